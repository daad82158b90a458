# The rules in words: what the law says, what to do and what follows, and what is not certain.
# What is counted is written from the rule itself, so no number stands here that a rule file could outgrow,
# except in the sentences that tell what the law says; a test compares those numbers with the rules.

law-eu-short-stay-report =
    .says = An EU, EEA or Swiss citizen, or a family member of an EU citizen, who stays at most 90 days at a private address reports their presence to the municipality within 10 working days after entering Belgium.
    .next = The person goes in person with an identity card or passport, often by appointment, and gets a declaration of presence (annex 3ter). Presence can still be reported late, but that may lead to an administrative fine.
    .doubt = Some municipalities write 8 days, 8 working days or 10 calendar days. One unvalidated page says that this report has not existed since 10 April 2026; the federal site and the municipalities still describe it, so we keep it.
    .gap = Whether a campsite or a holiday let counts as licensed lodging is not settled here.

law-tcn-short-stay-report =
    .says = A third-country national who stays at most 90 days at a private address reports the stay to the municipality within 3 working days after entering Belgium.
    .next = The person goes with the passport (with the visa, if one was needed) and a recent photo and gets a declaration of arrival (annex 3). If it cannot be given at once, an annex 15 bridges the time. Lateness may lead to a fine.
    .doubt = An old federal page writes 3 days without “working”, some municipalities write 8 days. One unvalidated page says that this report has not existed since 10 April 2026; the federal site and the municipalities still describe it, so we keep it.

law-annex3-pending-annex15 =
    .says = When annex 3 cannot be given at once, the municipality gives an annex 15 that is valid for 15 days.
    .next = The person collects annex 3 before annex 15 ends. A date printed on annex 15 goes first.
    .doubt = One source says so. Other uses of annex 15 have other periods.

law-short-stay-end-90 =
    .says = A short stay lasts at most 90 days: the day of entry is day 1, the day of leaving is the last. For third-country nationals those days lie within any period of 180 days.
    .next = By that day the person has left, has applied for a longer stay, or has asked for an extension because of force majeure, humanitarian or serious personal reasons. Afterwards the municipality has the police check the departure.
    .doubt = Some pages write “3 months” instead of 90 days, which can end a day or two later; we keep 90 days. For EU citizens the source page prints 90 days without the period of 180 days.
    .gap = Earlier stays count only if they were entered.

law-cvisa-last-day =
    .says = A C visa has two limits: its last day of validity and the number of days of stay, both printed on the sticker. The earlier one decides.
    .counts = The last day printed on the sticker, or the day of entry plus the printed number of days (the day of entry counts), whichever comes first. It never moves.
    .next = By that day the person has left, has applied as a family member (annex 19ter), or has been given an extension that was asked before the end.

law-short-stay-extension-ask =
    .says = An extension of a short stay is exceptional and must be asked before the stay ends. No source names a period before that day.
    .next = Ask the municipality, with proof of force majeure, humanitarian or serious personal reasons. The Immigration Office decides case by case.
    .doubt = The number of days before the end is our own advice. The article was not seen.

law-eu-long-stay-apply =
    .says = An EU, EEA or Swiss citizen who stays longer asks the municipality for a registration certificate at the latest 3 months after entering Belgium.
    .next = The person files in person and gets annex 19; entry in the waiting register follows at once, then the residence check. A late application is still possible but may lead to an administrative fine.
    .doubt = Source page 003, universities and some municipalities tell EU citizens 8 (working) days. Directive 2004/38 allows no period shorter than three months, so for us that is advice: go in the first week.

law-eu-long-stay-file-complete =
    .says = Since 1 September 2025 the file of an annex 19 must be complete on the day it is filed; an incomplete file is not considered.
    .counts = No date: the rule gives a notice with every annex 19 filed on or after 1 September 2025.
    .next = Bring every proof to the filing itself. If something is missing, find it first, as long as the three months allow.
    .doubt = Many pages still show three months to add documents. For EU family members of a Belgian the page of the Immigration Office still does.
    .not-in-force = Until then papers could follow within three months (rule annex19-documents-legacy).

law-annex19-documents-legacy =
    .says = For an annex 19 filed before 1 September 2025, missing documents had to be handed in within 3 months after filing.
    .next = Without them an annex 20 without order to leave followed, with one more month to complete the file. Since 1 September 2025 the file must be complete on filing.
    .doubt = Many pages still show this period as if it were in force.
    .not-in-force = Since then the file must be complete on the day of filing (rule eu-long-stay-file-complete).

