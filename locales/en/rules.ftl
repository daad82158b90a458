# Duties, by rule: the title for the desk, then the texts of the letter.

rule-eu-short-stay-report = Report presence at the town hall
    .headline = Go to the town hall by { $date }.
    .intro = You are staying in Belgium. You must tell the town hall.
    .bring =
        your identity card or passport
        the address where you stay
    .get = A declaration of presence (annex 3ter).
    .why = After you arrive, you have 10 working days.
    .note = Do you sleep in a hotel, or are you in hospital? Then you do not have to do this. Tell us.

rule-tcn-short-stay-report = Report the stay at the town hall
    .headline = Go to the town hall by { $date }.
    .intro = You are staying in someone’s home in Belgium. You must tell the town hall.
    .bring =
        your passport (with the visa, if you needed a visa)
        1 recent passport photo
        the address where you stay
    .get = A declaration of arrival (annex 3).
    .why = After you arrive, you have 3 working days.
    .note = Do you sleep in a hotel, or are you in hospital? Then you do not have to do this. Tell us.

rule-dvisa-register = Register at the town hall
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium. You must register at the town hall.
    .bring =
        your passport with the visa
        2 recent passport photos
        your lease or another proof of your address
        the papers you showed for your visa
    .get = A provisional document. After that, the local police officer checks that you live at your address.
    .why = After you arrive, you have 8 working days.

rule-dvisa-b20-register = Register at the town hall (B20 visa)
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium. You must register at the town hall.
    .bring =
        your passport with the visa
        2 recent passport photos
        your lease or another proof of your address
        the papers you showed for your visa
    .get = A provisional document (annex 15).

rule-annex46-register = Go to the town hall with annex 46
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium. You must register at the town hall.
    .bring =
        your passport
        the document you received (annex 46)
        2 recent passport photos
        proof of your address
    .get = A provisional document (annex 49).
    .why = After you got the document, you have 8 working days.

rule-asylum-register-commune = Go to the town hall with annex 26
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium. You must register at the town hall.
    .bring =
        the document you received
        2 recent passport photos
        proof of your address
    .why = After you got the document, you have 8 working days.

rule-annex33-report = Report at the town hall (annex 33)
    .headline = Go to the town hall by { $date }.
    .intro = You must report at the town hall.
    .bring =
        your identity card or passport
        your contract or your enrolment
    .get = An annex 33.
    .why = After you arrive, you have 8 working days.

rule-address-change-declare = Declare the new address
    .headline = Tell the town hall your new address by { $date }.
    .intro = You have moved. You tell the town hall where you live now.
    .bring =
        your identity card or residence document
        your lease or another proof of your address
    .note = The police check that you live there. Put your name on the bell and the letterbox.
    .why = After you move, you have 8 working days.

rule-eu-long-stay-apply = Apply for registration
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium and want to stay more than 3 months. Ask for a registration certificate. Sometimes you wait weeks for an appointment.
    .bring =
        your identity card or passport
        proof that you left the register in the other country
        proof of why you are here (work, study, own income, family)
        passport photos (ask the town hall how many)
        birth certificate and proof of your civil status
    .get = An annex 19. After that, the police check that you live at your address.
    .why = After you arrive, you have 3 months.
    .note = Is something missing? Call us first. We help you.

rule-eu-family-tcn-apply = Apply as a family member
    .headline = Go to the town hall by { $date }.
    .intro = You live in Belgium and want to stay more than 3 months. Ask for a residence card. Sometimes you wait weeks for an appointment.
    .bring =
        your passport
        your civil status papers (birth, marriage), with a translation
        proof of your address
        passport photos (ask the town hall how many)
    .get = An annex 19ter.
    .why = After you arrive, you have 3 months.
    .note = Is something missing? Call us first. We help you.

rule-annex19ter-documents = Bring the missing documents (after annex 19ter)
    .headline = Bring the missing papers to the town hall by { $date }.
    .intro = The town hall still waits for papers for your application.
    .why = After your application, you have 3 months.

rule-short-stay-end-90 = Short stay ends (90 days)
    .headline = Your short stay in Belgium ends on { $date }. Decide now what you do.
    .intro = That is the last day of your stay.
    .choices =
        You leave Belgium. Tell the town hall before that date.
        You want to stay longer. Call us now. We look together at what is possible.
        You cannot leave in time. Ask the town hall for an extension before that date. Bring proof.

