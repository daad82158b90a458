# Words of the law: tracks, documents, holidays, states and facts.

## Tracks

track-eu-short-stay = EU-burger, kort verblijf
track-third-country-short-stay = Derdelander zonder visum, kort verblijf
track-third-country-short-stay-visa-c = Derdelander met visum C, kort verblijf
track-eu-long-stay = EU-burger, lang verblijf
track-eu-family-eu-citizen = EU-burger, familielid van een EU-burger
track-eu-family-third-country = Derdelander, familielid van een EU-burger
track-eu-family-visa-b20 = Familielid van een EU-burger, visum D (B20)
track-cohabitation-visa = Visum voor huwelijk of samenwonen
track-third-country-visa-d = Derdelander met visum D
track-third-country-family-visa-d = Gezinshereniging, visum D
track-third-country-family-in-belgium = Gezinshereniging, aanvraag in België
track-family-of-belgian = Familielid van een Belg
track-long-term-resident-other-state = Langdurig ingezetene van een andere lidstaat
track-international-protection = Verzoek om internationale bescherming
track-uk-withdrawal-agreement = Terugtrekkingsakkoord VK
track-cross-border = Grensarbeider of grensstudent

## Why a day was not counted

skipped-added-holiday = een nieuwe wettelijke feestdag
skipped-saturday = zaterdag
skipped-sunday = zondag
skipped-trigger = begin, niet geteld
skipped-start = begin
skipped-closure = gemeente gesloten
skipped-new-year = Nieuwjaar
skipped-easter-monday = paasmaandag
skipped-labour-day = Dag van de Arbeid
skipped-ascension = Hemelvaart
skipped-whit-monday = pinkstermaandag
skipped-national-day = nationale feestdag
skipped-assumption = Tenhemelopneming
skipped-all-saints = Allerheiligen
skipped-armistice = Wapenstilstand
skipped-christmas = Kerstmis

## States of a deadline

state-open = Open
state-met = Gedaan
state-met-late = Gedaan, te laat
state-missed = Te laat
state-not-yet = Nog niet
state-ended = Afgelopen
state-exempt = Vrijgesteld
state-void = Niet van toepassing
state-unknown = Te vragen

## Documents

document-annex-3 = aankomstverklaring (bijlage 3)
document-annex-3ter = melding van aanwezigheid (bijlage 3ter)
document-annex-8ter = voorlopig document (bijlage 8ter)
document-annex-8quater = voorlopig document (bijlage 8quater)
document-annex-15 = voorlopig verblijfsattest (bijlage 15)
document-annex-15bis = ontvangstbewijs (bijlage 15bis)
document-annex-16 = aanvraag vestiging of langdurig ingezetene (bijlage 16)
document-annex-18 = attest van vertrek en terugkeer (bijlage 18)
document-annex-19 = aanvraag verklaring van inschrijving (bijlage 19)
document-annex-19ter = aanvraag verblijfskaart familielid (bijlage 19ter)
document-annex-20 = weigering van verblijf (bijlage 20)
document-annex-22 = aanvraag duurzaam verblijf (bijlage 22)
document-annex-26 = bijlage 26
document-annex-33 = bijlage 33
document-annex-33ter = ontvangstbewijs verlenging (bijlage 33ter)
document-annex-35 = bijzonder verblijfsdocument (bijlage 35)
document-annex-41bis = bijlage 41bis
document-annex-49 = voorlopig verblijfsdocument (bijlage 49)
document-orange-card = attest van immatriculatie (oranje kaart)
document-card-a = A-kaart (beperkt verblijf)
document-card-b = B-kaart (onbeperkt verblijf)
document-card-k = K-kaart (vestiging)
document-card-l = L-kaart (EU-langdurig ingezetene)
document-card-eu = EU-kaart (verklaring van inschrijving)
document-card-eu-plus = EU+-kaart (duurzaam verblijf)
document-card-f = F-kaart (familielid EU)
document-card-f-plus = F+-kaart (familielid EU, duurzaam verblijf)
document-card-h = H-kaart (Europese blauwe kaart)
document-card-i = I-kaart (ICT)
document-card-j = J-kaart (mobile ICT)
document-card-m = M-kaart (art. 50 VEU)
document-card-n = N-kaart (art. 50 VEU, grensarbeider)
document-passport = paspoort
document-visa-c = visum C
document-visa-d = visum D

