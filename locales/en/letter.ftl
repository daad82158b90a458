# Words of the letters to applicants: short sentences, one word for one thing.

## Subjects: a general act and a date, never more

subject-town-hall = Go to the town hall by { $date }
subject-contact = Contact the town hall by { $date }
subject-date = Important date: { $date }

## The text

letter-greeting = Hello,
letter-greeting-name = Hello { $name },
letter-headline = Important date: { $date }. Contact us before that day.
letter-intro = We tell you what you have to do.
letter-last-day = That is the last day.
letter-several = This e-mail is about { $count } things. This is the first one.
letter-document = It is about this document: { $document }.
letter-opens = You can do this from { $date }.
letter-passport = You do not ask for a passport at the town hall. Ask us where you can ask for it.
letter-where = Where?
letter-appointment = Make an appointment first: { $phone }.
letter-choices = What can you do?
letter-bring = What do you bring?
letter-get = What do you get?
letter-why = Why this date?
letter-note = Please note
letter-more = Do you want to know more?
letter-more-link = See how we count
letter-help = Is it not possible?
letter-help-intro = Is there no appointment in time? Ask for one now anyway. We help you.
letter-call-name = Call { $name }: { $phone }.
letter-call = Call us: { $phone }.
letter-ask-name = Ask { $name } for help.
letter-write = Or write to { $email }.
letter-done = Done already?
letter-done-link = I did this
letter-from = This is a reminder from { $organisation }. It is not a decision by the authorities. We never ask for money, codes or passwords by e-mail.
letter-stop = No more e-mails? Your caseworker will phone you instead.
letter-stop-link = Stop the e-mails
letter-reference = Reference: { $reference }.
letter-help-plain = Tell us. We help you.
