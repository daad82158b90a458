# Woorden van de pagina voor de nieuwkomer: korte zinnen, één woord voor één ding, de woorden van de brieven.

applicant-title = Uw data
applicant-town-hall = Ga naar de gemeente
applicant-contact = Neem contact op met de gemeente
applicant-date = Belangrijke datum
applicant-by = Ten laatste
applicant-from = Vanaf
applicant-people =
    { $count ->
        [one] Deze datum geldt voor { $count } persoon.
       *[other] Deze datum geldt voor { $count } personen.
    }
applicant-calendar = Zet in mijn agenda
applicant-later = Latere data
applicant-nothing = U moet nu niets doen voor ons.
applicant-passed = Een datum is voorbij. Neem contact met ons op. Wij helpen u.

## Waarom deze datum

applicant-arrived = U kwam in België aan op { $date }. Die dag telt niet mee.
applicant-counted-from = Wij tellen vanaf { $date }.
applicant-strip = De dagen die tellen, van { $from } tot { $until }
applicant-day-start = begin
applicant-day-counted = dag { $count }
applicant-day-off = telt niet
applicant-day-last = laatste dag
applicant-safe-side = Wij tellen voorzichtig. Zo bent u zeker op tijd.

## Ik heb dit gedaan

applicant-done = Ik heb dit gedaan
applicant-done-title = Hebt u dit gedaan?
applicant-done-intro = Druk alleen op de knop als het gedaan is. Uw begeleider kijkt het na. Uw data blijven dezelfde.
applicant-done-people =
    { $count ->
        [one] Druk alleen als { $count } persoon dit gedaan heeft.
       *[other] Druk alleen als alle { $count } personen dit gedaan hebben.
    }
applicant-done-yes = Ja, ik heb dit gedaan
applicant-claimed = U hebt ons op { $date } gezegd dat u dit gedaan hebt. Uw begeleider kijkt het na. Misschien krijgt u er nog een e-mail over.

## Mijn datum is fout

applicant-wrong = Mijn datum is fout
applicant-wrong-title = Is een datum fout?
applicant-wrong-intro = Zeg ons welke. Uw begeleider kijkt het na. Houd u aan de datum tot u iets van ons hoort.
applicant-wrong-yes = Deze datum is fout
applicant-doubted = U hebt ons op { $date } gezegd dat deze datum fout is. Uw begeleider kijkt het na. Houd u aan de datum tot u iets van ons hoort.

## E-mail uit en aan

applicant-stop = Ik wil geen e-mails meer
applicant-stop-title = Wilt u geen e-mails meer?
applicant-stop-intro = U krijgt op dit adres geen e-mails meer van ons. Uw begeleider bereikt u op een andere manier. Uw data blijven dezelfde.
applicant-stop-yes = Stop de e-mails
applicant-stopped-title = U krijgt geen e-mails meer
applicant-stopped-intro = Uw begeleider weet het en bereikt u op een andere manier. Uw data blijven dezelfde.
applicant-resume-yes = Stuur mij weer e-mails
applicant-back = Terug naar mijn data

## Als er iets fout gaat

applicant-gone-title = Deze link werkt niet
applicant-gone-intro = Een link werkt tot één week na de datum in de e-mail. Zoek onze nieuwste e-mail, of neem contact met ons op.
applicant-wait-title = Wacht een minuut
applicant-wait-intro = Probeer het dan opnieuw.
applicant-trouble-title = Het lukt nu niet
applicant-trouble-intro = Het is niet uw fout. Probeer het later opnieuw, of neem contact met ons op.
applicant-form-title = Wij hebben dat niet begrepen
applicant-form-intro = Er is niets veranderd. Open de link in onze e-mail opnieuw.