law-annex19-extra-month-legacy =
    .says = For an annex 19 filed before 1 September 2025, an annex 20 without order to leave gave 1 more month to complete the file.
    .next = Hand in what is missing within that month. For an annex 19 filed since 1 September 2025 this month no longer exists.
    .doubt = Many pages still show this period as if it were in force.
    .not-in-force = An annex 19 filed since then leaves no time for papers (rule eu-long-stay-file-complete).

law-annex19-decision =
    .says = A decision on annex 19 is due within 6 months after filing.
    .next = The result is the EU card, or annex 20 with 30 days to appeal. If nothing has been heard by then, the caseworker asks the municipality.
    .doubt = One source says that without a decision the card is issued. Never tell the person that silence gives a right.

law-eu-family-tcn-apply =
    .says = A third-country family member of an EU citizen or of a Belgian who applies in Belgium asks for the residence card at the latest 3 months after entering Belgium.
    .next = The person files with the passport and the proof of the family tie, legalised and translated, and gets annex 19ter; after a positive residence check the orange card follows. A late application is still possible but may lead to an administrative fine.

law-annex19ter-documents =
    .says = Documents that are missing from an annex 19ter must be handed in within 3 months after filing.
    .next = Hand them in at the municipality and keep proof. Without them the application is refused with annex 20.
    .doubt = No text was found that extends the change of 1 September 2025 (complete on filing) to annex 19ter; the page of the Immigration Office still shows three months.

law-annex19ter-decision =
    .says = The Immigration Office decides on an annex 19ter within 6 months after filing.
    .next = The result is the F card, or annex 20 with 30 days to appeal. If nothing has been heard by then, the caseworker asks the municipality; an annex 15 can bridge the time.
    .doubt = One source counts silence as a positive decision; against it we know a judgment of the Court of Justice (C-246/17), from memory. Never tell the person that silence gives a right.

law-ai-validity-19ter =
    .says = The certificate of immatriculation (orange card) is valid for 6 months, counted from the date of annex 19ter.
    .next = Ask the municipality in time what follows: an extension, the F card or a decision. A date printed on the card goes first.

law-residence-check-authority =
    .says = After an address is declared, the local police officer checks whether the person lives there. Sources give 8 working days, 15 days or 15 working days for it.
    .next = Put the name on the bell and the letterbox. If nobody came by then, the caseworker asks the municipality. With an annex 19ter a negative check leads to annex 20.
    .doubt = An answer in the Senate of 2001 says 8 working days, the federal administration 15 days, Anderlecht 15 working days. We take the latest of the three, to follow up only.

law-appeal-rvv-30 =
    .says = An appeal to the Council for Alien Law Litigation must be lodged within 30 days after the decision was notified.
    .next = Refer to a lawyer at once. The appeal against annex 20 suspends, and annex 35 is given meanwhile; the appeal against annex 19quinquies does not suspend.
    .doubt = The way of delivery moves the start: with a signed receipt the day after, by post without receipt the third working day after posting. We count from the day entered.
    .gap = The shorter terms in detention and in cases of extreme urgency are not computed.

law-annex35-extend =
    .says = Annex 35, the special stay document during an appeal, must be extended by the municipality before it ends. One municipality asks people to come at most 2 days before.
    .next = Go to the municipality with the annex 35. It is extended until the judgment of the Council.
    .doubt = One page describes three months first and then month by month, another only month by month. The printed date decides.

law-dvisa-register =
    .says = Whoever enters Belgium with a D visa registers at the municipality within 8 working days.
    .next = The person goes with passport, visa and the papers shown for the visa. After the residence check the card follows; annex 15 or 49 covers the time until then. If no appointment is free in time, ask for one in writing within the period and keep the proof.
    .doubt = Source page 001, universities and some municipalities write 8 days without “working”; the strictest reading counts calendar days.
    .gap = Whether asking for an appointment is enough is stated only by Eeklo, and by the Immigration Office for renewals of students.

law-dvisa-b20-register =
    .says = A family member of an EU citizen with a D visa and the note B20 goes to the municipality after entering Belgium. The page that says so names no period; we use the 8 working days of other D visas.
    .next = The person gets annex 15 while the residence is checked, then the F card.
    .doubt = Source page 002 names no period, source page 003 says 8 working days “in any case”. The outer limit would be the three months for family members.

