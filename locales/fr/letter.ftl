# Words of the letters to applicants: short sentences, one word for one thing.

## Subjects: a general act and a date, never more

subject-town-hall = Allez à la commune au plus tard le { $date }
subject-contact = Contactez la commune au plus tard le { $date }
subject-date = Date importante : { $date }

## The text

letter-greeting = Bonjour,
letter-greeting-name = Bonjour { $name },
letter-headline = Date importante : { $date }. Contactez-nous avant ce jour.
letter-intro = Nous vous disons ce que vous devez faire.
letter-last-day = C’est le dernier jour.
letter-several = Cet e-mail parle de { $count } choses. Voici la première.
letter-document = Il s’agit de ce document : { $document }.
letter-opens = Vous pouvez le faire à partir du { $date }.
letter-passport = Vous ne demandez pas un passeport à la commune. Demandez-nous où vous pouvez le demander.
letter-where = Où ?
letter-appointment = Prenez d’abord rendez-vous : { $phone }.
letter-choices = Que pouvez-vous faire ?
letter-bring = Que devez-vous apporter ?
letter-get = Que recevez-vous ?
letter-why = Pourquoi cette date ?
letter-note = Attention
letter-more = Vous voulez en savoir plus ?
letter-more-link = Voyez comment nous comptons
letter-help = Vous n’y arrivez pas ?
letter-help-intro = Il n’y a pas de rendez-vous à temps ? Demandez-en un quand même maintenant. Nous vous aidons.
letter-call-name = Téléphonez à { $name } : { $phone }.
letter-call = Téléphonez-nous : { $phone }.
letter-ask-name = Demandez de l’aide à { $name }.
letter-write = Ou écrivez à { $email }.
letter-done = C’est déjà fait ?
letter-done-link = Je l’ai fait
letter-from = Ceci est un rappel de { $organisation }. Ce n’est pas une décision de l’administration. Nous ne demandons jamais d’argent, de code ou de mot de passe par e-mail.
letter-stop = Vous ne voulez plus d’e-mails ? Votre accompagnateur vous téléphonera.
letter-stop-link = Arrêter les e-mails
letter-reference = Référence : { $reference }.
letter-help-plain = Dites-le-nous. Nous vous aidons.
