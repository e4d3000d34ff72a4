"""Words around a wording of receiving or travelling that deny it, narrow it, or tell who is meant."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    "geen niet no not nicht kein keine keinen nie niemals nu fără fara nem nincs ne pas sin ni zonder without "
    "don't dont don’t doesn't doesnt doesn’t cannot can't cant can’t couldn't won't wont won’t nooit never nor "
    "noch nee none sans ohne bez niemand nobody anyone nein nope isn't aren't ❌ 🚫 ⛔ ✗ ✘ ✖ ☐ non "
    "impossible onmogelijk aren’t neither evenmin nimmer hardly unavailable"
)
# May stand between a negation and what it denies.
FILL = _words(
    "aan doe doen do does any of or ik i je we wij u you me mij ze zij voor naar meer thuis hotel hotels home "
    "house huis private prive privé escort outcall outcalls incall incalls longer willing able available to be "
    "offer offering provide mogelijk kan kunnen in a an het de zelf ook bij op mich dich ma mă se la te hago fac "
    "accept anymore possible bied biedt aanbieden at my mijn own eigen huisbezoek hotelbezoek thuisontvangst "
    "mogelijkheid tot for currently momenteel helaas sorry wil will go come visit visits travel or/and either "
    "megyek mehr more een zu und/oder plus recibo thuis- privé- het's eigenlijk really doing did ontvangst "
    "receive host ontvangen also reçois allowed mache biete auch przyjmuję przyjmuje primesc empfange fogadok "
    "recibimos déplace als as werk work afspraken meetings afspraak meeting dates kunt wilt kom komt ontvang doet "
    "ontvangt receives reizen reis appointments"
)
FILL_BEHIND = _words(
    "doe ik ich wij we do is are je u jou hem ons zelf ook helaas op dit moment at the thuis in hotel hotels kan "
    "kunnen you i service hier here meer possible mogelijk wordt worden bij mij mijn gentlemen guests heren "
    "klanten sind ist das kommt service: aan huis voor naar to ga kom rij ontvang bezoek me am currently "
    "unfortunately te home my dames sie dich dir calls visits your place doen bieden bied er wil daarom daar nog "
    "nu vooralsnog absoluut echt of or hotelkamer van receive host ontvangen principe eigenlijk gewoon zeker "
    "definitely "
    "just simply also gasten mensen people klant there travel bezoeken"
)
# Behind `not` these only narrow it: `not on Sundays`, `not only`.
NARROW = _words(
    "op na voor before after on 's tijdens zonder without als if alleen only vanaf tot until outside buiten "
    "between tussen meer than in-het nur just solo later earlier eerder binnen zomaar anders altijd always every mine"
)
CONTRASTS = _words("maar but aber pero mais dar ale wel wél doch sondern alleen only nur just enkel slechts solo")
# Of a time gone by.
PAST = _words("vroeger had hadden voorheen formerly previously used used-to was verhuisd gesloten closed")
# These deny what follows them, not what they follow: `come by without appointment`.
WITHOUT = _words("zonder without ohne sans sin bez fără fara")
MARKS = frozenset("❌🚫⛔✗✘✖☐")
BREAKS = _words(
    "maar but aber pero mais dar ale wel wél doch sondern alleen only nur just enkel slechts solo en and und y et "
    "és și si"
)
ONLY = _words("alleen only uitsluitend enkel nur solo seulement slechts strictly exclusively just doar csak tylko")
OURS = _words(
    "ik wij we i i'll ill i’ll i'd i’d zij dames meiden escorts girls ladies models companions masseurs masseuses "
    "meisjes modellen ook they she he ich wir"
)
YOURS = _words("je jij u you jullie ge ya")
