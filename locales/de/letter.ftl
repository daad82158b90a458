# Words of the letters to applicants: short sentences, one word for one thing.

## Subjects: a general act and a date, never more

subject-town-hall = Gehen Sie bis spätestens { $date } zur Gemeinde
subject-contact = Kontaktieren Sie bis { $date } die Gemeinde
subject-date = Wichtiges Datum: { $date }

## The text

letter-greeting = Guten Tag,
letter-greeting-name = Guten Tag { $name },
letter-headline = Wichtiges Datum: { $date }. Melden Sie sich vor diesem Tag bei uns.
letter-intro = Wir sagen Ihnen, was Sie tun müssen.
letter-last-day = Das ist der letzte Tag.
letter-several = In dieser E-Mail geht es um { $count } Dinge. Das ist das erste.
letter-document = Es geht um dieses Dokument: { $document }.
letter-opens = Sie können das ab { $date } tun.
letter-passport = Einen Reisepass beantragen Sie nicht bei der Gemeinde. Fragen Sie uns, wo Sie ihn beantragen können.
letter-where = Wo?
letter-appointment = Machen Sie zuerst einen Termin: { $phone }.
letter-choices = Was können Sie tun?
letter-bring = Was bringen Sie mit?
letter-get = Was bekommen Sie?
letter-why = Warum dieses Datum?
letter-note = Bitte beachten
letter-more = Möchten Sie mehr wissen?
letter-more-link = Sehen Sie, wie wir zählen
letter-help = Klappt es nicht?
letter-help-intro = Gibt es rechtzeitig keinen Termin? Fragen Sie trotzdem jetzt danach. Wir helfen Ihnen.
letter-call-name = Rufen Sie { $name } an: { $phone }.
letter-call = Rufen Sie uns an: { $phone }.
letter-ask-name = Bitten Sie { $name } um Hilfe.
letter-write = Oder schreiben Sie an { $email }.
letter-done = Schon erledigt?
letter-done-link = Ich habe das erledigt
letter-from = Das ist eine Erinnerung von { $organisation }. Es ist keine Entscheidung einer Behörde. Wir fragen nie per E-Mail nach Geld, Codes oder Passwörtern.
letter-stop = Keine E-Mails mehr? Ihre Begleitperson ruft Sie dann an.
letter-stop-link = E-Mails abbestellen
letter-reference = Zeichen: { $reference }.
letter-help-plain = Sagen Sie es uns. Wir helfen Ihnen.
