# Words of the law: tracks, documents, holidays, states and facts.

## Tracks

track-eu-short-stay = EU-Bürger, Kurzaufenthalt
track-third-country-short-stay = Drittstaatsangehörige ohne Visum, Kurzaufenthalt
track-third-country-short-stay-visa-c = Drittstaatsangehörige mit C-Visum, Kurzaufenthalt
track-eu-long-stay = EU-Bürger, langer Aufenthalt
track-eu-family-eu-citizen = EU-Bürger, Familienangehörige eines EU-Bürgers
track-eu-family-third-country = Drittstaatsangehörige, Familienangehörige eines EU-Bürgers
track-eu-family-visa-b20 = Familienangehörige eines EU-Bürgers, D-Visum (B20)
track-cohabitation-visa = Visum für Heirat oder Zusammenwohnen
track-third-country-visa-d = Drittstaatsangehörige mit D-Visum
track-third-country-family-visa-d = Familienzusammenführung, D-Visum
track-third-country-family-in-belgium = Familienzusammenführung, Antrag in Belgien
track-family-of-belgian = Familienangehörige eines Belgiers
track-long-term-resident-other-state = Langfristig Aufenthaltsberechtigte eines anderen Mitgliedstaats
track-international-protection = Antrag auf internationalen Schutz
track-uk-withdrawal-agreement = Austrittsabkommen VK
track-cross-border = Grenzgänger oder Grenzstudierende

## Why a day was not counted

skipped-added-holiday = ein neuer gesetzlicher Feiertag
skipped-saturday = Samstag
skipped-sunday = Sonntag
skipped-trigger = Beginn, nicht gezählt
skipped-start = Beginn
skipped-closure = Gemeinde geschlossen
skipped-new-year = Neujahr
skipped-easter-monday = Ostermontag
skipped-labour-day = Tag der Arbeit
skipped-ascension = Christi Himmelfahrt
skipped-whit-monday = Pfingstmontag
skipped-national-day = Nationalfeiertag
skipped-assumption = Mariä Himmelfahrt
skipped-all-saints = Allerheiligen
skipped-armistice = Waffenstillstand
skipped-christmas = Weihnachten

## States of a deadline

state-open = Offen
state-met = Erledigt
state-met-late = Erledigt, zu spät
state-missed = Überfällig
state-not-yet = Noch nicht
state-ended = Beendet
state-exempt = Befreit
state-void = Gegenstandslos
state-unknown = Zu klären

## Documents

document-annex-3 = Ankunftserklärung (Anlage 3)
document-annex-3ter = Anwesenheitserklärung (Anlage 3ter)
document-annex-8ter = vorläufiges Dokument (Anlage 8ter)
document-annex-8quater = vorläufiges Dokument (Anlage 8quater)
document-annex-15 = vorläufige Aufenthaltsbescheinigung (Anlage 15)
document-annex-15bis = Empfangsbestätigung (Anlage 15bis)
document-annex-16 = Antrag auf Niederlassung oder Daueraufenthalt - EU (Anlage 16)
document-annex-18 = Bescheinigung über Ausreise und Rückkehr (Anlage 18)
document-annex-19 = Antrag auf Anmeldebescheinigung (Anlage 19)
document-annex-19ter = Antrag auf Aufenthaltskarte für Familienangehörige (Anlage 19ter)
document-annex-20 = Verweigerung des Aufenthalts (Anlage 20)
document-annex-22 = Antrag auf Daueraufenthalt (Anlage 22)
document-annex-26 = Anlage 26
document-annex-33 = Anlage 33
document-annex-33ter = Empfangsbestätigung der Verlängerung (Anlage 33ter)
document-annex-35 = besonderes Aufenthaltsdokument (Anlage 35)
document-annex-41bis = Anlage 41bis
document-annex-49 = vorläufiges Aufenthaltsdokument (Anlage 49)
document-orange-card = Immatrikulationsbescheinigung (orange Karte)
document-card-a = A-Karte (begrenzter Aufenthalt)
document-card-b = B-Karte (unbegrenzter Aufenthalt)
document-card-k = K-Karte (Niederlassung)
document-card-l = L-Karte (Daueraufenthalt - EU)
document-card-eu = EU-Karte (Anmeldebescheinigung)
document-card-eu-plus = EU+-Karte (Daueraufenthalt)
document-card-f = F-Karte (Familienangehöriger EU)
document-card-f-plus = F+-Karte (Familienangehöriger EU, Daueraufenthalt)
document-card-h = H-Karte (Blaue Karte EU)
document-card-i = I-Karte (ICT)
document-card-j = J-Karte (mobile ICT)
document-card-m = M-Karte (Art. 50 EUV)
document-card-n = N-Karte (Art. 50 EUV, Grenzgänger)
document-passport = Reisepass
document-visa-c = C-Visum
document-visa-d = D-Visum