law-annex46-register =
    .says = Whoever receives a single permit (annex 46) while already in Belgium goes to the municipality within 8 working days.
    .next = The person gets annex 49, then the A card.
    .doubt = The period was found on the page of one municipality (Eeklo), which asks to make the appointment within it.

law-annex15-validity-45 =
    .says = An annex 15 that bridges the time until a card is ready is valid for 45 days.
    .next = Ask the municipality for the card or for an extension before that day. A date printed on annex 15 goes first.
    .doubt = Other pages give annex 15 a validity of 15 days, 5 months or, weakly, 90 days for other uses. The printed date decides.

law-annex8ter-validity-45 =
    .says = The provisional documents annex 8ter and annex 8quater, given while an EU or EU+ card is being made, are valid for 45 days.
    .next = Ask the municipality for the card or for a new document before that day. A printed date goes first.

law-a-card-renew-window =
    .says = The renewal of an A card is asked between the 45th and the 30th day before it expires.
    .next = Ask the municipality within that window; a late request may put the right itself at risk. If the request was in time and undecided, an annex 15 bridges the time.
    .doubt = Other pages give 40 to 30 days before; Diepenbeek wants at least 45 days. Students and single permits have periods of their own.
    .gap = Being in hospital or prison exempts from renewal for the time being; that is not computed.

law-k-card-renew-window =
    .says = The renewal of a K or L card is asked between the 40th and the 30th day before it expires.
    .next = Ask the municipality for the new card within that window.
    .doubt = One source says so, and no article was found.

law-card-reissue-6-weeks =
    .says = One municipality takes the request for a new B, H, EU, EU+ or F+ card from 42 days (6 weeks) before it expires.
    .next = Ask your own municipality from when it takes the request. Making a card takes two to four weeks.
    .doubt = Only Oudenaarde says so. For the F+ card Ixelles names 6 months to 1 month before the expiry.

law-student-renew-latest =
    .says = A student asks for the renewal of the A card at the latest 15 days before it expires.
    .next = Asking for an appointment counts as asking for renewal; keep the proof. The receipt is annex 33ter; a late request is inadmissible (annex 29).

law-student-complete-file =
    .says = When a student’s renewal file is reported incomplete, it must be completed within 15 days.
    .next = Hand in what is missing at the municipality and keep proof.

law-student-renew-decision =
    .says = A decision on a student’s renewal is due within 90 days after the file is complete.
    .next = If nothing has been decided when the card ends, an annex 15 of 45 days bridges the time. The caseworker asks the municipality.
    .doubt = One source says so; the article was not seen.

law-single-permit-renew-employer =
    .says = The employer asks for the renewal of a single permit at the latest 2 months before it expires.
    .next = The employer acts, not the worker: ask the employer whether it was done. Annex 49 covers the time until the new A card.
    .gap = For seasonal work the period is one month; that is not computed.

law-art10-ai-validity =
    .says = With family reunification asked in Belgium (articles 10 and 10bis), the orange card is valid for 9 months, counted from annex 15bis.
    .next = Ask the municipality in time what follows. A date printed on the card goes first.
    .doubt = The number comes from a text of 2007; the laws of 10 March 2024 and 18 July 2025 may have changed it.

law-art10-decision =
    .says = A decision on family reunification asked in Belgium (articles 10 and 10bis) is due within 9 months after annex 15bis.
    .next = The result is the A card or a refusal. If nothing has been heard by then, the caseworker asks the municipality.
    .doubt = Older pages add two extensions of three months each; the laws of 10 March 2024 and 18 July 2025 may have changed the period.

law-cohabitation-visa-c-legacy =
    .says = Until 14 January 2024 a partner of a Belgian or of a third-country national could come with a C visa and had 90 days on annex 3 to declare the legal cohabitation.
    .next = Since 15 January 2024 these partners need a D visa. A partner of an EU citizen can still come with a C visa as another family member.
    .doubt = This was practice of the authorities, found on pages for practitioners; no article was found.
    .not-in-force = Since then partners of Belgians and of third-country nationals get a D visa (rule dvisa-register).

