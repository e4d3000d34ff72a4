"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose, but a phrase stays
within its sentence. `word*` any ending · `{a,b c}` one of these, and they nest · `word?` or `{a,b}?` may be missing ·
`...` up to three words of the clause between · `#` a number · `<girls>` the words of that class in `WORDS`. A letter
with a diacritic also stands for the ways to write it without one, and a hyphen for a space or nothing.
"""

import re
import unicodedata
from itertools import product

from domain.errors import BakenError
from nlp.language import is_function_word

WORDS = {
    # Persons on offer, several and one; then what praises them. One class a language, named by one of its words.
    "dames": "{dames,meisjes,meiden,vrouwen,vriendinnen,modellen,escorts,escortdames,masseuses,ladies,girls,meisje's}",
    "dame": "{dame,meisje,meid,vrouw,model,escort,escortdame,masseuse,lady,girl}",
    "leuke": "{{zeer,heel,erg,super}? {leuke,lieve,mooie,knappe,nieuwe,jonge,sexy,gezellige,ervaren,verschillende,"
    "diverse,prachtige,geile,hete,spontane,charmante,verzorgde,vaste,andere,eigen,zelfstandige,discrete,nette,"
    "aantrekkelijke,slanke,rijpe,vrolijke,nieuw,lief,jong,mooi,knap,leuk,spontaan,gezellig,echte}}",
    "girls": "{girls,ladies,women,models,escorts,babes,masseuses,companions,girl's}",
    "girl": "{girl,lady,woman,model,escort,babe,masseuse,companion}",
    "nice": "{{very,really}? {nice,new,beautiful,lovely,sweet,sexy,young,hot,gorgeous,pretty,stunning,different,"
    "charming,elegant,experienced,independent,selected,other,attractive,friendly,discreet,mature}}",
    "damen": "{damen,mädchen,mädels,frauen,girls,ladies,models,modelle,masseurinnen,escortdamen}",
    "hübsche": "{hübsche*,nette*,neue*,schöne*,junge*,attraktive*,liebe*,verschiedene*,sexy,heiße*,süße*,wechselnde*,"
    "selbständige*,selbstständige*}",
    "chicas": "{chicas,mujeres,señoritas,damas,modelos,escorts,masajistas,acompañantes,amigas}",
    "chica": "{chica,mujer,señorita,dama,modelo,escort,masajista,acompañante}",
    "fete": "{fete,fetele,femei,femeile,doamne,doamnele,domnișoare,domnișoarele,escorte,escortele,modele,modelele,"
    "colege,colegele,prietene}",
    "fată": "{fată,fata,femeie,doamnă,doamna,domnișoară,domnișoara,escortă,escorta}",
    "lányok": "{lányok,lányaink,lányokat,lányt,lány,hölgyek,hölgyeink,hölgyeket,hölgyet,hölgy,nők,nőket,nőt,csajok,"
    "csajokat,csajt,masszőrök,masszőröket,kolléganők,kolléganőket}",
    # Persons on offer and those around them: Dutch, then English.
    "personen": "{dames,meisjes,meiden,meissies,meisje's,vrouwen,vrouwtjes,studentes,courtisanes,modellen,"
    "escorts,escortdames,escortmeisjes,escortmodellen,masseuses,masseurs,ladies,girls,babes,hostesses,"
    "gastvrouwen,gastdames,gezelschapsdames,gezelschapsmeisjes,medewerksters,medewerkers,sekswerkers,"
    "sekswerksters,sexwerkers,meesteressen,topmodellen,topescorts,toppers,danseressen,stripteaseuses,prostituees,"
    "callgirls,transen,transmeiden,transvrouwen,transdames,transgirls,shemales,ladyboys,schoonheden,jongedames,"
    "escortboys,gigolo's,grietjes,schatjes,milfs,collega's,luxedames,masseurs en masseuses,vrouwelijke masseurs,"
    "therapeutes,companions,privédames,clubdames,moppies,chicks,animeerdames,zelfstandigen}",
    "persoon": "{dame,meisje,meid,meiske,meisie,vrouw,model,escort,escortdame,escortmeisje,masseuse,lady,girl,"
    "babe,hostess,gastvrouw,gezelschapsdame,medewerkster,meesteres,jongedame,schoonheid,schone,blondine,brunette,"
    "topper,stoeipoes,godin,pop,poppetje,trans,transvrouw,transmeid,shemale,jongeman,gigolo,escortboy,masseur,"
    "aanwinst,moppie,griet,studente,milf,sekswerker,sekswerkster}",
    "welke": "{{zeer,heel,erg,super,echt,nog,net,pas}? {leuke,lieve,lief,mooie,mooi,knappe,knap,nieuwe,nieuw,"
    "nieuwste,jonge,jong,sexy,gezellige,gezellig,ervaren,rijpe,prachtige,bloedmooie,geile,hete,spontane,spontaan,"
    "charmante,verzorgde,verzorgd,vaste,andere,eigen,zelfstandige,zelfstandig werkende,discrete,nette,slanke,"
    "volslanke,stevige,vrolijke,elegante,stijlvolle,vrouwelijke,mannelijke,zachte,blonde,donkere,volwassen,"
    "gediplomeerde,professionele,vriendelijke,exclusieve,klasse,wisselende,verschillende,diverse,aanwezige,"
    "beschikbare,favoriete,passende,sensuele,ondeugende,speelse,warme,betoverende,goddelijke,schattige,schattig,"
    "allerliefste,liefste,mooiste,jongste,gastvrije}}",
    "regelaar": "{manager,manageres,chauffeur,baas,bazin,chef,agent,agente,assistent,assistente,vriend,vriendje,"
    "vriendin,man,echtgenoot,partner,maat,kennis,broer,broertje,zus,zusje,zuster,nicht,nichtje,neef,tante,oom,"
    "begeleider,begeleidster,bemiddelaar,bemiddelaarster,regelaar,planner,telefoniste,telefonist,receptioniste,"
    "receptionist,receptie,balie,bureau,escortbureau,agentschap,kantoor,secretariaat,secretaresse,eigenaar,"
    "eigenares,bedrijfsleider,bedrijfsleidster,beheerder,beheerster,gastvrouw,gastheer,tolk,contactpersoon,madam,"
    "mevrouw,huisgenote,huisgenoot,centrale,coördinator,coördinatrice,vertegenwoordiger,woordvoerder,teamleider,"
    "teamleidster,host,impresario,pooier,boekingslijn,planning,landgenoot,landgenote}",
    "ontvangt": "{ontvangt,verwent,masseert,verwelkomt,begroet,bezoekt,reist,geniet,spreekt,praat,kletst,werkt,"
    "doet,biedt,zoent,kust,knuffelt,danst,houdt,luistert,lacht,draagt,heeft,kan,komt,gaat,geeft,laat,neemt,weet,"
    "wacht,staat,zit,ligt,wil,zal,maakt,kiest,bepaalt,beslist,stelt,helpt,brengt,straalt,verrast,verleidt,vindt,"
    "rijdt,leert,verblijft,logeert,blijft,ziet,zorgt,vertelt,kookt,speelt,draait,wordt,studeert,combineert,"
    "verdient,antwoordt,reageert,begint,haalt,bespreekt,overlegt,pijpt,schuift,serveert,vergezelt,begeleidt,heet,"
    "werkte,ontkleedt,luncht,dineert,beschikt,past,hoort,durft,mag,is}",
    "ontvangen": "{ontvangen,verwennen,masseren,verwelkomen,begroeten,bezoeken,reizen,spreken,praten,werken,doen,"
    "bieden,zoenen,kussen,dansen,dragen,hebben,kunnen,komen,gaan,geven,laten,nemen,weten,wachten,staan,zitten,"
    "willen,zullen,maken,kiezen,bepalen,beslissen,stellen,helpen,zijn,verblijven,zorgen,schuiven,heten,"
    "begeleiden,vergezellen,vertellen,mogen,spelen,worden,huren,werkten,treden op,horen,delen,bespreken}",
    "hoeveel": "{twee,drie,vier,vijf,zes,zeven,acht,negen,tien,elf,twaalf,dertien,veertien,vijftien,zestien,"
    "twintig,vijfentwintig,dertig,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,18,20,25,30}",
    "maatje": "{vriendin,vriendinnetje,hartsvriendin,collega,collegaatje,zus,zusje,zuster,tweelingzus,nicht,"
    "nichtje,buurvrouw,buurmeisje,huisgenote,huisgenoot,kamergenote,maatje,partner,studiegenote,bestie,bff,"
    "vriendinnen,collega's,man,vriend,masseuse,dame,meid,meisje,vrouw}",
    "companions": "{girls,ladies,women,models,escorts,babes,masseuses,masseurs,companions,hostesses,therapists,"
    "courtesans,mistresses,dolls,beauties,angels,dancers,strippers,callgirls,call girls,girl's,gals,chicks,"
    "hotties,milfs,providers,playmates,ts girls,trans girls,transgirls,trans women,shemales,ladyboys,guys,lads,"
    "boys,colleagues,workers,sex workers,gentlemen escorts,male escorts,students}",
    "companion": "{girl,lady,woman,model,escort,babe,masseuse,companion,hostess,therapist,courtesan,mistress,"
    "doll,beauty,angel,dancer,brunette,blonde,redhead,newcomer,playmate,trans girl,trans woman,shemale,"
    "male escort,gentleman escort,chick,gal,stunner,milf,temptress,goddess,worker,sex worker,student,masseur}",
    "which": "{{very,really,truly,extremely,simply}? {nice,new,newest,latest,beautiful,lovely,sweet,sexy,young,"
    "hot,gorgeous,pretty,stunning,different,charming,elegant,experienced,independent,selected,other,attractive,"
    "friendly,discreet,mature,slim,curvy,petite,busty,tall,blonde,brunette,dark-haired,fresh,resident,regular,"
    "classy,sophisticated,exclusive,high-class,vip,educated,trained,professional,male,female,delightful,sensual,"
    "playful,naughty,warm,cute,amazing,wonderful,fabulous,exquisite,glamorous,available,in-house,fantastic,real,"
    "kind,clean,favourite,favorite}}",
    "booker": "{manager,driver,boss,agent,assistant,boyfriend,husband,partner,friend,mate,handler,booker,"
    "receptionist,reception,secretary,agency,office,operator,desk,front desk,madam,madame,owner,cousin,sister,"
    "brother,uncle,aunt,interpreter,translator,coordinator,concierge,consultant,representative,landlady,hostess,"
    "flatmate,housemate,girlfriend,phone girl,phone lady,management,bookings team,booking team,team,switchboard,"
    "guy,man}",
    "receives": "{receives,receive,offers,offer,works,work,welcomes,welcome,hosts,host,visits,visit,speaks,speak,"
    "enjoys,enjoy,loves,love,likes,like,travels,travel,massages,takes,take,provides,provide,spoils,spoil,meets,"
    "meet,gives,give,knows,know,does,looks,waits,wait,comes,come,goes,kisses,pleases,accepts,accept,makes,make,"
    "has,have,wears,wants,will,won't,would,can,specialises,specializes,specialise,specialize,sets,set,chooses,"
    "choose,decides,decide,joins,join,brings,lives,stays,stay,is,are,was,arrives,treats,treat,greets,greet,needs,"
    "adores,dances,pays,keeps,sees,studies,introduce,introduces,smiles,answers,listens,listen,drives,serves,"
    "seduces,teases,tends,may}",
    "how-many": "{two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,"
    "twenty,thirty,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,18,20,25,30}",
    "mate": "{girlfriend,friend,colleague,sister,twin sister,twin,cousin,roommate,flatmate,housemate,partner,"
    "bestie,bff,best mate,mate,co-worker,coworker,hubby,husband,boyfriend}",
    # Numbers of persons.
    "két": "{két,kettő,három,négy,öt,hat,2,3,4,5,6}",
    "two": "{two,three,four,five,six,seven,eight,ten,2,3,4,5,6,7,8,10}",
    "twee": "{twee,drie,vier,vijf,zes,zeven,acht,tien,2,3,4,5,6,7,8,10}",
    "zwei": "{zwei,drei,vier,fünf,sechs,2,3,4,5,6}",
    "dos": "{dos,tres,cuatro,cinco,seis,2,3,4,5,6}",
    "două": "{două,trei,patru,cinci,șase,2,3,4,5,6}",
    # A whole day.
    "24h": "{24 uur,24uur,24 u,24u,24 u.,24u.,24-uurs,vierentwintig uur,24 h,24h,24 hr,24hr,24 hrs,24hrs,24 hours,"
    "24hours,24 hour,24hour,twenty-four hours,24 stunden,24 std,24std,24 std.,24 horas,24horas,24 hs,24hs,24 ore,"
    "24 de ore,24 óra,24 órás,24 órában}",
    # Whoever arranges for another.
    "manager": "{manager,chauffeur,baas,agent,assistent,assistente,vriend,vriendje,man,partner,begeleider,bemiddelaar,"
    "regelaar,planner,telefoniste,receptioniste,bureau,agentschap,kantoor}",
    "boss": "{manager,driver,boss,agent,assistant,boyfriend,husband,partner,handler,booker,receptionist,secretary,"
    "agency,office,operator}",
    "chef": "{manager,managerin,fahrer,chef,agent,agentur,assistent,assistentin,freund,partner,mann,büro,vermittler,"
    "telefonistin,empfangsdame}",
    "jefe": "{manager,mánager,chofer,chófer,conductor,jefe,jefa,agente,agencia,novio,marido,pareja,asistente,"
    "secretaria,encargado,encargada,recepcionista,representante}",
    "șef": "{managerul,șoferul,șeful,agentul,agenția,iubitul,prietenul,asistenta,asistentul,partenerul,secretara,"
    "patronul,impresarul}",
    "főnök": "{menedzser*,manager*,sofőr*,főnök*,ügynök*,barátom*,barátja*,barátjá*,párom*,asszisztens*,titkárnő*}",
    # Where one lives.
    "woning": "{woning,huis,huisje,thuis,appartement,appartementje,app.,flat,flatje,studio,studiootje,woonhuis,"
    "bovenwoning,benedenwoning,etagewoning,rijtjeshuis,huurwoning,huurhuis,slaapkamer,woonkamer,zolderkamer,penthouse,"
    "loft,privéwoning,privéappartement,privéstudio,bovenhuis,stulpje,stekkie,stekje,huiskamer}",
    "flat": "{flat,apartment,apartement,appartment,apt,house,home,condo,studio,studio apartment,residence,penthouse,"
    "loft,townhouse,bedroom,living room}",
    "wohnung": "{wohnung,privatwohnung,haus,apartment,appartement,appartment,studio,einfamilienhaus,mietwohnung,"
    "altbauwohnung,reihenhaus}",
    "piso": "{piso,apartamento,casa,departamento,estudio,apto,chalet,vivienda,domicilio}",
    "apartament": "{apartament,apartamentul,apartamentu,casă,casa,garsonieră,garsoniera,locuință,locuința,studioul,"
    "studio}",
    "lakás": "{lakás*,otthonom*,ház*,apartman*,garzon*,albérlet*}",
    # What praises a place, nl and en.
    "fijn": "{luxe,mooi,mooie,net,nette,schoon,schone,rustig,rustige,discreet,discrete,gezellig,gezellige,klein,kleine,"
    "eigen,privé,prive,goed,goede,groot,grote,ruim,ruime,chic,chique,comfortabel,comfortabele,modern,moderne,knus,knusse,"
    "warm,warme,sfeervol,sfeervolle,stijlvol,stijlvolle,gewoon,gewone,anoniem,anonieme,huiselijk,huiselijke,veilig,"
    "veilige,centraal,gelegen,centraal gelegen,gehuurd,gehuurde,tijdelijk,tijdelijke,leuk,leuke,lief,lieve,heerlijk,"
    "heerlijke,prachtig,prachtige,bestaand,goedkoop,goedkope,viersterren,vijfsterren,4-sterren,5-sterren,vier sterren,"
    "heel,hele,erg,zeer,echt,echte,licht,lichte,oud,oude,particulier,particuliere,nieuw,nieuwe,en,vrijstaand,vrijstaande}",
    "cosy": "{nice,luxury,luxurious,luxe,lovely,private,discreet,clean,quiet,central,upscale,comfortable,beautiful,"
    "good,comfy,cosy,cozy,four star,five star,4-star,5-star,three star,3-star,high class,stylish,small,little,local,"
    "own,very,really,modern,warm,big,large,spacious,safe,budget,cheap,boutique,elegant,classy,charming,temporary,simple,"
    "ordinary,normal,regular,furnished,bright,and,residential,downtown,seaside,old,new,pretty,tiny,decent,smart,fine,rented}",
    # Where one stays.
    "hotel": "{hotel,hotelkamer,hotelletje,hotelsuite,suite,bed and breakfast,b&b,bnb,airbnb,pension,vakantiepark,"
    "vakantiehuis,vakantiehuisje,vakantiewoning,vakantiebungalow,bungalow,bungalowpark,chalet,chaletpark,recreatiepark,"
    "recreatiewoning,camping,stacaravan,motel,hostel,short stay,shortstay,short-stay appartement,huisje,*hotel,park,"
    "vakantieresort,resort,caravan,appartementenhotel}",
    "inn": "{hotel,hotel room,hotelroom,hotel suite,suite,b&b,bnb,airbnb,air bnb,bed and breakfast,guesthouse,"
    "guest house,holiday park,holiday home,holiday house,holiday flat,holiday cottage,holiday let,short-let,short-stay,"
    "short stay apartment,motel,hostel,vacation rental,bungalow park,bungalow,chalet,caravan,campsite,"
    "serviced apartment,serviced flat,aparthotel,apart hotel,lodge,resort}",
    # Being there always; going without; short stays; paying ahead; coercion.
    "altijd": "{altijd,alltijd,altyd,altijt,steeds,continu,doorlopend,permanent,non-stop,onbeperkt,constant,"
    "te allen tijde,ten alle tijden,ten allen tijde,te alle tijden,voortdurend,onafgebroken}",
    "bereikbaar": "{beschikbaar*,bereikbaar*,oproepbaar,boekbaar,inzetbaar,paraat,stand-by,geopend,aanwezig,"
    "te bereiken,te boeken,te bellen,te reserveren,klaar voor {je,jou,u,jullie},tot {je,uw} dienst,ter beschikking,"
    "in de weer,werkzaam,bereiken,wakker}",
    "always": "{always,non-stop,nonstop,constantly,permanently,continuously,24/7}",
    "reachable": "{available,availabel,avaible,availible,avaliable,avail,reachable,open,on call,bookable,contactable,"
    "at your {service,disposal},on duty,ready,awake,up for you,online}",
    "condoom": "{condoom,condooms,condoompje,condoompjes,condom,condoms,kondoom,kondooms,condoomgebruik,cond.,"
    "condoon,rubber,rubbers,rubbertje,rubbertjes,gummi,kapje,kapjes,kapotje,kapotjes,regenjas,regenjasje,jasje,"
    "hoesje,bescherming,protectie,voorbehoedsmiddel,voorbehoedsmiddelen,voorbehoedmiddel,beschermingsmiddel,"
    "anticonceptie}",
    "condom": "{condom,condoms,condum,condums,kondom,rubber,rubbers,protection,protections,barrier,glove,cover,latex}",
    "onbeschermd": "{onbeschermd*,ongeschermd,onbeschemd,onveilig,onveilige,onbeschrmd,onbescherm,niet beschermd,"
    "condoomloos,condoomloze,"
    "condoomvrij,condoomvrije}",
    "unprotected": "{unprotected,un-protected,unprotect,unproteced,unprotectet,condomless,condom-free,uncovered,"
    "bareback,bare back,unsafe,un-safe,bbfs}",
    "mag": "{mogelijk,kan,mag,bespreekbaar,toegestaan,ok,oke,oké,okay,okee,is goed,ook goed,ook fijn,prima,is prima,"
    "geen punt,geen probleem,geen enkel probleem,in overleg,af te spreken,tegen {meerprijs,toeslag,bijbetaling,extra,"
    "betaling,vergoeding,een toeslag,een meerprijs,opslag},voor {extra,meer geld},met toeslag,met meerprijs,"
    "te bespreken,inbegrepen,inclusief,op aanvraag,op verzoek,een optie,optie,akkoord,welkom,desgewenst,"
    "valt te {bespreken,regelen},te regelen,hier}",
    "possible": "{possible,posible,available,allowed,ok,okay,fine,an option,option,negotiable,on request,at request,"
    "upon request,no problem,no issue,welcome,included,includes,for {extra,an extra,a surcharge,more,more money,"
    "regular*},at extra {cost,charge},extra,can be {arranged,discussed},is good,also good,up for discussion,offered,"
    "accepted,can do}",
    "weekdag": "{maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag,zondag,maandagavond,vrijdagavond,zaterdagavond,"
    "zondagavond,zondagochtend,maandagochtend,morgen,overmorgen,ma,di,wo,do,vr,za,zo}",
    "weekday": "{monday,tuesday,wednesday,thursday,friday,saturday,sunday,tomorrow,mon,tue,tues,wed,thu,thur,thurs,"
    "fri,sat,sun}",
    "maand": "{januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december,jan,feb,mrt,"
    "apr,jun,jul,aug,sept,sep,okt,nov,dec}",
    "month": "{january,february,march,april,may,june,july,august,september,october,november,december,jan,feb,mar,apr,"
    "jun,jul,aug,sept,sep,oct,nov,dec}",
    "dagen": "{dag,dagen,dagje,dagjes,daagjes,nacht,nachten,nachtje,nachtjes,week,weken,weekje,weekjes,weekend,"
    "weekends,weekendje,weekeinde,maand,maanden,maandje}",
    "days": "{day,days,night,nights,week,weeks,weekend,weekends,month,months}",
    "paar": "{een,één,1,2,3,4,5,6,7,8,9,10,14,twee,drie,vier,vijf,zes,zeven,acht,tien,veertien,paar,een paar,enkele,"
    "een aantal,wat,anderhalve}",
    "few": "{a,one,1,2,3,4,5,6,7,8,9,10,14,two,three,four,five,six,seven,eight,ten,few,a few,couple,couple of,"
    "a couple of,some}",
    "vooraf": "{vooraf,vooruit,van tevoren,vantevoren,van te voren,vantevoor,tevoren,op voorhand,bij voorbaat,"
    "van voren}",
    "betalen": "{betaal*,betal*,voldoe*,voldaan,overmaak*,overmak*,overgemaakt,overboek*,overboeking*,"
    "overgeboekt,overschrijv*,overgeschreven,stort,storten,gestort,storting,afreken*,afgerekend,tikkie*,"
    "betaalverzoek*,aanbetal*,vereffen*,reken}",
    "upfront": "{in advance,up-front,upfront,beforehand,before hand,ahead of {time,the *,our *,your *},prior to,"
    "before {meeting,meet,we meet,the meeting,i come,i go,i travel,i leave,i send,i give,i share,booking,arrival,"
    "coming,the date,the appointment,you come,you arrive,you get,our *,your *,address},at booking,on booking,"
    "on reservation,upon reservation,upon booking,when booking,when you book,at the time of booking,to book,"
    "to secure,to confirm}",
    "betaalmiddel": "{betaallink*,payment link,tikkie,tikkies,tikkietje,betaalverzoek,betaalverzoekje,betaallink,paysafe*,"
    "cadeaukaart*,"
    "cadeaubon*,giftcard*,gift-card*,steamkaart,steam card,bitcoin*,crypto,paypal,revolut,bankoverschrijving,"
    "overboeking,overschrijving,western union,bizum}",
    "gedwongen": "{gedwongen,bedreigd,mishandeld,opgesloten,uitgebuit,gechanteerd,vastgehouden,vast gehouden,"
    "verkocht,verhandeld,geslagen,gegijzeld,ontvoerd,verplicht om,misbruikt,afgeperst,geïntimideerd,gevangengehouden,"
    "gevangen gehouden,onder druk gezet,in elkaar geslagen,geronseld,misleid,gelokt}",
    "forced": "{forced,beaten,threatened,abused,locked up,locked in,trapped,held,trafficked,blackmailed,kept here,"
    "kept there,kept in,kept inside,exploited,punished,kidnapped,tricked,coerced,pressured,enslaved,sold to,sold by,"
    "watched,guarded,imprisoned,lured,being hit,made to}",
    "hij": "{hij,zij,ze,men,iemand,een man,de man,mijn {vriend,man,baas,ex,pooier,partner,familie,schoonfamilie,"
    "broer,neef},haar {vriend,man,baas,ex,pooier,partner,familie},de {baas,pooier,eigenaar,chauffeur},een {loverboy,"
    "pooier},die {man,mannen},mijn loverboy}",
    "he": "{he,they,she,someone,somebody,a man,my {boyfriend,husband,boss,ex,pimp,partner,family,manager,brother,"
    "uncle},her {boyfriend,husband,boss,ex,pimp,partner,family,manager},the {boss,owner,driver,pimp},the man,"
    "those men,these men}",
    "paspoort": "{paspoort,paspoorten,pas,papieren,documenten,id,id-kaart,id-bewijs,identiteitskaart,"
    "identiteitsbewijs,rijbewijs,telefoon,mobiel,verblijfspapieren,sleutels,sleutel,bankpas}",
    "passport": "{passport,passports,papers,documents,id,id-card,identity card,phone,my keys,bank card,visa}",
    "weg": "{weg,stoppen,naar buiten,naar huis,ontsnappen,weigeren,nee zeggen,vertrekken,heen,weggaan,ophouden,"
    "vluchten,het huis uit,de deur uit,het huis verlaten,eruit,hieruit,er uit,hier uit,hier vandaan,ervandoor,"
    "buiten komen,weglopen,terug naar huis,uit huis}",
    "leave": "{leave,stop,go home,go outside,go out,go anywhere,quit,get out,get away,escape,say no,refuse,walk away,"
    "run away,run,go back,leaving,stopping,talk to *,speak to *,see my *,call my *,go}",
}
_CLASS = re.compile(r"<([^<>\s]+)>")
_TOKEN = re.compile(r"[{},?]|\s+|[^{},?\s]+")
_ANYTHING = "..."
_BETWEEN = r"(?:(?![.!?;]\s)[^\w\n]){1,4}"
_GAP = r"(?:[^\W_][\w'’-]{0,24}[^\w\n.!?;:,]{1,4}){0,3}"  # within its clause
_MAYBE = ("-", "'")  # signs that may be missing
_LEADING = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ș": "ş", "ț": "ţ", "ő": "ö", "ű": "ü"}
_SHAPES = {"*": r"[\w'’-]*", "#": r"\d{1,4}", "-": "[ –-]?", "'": "['’´`]?"}

Item = tuple["str | list[Sequence]", bool]  # a word or the options of a group, and whether it may be missing
Sequence = list[Item]
Literal = tuple[str, bool]  # how a word begins, and whether that is the whole word


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase that is not well formed.
    """
    return re.compile(rf"(?<!\w){_sequence(_parse(phrase))}(?!\w)")