## Facts

fact-absences = Abwesenheit
fact-address-declared = Adresse gemeldet
fact-annex-3-issued = Anlage 3 erhalten
fact-annex-3ter-issued = Anlage 3ter erhalten
fact-annex-8ter-issued = Anlage 8ter erhalten
fact-annex-15-issued = Anlage 15 erhalten
fact-annex-15bis-filed = Anlage 15bis erhalten
fact-annex-16-filed = Anlage 16 eingereicht
fact-annex-16bis-issued = Anlage 16bis erhalten
fact-annex-19-filed = Anlage 19 eingereicht
fact-annex-19ter-filed = Anlage 19ter eingereicht
fact-annex-20-notified = Anlage 20 zugestellt
fact-annex-22-filed = Anlage 22 eingereicht
fact-annex-26-issued = Anlage 26 erhalten
fact-annex-33-issued = Anlage 33 erhalten
fact-annex-33-expires = Anlage 33 läuft ab
fact-annex-35-expires = Anlage 35 läuft ab
fact-annex-35-extended = Anlage 35 verlängert
fact-annex-41bis-filed = Anlage 41bis eingereicht
fact-annex-43-notified = Anlage 43 zugestellt
fact-annex-46-received = Anlage 46 erhalten
fact-annex-49-issued = Anlage 49 erhalten
fact-appeal-lodged = Beschwerde eingelegt (RAS)
fact-appointment-asked = Termin angefragt
fact-asylum-applied = Schutz beantragt
fact-card-expires = Karte läuft ab
fact-card-issued = Karte ausgehändigt
fact-decision-notified = Entscheidung zugestellt
fact-departed = Ausgereist
fact-departure-declared = Ausreise gemeldet
fact-document-expires = Dokument läuft ab
fact-document-replaced = Dokument ersetzt
fact-durable-stay-started = Beginn der fünf Jahre
fact-duty-done = Pflicht erfüllt
fact-duty-missed = Pflicht versäumt
fact-entered-belgium = Einreise nach Belgien
fact-entered-schengen = Einreise in den Schengen-Raum
fact-extension-asked = Verlängerung beantragt
fact-extension-granted = Verlängerung bewilligt
fact-fee-paid = Gebühr bezahlt
fact-file-completed = Akte vollständig
fact-incomplete-notified = Akte als unvollständig gemeldet
fact-lawful-stay-started = Beginn des rechtmäßigen Aufenthalts
fact-moved-in = Umgezogen
fact-orange-card-issued = Orange Karte erhalten
fact-orange-card-extended = Orange Karte verlängert
fact-passport-expires = Reisepass läuft ab
fact-presence-reported = Aufenthalt gemeldet
fact-renewal-asked = Erneuerung beantragt
fact-residence-checked = Wohnsitzkontrolle erfolgt
fact-return-reported = Rückkehr gemeldet
fact-returned = Zurückgekehrt
fact-stay-ends = Aufenthalt endet
fact-visa-ends = Visum endet

## What a caseworker stated

fact-track-chosen = Weg gewählt
fact-stay-stated = Aufenthaltsdauer angegeben
fact-lodging-stated = Unterkunft angegeben
fact-purpose-stated = Zweck angegeben
fact-visa-stated = Visum angegeben
fact-card-stated = Karte angegeben
fact-exemption-granted = Befreiung eingetragen
fact-review-decided = Zweifel entschieden
fact-absent = Abwesend aus Belgien
fact-stayed-in-schengen = Früherer Aufenthalt in Schengen
state-superseded = Ersetzt
stay-short = höchstens 90 Tage
stay-long = länger als 90 Tage
lodging-private = Privatadresse
lodging-hotel = Hotel
lodging-hospital = Krankenhaus
lodging-prison = Gefängnis
lodging-licensed = zugelassene Unterkunft
visa-none = kein Visum
visa-c = C-Visum
visa-d = D-Visum
visa-d-b20 = D-Visum (B20)
purpose-work = Arbeit
purpose-single-permit = kombinierte Erlaubnis
purpose-student = Studium
purpose-researcher = Forschung
purpose-blue-card = Blaue Karte
purpose-ict = unternehmensinterner Transfer (ICT)
purpose-family = Familie
purpose-au-pair = Au-pair
purpose-other = anderer Zweck
