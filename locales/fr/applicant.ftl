# Les mots de la page de la personne : phrases courtes, un mot pour une chose, les mots des lettres.

applicant-title = Vos dates
applicant-town-hall = Allez à la commune
applicant-contact = Contactez la commune
applicant-date = Date importante
applicant-by = Au plus tard
applicant-from = À partir de
applicant-people =
    { $count ->
        [one] Cette date concerne { $count } personne.
       *[other] Cette date concerne { $count } personnes.
    }
applicant-calendar = Mettre dans mon agenda
applicant-later = Dates suivantes
applicant-nothing = Vous ne devez rien faire pour nous maintenant.
applicant-passed = Une date est passée. Contactez-nous. Nous vous aidons.

## Pourquoi cette date

applicant-arrived = Vous êtes arrivé(e) en Belgique le { $date }. Ce jour ne compte pas.
applicant-counted-from = Nous comptons à partir du { $date }.
applicant-strip = Les jours qui comptent, du { $from } au { $until }
applicant-day-start = début
applicant-day-counted = jour { $count }
applicant-day-off = non compté
applicant-day-last = dernier jour
applicant-safe-side = Nous comptons avec prudence. Ainsi, vous êtes à temps.

## Je l'ai fait

applicant-done = Je l’ai fait
applicant-done-title = Avez-vous fait cela ?
applicant-done-intro = Appuyez sur le bouton seulement si c’est fait. Votre accompagnateur le vérifie. Vos dates ne changent pas.
applicant-done-people =
    { $count ->
        [one] Appuyez seulement si { $count } personne l’a fait.
       *[other] Appuyez seulement si les { $count } personnes l’ont fait.
    }
applicant-done-yes = Oui, je l’ai fait
applicant-claimed = Vous nous avez dit le { $date } que c’est fait. Votre accompagnateur le vérifie. Vous recevrez peut-être encore un e-mail à ce sujet.

## Ma date est fausse

applicant-wrong = Ma date est fausse
applicant-wrong-title = Une date est fausse ?
applicant-wrong-intro = Dites-nous laquelle. Votre accompagnateur la vérifie. Respectez la date jusqu’à notre réponse.
applicant-wrong-yes = Cette date est fausse
applicant-doubted = Vous nous avez dit le { $date } que cette date est fausse. Votre accompagnateur la vérifie. Respectez la date jusqu’à notre réponse.

## E-mails arrêtés ou non

applicant-stop = Je ne veux plus d’e-mails
applicant-stop-title = Arrêter les e-mails ?
applicant-stop-intro = Vous ne recevez plus d’e-mails de nous à cette adresse. Votre accompagnateur vous joint autrement. Vos dates ne changent pas.
applicant-stop-yes = Arrêter les e-mails
applicant-stopped-title = Vous ne recevez plus d’e-mails
applicant-stopped-intro = Votre accompagnateur le sait et vous joint autrement. Vos dates ne changent pas.
applicant-resume-yes = Envoyez-moi de nouveau des e-mails
applicant-back = Retour à mes dates

## Si quelque chose ne va pas

applicant-gone-title = Ce lien ne fonctionne pas
applicant-gone-intro = Un lien fonctionne jusqu’à une semaine après la date de l’e-mail. Cherchez notre dernier e-mail, ou contactez-nous.
applicant-wait-title = Attendez une minute
applicant-wait-intro = Ensuite, essayez de nouveau.
applicant-trouble-title = Cela ne fonctionne pas pour le moment
applicant-trouble-intro = Ce n’est pas votre faute. Essayez plus tard, ou contactez-nous.
applicant-form-title = Nous n’avons pas compris
applicant-form-intro = Rien n’a changé. Ouvrez de nouveau le lien de notre e-mail.
