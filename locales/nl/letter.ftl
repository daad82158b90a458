# Words of the letters to applicants: short sentences, one word for one thing.

## Subjects: a general act and a date, never more

subject-town-hall = Ga ten laatste { $date } naar de gemeente
subject-contact = Contacteer ten laatste { $date } de gemeente
subject-date = Belangrijke datum: { $date }

## The text

letter-greeting = Goeiedag,
letter-greeting-name = Dag { $name },
letter-headline = Belangrijke datum: { $date }. Neem vóór die dag contact op met ons.
letter-intro = Wij zeggen u wat u moet doen.
letter-last-day = Dat is de laatste dag.
letter-several = Deze e-mail gaat over { $count } zaken. Dit is de eerste.
letter-document = Het gaat over dit document: { $document }.
letter-opens = U kunt dit doen vanaf { $date }.
letter-passport = Een paspoort vraagt u niet bij de gemeente. Vraag ons waar u het wel kunt vragen.
letter-where = Waar?
letter-appointment = Maak eerst een afspraak: { $phone }.
letter-choices = Wat kunt u doen?
letter-bring = Wat brengt u mee?
letter-get = Wat krijgt u?
letter-why = Waarom deze datum?
letter-note = Let op
letter-more = Wilt u meer weten?
letter-more-link = Zie hoe wij tellen
letter-help = Lukt het niet?
letter-help-intro = Is er geen afspraak op tijd? Vraag ze toch nu. Wij helpen u.
letter-call-name = Bel { $name }: { $phone }.
letter-call = Bel ons: { $phone }.
letter-ask-name = Vraag hulp aan { $name }.
letter-write = Of schrijf naar { $email }.
letter-done = Hebt u dit al gedaan?
letter-done-link = Ik heb dit gedaan
letter-from = Dit is een herinnering van { $organisation }. Het is geen beslissing van de overheid. Wij vragen nooit geld, codes of wachtwoorden per e-mail.
letter-stop = Geen e-mails meer? Uw begeleider belt u dan.
letter-stop-link = Stop de e-mails
letter-reference = Kenmerk: { $reference }.
letter-help-plain = Zeg het ons. Wij helpen u.