def literals(phrase: str) -> list[list[Literal]]:
    """Return, for each certain token, the literals one of which begins a word of any text that the phrase matches.

    The rarest token comes first. Raises `BakenError` for a phrase without
    any certain word.
    """
    groups = _literals(_parse(phrase))
    if not groups:
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    return groups


def openings(phrase: str) -> list[Literal] | None:
    """Return the literals with one of which any text that the phrase matches begins; None if that is uncertain."""
    return _openings(_parse(phrase))


def _parse(phrase: str) -> Sequence:
    written = _CLASS.sub(lambda name: _class(name[1], phrase), phrase)
    options, rest = _options(_TOKEN.findall(written.lower()), phrase)
    if rest or len(options) != 1:
        raise _malformed(phrase)
    return options[0]


def _malformed(phrase: str) -> BakenError:
    return BakenError(f"the phrase {phrase!r} has a brace, a comma or a ? out of place")


def _class(name: str, phrase: str) -> str:
    if name not in WORDS:
        raise BakenError(f"the phrase {phrase!r} names an unknown class of words: {name}")
    return WORDS[name]


def _options(tokens: list[str], phrase: str) -> tuple[list[Sequence], list[str]]:
    """Read options up to the brace that closes their group, and return them with the tokens after it."""
    options: list[Sequence] = [[]]
    while tokens:
        piece, *tokens = tokens
        if piece == "}":
            break
        if piece == ",":
            options.append([])
        elif piece == "?" and options[-1]:
            options[-1][-1] = (options[-1][-1][0], True)
        elif piece == "{":
            group, tokens = _options(tokens, phrase)
            if not tokens:
                raise _malformed(phrase)
            tokens = tokens[1:]
            options[-1].append((group, False))
        elif not piece.isspace():
            options[-1].append((piece, False))
    else:
        piece = ""
    if any(all(missing or word == _ANYTHING for word, missing in option) for option in options):
        raise _malformed(phrase)
    return options, [piece, *tokens] if piece else []


