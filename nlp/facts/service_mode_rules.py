"""Wordings of receiving (incall) and travelling (outcall): the words they begin with, and how they go on."""

from nlp.facts.service_mode_acts import IN_ACTS, IN_LONE, OUT_ACTS, OUT_LONE
from nlp.facts.service_mode_rule import Mode, Rule, rules

__all__ = ["RULES", "Mode", "Rule"]
_BOTH = r"""
in/out,in / out,in & out,in and out,in + out,in en out,in of out,in or out,in- en outcall,in- en out,in- & out | (?:
    [ -]?calls?)?(?=\W|$)(?! of\b)
"""
_IN_ROWS = r"""
in-call,incall,in call,in-calls | s?\b
thuisontvangst,privéontvangst,priveontvangst,hotelontvangst,prive ontvangst,privé ontvangst,thuis ontvangst | \b
bij mij,bij me,bij ons | (?<!nieuw bij ons)(?<!werken bij ons)(?<!werk bij ons)(?<!ook bij ons)(?= (?:thuis|langs(?:
    komen)?|op|aan|in|of|en|terecht|kan|kun(?:t|nen)? (?:je|u|jij|jullie)? ?(?:terecht|langs|ook)|binnen|komen|komt)
    \b|\s*[.,;:!?)/|&+🏠]|\s*$|\s*\n)(?! aan het juiste adres| in de buurt)( thuis)?
u bij mij,je bij mij,jij bij mij,u bij ons,je naar mij,jij naar mij | \b
op mijn adres,op ons adres,op eigen adres | \b
mijn,onze,ons,m'n,in me,op me,me eigen,eigen,in haar,in onze | (?<!is mijn)(?<!je eigen)(?<!uw eigen)(?<!jouw eigen)
    (?<!jullie eigen)\b <ADJ><PLACE>(?! (?:is|blijft|stays|remains) (?:mijn|privé|prive|private|te|too|my|not|niet|g
    een|verboden|off|alleen)\b)(?! (?:is schoon gemaakt|poetsen|genoot|genoten|staat vol))
vanuit,in een | \b(?: (?:een|mijn|onze|de))? <ANY>(?:appartement|studio|salon|massagesalon|privéhuis|privehuis|prakt
    ijkruimte|werkruimte|praktijk|flat)\b
praktijk,salon,studio,ontvangst,massagesalon,massage ontvangst | \s?aan huis\b
je wordt,u wordt | \b <ANY>ontvangen\b
kom,komt,komen,langskomen | \w*\b <FILL>(?:langs\b(?! bij (?:je|jou|u)\b)|(?:naar|bij) <ME>|(?:naar|bij|in) (?:deze|
    de) (?:salon|club|studio|praktijk)\b|binnen(?:lopen)?\b|op bezoek\b(?! bij (?:je|jou|u))|genieten (?:in|bij)\b|h
    ier(?:heen|naartoe)\b)
kunt,kunnen,kan,kun,mag | \b(?: (?:je|u|jij|jullie))? <ANY>(?:langskomen|langs komen|binnenlopen|terecht\b|bij (?:mi
    j|ons|me) (?:komen|terecht)|(?:mij|me|ons) <ANY>bezoeken)\b
je kunt,u kunt,je kan,u kan,jullie kunnen | \b <ANY>(?:(?:me|mij|ons) <ANY>(?:op)?(?:be)?zoeken|bij (?:mij|ons|me)\b)
jij kom,u kom,je kom,jij komen,jullie kom | \w*\b(?! (?:klaar|tot rust|te laat|uit|te overlijden|tekort|niet|op|in a
    anmerking|er niet|erachter))
bezoek,bezoekt | \b (?:me|mij|ons|onze (?:salon|club|studio|praktijk|sauna)|haar)\b
visit,visits,visiting | \b(?: to)? (?:me|us|my|our)\b(?! (?:site|website|page|profile|insta\w*|web\w*|only\w*|social
    \w*|twitter|blog|channel))
come | \b <FILL>(?:to (?:me|us|mine|my|our|the club|the studio|the salon)\b|2 me\b|see (?:me|us)\b|visit (?:me|us)\b
    |by\b|here\b|over\b(?! to (?:you|your|yours|u)\b)|at my\b|join us\b|inside\b|in(?= (?:for|and|any)\b|\s*[.!,]))
you come,u come,guests come,gentlemen come,men come,clients come | (?<!if you come)\b
you visit,you travel to me,you drive to me,come visit me | \b
drop by,drop in,stop by,pop in,pop by,swing by,call in,walk in,walk-ins | \b
find me,find us | \b <FILL>(?:in|at|behind|above|near|next|on the \w+ floor|close|opposite|just|under|around)\b(?! (
    ?:insta\w*|telegram|twitter|www|x|@|snap\w*|onlyfans|facebook|signal|whatsapp|tiktok|t\.me))
bezoekadres,place of my own,at mine,ons pand,mijn pand,achter het raam,achter mijn raam,behind the window,behind my
     window,buzz you in,let you in | \b
raam,window | \s?(?:nr\.? ?)?\d{1,3}\b
my,our,mine,own | (?<!is my)(?<!your own)(?<!their own)\b <ADJ><ROOM>(?! (?:is|blijft|stays|remains) (?:mijn|privé|p
    rive|private|te|too|my|not|niet|geen|verboden|off|alleen)\b)(?! (?:page|number|phone|town|country|work|cooked|li
    fe|visit))
your place or mine,mine or yours,yours or mine | \b
private,cosy,cozy,discreet,clean,quiet | \b <ADJ>(?:flat|apartment|apt|studio|incall|location|address)\b
place,where,location,waar,locatie,plek,plaats | \s*[:=→>|—–-]+\s*(?:(?:in|een|eigen|mijn|privé|a|own|my|private|our)
     ){0,3}(?:privé|thuis|<PLACE>|<ROOM>)
guests,gentlemen,visitors,clients,men,customers,you | \b <ANY>(?:are|will be|is) <ANY>(?:received|welcomed|welcome)
    \b(?! to (?:call|text|write|app))
i host,we host,can host,she hosts,hosting,able to host,happy to host,host in,host at,to host,ill host,i'll host,host
    s | \b(?! (?:parties|a party|events))
wait you,wait for you,waiting for you,waiting you,await you,awaits you | \b(?! (?:call|message|to (?:call|text)))
see gentlemen,see guests,see visitors,see clients,see you,meet you,meet,welcome you,take visitors | \b <ANY>(?:in|at
    |to) (?:my|our)\b(?! (?:profile|page|site|website))
wacht op,wachten op,wacht | \b(?: op)? (?:je|jou|u|jullie)\b <ANY>(?:op|in|af|bij|thuis)\b
te wachten,wachten | \b (?:in|op) (?:de|mijn|onze) <PLACE>
bel aan,aanbellen,bel twee,bel 2,ring bell | \b
ring the,ring my,ring our | (?<!i ring the)\b (?:door)?bell\b
empfange,empfängt,empfangen,empfang | \b
besuch mich,besuche mich,besucht mich,besuchen sie mich,komm zu mir,komm vorbei,kommen sie zu,zu mir,bei mir,bei uns
    ,in meiner,in meinem,in unserem,in unserer | \b(?! (?:team|agentur|bist|geht|gibt))
en mi,en mi piso,en mi casa | \b (?:piso|casa|apartamento|habitación)
recibo,recibimos,te recibo,mi piso,mi casa,mi apartamento,nuestro piso,ven a mi,ven a ver,visítame,visitame,piso pro
    pio,apartamento propio,sitio propio,lugar propio,piso privado,apartamento privado | \w*\b(?! (?:web|perfil))
primesc,primim,te primesc,la mine,locatie proprie,locație proprie,vino la mine,apartamentul meu | \b(?! (?:plata|mes
    aj|sms|apeluri))
fogadlak,fogadok,fogadunk,fogadom,nálam,nalam,hozzám,saját lakás,nálunk,gyere hozzám | \w*\b
reçois,recois,recevons,reçoit,chez moi,chez nous,mon appartement,mon studio,dans mon,venez chez,viens chez | \b
przyjmuję,przyjmuje,przyjmujemy,u siebie,u mnie,zapraszam do siebie,do siebie,moje mieszkanie,moim mieszkaniu,własne
     mieszkanie | \b
"""
_RECEIVES = r"""
ontvang,zelfontvang | (?:t|en|st)?\b(?!er|stbewijs)
i receive,we receive,who receives,she receives,receive you,receives you,i also receive,i only receive,receive gentle
    men,receive in,receive at,receives in,receives at,receive guests,receive visitors,receiving in,receiving at,rece
    ive by,can receive,receive on,receive from,i do receive,and receive,then receive,i can receive,receive discreetl
    y | \b
"""
_IN_WEAK = r"""
kamers,themakamers,themakamer,suites,rooms,room is,the room is,rooms upstairs | \b(?!\s*(?:te huur|verhuur|for rent|
    to rent|per week|per maand))
een van de kamers,one of the rooms | \b
appointments,bookings here,treatments take,sessions take,massages take,treatments here,bookings are here | \b(?! (?:
    via|by phone|only via))
visits by,visits to my,visit by | \b
uw bezoek,jouw bezoek,je bezoek,your visit | \b(?! (?:aan|to) (?:de|deze|this|our|onze|my|mijn) (?:web)?(?:site|pagi
    na|page))
als je,als u,wanneer u,wanneer je,when you,if you,as you,zodra je | \b <ANY>(?:langs)?(?:komt|arrive|come|aankomt|bi
    nnenkomt|walk in)\b(?! (?:to|uit|from|back|terug|te laat|te overlijden))
when you arrive,on arrival,bij binnenkomst,bij aankomst,na binnenkomst,when you come in,upon arrival | \b
je bent,u bent,jullie zijn,bent u,ben je,jij bent | \b <ANY>welkom\b(?! (?:om te (?:bellen|appen|mailen)|op (?:mijn|
    onze|deze) (?:site|pagina|profiel|website)))
welkom,welcome,willkommen | \b (?:in|bij|to|at|inside)(?! (?:my|our|mijn|onze|the|deze|de) (?:site|profile|page|webs
    ite|ad|advert|profiel|pagina|advertentie|wereld|world|team))(?! (?:deze|this|my profile)) (?:mijn|onze|my|our|de
    |the)\b <ANY>(?:<PLACE>|<ROOM>)
gastvrouwen,hostesses,dames aanwezig,vandaag aanwezig,dagelijks aanwezig,meiden aanwezig,dames per dienst,ladies on
     duty,on duty,at the bar,aan de bar | (?=\W|$)
discreet adres,discrete locatie,rustig adres,discreet adress,vast adres,eigen ingang,eigen werkadres,werkadres,discr
    ete location,discreet location,private entrance,discreet entrance,adres na,adres volgt,adres krijg,address after
    ,address on,address by,exact address,adres geef | \b
in een,in a | \b (?!\w* ?hotel)<ANY>(?:ruimte|kamer|pand|room|apartment|flat|studio)\b(?! (?:of|van) (?:your|jouw|uw))
eerste verdieping,tweede verdieping,begane grond,derde verdieping,ground floor,first floor,second floor,third floor,
    1st floor,2nd floor,3rd floor,doorbell,deurbel,doe ik open,downstairs,upstairs,for the address,full address,exac
    te adres,koffie staat | \b
the practice is,the studio is,the salon is,the room is,the house is,practice is,studio is,salon is,my room is | \b (
    ?:at|above|behind|in|on|near|next|opposite|downstairs|upstairs|a \w+|five|just|right|close)\b
treatment room,praktijkruimte,werkruimte,massagekamer,private room,privékamer,own room,kamer in hotel,hotel room nea
    r,hotelroom near,room near,room in,rooms in,kamer in,werkkamer | (?! (?:te huur|for rent|fotos|photos))(?=\W|$)
parkeren voor,parkeren bij,gratis parkeren,free parking,easy parking,parking in front | \b
"""
_OUT_ROWS = r"""
out-call,outcall,out call,out-calls | s?\b
escortservice,escort service,escortbureau,escort bureau,escort agency,escortagency,escort door,escort in,escort moge
    lijk,alleen escort,ook escort,escort only,ook op escort,escort naar,via escort,auch escort,escort möglich,escort
     regio,escort ook,escort available,service escort,escort servicio | \b
escort | \s*[:=|.…→-]+\s*(?:ja|yes|mogelijk|in overleg|✅|✔|oui|sí|si|da)(?=\W|$)
naar je toe,naar jou toe,naar u toe,naar jullie toe,bij jou thuis,bij u thuis,bij je thuis,bij jullie thuis,bij jou
     in je,bij u in het,bij u in een,bij jou in een,bij jou in het,bij je in,bij u op,bij jou op,bij jou of,bij u of
     | \b
op jouw,op uw,naar jouw,naar uw,in jouw,in uw,op je,in je,naar je,aan je,aan jouw,aan uw | \b <ANY>(?:hotel\w*|kamer
    |huis|woning|locatie|adres|kantoor|thuis|werk|plek|appartement|woonplaats|deur|b&b|hotelkamer)\b
ga,gaan | \b(?: (?:ook|graag|alleen|wel))? (?:naar hotels|(?:naar|bij) (?:je|jou|jouw|u|uw)\b)
kom,komt,komen,rij,rijd,rijden,reis,reist,reizen,bezorg,rijdt | \b (?!(?:mij|me) )(?:[^\W\d_][\w-]*,? ){0,4}?(?:(?:n
    aar|bij|langs|tot|aan|voor) (?:(?:je|jou|jouw|u|uw|jullie)\b|de deur\b|huis\b|(?:elk|alle|ieder|je|een)?\s?hotel
    s?\b)|aan huis\b|in (?:\w+ )?hotels?\b|(?:in|door) heel\b|op (?:kantoor|locatie)\b|naar (?:heren|klanten|gasten|
    mannen) )
ik kom,wij komen,we komen,zij reizen,ze reizen,wij reizen,zij komen,ze komen,dames komen,meiden komen,escorts komen,
    dames reizen,masseurs komen,masseuses komen,ik reis,ik rij,ik rijd,wij rijden | \b(?: (?:ook|graag|overal|altijd
    |zelf|met plezier|discreet|binnen \d+ \w+)){0,2} (?:naar elk|door|naar heel|in heel|tot aan|langs\b(?! het)|naar
     (?=[a-z' -]{3,20}, [a-z' -]{3,20}[,. ])|in de regio|in de omgeving|naar alle|overal|thuis\b)
i come,i'll come,we come,i will come | \b(?: (?:right|straight|also|gladly))? over\b
naar hotels,to hotels,hoteles,domicilio,besuche in hotels,besuch in hotels | \b
naar de klant,naar klanten,naar de gast,naar heren,erheen,ernaartoe | \b(?: toe)?(?! (?:kwam|ging))
ik ben mobiel,ben mobiel,volledig mobiel,uitgaande afspra,uitgaande date,uitgaand | \w*\b
mijn massagetafel,de massagetafel,my massage table,my table,een massagetafel,mijn tafel,my own table | \b <ANY>(?:me
    e|with me|along)\b
bring my,brings her,bring a | \b <ANY>table\b
send,sends,sturen,stuurt,brengen,bezorgen,brengt | \b(?: (?:wij|we|u|you|binnen \w+ \w+))? <ANY>(?:dames?|lady|ladie
    s|girls?|meiden|meisje|escort|gezelschapsdame|model|models|companion|masseuse)\b <ANY>(?:naar|to|bij|aan)\b
regelt,boekt,boek,regel,book,books,boekt u,arrange | \b(?: (?:jij|je|u|you|zelf))? (?:een|het|a|the|your) hotel(?:ka
    mer|room)?\b
kom,komt,komen | \b <ANY>op (?:campings?|boten|kantoor|kantoren|evenementen|feesten|vakantieparken|bedrijven|uw|jouw
    |je)\b
in hotels,in hotel | \b <ANY>(?:kom|komen|bezoek) (?:ik|wij|we)\b
bij jou,bij u,ik bij jou,bij jullie | (?= (?:langs|thuis|of|en|kan|op bezoek|aan de deur|in|komen)\b|\s*[.,;:!?)/|&+
    ]|\s*$|\s*\n)(?! in (?:de (?:buurt|regio|omgeving|stad)|goede))
aan de deur,aan jouw deur,aan uw deur | \b(?= (?:in|binnen)\b|\s*[.,!]|\s*$)
aan huis | \b(?<!praktijk.aan.huis)(?<!salon.aan.huis)(?<!studio.aan.huis)(?<!ontvangst.aan.huis)(?<!ontvangst: aan
     huis)(?<!ontvangst : aan huis)(?<!ontvangst \| aan huis)(?<!incall: aan huis)(?! gevestigd)
op locatie,op gewenste locatie,op locatie bij | \b
hotelbezoek,huisbezoek,thuisbezoek,hotel bezoek,huis bezoek,hotelvisite,thuis bezoek,hotel- en huisbezoek,huis- en h
    otelbezoek,huis- en hotel,hotel- en huis,hotel en huis,huis en hotel,hotelservice,hotelescort,thuisescort,hotelb
    ezoeken | \w*\b
bezoek aan,bezoeken aan,bezoek in | \b (?:huis|hotels?|je|jouw|uw|kantoor|particulieren)\b
ook hotel,hotels prima,hotel ook,hotel mogelijk,hotels mogelijk,hotels ook,thuis of hotel,hotel of thuis,thuis of in
    ,hotels en,hotels ok | s?\b
ik bezoek,wij bezoeken,we bezoeken,zij bezoeken,dames bezoeken,bezoekt u,bezoekt je,bezoekt jou,bezoeken u,bezoeken
     je,bezoeken jou,bezoek je,bezoek jou,bezoek u,bezoek jullie,je thuis bezoeken,u thuis bezoeken,thuis bezoeken,b
    ezoek heren,bezoekt heren | \b(?! (?:onze|mijn|deze|aan (?:onze|mijn|mij|ons)))
ontvang en bezoek,ontvangst en bezoek,ontvang of bezoek,ontvangen en bezoeken | \b
come,coming,travel,drive,deliver | \b(?: (?!(?:me|us|mine) )[^\W\d_][\w']*){0,3}? (?:to|at|2|into) (?:(?:you|your|yo
    urs|u|ur|ya)\b|hotels?\b|homes\b|private homes\b|offices\b|gentlemen\b|any hotel|all hotels)
go to you,go to hotels,go to your,come over to yours,to your door,at your door,to your place,at your place,at your h
    ome,at your hotel,to your hotel,to your home,in your hotel,your hotel,at yours,to yours,your place,in your home,
    in your own home,of your home,of your own home,your house,your hotel room,your residence,your room | \b(?! (?:is
    |of))
and travel,also travel,can travel,happy to travel,willing to travel,will travel,or travel | \b to\b(?! (?:me|us|my|m
    ine))
i travel,we travel,they travel,ladies travel,girls travel,escorts travel,models travel,companions travel,will travel
    ,can travel,happy to travel,willing to travel,also travel,and travel,or travel | \b(?= (?:to you|across|within|t
    hroughout|all over|anywhere|around|everywhere|nationwide|to hotels|to your|out to)\b|\s*[.,!;)]|\s*$|\s*\n)
i visit,we visit,ladies visit,girls visit,they visit,visit you,visits you,visiting you,i also visit,only visit,visit
     your,visits your,and visit,can visit,visit gentlemen,visit hotels,visit fine hotels,visit good hotels,visit all
     hotels,i only visit,models visit | \b(?! (?:me|us|my|our|him|the zoo|this|friends|family|site)\b)(?: (?:you|u|y
    our|gentlemen|men|clients|guests|hotels?|homes?|offices?|private|people|couples|customers|any|all|elderly|senior
    s|ladies|women|in|at)\b|(?=\s*[.,;!)]|$))
visits to,trips to,calls to | \b(?: \w+)? ?(?:hotels?|homes?|your|offices?|houses?|residences?|private|clients)\b
hotel visit,home visit,house visit,office visit,hotel call,house call,home call,house and hotel,hotel and home,home
     and hotel,hotel and house,hotels and homes,hotel & home,home & hotel,visits at,hotel/home,home/hotel,hotelvisit
    ,homevisit,call-out,callout | s?\b(?: (?:visits|calls))?
mobile massage,mobile masseuse,i'm mobile,im mobile,i am mobile,fully mobile | \b
mobile | \s*[:=|]\s*(?:yes|ja|whole)\b
hausbesuch,hotelbesuch,haus- und hotel,haus und hotel,hotel- und haus,haus & hotel,hotel und haus | \w*\b(?: ?-?besu
    che?)?
komme,kommen,fahre,reise,besuche,besuchen | \b <ANY>(?:zu |nach |ins |bei )?(?:dir|dich|ihnen|euch|hause|hotel)\b(?!
     mich)
bei dir,bei ihnen,zu dir,zu ihnen,dein hotel,deinem hotel,dich besuchen | \b(?=\W|$)
salidas,salida,a domicilio,me desplazo,voy a tu,voy a hotel,desplazamiento,desplazamientos,a tu hotel,a tu casa,en t
    u casa,en tu hotel | \b
deplasez,deplasari,deplasări,deplasare,ma deplasez,vin la tine,la tine,la domiciliu,la hotel,deplasam,deplasăm | \b
házhoz,hazhoz,kimegyek,kimegyünk,nálad,nalad,hozzád,szállodába,elmegyek hozzád | \b
me déplace,me deplace,déplacement,deplacement,déplacements,à domicile,a domicile,chez vous,chez toi,votre hôtel,ton
     hôtel,à l'hôtel,nous déplaçons | s?\b
dojazd,dojeżdżam,dojezdzam,do ciebie,u ciebie,wyjazdy,do hotelu,dojeżdżamy,przyjadę do | \w*\b
"""
_OUT_WEAK = r"""
escort,escorts,escortdame,escortmeisje,escortgirl,escortboy,escortbedrijf,escort dame,escort girl,escort lady,luxe e
    scort,high class escort | (?:dames?|s|meisjes?|girls?|boys?)?\b(?! ?(?:advertenties?|ads|sites?|website|forum|pa
    gina|directory|branche|vergunning|reviews?|platform|wereld|klanten|portal|gids)\b)(?!-?(?:site|forum|branche))
eigen auto,eigen vervoer,my own car,own transport,reiskosten,voorrijkosten,kilometervergoeding,travel costs,travel c
    ost,travel fee,travel expenses,taxi costs,taxikosten,petrol,travel within,benzine,reiskostenvergoeding,anfahrt,f
    ahrtkosten,fuel surcharge,travel surcharge | \b
"""
RULES: dict[str, list[Rule]] = {}
for _first, _rule in (
    *rules("incall", _BOTH),
    *rules("outcall", _BOTH),
    *rules("incall", _IN_ROWS),
    *rules("incall", _RECEIVES, thing=True),
    *rules("incall", _IN_WEAK, weak=True),
    *rules("outcall", _OUT_ROWS),
    *rules("outcall", _OUT_WEAK, weak=True),
    *rules("incall", IN_ACTS, act=True),
    *rules("outcall", OUT_ACTS, act=True),
    *rules("incall", IN_LONE, weak=True, lone=True),
    *rules("outcall", OUT_LONE, weak=True, lone=True),
):
    RULES.setdefault(_first, []).append(_rule)