law-ltr-other-ms-apply =
    .says = A long-term resident of another member state who wants to stay longer in Belgium applies at the municipality within 3 months after entry.
    .next = The person gets annex 41bis. Whoever comes to work needs a single permit instead.
    .doubt = The period was not found on a page we read; it must be checked.

law-ltr-other-ms-documents =
    .says = Documents that are missing from an application with annex 41bis are handed in within 4 months.
    .next = Hand them in at the municipality and keep proof. The result is the A card.
    .doubt = The period comes from pages of municipalities; the article was not seen.

law-asylum-register-commune =
    .says = Whoever asks for international protection goes to the municipality within 8 working days after annex 26 or 26quinquies was issued.
    .next = The municipality gives the orange card. Annex 26 itself does not expire.
    .gap = For people in a closed centre or in prison nothing is computed.

law-ai-validity-asylum-first =
    .says = The first orange card of an applicant for international protection runs for 4 months from the day of the application.
    .next = Have it extended at the municipality before it ends. A date printed on the card goes first.
    .gap = After a later application the card runs from its issue; enter the printed date then.

law-ai-validity-asylum-next =
    .says = After the first period the orange card of an applicant for international protection is extended by 8 months each time.
    .next = Have it extended again before it ends, as long as there is no final decision. A date printed on the card goes first.

law-annex33-report =
    .says = A student or worker who keeps a home in a neighbouring state and returns there reports to the municipality within 8 working days.
    .next = The person brings the contract or the enrolment and gets annex 33, valid for one academic year.
    .doubt = The rule was found on the page of one city (Ghent); the article was not seen.

law-annex33-renew =
    .says = Annex 33 is valid for one academic year and is renewed each year. No source names a day by which to ask.
    .next = Go to the municipality with the new contract or enrolment before the old annex 33 ends.
    .doubt = The number of days before the end is our own advice.

law-address-change-declare =
    .says = Whoever moves within Belgium declares the new address at the new municipality within 8 working days after moving in.
    .next = The local police officer then checks the address: put the name on the bell and the letterbox.
    .doubt = Some municipalities (Menen, Houthalen-Helchteren, Herselt) write 8 days.

law-departure-declare =
    .says = Whoever leaves Belgium to live elsewhere declares it at the municipality at the latest on the eve, 1 day before leaving.
    .next = The municipality takes the person off the register. Whoever goes away for three to twelve months and comes back reports before leaving, gets annex 18 and keeps the card valid.

law-return-report-15 =
    .says = Whoever comes back after three to twelve months abroad reports the return at the municipality within 15 days.
    .next = Bring the card and annex 18.
    .gap = For a shorter absence nothing has to be reported; whether the absence was that long is for the caseworker to see.

law-absence-limit-1y =
    .says = The right to stay is kept during an absence of up to 1 year. With durable stay (EU+, F+) it is two years.
    .next = Come back before that day with a valid card. In case of force majeure it may be longer: ask a lawyer.
    .doubt = The limit comes from pages of a municipality and of practitioners; the full text was not seen.

law-durable-stay-5y =
    .says = After 5 years of uninterrupted lawful stay an EU citizen and their family members can have durable stay (permanent residence).
    .next = Annex 22 is filed at the municipality: an EU citizen may, a third-country family member must. The decision takes up to five months; the EU+ or F+ card follows.
    .doubt = Sources start the five years at annex 19 or 19ter, at an earlier annex 15, or at the entry in the waiting register.
    .gap = The early grounds (pension, incapacity for work, frontier work, survivors) and the joint settlement of the family are not judged.

law-durable-absence-check =
    .says = Absences of at most 6 months in a year do not interrupt the five years. Military service does not count, and one absence of at most 12 months for an important reason (pregnancy and childbirth, serious illness, study, training, posting) is allowed.
    .counts = The days away in each year, once in years from the start and once in calendar years, each limit once as “at most” and once as “less than”. If all agree, the stay is continuous or broken; if not, a person must look.
    .next = After a break the five years start again on the day of return. After five complete years only more than two consecutive years away count.
    .doubt = It is not certain whether “year” means twelve months from the start or the calendar year.

law-f-card-annex22-open =
    .says = According to one municipality, annex 22 can be asked from 5 months before the F card expires.
    .next = Ask for durable stay, not for an ordinary new card.
    .doubt = Anderlecht opens the window 5 months before the expiry, Riemst wants the request at the latest 5 months before, another page only before the expiry.