def _literals(sequence: Sequence) -> list[list[Literal]]:
    groups: list[list[Literal]] = []
    for piece, optional in sequence:
        if optional or piece == _ANYTHING:
            continue
        if isinstance(piece, str):
            found = _beginnings(piece)
        else:
            of_options = [_literals(option) for option in piece]
            found = sorted({word for option in of_options for word in option[0]}) if all(of_options) else []
        if found:
            groups.append(found)
    return sorted(groups, key=_commonness)


def _commonness(group: list[Literal]) -> tuple[bool, int]:
    """Return what sorts groups of words from rare to common ones in ads: function words and numbers, then length."""
    return any(is_function_word(word) or word.isdigit() for word, _ in group), -min(len(word) for word, _ in group)


def _openings(sequence: Sequence) -> list[Literal] | None:
    found: list[Literal] = []
    for at, (piece, optional) in enumerate(sequence):
        if piece == _ANYTHING:
            if at > 0:
                return None
            continue
        if isinstance(piece, str):
            words = _beginnings(piece)
        else:
            of_options = [_openings(option) for option in piece]
            words = [word for option in of_options for word in option or []] if all(of_options) else []
        if not words:
            return None
        found += words
        if not optional:
            return found
    return None


def _beginnings(word: str) -> list[Literal]:
    """Return how a word begins, up to what is uncertain in it, in all its spellings if little of it is plain."""
    leading = _LEADING.match(word)
    if leading is None:
        return []
    written, rest = leading.group(), word[leading.end() :]
    joined = _beginnings(written + rest[1:]) if rest[:1] in _MAYBE else []
    whole = rest[:1] not in ("*", "#")
    plain = _NOT_ASCII.split(written)[0]
    if written == plain:
        return [(plain, whole), *joined]
    if len(plain) > 2:
        return [(plain, False)]
    return [("".join(way), whole) for way in product(*map(_ways, written))] + joined


