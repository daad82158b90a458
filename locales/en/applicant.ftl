# Words of the applicant's page: short sentences, one word for one thing, the words of the letters.

applicant-title = Your dates
applicant-town-hall = Go to the town hall
applicant-contact = Contact the town hall
applicant-date = Important date
applicant-by = At the latest
applicant-from = From
applicant-people =
    { $count ->
        [one] This date is for { $count } person.
       *[other] This date is for { $count } people.
    }
applicant-calendar = Add to my calendar
applicant-later = Later dates
applicant-nothing = You do not have to do anything for us now.
applicant-passed = A date has passed. Contact us. We help you.

## Why this date

applicant-arrived = You arrived in Belgium on { $date }. That day does not count.
applicant-counted-from = We count from { $date }.
applicant-strip = The days that count, from { $from } to { $until }
applicant-day-start = start
applicant-day-counted = day { $count }
applicant-day-off = not counted
applicant-day-last = last day
applicant-safe-side = We count on the safe side. So you are certainly in time.

## I did this

applicant-done = I did this
applicant-done-title = Did you do this?
applicant-done-intro = Press the button only when it is done. Your caseworker checks it. Your dates stay the same.
applicant-done-people =
    { $count ->
        [one] Press it only when { $count } person did it.
       *[other] Press it only when all { $count } people did it.
    }
applicant-done-yes = Yes, I did this
applicant-claimed = You told us on { $date } that you did this. Your caseworker checks it. You may still get an e-mail about it.

## My date is wrong

applicant-wrong = My date is wrong
applicant-wrong-title = Is a date wrong?
applicant-wrong-intro = Tell us which one. Your caseworker checks it. Until you hear from us, keep to the date.
applicant-wrong-yes = This date is wrong
applicant-doubted = You told us on { $date } that this date is wrong. Your caseworker checks it. Until you hear from us, keep to the date.

## E-mail off and on

applicant-stop = I want no more e-mails
applicant-stop-title = Stop the e-mails?
applicant-stop-intro = You get no more e-mails from us at this address. Your caseworker reaches you in another way. Your dates stay the same.
applicant-stop-yes = Stop the e-mails
applicant-stopped-title = You get no more e-mails
applicant-stopped-intro = Your caseworker knows it and reaches you in another way. Your dates stay the same.
applicant-resume-yes = Send me e-mails again
applicant-back = Back to my dates

## When something is wrong

applicant-gone-title = This link does not work
applicant-gone-intro = A link works until one week after the date in the e-mail. Look for our newest e-mail, or contact us.
applicant-wait-title = Please wait a minute
applicant-wait-intro = Then try again.
applicant-trouble-title = It does not work at the moment
applicant-trouble-intro = It is not your fault. Try again later, or contact us.
applicant-form-title = We did not understand that
applicant-form-intro = Nothing has changed. Open the link in our e-mail again.