law-f-card-annex22-window =
    .says = A third-country family member with an F card must ask for durable stay with annex 22 before the card expires: an F card is followed by an F+ card.
    .counts = Legal date: the day before the card expires. Safe date: 5 months before the expiry, moved back to a working day. The strictest reading takes one day less.
    .next = File annex 22 at the municipality. The decision takes up to five months. If the five years are not complete when the card ends, a person must decide; the card may be extended.
    .doubt = The duty is certain, the window is not: Riemst says at the latest 5 months before, Anderlecht from 5 months before until the day before, another page before the expiry.

law-annex22-decision =
    .says = A decision on annex 22 is due within 5 months after filing.
    .next = The result is the EU+ or F+ card, annex 23 (inadmissible) or annex 24 (refused). If nothing has been heard by then, go and ask. If the card ends meanwhile, annex 8ter, 8quater or 15 bridges the time.

law-durable-loss-2y =
    .says = Durable stay is lost by more than 2 consecutive years outside Belgium.
    .next = Come back before that day.

law-ltr-eligibility-5y =
    .says = After 5 years of lawful and uninterrupted stay directly before the application, a third-country national can ask for the status of long-term resident. Time as a student counts half.
    .next = Annex 16 is filed at the municipality, annex 16bis is the receipt, the decision takes up to five months and the L card follows. Stable income and health insurance must be shown.
    .gap = Income, insurance and public order are not judged. Time in an asylum procedure counts half, or fully if the procedure lasted more than 18 months.

law-ltr-absence-check =
    .says = For a long-term resident, absences do not interrupt if each lasts at most 6 months and all together at most 10 months (with a Blue Card 12 and 18).
    .counts = The length of each absence and their sum within the five years, each limit once as “at most” and once as “less than”. If both agree, the stay is continuous or broken; if not, a person must look.
    .next = After a break the five years start again on the day of return.
    .doubt = One source says “not longer than six months”, another “less than six months”. Exactly six, or ten, is for a person to judge.

law-annex16-decision =
    .says = A decision on settlement or long-term residence is due within 5 months after annex 16bis.
    .next = The result is the K or L card, or a refusal. If nothing has been heard by then, the caseworker asks the municipality.
    .doubt = Sources say that silence counts as granted. Never tell the person that silence gives a right.

law-nationality-info-5y =
    .says = After 5 years of lawful main residence an adult with unlimited stay can declare to become Belgian, if conditions of language, integration and work are met.
    .next = This is information only: refer to the municipality or to specialised help.
    .doubt = Which years count is read differently: one source lets the time since the application count for EU citizens, their family and refugees, another lets absences of up to 6 months each and a fifth of the time together pass. The law asks much more than time.
    .gap = None of the conditions is checked here. Interruptions count (each at most six months, together at most a fifth of the period), and the fee and a reform of 2025-2026 are unknown to us.

law-fee-balance-30 =
    .says = When the administrative fee was paid only in part, the rest must be paid within 30 days, counted from the day after annex 43 was notified.
    .next = Pay the exact rest with the same message and keep the proof. Otherwise the application is inadmissible.

law-eu-card-expiry =
    .says = An EU card is valid until the date printed on it, at most 5 years.
    .next = Ask the municipality for a new card in time; one municipality takes the request from six weeks before.

law-wa-m-card-expiry =
    .says = The cards of beneficiaries of the UK Withdrawal Agreement are valid until the date printed on them: M 5 years, permanent M 10 years, N 5 years.
    .next = Ask the municipality for a new card before that day.

law-old-f-card-cutoff =
    .says = F and F+ cards in the old layout are no longer valid after 3 August 2026, whatever date is printed on them.
    .counts = The fixed day 3 August 2026, for a card in the old layout.
    .next = Go to the municipality at once: for a new card, or for annex 22.
    .doubt = Another page said: valid until the printed end. This is the one case in which a printed date does not go first.

law-passport-12-months =
    .says = Source page 001 asks for a passport that is valid for longer than 12 months with an application for a residence permit.
    .next = A warning only: renew the passport at the embassy or consulate in time.
    .doubt = Only this page says so; no article was found.

law-document-expiry =
    .says = The date printed on a document or card says when it ends, and goes before every date we compute.
    .counts = The printed day itself. It never moves.
    .next = Ask for the new document before the old one ends.