def _sequence(sequence: Sequence) -> str:
    """Return the expression of pieces in a row; each is joined to the first one that is certain."""
    parts: list[str] = []
    pivot = next(at for at, (piece, optional) in enumerate(sequence) if not optional and piece != _ANYTHING)
    last = max(at for at, (piece, _) in enumerate(sequence) if piece != _ANYTHING)
    gap = ""
    for at, (piece, optional) in enumerate(sequence[: last + 1]):
        if piece == _ANYTHING:
            gap += _GAP if at > 0 else ""
            continue
        body = _word(piece) if isinstance(piece, str) else f"(?:{'|'.join(map(_sequence, piece))})"
        if at < pivot:
            body = f"{gap}{body}{_BETWEEN}"
        elif at > pivot:
            body = f"{_BETWEEN}{gap}{body}"
        else:
            body = gap + body
        parts.append(f"(?:{body})?" if optional else body)
        gap = ""
    return "".join(parts)


def _word(word: str) -> str:
    return "".join(_SHAPES.get(char) or _letter(char) for char in word)


def _letter(char: str) -> str:
    return re.escape(char) if char.isascii() else f"(?:{'|'.join(_ways(char))})"


def _ways(char: str) -> list[str]:
    """Return how people write a letter: as it is, spelled out, without its diacritic."""
    ways = (char, _SPELLINGS.get(char, char), unicodedata.normalize("NFD", char)[0])
    return list(dict.fromkeys(ways))