rule-cvisa-last-day = Last day of the C visa
    .headline = Your short stay in Belgium ends on { $date }. Decide now what you do.
    .intro = That is the last day of your visa.
    .choices =
        You leave Belgium. Tell the town hall before that date.
        You want to stay longer. Call us now. We look together at what is possible.
        You cannot leave in time. Ask the town hall for an extension before that date. Bring proof.

rule-ai-validity-19ter = Orange card ends
    .headline = Ask for a new document by { $date }.
    .intro = You have an orange card. The town hall gives you a new one or extends it.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos

rule-annex15-validity-45 = Annex 15 ends
    .headline = Ask for a new document by { $date }.
    .intro = You have an annex 15. The town hall gives you a new one or extends it.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos

rule-document-expiry = Document ends
    .headline = Ask for a new document by { $date }.
    .intro = Ask for the new document before the old one ends.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos

rule-a-card-renew-window = Renew the A card
    .headline = Ask the town hall for a new card by { $date }.
    .intro = Your card ends. Ask for the new one in time.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos

rule-eu-card-expiry = EU card ends
    .headline = Ask the town hall for a new card by { $date }.
    .intro = Your card ends. Ask for the new one in time.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos

rule-f-card-annex22-window = Apply for durable stay (annex 22)
    .headline = Ask the town hall for permanent (durable) residence by { $date }.
    .intro = Your card ends. You do not ask for an ordinary new card, but for durable residence.
    .bring =
        your passport or identity card
        the document you have now
        2 recent passport photos
    .get = An annex 22.

rule-durable-stay-5y = Durable stay can be asked
    .headline = From { $date } you can ask for permanent (durable) residence.
    .intro = You will then have lived in Belgium for 5 years, without a long break.
    .bring =
        your identity card or passport
        your residence card
    .get = You sign an annex 22. After that it takes about 5 months.
    .note = Were you abroad for a long time? Call us first. The date may be different.

# Rules without texts of a letter yet: the general ones are used.

rule-annex3-pending-annex15 = Annex 15 ends (waiting for annex 3)
rule-short-stay-extension-ask = Ask for an extension of the short stay
rule-eu-long-stay-file-complete = File complete on filing (annex 19)
rule-annex19-documents-legacy = Bring the missing documents (annex 19, old rule)
rule-annex19-extra-month-legacy = Extra month after annex 20 (annex 19, old rule)
rule-annex19-decision = Decision on annex 19
rule-annex19ter-decision = Decision on annex 19ter
rule-residence-check-authority = Residence check by the police
rule-appeal-rvv-30 = Appeal to the Council for Alien Law Litigation
rule-annex35-extend = Have annex 35 extended
rule-annex8ter-validity-45 = Annex 8ter or 8quater ends
rule-k-card-renew-window = Renew the K or L card
rule-card-reissue-6-weeks = New card can be asked
rule-student-renew-latest = Renew the student’s A card
rule-student-complete-file = Complete the student’s file
rule-student-renew-decision = Decision on the student’s renewal
rule-single-permit-renew-employer = Renewal of the single permit by the employer
rule-art10-ai-validity = Orange card ends (family reunification)
rule-art10-decision = Decision on family reunification
rule-cohabitation-visa-c-legacy = Stay to declare cohabitation (C visa, old rule)
rule-ltr-other-ms-apply = Apply as a long-term resident of another state
rule-ltr-other-ms-documents = Bring the missing documents (annex 41bis)
rule-ai-validity-asylum-first = First orange card ends (protection)
rule-ai-validity-asylum-next = Extended orange card ends (protection)
rule-annex33-renew = Renew annex 33
rule-departure-declare = Declare the departure
rule-return-report-15 = Report the return
rule-absence-limit-1y = One year abroad: limit of the absence
rule-durable-absence-check = Absences and durable stay
rule-f-card-annex22-open = Annex 22 can be asked (F card)
rule-annex22-decision = Decision on durable stay
rule-durable-loss-2y = Two years abroad: loss of durable stay
rule-ltr-eligibility-5y = Long-term residence can be asked
rule-ltr-absence-check = Absences and long-term residence
rule-annex16-decision = Decision on settlement or long-term residence
rule-nationality-info-5y = Nationality: five years of stay
rule-fee-balance-30 = Pay the rest of the fee
rule-wa-m-card-expiry = M or N card ends
rule-old-f-card-cutoff = Old F or F+ card is no longer valid
rule-passport-12-months = Passport valid for less than 12 months
