# Words of the desk: pages for caseworkers.

## Frame of every page

skip-to-content = Aller au contenu
nav-main = Menu principal
nav-today = Aujourd’hui
nav-today-count =
    { $count ->
        [one] { $count } à faire maintenant
       *[other] { $count } à faire maintenant
    }

## How far away a date is

when-today = aujourd’hui
when-in-working-days =
    { $count ->
        [one] dans { $count } jour ouvrable
       *[other] dans { $count } jours ouvrables
    }
when-ago-working-days =
    { $count ->
        [one] il y a { $count } jour ouvrable
       *[other] il y a { $count } jours ouvrables
    }
when-late-working-days =
    { $count ->
        [one] { $count } jour ouvrable de retard
       *[other] { $count } jours ouvrables de retard
    }
when-in-days =
    { $count ->
        [one] dans { $count } jour
       *[other] dans { $count } jours
    }
when-ago-days =
    { $count ->
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }
when-late-days =
    { $count ->
        [one] { $count } jour de retard
       *[other] { $count } jours de retard
    }
when-in-weeks =
    { $count ->
        [one] dans { $count } semaine
       *[other] dans { $count } semaines
    }
when-ago-weeks =
    { $count ->
        [one] il y a { $count } semaine
       *[other] il y a { $count } semaines
    }
when-late-weeks =
    { $count ->
        [one] { $count } semaine de retard
       *[other] { $count } semaines de retard
    }
when-last-day = dernier jour

## Today: the work list

today-title = Aujourd’hui
today-caption = Obligations ouvertes par date sûre
today-empty = Rien à faire dans les 30 prochains jours.
group-empty = Rien dans ce groupe.
group-overdue = En retard
group-overdue-note = la date légale est dépassée
group-today = Aujourd’hui
group-today-note = la date sûre est aujourd’hui ou vient de passer
group-next-working-days = 5 prochains jours ouvrables
group-next-working-days-note = selon la date sûre
group-next-month = 30 prochains jours
group-next-month-note = selon la date sûre
column-person = Personne
column-duty = Ce qu’il faut faire
column-safe = Date sûre
column-legal = Date légale
column-reminder = Rappel
column-caseworker = Accompagnateur
column-action = Action
date-none = aucune
nobody = personne
open-case = Dossier
open-case-of = Ouvrir le dossier de { $name }

## How the reminding went

reminder-none = Rien de prévu
reminder-planned = Prévu
reminder-sent = Envoyé
reminder-uncertain = Incertain
reminder-bounced = Revenu
reminder-failed = Échoué
reminder-no-address = Pas d’adresse e-mail
reminder-stopped = E-mails arrêtés
reminder-cancelled = Annulé
reminder-covered = Dans une autre lettre
reminder-expired = Pas envoyé à temps
reminder-letter-of = lettre { $number } sur { $total }

## One case

case-print = Imprimer
case-reference = Référence
case-track = Parcours
case-municipality = Commune
case-letters-in = Lettres en
case-caseworker = Accompagnateur
case-status = Situation
case-email = E-mail
case-phone = Téléphone
case-deadlines = Délais
case-no-deadlines = Aucune date ne découle des faits.
case-facts = Faits
case-no-facts = Il n’y a pas encore de faits.
case-reminders = Rappels
case-no-reminders = Rien d’envoyé et rien de prévu.
fact-column-on = Date
fact-column-what = Ce qui s’est passé
fact-column-evidence = Preuve
fact-column-recorded = Noté
fact-corrected = corrigé
fact-withdrawn = retiré
date-safe = Date sûre
date-legal = Date légale
date-safe-from = Sûr à partir du
date-legal-from = Légal à partir du
date-expected = Réponse attendue pour le
date-opens = Possible à partir du { $date }
date-met = Fait le { $date }
date-exempt = Dispensé : { $reason }

## Why this date?

why-title = Pourquoi cette date ?
why-strip = Compté du { $from } au { $until }, selon trois lectures
strip-day = Jour
strip-reason = Raison
strip-today = aujourd’hui
strip-not-counted = non compté
strip-last = dernier jour
strip-folded =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
reading-statutory = légale
reading-careful = prudente
reading-strict = le plus strict
reading-legal-short = Loi
reading-safe-short = Sûr
reading-strict-short = Strict
reading-in-use = notre profil
reading-statutory-note = Du lundi au vendredi, sans les jours fériés légaux. Un dernier jour fermé est reporté au jour ouvrable suivant.
reading-careful-note = Compté du côté sûr. Un dernier jour fermé est ramené au jour ouvrable précédent.
reading-strict-note = Chaque jour compte, comme l’écrivent certaines communes.
source-title = D’où cela vient-il ?
source-law = Loi
source-disputed = D’autres disent
source-rule = Règle
source-version = version { $version }
source-in-force = en vigueur depuis le { $date }
source-certainty = Certitude
source-checked = Vérifié
source-checked-by = { $by }, { $date }
source-no-jurist = Pas encore vérifié par un juriste.
source-jurist = Vérifié par un juriste.
source-policy = C’est un conseil de notre maison, pas une loi.
source-condition = À savoir encore
certainty-high = haute
certainty-medium = moyenne
certainty-low = basse

