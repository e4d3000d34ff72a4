"""More wordings of receiving and travelling: who comes or goes, and what only goes for it when nothing else is said.

`_ACTS` say it by themselves; `_LONE` count where the field says nothing plain of the other mode.
"""

IN_ACTS = r"""
in:,in : | \s*(?:ja?|yes|y|✓|✔|✅)(?=\W|$)
you're received,you are received,you will be received,you get received | \b
mine,my place,mijn plek,bij me | :? (?:€ ?|eur )?\d{2,3}\b(?! ?(?:m|meter|min|km))
studio,thuisontvangst,ontvangst,privé,incall,ontvang,privéontvangst | (?:s)? (?:ja|yes)(?=[,.;|/!]|\s*$|\s*\n| -)
receives,she receives,ontvangt | \b (?:guests|gentlemen|visitors|men|clients|gasten|heren|bezoek)\b
her own,zijn eigen,haar eigen | \b <ADJ>(?:<ROOM>|<PLACE>)
aanklopt,aanklopt,bij mij aan | \b
ontvangst,ontv,ontvangen,ontvang,incall,thuis,privé,prive,privéontvangst,thuisontvangst,bij mij | \.?\s*[:=|]+\s*(?:
    ja?|yes?|y|x|✓|✔|✅|☑|mogelijk|dagelijks|possible)(?=\W|$)(?! (?:hotel|naar|escort))
bij mij,bij ons | (?= (?:is|kan) (?:ook )?mogelijk\b| als\b| or\b|:? ?(?:€ ?)?\d{2,3}\b)
kom,komt | (?: (?:dan|nu|maar|even|gewoon|eens|gerust|snel|gezellig|lekker)){0,3} (?:je\?|jij\?|u\?|langs|naar binne
    n|binnen|boven|naar boven)(?! (?:bij (?:je|jou|u)|met werken))
you are,you're,youre,u bent,je bent,jij bent | \b <ANY>(?:welcome|welkom) (?:there|here|daar|hier)\b
mag,mogen,kan,kun,kunt,can,may | \b(?: (?:je|jij|u|you|men|gasten))? (?:daar|hier|there|here)(?:heen|naartoe)? (?:la
    ngs)?(?:komen|terecht|come|visit)\b
jij mag,jij kunt,jij kan,jij kun,je mag,je kunt,je kan,je kun,u mag,u kunt,u kan,u kun,you can,you may | \b (?:(?:al
    tijd|gerust|ook|always|also|just) )?(?:daar|hier|there|here)?(?:heen)? ?(?:langskomen|come (?:by|round|over|here
    |there|in))\b
je komt,jij komt,u komt,komt u,kom je,kom jij | \b (?:hier|hierheen|daar|daarheen|deze kant|mijn kant)\b
loop,loopt,stap,stapt,wip,wipt,spring,lopen | (?: (?:u|je|jij))? <FILL>(?:binnen|naar binnen|langs)\b(?! (?:bij|in)
     (?:je|jou|uw?)\b)
walk,step,drop,come | (?: (?:right|straight|on|just))? (?:through the|in through|on in|up the stairs|upstairs to|ins
    ide)\b
come | \b <FILL>(?:and (?:see|visit|meet|find|join|relax with) (?:me|us)\b|to the (?!door of|hotel|phone|point|nethe
    rlands|table|party)(?:[^\W\d_]+ )?(?:annexe?|back|side|front|blue|red|green|club|studio|salon|house|flat|apartme
    nt|clinic|shop|bar|building|attic|barn|boat|basement|cottage|spa|sauna|address|\w+ (?:behind|above|next|near|at|
    on|in))\b)
vind,vindt,vinden,tref,treft,treffen | (?:t)?\b(?: (?:je|jij|u|jullie))? <ME>(?: (?:elke|iedere|dagelijks|van|\w+dag
    |gewoon|meestal|ook)){0,2} (?:op de|aan de|aan het|in de|in een|in het|boven|achter|naast|tegenover|vlak|vlakbij
    |dichtbij|om de hoek|bij het|bij de|onder)\b(?! (?:site|website|media|app|foto))
belt aan,bel je aan,belt u aan,bel gewoon aan,bel even aan,bel dan aan,ring at,ring twice | \b
ik doe,dan doe,doe ik,i open,ik open,we open,wij doen | \b (?:(?:zelf|je|u|dan|de deur|voor je|the|my|you) ){0,3}?(?
    :open|door|gate|poort|hek)\b
laat,let | \b (?:(?:ik|wij|we) )?(?:je|u|jou|you) (?:dan |zelf )?(?:binnen|erin|in|inside)\b
u neemt,u pakt,u loopt,u gaat,je neemt,je pakt,je loopt,je gaat,jij neemt,jij pakt,jij loopt,jij gaat,you take,you g
    o,you walk,you climb | \b (?:de|the|door|achterom|via|om|up|round|around) ?(?:[^\W\d_]+ ){0,2}?(?:trap|buitentra
    p|lift|poort|steeg|tuin|deur|stairs|elevator|gate|alley|door|back|side)\b
receiving,receives,hosts,receive,hosting | \b(?= (?:mon|tue|wed|thu|fri|sat|sun|daily|from|every|on|only|until|by|at
    |in|between|most|after|before|weekdays|visitors|\d)|\s*[:,.]|\s*$)(?! at your|,? (?:a|the) (?:message|call))
sessions,treatments,massages,appointments,sessies,behandelingen,massage,session | \b(?: (?:only|alleen|take place|zi
    jn))? (?:at|in|op|bij|te) (?:the|my|our|a|de|het|mijn|onze|een) <ADJ>(?:<ROOM>|<PLACE>)(?! (?:of|van) (?:your|jo
    uw|uw))
your place or mine,mine or yours,yours or mine,at mine | \b
salon,studio,house,club,massagesalon,sauna | \b (?:is )?(?:open|geopend)\b(?! (?:sollicitatie|day|dag))
mijn,onze,ons,my,our | \b <ADJ>(?:<PLACE>|<ROOM>) (?:aan|op|in|is open|staat voor|open|behind|above|near)\b
"""
IN_LONE = r"""
studio,salon,praktijk,flat,apartment,appartement,private house,massagestudio,house | \b (?:opposite|near|next to|abo
    ve|behind|naast|boven|tegenover|achter|vlakbij|vlak bij|nabij|om de hoek|bij het|bij de|close to|around the corn
    er|just off|op loopafstand)\b
flat,apartment,appartement,hotel,studio,kamer,room,pand,woning,apartement,at home,thuis,motel,privéhuis,private hous
    e | (?:(?<=[.!?\n,;/|-] flat)|(?<=[.!?\n,;/|-] hotel)|(?<=[.!?\n,;/|-] studio)|(?<=[.!?\n,;/|-] apartment)|(?<=[
    .!?\n,;/|-] appartement)|(?<=[.!?\n,;/|-] kamer)|(?<=[.!?\n,;/|-] at home)|(?<=\nhotel)|(?<=\nflat)|(?<=\nstudio
    )|(?<=\nappartement)|(?<=\nkamer)|(?<=\napartment)|(?<=[.!?\n,;/|-] pand)|(?<=[.!?\n,;/|-] room)|(?<=[.!?\n,;/|-
    ] motel))(?:,? (?:mon|tue|wed|thu|fri|sat|sun)\w*| (?:in|bij|near|at|op|next|opposite|by|vlak|naast|boven|above|
    behind|met|with|langs))\b(?! (?:your|jouw|uw|je|afspraak|aanvraag|verzoek|request))
bezoek op afspraak,by appointment at,visiting hours,bezoekuren,discreet pand,discreet gebouw | \b
bij mij | \b (?:kun|kan|komt?|kom|word|wordt|geniet|lig|ligt|vind|vindt|krijg|krijgt|mag|is het|ben|bent|staat|voel|
    geen|heb|hoef|in)\b(?! (?:bekend|tot|altijd echt|je aan|u aan|alles|service|kwaliteit|waar voor))
kom,come | (?:(?<=[.!?\n,;] kom)|(?<=[.!?\n,;] come)|(?<=\nkom))(?=\s*[.!…]|\s*$| snel[.!]| soon[.!]| now[.!])
come see | \b
you can come,you may come,je mag komen,u mag komen,jij mag komen,je kan komen,je kunt komen,u kunt komen | \b(?! (?:
    in|on|op|over|werken|as|with))
je ligt,u ligt,jij ligt,you lie,you'll lie | \b
welkom,welcome | \b (?:in|te|at|bij|to) (?!de wereld|mijn (?:profiel|pagina|advertentie|wereld)|(?:my|our|the) |onze
    |deze|this|het)[^\W\d_]{3,}
werkplek,behandelkamers,behandelkamer,massagekamers,massagetafel,massageruimte,treatment rooms,massage room,werkkame
    rs,privékamers,kamers met,kamer met,room with | \b(?! (?:te huur|huren|for rent|mee|along|in de auto|in the car)
    )
kamernummer,room number,roomnumber | \b(?! (?:of your|van je))
raam,window | \s?(?:nr\.? ?|nummer |number )?\d{1,3}\b
voor de deur,beneden | \b (?:staat|bent|sta|ben)\b
staat u voor,sta je voor,als je beneden,when you are downstairs,when you're downstairs,when you're outside,als u ben
    eden,when you are outside,als je buiten | \b
achterdeur,zijdeur,buitentrap,achterom,back door,side door,side entrance,zij-ingang,zijingang,achteringang,intercom,
    naambordje,zoemer,buzzer,binnenplaats,parkeerplaats,parkeerterrein,eigen terrein,eigen parkeer | \w*\b(?! kwam)
douche,shower,showers,handdoek,handdoeken,towels | \b <ANY>(?:aanwezig|available|provided|klaar|mogelijk|ready|ligt|
    liggen)\b(?! (?:op|in|at) (?:je|your|uw))
the address of the,the address,het adres,exact adres,precieze adres,adresje,adres krijg,adres stuur,adres app,adres
     volgt,address will be,you get address,krijg jij adres,krijg je adres,krijgt u adres | \b(?!,? (?:dat|die|that)
     (?:u|je|jij|you)| (?:you|of your|van (?:je|uw|jouw)))
"""
OUT_ACTS = r"""
out:,out : | \s*(?:ja?|yes|y|✓|✔|✅)(?=\W|$)
bij de klant,bij klanten,bij de gast,at the client's,at clients,bij de heer,ik rij zelf,ik rijd zelf | \b(?! (?:beke
    nd|geliefd|populair|in de smaak))
hotel,hotels,yours,your place,jouw plek,bij jou thuis,huisbezoek | :? (?:€ ?|eur )?\d{2,3}\b(?! ?(?:m|meter|min|km|s
    terren|star))
escort,hotel,hotels,outcall,hotelbezoek,huisbezoek | (?:s)? (?:ja|yes)(?=[,.;|/!]|\s*$|\s*\n| -)
ook op hotel,ook op hotels,ook op hotelkamer,ook op hotelkamers,ook bij jou,ook bij u,ook bij je thuis,of bij jou,op
     hotelkamers,op hotelbezoek,ook naar hotels,ook hotels,also hotels,ook hotelkamers | \b(?! (?:in de (?:buurt|reg
    io)|bekend))
send,sends,sturen,stuurt | \b(?: (?:we|wij|u|ik))? (?:her|haar|ze|one|them|hem|him|een) (?:meteen |straight )?(?:to|
    naar|over|langs) (?:you|your|je|jou|u|uw|een)\b
hop,take,catch,jump,travel,come,drive | \b <ANY>(?:train|car|bike|bus|tram|plane|flight|over) to (?:see|visit|meet|b
    e with) you\b
fly,flies,vlieg,vliegt | \b <ANY>(?:to|naar) (?:you|je|jou|u)\b
mobile masseur,mobile therapist,mobiele masseur,mobiele masseuse,mobiele massage,foldable table,folding table,massag
    estoel mee,klaptafel,opklapbare tafel,hotelovernachting,hotelovernachtingen | \w*\b
i bring the,i bring a,ik neem mijn,ik breng mijn,bring my own | \b <ADJ>(?:table|tafel|mat|stoel|chair|massagetafel)\b
op de stoep,op uw stoep,op jouw stoep | \b
escort,esc,outcall,outcalls,hotel,hotels,hotelbezoek,huisbezoek,hotel bezoek,aan huis,bij jou,thuisbezoek,bezoek aan
     huis,op locatie | \.?\s*[:=|]+\s*(?:ja?|yes?|y|x|✓|✔|✅|☑|mogelijk|possible|graag)(?=\W|$)
bij jou,bij u,bij jullie | (?= (?:is|kan) (?:ook )?mogelijk\b| als\b| or\b|:? ?(?:€ ?)?\d{2,3}\b)
zoek,zoekt,zoeken | \b (?:(?:ik|wij|we|ze|zij) )?(?:je|jou|u|jullie) <ANY>op\b
bij u,bij jou,bij je | \b <ANY>(?:voor de deur|aan de deur|afgezet|gebracht|bezorgd|aan huis)\b
bij u aan,bij jou aan,bij je aan,bij u langs,bij je langs,bij jou langs | \b
naar elk,naar ieder,naar elke,naar iedere,op elk,op ieder,op elke,op iedere,at any,at every,at each,to any,to every,
    to each | \b (?:gewenst\w* |other )?(?:adres|address|hotel|locatie|location|plek|place)\b
naar het adres,naar een adres,op het adres,op een adres,to the address,at the address,to an address,op een locatie,o
    p de plek,to a place,op een plek | \b,? (?:dat|die|that|which|naar|van|of)?\s?(?:u|je|jij|jouw|uw|you|your|keuze
    |choice)\b
bezoek,bezoekt,bezoeken,visit,visits | \b(?: (?:ik|wij|we|zij))? (?:(?:alleen|ook|graag|uitsluitend|enkel|only|also|
    gladly|heren|gentlemen|men|je|u|jou|you) ){0,3}(?:in |at )?(?:(?:hun|their|een|a|luxe|luxury|goede|elk|any|all|a
    lle) )?(?:hotels?|particulieren|kantoren|klanten|clients|offices|private homes|homes|campings)\b(?! is)
verplaatsing,verplaatsingen,ter plaatse,op verplaatsing | \b
hotels only,only hotels,alleen hotels,enkel hotels,uitsluitend hotels,hotel only,alleen hotel,hotels & huizen,only v
    isits,alleen bezoek | \b(?! is)
mine or yours,yours or mine,your place or mine,or yours,of bij jou,of bij u | \b
bezoek,bezoeken,visits | \s*[:=]\s*(?:[^\W\d_]+,? ){0,3}?(?:hotels?|thuis|home)\b
drive,drives,come,comes,travel,travels,pop,pops,hop,head,cycle,cycles,ride,go,goes,walk,rush,get,run,came,coming |
     \b (?:(?:over|round|across|out|down|up|straight|right|herself|himself|themselves|myself|gladly|happily|discreet
    ly|by car|anywhere|all the way) ){0,3}(?:to|at|into) (?:you|your|yours|ur|their (?:hotel|home|client)|(?:a|the)
     (?:hotel|client))\b
come,comes,coming,travel,available,work,works,massage | \b (?:(?:also|only|out) )?on(?: your)? location\b
on location,at your location,at your venue,at your office,at your event,at your party,at your workplace,op uw evenem
    ent,op je feest,op uw feest,op jouw feest | \b(?! (?:in|of) (?:the|my|our))
wherever you,waar je ook,waar u ook,waar je maar,waar jij ook,where you are staying,where you stay | \b (?:are|stay|
    live|bent|ben|verblijft|verblijf|woont|logeert|slaapt|want|wilt)
i come,i drive,i travel,i comes,i drives,i travels,we come,we drive,we travel,we comes,we drives,we travels,she come
    ,she drive,she travel,she comes,she drives,she travels,they come,they drive,they travel,they comes,they drives,t
    hey travels,i'll come,i'll drive,i'll travel,i'll comes,i'll drives,i'll travels,we'll come,we'll drive,we'll tr
    avel,we'll comes,we'll drives,we'll travels | \b (?:by (?:car|train|bike|taxi)|with my car|hotels?|house)\b
ik kom,ik rij,ik rijd,ik reis,wij komen,wij rijden,wij reizen,wij komt,we komen,we rijden,we reizen,we komt,ze komen
    ,ze rijden,ze reizen,ze komt,zij komen,zij rijden,zij reizen,zij komt | \b (?:(?:ook|graag|alleen|wel|altijd|gew
    oon|discreet|met mijn auto|met de auto|met de trein|met eigen auto) ){0,2}(?:huis|hotels?|daarheen|thuis|overal|
    op afspraak naar|bij (?:klanten|heren|mensen)|naar (?:huizen|klanten|alle|heel))\b
kom,komen,komt | \b (?:(?:ik|wij|we|zij|ze|ook|graag|de|dame|daar) ){1,3}(?:daarheen|naar je|bij je|naar jou|bij jou
    |bij u|naar u)\b
ik kan,wij kunnen,we kunnen,kan ik,ik kom,kom ik | \b <ANY>(?:langskomen|langs komen|naar je toekomen)\b(?! bij (?:m
    ij|ons))
maar wel langskomen,but i can travel,but can travel,but i can come,but i do travel | \b
boek,book,reserveer,reserve,neem,boekt | \b (?:(?:je|jij|u|you) )?(?:een|a) (?:(?:kamer|room) (?:in een|in a|at a) )
    ?(?:\w+ )?hotel\w*\b
send,sends,sturen,stuurt,brengen,bezorgen,brengt,leveren,deliver | \b <ANY>(?:gezelschap|dame|company|ladies|lady|gi
    rls)\b <ANY>(?:op|naar|bij|to|at)\b
chauffeur,driver,taxi | \b <ANY>(?:brengt|brings|drops|zet)\b <ANY>(?:naar|bij|to|off|af|at)\b
spreken af,spreek af,afspreken,meet | \b (?:(?:in|at|bij|op) )(?:jou|je|jouw|u|uw|your|jullie|een hotel|a hotel|het
     hotel|a \w+ hotel)\b
"""
OUT_LONE = r"""
hotels | (?:(?<=[.!?\n,;/|-] hotels)|(?<=\nhotels)) (?:of|in|from|van|vanaf|with|met|only|and|en|near)\b
ik kom,wij komen,we komen,zij komt,ze komt,zij komen,ze komen,dames komen,komt graag,ik rij,ik rijd,wij rijden | \b(
    ?![^.!?\n]{0,60}\b(?:week|weekend|tomorrow|days|dagen|vakantie|holidays?|morgen|months?|maand|paris|parijs|tour|
    again|weer)\b)(?: (?:ook|graag|dan|altijd|zelf|gewoon|discreet|wel|alleen)){0,2} (?:naar (?!mij|ons|mijn|nederla
    nd|holland)|met (?:de|mijn|eigen) (?:auto|trein|fiets|scooter|wagen|bus)|overdag|'s avonds|op afspraak|op tijd)
i come,we come,she comes,they come,i drive,she drives,i will come,i'll come | \b(?![^.!?\n]{0,60}\b(?:week|weekend|t
    omorrow|days|dagen|vakantie|holidays?|morgen|months?|maand|paris|parijs|tour|again|weer)\b)(?: (?:also|gladly|al
    ways|only|discreetly|quickly))? (?:to (?!me|us|my|the netherlands|holland|nl|your country)|by|with my|after|anyw
    here|any time|on time|quickly|wherever|within)\b
i visit,we visit,she visits,zij bezoekt,ze bezoekt,visiting clients,ik bezoek | \b(?! (?:me|us|my|our|him|the|this|f
    riends|family|site|netherlands|holland|mijn|onze|deze|museums?|musea|my family))(?![^.!?\n]{0,60}\b(?:week|weeke
    nd|tomorrow|days|dagen|vakantie|holidays?|morgen|months?|maand|paris|parijs|tour|again|weer)\b)
call-girl,callgirl,callgirls,our driver,onze chauffeur,hotelescort,gezelschapsdames,per kilometer,per km,km-vergoedi
    ng,your couch,your sofa,your bed,jouw bank,jouw bed | \w*\b(?! (?:gezocht|wanted))
mee naar je,mee naar jouw,ga mee naar,uw kamer,jouw kamer,je kamer,your room,your own bed,your doorstep,your bedroom
    ,je eigen huis,uw eigen huis,je eigen bed,je eigen bank,jouw huis,je woning,uw woning,jouw woning,je voordeur,uw
     voordeur | \b
"""
