"""E-mail addresses, web addresses and handles: disguises, wordings, and what only looks like one."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
EMAILS = [
    ("lisa@voorbeeld.nl", ["lisa@voorbeeld.nl"]), ("Mail: Lisa.X@Voorbeeld.NL.", ["lisa.x@voorbeeld.nl"]),
    ("naam at domein punt nl", ["naam@domein.nl"]), ("mail lisa99 at gmail dot com", ["lisa99@gmail.com"]),
    ("lisa (at) voorbeeld (punt) nl", ["lisa@voorbeeld.nl"]), ("lisa[at]voorbeeld[dot]nl", ["lisa@voorbeeld.nl"]),
    ("lisa {at} voorbeeld.nl", ["lisa@voorbeeld.nl"]), ("lisa apenstaartje voorbeeld punt nl", ["lisa@voorbeeld.nl"]),
    ("lisa(apenstaartje)voorbeeld.nl", ["lisa@voorbeeld.nl"]), ("lisa @ gmail . com", ["lisa@gmail.com"]),
    ("lisa@ gmail.com", ["lisa@gmail.com"]), ("lisa @gmail.com", ["lisa@gmail.com"]), ("lisa@gmail .com", ["lisa@gmail.com"]),
    ("judith dot evenings at mail dot example", ["judith.evenings@mail.example"]),
    ("j.de.wit (at) mail (dot) example", ["j.de.wit@mail.example"]), ("lisa_x AT hotmail DOT com", ["lisa_x@hotmail.com"]),
    ("Email me: lisa.k at outlook.com", ["lisa.k@outlook.com"]), ("info@sub.domein.co.uk", ["info@sub.domein.co.uk"]),
    ("lisa underscore x apenstaartje gmail punt com", ["lisa_x@gmail.com"]), ("lisa@@gmail.com", []),
    ("lisa arroba correo punto es", ["lisa@correo.es"]), ("lisa (ät) beispiel punkt de", ["lisa@beispiel.de"]),
    ("Mail naar werk@roos.example.Ik ben Eva", ["werk@roos.example"]), ("mailto:eva@roos.example", ["eva@roos.example"]),
    ("a@b.nl en c@d.nl", ["a@b.nl", "c@d.nl"]), ("(eva@roos.example)", ["eva@roos.example"]),
    ("eva+werk@roos.example", ["eva+werk@roos.example"]), ("eva-at-roos-dot-example", ["eva@roos.example"]),
    ("eva @ roos.example", ["eva@roos.example"]), ("e-mail: eva_1987@roos.example, tel 06", ["eva_1987@roos.example"]),
    ("eva AT roos.example (mail)", ["eva@roos.example"]),
    ("kom at my place", []), ("meet me at home. Ik ben er", []), ("at 10 pm", []), ("Look at kinky.nl for more", []),
    ("find me at www.roos.example", []), ("I am at the hotel.com", []), ("visit us at roos dot example", []),
    ("@lisa", []), ("volg me @lisa.x", []), ("te vinden als @philippewag. Of mail", []), ("150 @ hour", []), ("2@3", []),
    ("at me dot", []), ("available at your place.be nice", []), ("Meet at noon. Com on", []), ("telegram @lisa.nl", []),
    ("ik woon at random plekken. nl is mooi", []), ("what are you looking at. me", []),
]  # fmt: skip
HANDLES = [
    ("Telegram @lisa_x", ["telegram:lisa_x"]), ("tg: lisa99", ["telegram:lisa99"]), ("tele @lisa99", ["telegram:lisa99"]),
    ("telegram me @lisa99", ["telegram:lisa99"]), ("telegram me: lisa99", ["telegram:lisa99"]),
    ("find me on insta @lisa.love", ["instagram:lisa.love"]), ("IG lisa.love.x", ["instagram:lisa.love.x"]),
    ("IG: @Lisa", ["instagram:lisa"]), ("snap lizzy.pmr of bel", ["snapchat:lizzy.pmr"]), ("sc: lizzy", ["snapchat:lizzy"]),
    ("Snapchat = lizzy-x", ["snapchat:lizzy-x"]), ("X: @lisa_x", ["x:lisa_x"]), ("Twitter @lisax", ["x:lisax"]),
    ("X/Twitter: lisa_x", ["x:lisa_x"]), ("Te vinden op X als @philippewag", ["x:philippewag"]),
    ("OF: lisavip", ["onlyfans:lisavip"]), ("fansly.com/lisa", ["fansly:lisa"]), ("OnlyFans lisa_vip", ["onlyfans:lisa_vip"]), ("wickr: lisa88", ["wickr:lisa88"]),
    ("kik lisa_88", ["kik:lisa_88"]), ("signal: lisa.88", ["signal:lisa.88"]), ("line id: lisa88", ["line:lisa88"]),
    ("LINE: lisa88", ["line:lisa88"]), ("wechat lisa88", ["wechat:lisa88"]), ("weixin: lisa88", ["wechat:lisa88"]),
    ("WeChat ID lisa88", ["wechat:lisa88"]), ("discord lisa#1234", ["discord:lisa#1234"]), ("discord: lisa88", ["discord:lisa88"]),
    ("tiktok @lisa", ["tiktok:lisa"]), ("fb: lisa.jansen", ["facebook:lisa.jansen"]), ("viber: lisa88", ["viber:lisa88"]),
    ("Facebook @lisa88", ["facebook:lisa88"]), ("skype: live.lisa", ["skype:live.lisa"]), ("threema ID: AB12CD34", ["threema:ab12cd34"]),
    ("t.me/lisa_x", ["telegram:lisa_x"]), ("https://t.me/lisa_x", ["telegram:lisa_x"]), ("instagram.com/lisa.x", ["instagram:lisa.x"]),
    ("www.instagram.com/lisa.x/", ["instagram:lisa.x"]), ("tiktok.com/@lisa", ["tiktok:lisa"]), ("x.com/lisa", ["x:lisa"]),
    ("facebook.com/lisa.j", ["facebook:lisa.j"]), ("snapchat.com/add/lisa", ["snapchat:lisa"]), ("onlyfans.com/lisa", ["onlyfans:lisa"]),
    ("Mijn profielnaam op insta is joyce.kampen.", ["instagram:joyce.kampen"]), ("mijn snap is lizzy_02", ["snapchat:lizzy_02"]),
    ("@lisa_x op telegram", ["telegram:lisa_x"]), ("add @lisa on snap", ["snapchat:lisa"]), ("lisa_x (telegram)", ["telegram:lisa_x"]),
    ("Telegram username: Lisa", ["telegram:lisa"]), ("telegram naam lisa22", ["telegram:lisa22"]),
    ("Insta: victor_company_nl\nTel: 06-22223333", ["instagram:victor_company_nl"]), ("insta → lisa.x", ["instagram:lisa.x"]),
    ("Telegram:\n@lisa_x", ["telegram:lisa_x"]), ("| telegram | @lisa_x |", ["telegram:lisa_x"]),
    ("telegram @lisa_x, insta lisa.x", ["telegram:lisa_x", "instagram:lisa.x"]), ("Telegram (@lisa_x)", ["telegram:lisa_x"]),
    ("snap: lisa of tg: lisa2", ["snapchat:lisa", "telegram:lisa2"]), ("Telegram - @lisa_x", ["telegram:lisa_x"]),
    ("Stuur een bericht op Telegram naar @lisa_x", ["telegram:lisa_x"]), ("telegram account @lisa_x", ["telegram:lisa_x"]),
    ("Telegramm: lisa_x", ["telegram:lisa_x"]), ("follow me @lisa.x on instagram", ["instagram:lisa.x"]),
    ("Insta/Snap: lisa_x", ["instagram:lisa_x", "snapchat:lisa_x"]), ("add my snap lizzy2002", ["snapchat:lizzy2002"]),
    ("telegram 06-00012345", []), ("signal +31600012345", []), ("telegram: 0600012345", []), ("@lisa", []), ("volg @lisa", []),
    ("signal of whatsapp", []), ("snap je?", []), ("bel of app", []), ("OF @ elkaar", []), ("volg mij op instagram", []),
    ("geen telegram of snapchat aub", []), ("telegram: ja", []), ("Telegram: op aanvraag", []), ("line up tonight", []),
    ("session: 60 minutes", []), ("Telegram is beter", []), ("insta foto's beschikbaar", []), ("no snap, no insta", []),
    ("online: 24 uur", []), ("x 2 personen", []), ("a session of 60min", []), ("line 9292", []), ("telegram.", []),
    ("Telegram of Signal: zelfde nummer", []), ("I am on telegram. Lisa_x loves it", []), ("tg", []), ("snap het: mooi", []),
    ("t.me/+31600012345", []), ("t.me/joinchat/AbCdEf", []), ("instagram.com/p/abc123", []), ("mail lisa@telegram.example", []),
    ("Signal: alleen na afspraak", []), ("kik op leer", []), ("Facebook en Instagram: zie site", []), ("insta: same name", []),
    ("mail a@snap.example", []), ("Telegram, WhatsApp: 06 00012345", []), ("session @ my place", []), ("kisses x: tot snel", []),
]  # fmt: skip
URLS = [
    ("www.voorbeeld.nl", ["www.voorbeeld.nl"]), ("Zie www.Voorbeeld.nl/lisa.", ["www.voorbeeld.nl/lisa"]),
    ("https://voorbeeld.nl/a?b=1", ["https://voorbeeld.nl/a?b=1"]), ("voorbeeld.nl", ["voorbeeld.nl"]),
    ("site: voorbeeld.example", ["voorbeeld.example"]), ("(www.voorbeeld.example)", ["www.voorbeeld.example"]),
    ("boek via roos-escort.com/boek", ["roos-escort.com/boek"]), ("kijk op lisa.escort.amsterdam", ["lisa.escort.amsterdam"]),
    ("roos.co.uk", ["roos.co.uk"]), ("visit roos.xxx", ["roos.xxx"]), ("zie roos.vip", ["roos.vip"]), ("linktr.ee/lisa", ["linktr.ee/lisa"]),
    ("www.roos.online", ["www.roos.online"]), ("http://roos.de,", ["http://roos.de"]), ("besuche www.roos.de!", ["www.roos.de"]),
    ("op kinky.be en kinky.nl", ["kinky.be", "kinky.nl"]), ("allmylinks.com/lisa", ["allmylinks.com/lisa"]),
    ("www.roos.example | 06", ["www.roos.example"]), ("website:roos.nl", ["roos.nl"]), ("m.roos.nl/x", ["m.roos.nl/x"]),
    ("HTTPS://ROOS.NL", ["https://roos.nl"]), ("https://roos.example/nl/lisa/, bel", ["https://roos.example/nl/lisa/"]),
    ("Onze site is roos.eu.", ["roos.eu"]), ("roos.ro", ["roos.ro"]), ("fansly.com/lisa", []),
    ("lisa@voorbeeld.nl", []), ("mail: a.b@sub.voorbeeld.nl", []), ("v.a. 100", []), ("ca. 60 min", []), ("foto.jpg", []),
    ("mij.Ik ben", []), ("lief.Kom", []), ("thuis.de deur is open", []), ("a.u.b.", []), ("o.a. escort", []), ("p.u.", []),
    ("10.00-17.00", []), ("1.200", []), ("kom langs.Nl is mooi", []), ("wees lief.net zo als ik", []), ("prijslijst.pdf", []),
    ("schat.be nice", []), ("t.me/lisa_x", []), ("instagram.com/lisa", []), ("welkom.is goed", []), ("me.too", []),
    ("hoi...nl", []), ("lekker.Me and you", []), ("M.Sc.", []), ("b.v. de Roos", []), ("lisa (at) voorbeeld.nl", []),
]  # fmt: skip


def read(kind, text):
    return [fact.value for fact in READER.read(AdText("x", text)).facts if fact.kind == kind]


@pytest.mark.parametrize(("text", "values"), EMAILS)
def test_addresses_also_in_disguise(text, values):
    assert read("email", text) == values


@pytest.mark.parametrize(("text", "values"), HANDLES)
def test_handles_name_their_platform(text, values):
    assert sorted(read("handle", text)) == sorted(values)


@pytest.mark.parametrize(("text", "values"), URLS)
def test_web_addresses(text, values):
    assert read("url", text) == values