## When something is wrong

error-title = { $status } : { $what }
error-not-found = Cette page n’existe pas
error-not-found-hint = Vérifiez l’adresse, ou recommencez par Aujourd’hui.
error-forbidden = Vous ne pouvez pas voir ceci
error-forbidden-hint = Demandez à la personne qui gère le dossier.
error-refused = Ce n’est pas possible
error-refused-hint = Rien n’a été enregistré. Revenez en arrière et corrigez.
error-unavailable = Momentanément indisponible
error-unavailable-hint = Réessayez dans une minute.
error-internal = Un problème est survenu
error-internal-hint = Ce n’est pas votre faute. Réessayez.
error-reference = Référence de cette erreur

## The reader’s language

nav-language = Langue

## What has to be asked

group-to-ask = À demander
group-to-ask-note = la date légale précédait l’ouverture du dossier
row-ask = À demander
today-more =
    { $count ->
        [one] { $count } ligne à une date ultérieure n’est pas affichée ici.
       *[other] { $count } lignes à une date ultérieure ne sont pas affichées ici.
    }
case-questions = À demander
question-arrival-ahead = L’arrivée est dans l’avenir : { $date }. Est-ce exact ?
question-arrival-long-ago = L’arrivée remonte à longtemps : { $date }. Est-ce exact ?
question-duty-unknown = { $rule } : la date légale { $date } précédait l’ouverture du dossier. Est-ce fait ?
question-fact-missing = { $rule } : cela dépend d’un élément inconnu : { $what }. En attendant, aucune lettre ne part à ce sujet.
missing-stay = durée du séjour
missing-visa = visa
missing-card = carte
missing-old-layout = modèle de la carte (ancien ou nouveau)
missing-purpose = motif du séjour
missing-document = document
missing-nationality = nationalité
missing-lodging = logement
case-quiet = Bon à savoir : rien à faire maintenant
case-withdrawn = Dates qui ne valent plus
case-status-open = Suivi en cours
case-status-closed = Clôturé
fact-replaced = remplacé par une correction
fact-until = jusqu’au { $date }
exempt-lodging = le logement déclare lui-même ses hôtes
exempt-age = les enfants de moins de 15 ans sont déclarés par un parent
exempt-card = une autre limite vaut pour cette carte
exempt-granted = dispense enregistrée
exempt-report-ended = selon certaines sources, cette déclaration n’existe plus ; l’organisation les suit

## How a date was counted

why-started = Compté à partir de : { $fact }, { $date }.
why-started-not-counted = Ce jour-là ne compte pas.
strip-moved = déplacé
step-trigger = Départ : { $date }
step-days =
    { $count ->
        [one] { $count } jour plus tard : { $date }
       *[other] { $count } jours plus tard : { $date }
    }
step-days-back =
    { $count ->
        [one] { $count } jour plus tôt : { $date }
       *[other] { $count } jours plus tôt : { $date }
    }
step-months =
    { $count ->
        [one] { $count } mois plus tard : { $date }
       *[other] { $count } mois plus tard : { $date }
    }
step-months-back =
    { $count ->
        [one] { $count } mois plus tôt : { $date }
       *[other] { $count } mois plus tôt : { $date }
    }
step-years =
    { $count ->
        [one] { $count } an plus tard : { $date }
       *[other] { $count } ans plus tard : { $date }
    }
step-eve =
    { $count ->
        [one] La veille de { $count } mois plus tard : { $date }
       *[other] La veille de { $count } mois plus tard : { $date }
    }
step-clamped = Ce mois est plus court : { $date }
step-closed = Le { $date } n’est pas un jour ouvrable ({ $why })
step-rolled-forward = Au jour ouvrable suivant : { $date }
step-rolled-back = Au jour ouvrable précédent : { $date }
step-floor = Pas avant le premier jour ouvrable : { $date }
step-counted =
    { $count ->
        [one] { $count } jour ouvrable : { $date }
       *[other] { $count } jours ouvrables : { $date }
    }
step-earlier-stay =
    { $count ->
        [one] { $count } jour de séjour antérieur compte
       *[other] { $count } jours de séjour antérieurs comptent
    }
step-stay-day = Jour { $count } du séjour : { $date }
certainty-disputed = contesté
checked-desk-research = Recherche documentaire
article = { $act }, art. { $article }
act-law-1980-12-15 = Loi du 15 décembre 1980 (séjour)
act-rd-1981-10-08 = AR du 8 octobre 1981
act-rd-1992-07-16 = AR du 16 juillet 1992
act-reg-2016-399 = Code frontières Schengen (règlement 2016/399)
act-visa-code = Code des visas
act-the-document = La date imprimée sur le document
source-unseen = le texte lui-même n’a pas encore été vérifié
error-loopback = Seulement sur cet ordinateur
error-loopback-hint = Ces pages ne s’ouvrent que sur l’ordinateur où tourne Termijn, sans proxy.
error-method = Cette page ne peut qu’être lue
error-method-hint = Recommencez depuis Aujourd’hui.
