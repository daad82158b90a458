# Words of the law: tracks, documents, holidays, states and facts.

## Tracks

track-eu-short-stay = EU citizen, short stay
track-third-country-short-stay = Third-country national without visa, short stay
track-third-country-short-stay-visa-c = Third-country national with C visa, short stay
track-eu-long-stay = EU citizen, long stay
track-eu-family-eu-citizen = EU citizen, family of an EU citizen
track-eu-family-third-country = Third-country national, family of an EU citizen
track-eu-family-visa-b20 = Family of an EU citizen, D visa (B20)
track-cohabitation-visa = Visa for marriage or cohabitation
track-third-country-visa-d = Third-country national with D visa
track-third-country-family-visa-d = Family reunification, D visa
track-third-country-family-in-belgium = Family reunification, asked in Belgium
track-family-of-belgian = Family of a Belgian
track-long-term-resident-other-state = Long-term resident of another member state
track-international-protection = Request for international protection
track-uk-withdrawal-agreement = UK Withdrawal Agreement
track-cross-border = Cross-border worker or student

## Why a day was not counted

skipped-added-holiday = a new public holiday
skipped-saturday = Saturday
skipped-sunday = Sunday
skipped-trigger = start, not counted
skipped-start = start
skipped-closure = town hall closed
skipped-new-year = New Year’s Day
skipped-easter-monday = Easter Monday
skipped-labour-day = Labour Day
skipped-ascension = Ascension Day
skipped-whit-monday = Whit Monday
skipped-national-day = National Day
skipped-assumption = Assumption
skipped-all-saints = All Saints’ Day
skipped-armistice = Armistice Day
skipped-christmas = Christmas Day

## States of a deadline

state-open = Open
state-met = Done
state-met-late = Done, late
state-missed = Overdue
state-not-yet = Not yet
state-ended = Ended
state-exempt = Exempt
state-void = No longer applies
state-unknown = To be asked

## Documents

document-annex-3 = declaration of arrival (annex 3)
document-annex-3ter = declaration of presence (annex 3ter)
document-annex-8ter = provisional document (annex 8ter)
document-annex-8quater = provisional document (annex 8quater)
document-annex-15 = provisional stay certificate (annex 15)
document-annex-15bis = receipt (annex 15bis)
document-annex-16 = application for settlement or long-term residence (annex 16)
document-annex-18 = certificate of departure and return (annex 18)
document-annex-19 = application for a registration certificate (annex 19)
document-annex-19ter = application for a family member’s residence card (annex 19ter)
document-annex-20 = refusal of stay (annex 20)
document-annex-22 = application for durable stay (annex 22)
document-annex-26 = annex 26
document-annex-33 = annex 33
document-annex-33ter = receipt of renewal (annex 33ter)
document-annex-35 = special stay document (annex 35)
document-annex-41bis = annex 41bis
document-annex-49 = provisional stay document (annex 49)
document-orange-card = certificate of immatriculation (orange card)
document-card-a = A card (limited stay)
document-card-b = B card (unlimited stay)
document-card-k = K card (settlement)
document-card-l = L card (EU long-term resident)
document-card-eu = EU card (registration certificate)
document-card-eu-plus = EU+ card (durable stay)
document-card-f = F card (EU family member)
document-card-f-plus = F+ card (EU family member, durable stay)
document-card-h = H card (EU Blue Card)
document-card-i = I card (ICT)
document-card-j = J card (mobile ICT)
document-card-m = M card (art. 50 TEU)
document-card-n = N card (art. 50 TEU, frontier worker)
document-passport = passport
document-visa-c = C visa
document-visa-d = D visa

## Facts

fact-absences = Absence
fact-address-declared = Address declared
fact-annex-3-issued = Annex 3 issued
fact-annex-3ter-issued = Annex 3ter issued
fact-annex-8ter-issued = Annex 8ter issued
fact-annex-15-issued = Annex 15 issued
fact-annex-15bis-filed = Annex 15bis filed
fact-annex-16-filed = Annex 16 filed
fact-annex-16bis-issued = Annex 16bis issued
fact-annex-19-filed = Annex 19 filed
fact-annex-19ter-filed = Annex 19ter filed
fact-annex-20-notified = Annex 20 notified
fact-annex-22-filed = Annex 22 filed
fact-annex-26-issued = Annex 26 issued
fact-annex-33-issued = Annex 33 issued
fact-annex-33-expires = Annex 33 expires
fact-annex-35-expires = Annex 35 expires
fact-annex-35-extended = Annex 35 extended
fact-annex-41bis-filed = Annex 41bis filed
fact-annex-43-notified = Annex 43 notified
fact-annex-46-received = Annex 46 received
fact-annex-49-issued = Annex 49 issued
fact-appeal-lodged = Appeal lodged
fact-appointment-asked = Appointment asked
fact-asylum-applied = Protection requested
fact-card-expires = Card expires
fact-card-issued = Card issued
fact-decision-notified = Decision notified
fact-departed = Departed
fact-departure-declared = Departure declared
fact-document-expires = Document expires
fact-document-replaced = Document replaced
fact-durable-stay-started = Start of the five years
fact-duty-done = Duty done
fact-duty-missed = Duty missed
fact-entered-belgium = Entered Belgium
fact-entered-schengen = Entered the Schengen area
fact-extension-asked = Extension asked
fact-extension-granted = Extension granted
fact-fee-paid = Fee paid
fact-file-completed = File complete
fact-incomplete-notified = File reported incomplete
fact-lawful-stay-started = Start of lawful stay
fact-moved-in = Moved in
fact-orange-card-issued = Orange card issued
fact-orange-card-extended = Orange card extended
fact-passport-expires = Passport expires
fact-presence-reported = Presence reported
fact-renewal-asked = Renewal asked
fact-residence-checked = Residence checked
fact-return-reported = Return reported
fact-returned = Returned
fact-stay-ends = Stay ends
fact-visa-ends = Visa ends

## What a caseworker stated

fact-track-chosen = Track chosen
fact-stay-stated = Length of stay stated
fact-lodging-stated = Lodging stated
fact-purpose-stated = Purpose stated
fact-visa-stated = Visa stated
fact-card-stated = Card stated
fact-exemption-granted = Exemption recorded
fact-review-decided = Doubt settled
fact-absent = Away from Belgium
fact-stayed-in-schengen = Earlier stay in Schengen
state-superseded = Replaced
stay-short = at most 90 days
stay-long = more than 90 days
lodging-private = private address
lodging-hotel = hotel
lodging-hospital = hospital
lodging-prison = prison
lodging-licensed = licensed lodging
visa-none = no visa
visa-c = C visa
visa-d = D visa
visa-d-b20 = D visa (B20)
purpose-work = work
purpose-single-permit = single permit
purpose-student = study
purpose-researcher = research
purpose-blue-card = Blue Card
purpose-ict = intra-corporate transfer (ICT)
purpose-family = family
purpose-au-pair = au pair
purpose-other = other purpose