## Facts

fact-absences = Afwezigheid
fact-address-declared = Adres aangegeven
fact-annex-3-issued = Bijlage 3 gekregen
fact-annex-3ter-issued = Bijlage 3ter gekregen
fact-annex-8ter-issued = Bijlage 8ter gekregen
fact-annex-15-issued = Bijlage 15 gekregen
fact-annex-15bis-filed = Bijlage 15bis gekregen
fact-annex-16-filed = Bijlage 16 ingediend
fact-annex-16bis-issued = Bijlage 16bis gekregen
fact-annex-19-filed = Bijlage 19 ingediend
fact-annex-19ter-filed = Bijlage 19ter ingediend
fact-annex-20-notified = Bijlage 20 betekend
fact-annex-22-filed = Bijlage 22 ingediend
fact-annex-26-issued = Bijlage 26 gekregen
fact-annex-33-issued = Bijlage 33 gekregen
fact-annex-33-expires = Bijlage 33 vervalt
fact-annex-35-expires = Bijlage 35 vervalt
fact-annex-35-extended = Bijlage 35 verlengd
fact-annex-41bis-filed = Bijlage 41bis ingediend
fact-annex-43-notified = Bijlage 43 betekend
fact-annex-46-received = Bijlage 46 ontvangen
fact-annex-49-issued = Bijlage 49 gekregen
fact-appeal-lodged = Beroep ingesteld (RvV)
fact-appointment-asked = Afspraak gevraagd
fact-asylum-applied = Bescherming gevraagd
fact-card-expires = Kaart vervalt
fact-card-issued = Kaart afgegeven
fact-decision-notified = Beslissing betekend
fact-departed = Vertrokken
fact-departure-declared = Vertrek gemeld
fact-document-expires = Document vervalt
fact-document-replaced = Document vervangen
fact-durable-stay-started = Begin van de vijf jaar
fact-duty-done = Verplichting vervuld
fact-duty-missed = Verplichting gemist
fact-entered-belgium = Aangekomen in België
fact-entered-schengen = Schengen binnengekomen
fact-extension-asked = Verlenging gevraagd
fact-extension-granted = Verlenging toegestaan
fact-fee-paid = Bijdrage betaald
fact-file-completed = Dossier volledig
fact-incomplete-notified = Dossier onvolledig gemeld
fact-lawful-stay-started = Begin van het wettig verblijf
fact-moved-in = Verhuisd
fact-orange-card-issued = Oranje kaart gekregen
fact-orange-card-extended = Oranje kaart verlengd
fact-passport-expires = Paspoort vervalt
fact-presence-reported = Verblijf gemeld
fact-renewal-asked = Verlenging kaart gevraagd
fact-residence-checked = Woonstcontrole gedaan
fact-return-reported = Terugkeer gemeld
fact-returned = Teruggekeerd
fact-stay-ends = Verblijf eindigt
fact-visa-ends = Visum eindigt

## What a caseworker stated

fact-track-chosen = Traject gekozen
fact-stay-stated = Duur van het verblijf opgegeven
fact-lodging-stated = Verblijfplaats opgegeven
fact-purpose-stated = Doel opgegeven
fact-visa-stated = Visum opgegeven
fact-card-stated = Kaart opgegeven
fact-exemption-granted = Vrijstelling geregistreerd
fact-review-decided = Twijfel beslecht
fact-absent = Afwezig uit België
fact-stayed-in-schengen = Eerder verblijf in Schengen
state-superseded = Vervangen
stay-short = hoogstens 90 dagen
stay-long = langer dan 90 dagen
lodging-private = privéadres
lodging-hotel = hotel
lodging-hospital = ziekenhuis
lodging-prison = gevangenis
lodging-licensed = erkende logies
visa-none = geen visum
visa-c = C-visum
visa-d = D-visum
visa-d-b20 = D-visum (B20)
purpose-work = werk
purpose-single-permit = gecombineerde vergunning
purpose-student = studie
purpose-researcher = onderzoek
purpose-blue-card = blauwe kaart
purpose-ict = overplaatsing binnen een onderneming (ICT)
purpose-family = gezin
purpose-au-pair = au pair
purpose-other = ander doel
