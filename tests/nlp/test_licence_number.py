"""Licence numbers: the ways they are shown, and what stands near the word without being one."""

import pytest

from domain.ads import AdText
from domain.licence_numbers import normalise
from nlp.pipeline import AdReader

READER = AdReader()

SHOWN = [
    # Labels, Dutch
    ("Vergunningnummer: SB-2025-00417", "SB-2025-00417"),
    ("vergunningsnummer 2019/0033-B", "2019/0033-B"),
    ("vergunningsnr. GEM-22-0071", "GEM-22-0071"),
    ("verg.nr 2021-0457", "2021-0457"),
    ("verg. nr.: EV-22-0098", "EV-22-0098"),
    ("Vergunning gemeente Utrecht nr. 24-0012345", "24-0012345"),
    ("Onze exploitatievergunning is verleend onder nummer ZK.2020.118", "ZK.2020.118"),
    ("Wij hebben een vergunning van de gemeente Arnhem met kenmerk 2018/SI/0045", "2018/SI/0045"),
    ("Vergund door de gemeente Den Bosch, nummer 0796-ESC-12", "0796-ESC-12"),
    ("wij werken met vergunning APV 2021-0457", "APV 2021-0457"),
    ("zaaknummer vergunning: Z/2023/0012345", "Z/2023/0012345"),
    ("kenmerk vergunning 2022-EXP-8810", "2022-EXP-8810"),
    ("Dossiernr. vergunning: D-2017-334", "D-2017-334"),
    ("registratienummer (sekswerk): RSW-10-0443", "RSW-10-0443"),
    ("peesnummer 204418", "204418"),
    ("Registratie bij de gemeente: TB/2020/0081", "TB/2020/0081"),
    ("Bij de gemeente ingeschreven onder ESC/2016/71", "ESC/2016/71"),
    ("licentie L-20394", "L-20394"),
    ("lic.nr. 88/2016-C", "88/2016-C"),
    ("vergunning 1234567", "1234567"),
    ("Vergunning: 20190045.", "20190045"),
    ("vergunning nr 2019.1234", "2019.1234"),
    ("vergunning es.A.0001234.2022", "es.A.0001234.2022"),
    ("Escortvergunning VHT-000219 (Haarlem)", "VHT-000219"),
    ("seksinrichtingsvergunning HGL/SI/19/003", "HGL/SI/19/003"),
    ("Prostitutievergunning nummer 17-PR-0020", "17-PR-0020"),
    ("Vergunning seksbedrijf gemeente Almelo: ALM-SX-0099", "ALM-SX-0099"),
    ("APV-vergunning 2020/4471", "2020/4471"),
    ("Wij beschikken over een geldige vergunning, te weten VRG-2020-17.", "VRG-2020-17"),
    ("Vergunning verleend op 12-03-2021 onder nummer MID-21-0033", "MID-21-0033"),
    ("Vergund sinds 2019 (nr. HLM-19-201)", "HLM-19-201"),
    ("Vergunning tot 01-01-2027, nummer DV/SX/27", "DV/SX/27"),
    ("Mijn vergunning heeft nummer GD-2023-0301", "GD-2023-0301"),
    ("Het nummer van onze vergunning is BR-SI-0441.", "BR-SI-0441"),
    ("Onze vergunning, u mag het nakijken, is ZW-2022-09", "ZW-2022-09"),
    ("VERGUNNING GEMEENTE ROTTERDAM NR. 412/2021/ESC", "412/2021/ESC"),
    ("vergunning\n2021-EXP-00400", "2021-EXP-00400"),
    ("Vergunningnummer:\nTIL/2020/5512", "TIL/2020/5512"),
    ("Vergunningnr\n20201234", "20201234"),
    ("| vergunning | AMF-SI-2021-3 |", "AMF-SI-2021-3"),
    ("Vergunning → NM-2020-0031", "NM-2020-0031"),
    ("Vergunning........ LW-18-0007", "LW-18-0007"),
    ("vergunning = 22.EX.0191", "22.EX.0191"),
    ("✔ Vergunning #4471902", "4471902"),
    ("Vergunning (Z/21/3345001)", "Z/21/3345001"),
    ("vergunning 0344-exp-12", "0344-EXP-12"),
    ("Vergunning SB 2025 00417, bel 06-00012345", "SB-2025-00417"),
    ("Vergunning: EV 22 0098", "EV 22 0098"),
    ("vergunningnummer Z 2023 0012345", "Z 2023 0012345"),
    ("Vergunning 2023 / 00412 / E", "2023 / 00412 / E"),
    ("Vergunningnummer EV - 22 - 0098", "EV - 22 - 0098"),
    ("vergunning nr. 2O21-O457", "2O21-O457"),
    ("Vergunning DTC-2O-O61", "DTC-2O-O61"),
    ("Vergunning UTR/SX/12 – tel. 030 555 01 23", "UTR/SX/12"),
    ("Vergunning 2019-771 - 06 12345678", "2019-771"),
    ("Vergunninghouder: De Roos BV, vergunning GR-2019-31", "GR-2019-31"),
    ("Geldige vergunning van de burgemeester (BGM-2020-0451).", "BGM-2020-0451"),
    ("SB-2025-00417 (vergunning)", "SB-2025-00417"),
    ("HRL-22-081 (vergunningnummer)", "HRL-22-081"),
    ("GN/2021/0073 is ons vergunningnummer", "GN/2021/0073"),
    ("2020-SH-0441 = vergunning gemeente Zutphen", "2020-SH-0441"),
    ("Wij werken volgens de regels, met gemeentelijke vergunning nr.\n2017-SI-033", "2017-SI-033"),
    ("vergunning afgegeven door gemeente Oss: OSS-EB-14", "OSS-EB-14"),
    ("Exploitatienummer 2022-0081", "2022-0081"),
    ("Vergunning: aanwezig (nr ENS-20-014)", "ENS-20-014"),
    ("Vergunning ja, nummer 2020-0081", "2020-0081"),
    ("Gemeentelijk registratienummer 2021-003341", "2021-003341"),
    ("geregistreerd bij de gemeente onder nr. 2018-66123", "2018-66123"),
    ("Escortbureau vergund: 0855.22.14", "0855.22.14"),
    ("Vergunning 2021-EXP-0391, verlenging is aangevraagd", "2021-EXP-0391"),
    ("Geen gedoe: vergunning VL-2022-19 hangt bij de deur", "VL-2022-19"),
    ("Vergunning WIJCH-SI-03 KvK 09000313", "WIJCH-SI-03"),
    # English
    ("Licence no. UTR-2022-0191", "UTR-2022-0191"),
    ("License # 20-1188", "20-1188"),
    ("permit number: P/2021/0092", "P/2021/0092"),
    ("Authorisation number AUT-19-0023", "AUT-19-0023"),
    ("authorization no 2020-00931", "2020-00931"),
    ("Registered with the municipality under ZL-SX-0192", "ZL-SX-0192"),
    ("reg. no. 2020/33118", "2020/33118"),
    ("Registration: 2021-EV-003", "2021-EV-003"),
    ("operating permit 0363/EXP/19", "0363/EXP/19"),
    ("exploitation licence of the city of Breda under number BRD-17-0009", "BRD-17-0009"),
    ("We are a licensed agency (licence 2016-ESC-00021)", "2016-ESC-00021"),
    ("Licensed by the municipality of The Hague, number DH-2020-661", "DH-2020-661"),
    ("Our permit is HV/2021/07.", "HV/2021/07"),
    ("My licence number, feel free to check, is MS-22-0412.", "MS-22-0412"),
    ("Fully licensed: 0772-SX-0041", "0772-SX-0041"),
    ("Licence\nEHV-2021-19", "EHV-2021-19"),
    ("City permit - LEI.EX.21.4", "LEI.EX.21.4"),
    ("permit nr 30412-B, call 06 000 12 345", "30412-B"),
    ("municipal licence number is 1900277", "1900277"),
    ("Lic. no: 12-34567-AB", "12-34567-AB"),
    ("Authorised escort agency, permit ROT-2020-ESC-41", "ROT-2020-ESC-41"),
    ("AMS-20-331 is our licence number", "AMS-20-331"),
    ("DL-2021-009 (licence)", "DL-2021-009"),
    ("Licence valid until 01-05-2027: NB-24-0092", "NB-24-0092"),
    ("licence issued in 2021 with reference TIL-2021-EX-5", "TIL-2021-EX-5"),
    ("Self-employed, registered: RP-0041735", "RP-0041735"),
    ("Licenced, nr. ZAA/2022/18", "ZAA/2022/18"),
    # Others
    ("Erlaubnis Nr. 32-115/2020", "32-115/2020"),
    ("Genehmigung: GN-2021-07", "GN-2021-07"),
    ("Lizenznummer LZ-44821", "LZ-44821"),
    ("Anmeldebescheinigung Nr. 2022/004512", "2022/004512"),
    ("Konzession Nr. K-2019-0031", "K-2019-0031"),
    ("Numéro de licence : 2020-LX-0042", "2020-LX-0042"),
    ("Autorisation n° AU-21-0012", "AU-21-0012"),
    ("Licencia nº ES-2020-0412", "ES-2020-0412"),
    ("Número de permiso: PR-19-2204", "PR-19-2204"),
    ("Licență nr. RO-2021-0881", "RO-2021-0881"),
    ("Autorizatie: AB-2020-117", "AB-2020-117"),
    ("Engedély szám: HU-2022-0045", "HU-2022-0045"),
    ("engedélyszám 2019/3381", "2019/3381"),
]
SEVERAL = [
    ("Vergunningen: 2021-EXP-11 en 2021-EXP-12", ["2021-EXP-11", "2021-EXP-12"]),
    ("vergunningnummers AB-2020-1, AB-2020-2 en AB-2020-3", ["AB-2020-1", "AB-2020-2", "AB-2020-3"]),
    ("Licences: Utrecht UT-2020-31, Zeist ZS-2021-02", ["UT-2020-31", "ZS-2021-02"]),
    ("Permits UT/20/310 (Utrecht) and BR/21/044 (Breda)", ["UT/20/310", "BR/21/044"]),
    ("Vergunning Breda BR-20-17. Vergunning Tilburg TB-21-09.", ["BR-20-17", "TB-21-09"]),
    ("vergunningen: 1234567 en 1234568", ["1234567", "1234568"]),
    ("Vergunning EX-20-117 / KvK 12000117 / btw NL001200117B01", ["EX-20-117"]),
    ("Vergunning 2021-0391; voor de tweede zaak is een vergunning aangevraagd (2026-0012)", ["2021-0391"]),
]
NOT_SHOWN = [
    "Vergunning aangevraagd, zaaknummer 2026-00513", "vergunning in aanvraag (zaaknr Z/2026/0012345)",
    "Exploitatievergunning in behandeling: 2026-EXP-0031", "Licence application pending, case 2026-00061",
    "licence pending, case GM-2026-77", "We have applied for a permit, file ABC-2026-12",
    "Aanvraag vergunning loopt onder nummer 2026-1182", "vergunning 2026-0451 (in aanvraag)",
    "Licence 2026-ESC-04 pending", "De vergunning is nog niet verleend; dossier 2026-0911",
    "Vergunning aangevraagd (SB-2026-00417)", "Erlaubnis beantragt, Az. 32-2026-11",
    "geen vergunning nodig, bel 06-12345678", "zonder vergunning 06-12345678", "No licence needed. Room 1204-B",
    "geen vergunning 2020-1234", "vergund sinds 2019", "vergunning sinds 01-02-2019", "vergunning tot 01-01-2027",
    "Vergunning geldig t/m 31-12-2027", "licensed since 2016", "Licence valid until 2027-01-01",
    "Vergund en gekeurd 06-00012345", "Vergund. 020-5550123", "Licensed agency 0031 6 00012345",
    "vergund, bel +31 20 555 01 23", "Wij hebben een vergunning. KvK 61234567", "vergund bedrijf, kvk: 61 23 45 67",
    "Vergunning en btw NL001234567B01", "vergund - IBAN NL00 BANK 0123 4567 89", "BIG-registratie 19012345601",
    "BIG-nummer 89012345601", "BIG geregistreerd 12345678901", "Vergund, 3511 AB Utrecht",
    "Registratie verplicht, 1012AB Amsterdam", "advertentienummer 2026-88123", "ad id: 4471-AB-22", "factuurnr 2026-0031",
    "vergund. Advertentie 20260031", "Reg. deze advertentie: AD-20260031", "vergunning, 150 euro per uur",
    "Vergunning aanwezig, 1500 euro boete", "met vergunning, 24 jaar", "vergunning op grond van art. 3:4 APV",
    "vergunning volgens artikel 151a Gemeentewet", "vergunningplicht (art. 3.4 APV 2021)", "Vergunning volgens APV 2021",
    "licensed and ISO 9001:2015", "ISO-gecertificeerd 27001", "vergunning: ja", "Licence: yes\nPhone: 0612345678",
    "Vergunning: ja\nTel: 020-5550123", "parkeervergunning 2024-1188", "omgevingsvergunning 2023-00412",
    "verblijfsvergunning V-2020-1234", "residence permit 2020-12345", "parking permit 0045-B needed here",
    "work permit WP-2021-11 of a colleague", "driving licence 5123456789", "taxi licence TX-2020-114",
    "rijbewijs en registratie 12-AB-34", "kenteken geregistreerd 12-ABC-3", "geregistreerd bij KvK 12345678",
    "Registered at the Chamber of Commerce under 12345678", "Registered trademark 1234567",
    "Registration — KvK 08000990", "branch registration 000017000098", "ingeschreven in het handelsregister 34000771",
    "Ingeschreven onder nummer 12345678", "Open van 10.00-22.00, vergund", "Vergund 10:00 - 22:00",
    "vergunning 24/7 zichtbaar", "licensed 18+ only", "Meld illegale prostitutie zonder vergunning: zaak 2026-1200",
    "Melding gedaan, zaaknummer 2026-00513", "Zaaknummer politie: PL1300-2026012345",
    "Ordernummer 2026-1234", "kamer 1204-B, vergund hotel", "De vergunning kostte 1.250 euro", "vergunning € 1.250",
    "reg. 2026", "registreer je nu 12345", "Wij zijn vergund.\nUur 150\nHalf uur 90", "Licensed. 2 girls, 22 and 25",
    "Vergund\n06 12 34 56 78", "vergunning? ja! 0 6 1 2 3 4 5 6 7 8", "Sinds de vergunning van 12 maart 2021 open",
    "vergunning verleend 12-06-2024, geldig tot 12-06-2027", "de registratie van de auto AB-12-CD", "maat 38, cup 75B",
    "lichaam 60 min 70,00", "regio 1234 AB", "regelmatig in kamer B-2012", "Lichaamsmassage 2026-12", "licht 1234",
    "Registratienummer VBAG 21103044", "lidmaatschap RBCZ, registratie 202345R", "Wi-Fi licence key ABCD-1234-EF",
    "not licensed: see rule 12-345", "unlicensed 2026-11-12", "concession stand 12-345 fries", "Konzert 2026-0031",
    "vergunningvrij werken, kamer AB-12-34", "Vergunning: zie www.voorbeeld2020.nl", "Permit me 5 minutes, from 1030 to 2200",
]  # fmt: skip


def licences(text, **fields):
    return [fact.value for fact in READER.read(AdText("x", text, **fields)).facts if fact.kind == "licence_number"]


@pytest.mark.parametrize(("text", "number"), SHOWN)
def test_a_number_shown_is_read(text, number):
    assert licences(text) == [normalise(number)]


@pytest.mark.parametrize(("text", "numbers"), SEVERAL)
def test_several_numbers_are_all_read(text, numbers):
    assert licences(text) == numbers


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_what_is_no_licence_number_is_left(text):
    assert licences(text) == []


def test_a_number_in_the_title_counts():
    assert licences("", title="De Roos | vergunning DR-2020-11") == ["DR-2020-11"]
