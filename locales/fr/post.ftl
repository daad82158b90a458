# Words of the page Post: letters that wait for a decision, what goes out, and the switch.

## The page Post

nav-post = Courrier
post-question = Tout le monde est-il joint ?
post-samples = Voir toutes les lettres
post-letter = La lettre
post-letters =
    { $count ->
        [one] { $count } lettre
       *[other] { $count } lettres
    }
post-letters-many =
    { $count ->
        [one] au moins { $count } lettre
       *[other] au moins { $count } lettres
    }
post-more = Suite
post-earlier = Plus anciennes
post-never = jamais

## Does it work?

post-sending = Envoi
post-sending-works = Fonctionne
post-sending-held = Suspendu
post-sending-silent = Personne n’envoie
post-sending-not-taken = Serveur de courrier injoignable
post-silent-never = Rien ne part : aucun processus n’envoie de lettres. Demandez au gestionnaire de le démarrer.
post-silent-since = Rien ne part : aucun processus n’a donné signe de vie depuis { $span }. Demandez au gestionnaire de le démarrer.
post-swept = dernier passage { $last }, prochain { $next }
post-sent =
    { $count ->
        [one] { $count } envoyée
       *[other] { $count } envoyées
    }
post-sent-many =
    { $count ->
        [one] au moins { $count } envoyée
       *[other] au moins { $count } envoyées
    }
post-planned =
    { $count ->
        [one] { $count } prévue
       *[other] { $count } prévues
    }
post-hours = les lettres ordinaires partent de { $from } à { $until }
post-in-doubt = Incertain
post-in-doubt-note = quelqu’un décide
post-work = Travail pour des personnes
post-work-note = tâches ouvertes

## Letters that wait for a decision

post-doubtful = Ces lettres sont-elles arrivées ?
post-none-doubtful = Aucune lettre n’est incertaine.
post-safe = date sûre { $date }
post-failed = Ces lettres ont échoué
post-none-failed = Aucune lettre n’attend une décision.
post-choice-same-bytes = Renvoyer la même lettre
post-choice-new-letter = Envoyer une nouvelle lettre
post-choice-arrived = Elle est arrivée
post-choice-give-up = Je téléphone
post-hint-same-bytes = Renvoyer envoie exactement la même lettre ; la plupart des programmes ne la montrent alors qu’une fois.
post-hint-new-letter = Une nouvelle lettre dit ce qui est vrai aujourd’hui et part avec les prochaines.
post-next-unknown = Sans réponse, le programme regarde à nouveau de lui-même : { $when }.
post-did-arrived = La lettre compte comme envoyée.
post-did-same-bytes = La même lettre repart.
post-did-new-letter = Une nouvelle lettre est prévue à sa place.
post-did-given-up = Aucune lettre ne part. Une tâche d’appel attend.
post-did-held = Plus rien ne part.
post-did-released = Les lettres repartent.

## What goes out, and what went out

post-coming = 7 prochains jours
post-coming-caption = Lettres prévues par jour
post-coming-shut = pas de lettres ordinaires ce jour-là
post-coming-last =
    { $count ->
        [one] { $count } dernier avertissement
       *[other] { $count } derniers avertissements
    }
post-coming-corrections =
    { $count ->
        [one] { $count } rectification
       *[other] { $count } rectifications
    }
post-lately = Envoyées récemment
post-none-lately = Rien n’a été envoyé récemment.

## What is left alone

post-stops = Laissé de côté un moment
post-none-stopped = Rien : on écrit à chaque serveur de courrier.
stop-mail-server = Le serveur de courrier
stop-clock = L’horloge d’une machine est mise en doute
stop-catch-up = Beaucoup de lettres à la fois attendent quelqu’un
post-catching-up = Après une interruption : { $letters } lettres en { $span } ; personnes à appeler : { $calls }.
stop-domain = Un domaine
stop-service = Tout l’envoi
stop-until = depuis { $since } ; nouvel essai { $until }
stop-for-good = depuis { $since } ; quelqu’un décide quand les lettres repartent

## The switch that stops all sending

post-stop = Arrêter tout envoi
post-stop-title = Tout l’envoi
post-stop-why = Pourquoi rien ne part-il ?
post-stop-no-reason = Dites pourquoi, en 200 caractères au plus : celui qui trouve l’envoi arrêté doit le savoir.
post-stop-note =
    { $count ->
        [one] Plus rien ne part, d’aucune machine, jusqu’à ce que quelqu’un libère les lettres. { $count } lettre est prévue pour les 7 prochains jours ; si son moment passe entre-temps, elle ne part plus.
       *[other] Plus rien ne part, d’aucune machine, jusqu’à ce que quelqu’un libère les lettres. { $count } lettres sont prévues pour les 7 prochains jours ; celles dont le moment passe entre-temps ne partent plus.
    }
post-release = Laisser repartir les lettres
post-release-note = Ce qui est dû et encore vrai part aussitôt.
post-held-since = Rien ne part depuis { $when }. La raison :

## What is watched

post-watch = Est-ce surveillé ?
watch-ok = en ordre
watch-alarm = alarme
watch-unsent = Lettres qui pourraient partir
watch-workers = Quelqu’un regarde ce qui est dû
watch-mail-server = Le serveur de courrier est joint
watch-refusals = Les refus ne sont pas trop nombreux
watch-clock = L’horloge est juste
watch-drain = Les lettres partent avant que leur temps soit passé
watch-waits = depuis { $span }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
span-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
worker-state = Processus
worker-beat = Signe de vie
worker-in-hand = En main
worker-since = Tourne depuis
worker-name = Nom
worker-looks = regarde
worker-fails = ses passages échouent
worker-silent = muet

## Work for people, by kind

work-no-address = Joindre une personne sans adresse e-mail
work-call-now = Appeler maintenant
work-told-date-changed = Une date annoncée a changé
work-escalated = Une date légale approche et personne n’a été joint
work-correction-expired = Une lettre qui devait rectifier une date n’est pas partie
work-deadline-passed = Une date légale est passée
work-confirm-claim = Une personne dit que c’est fait
work-check-date = Une personne dit que la date est fausse
work-stopped = Une personne ne veut pas d’e-mail
work-address-failed = Une adresse ne fonctionne pas
work-letter-failed = Une lettre a échoué

## What became of a letter

letter-why-unknown = Le serveur de courrier avait toute la lettre, puis s’est tu ({ $when }). Elle est peut-être arrivée.
letter-why-address = Le serveur de courrier n’accepte pas de lettres pour cette adresse ({ $code }, { $when }).
letter-why-refused = Le serveur de courrier a refusé la lettre définitivement ({ $code }, { $when }).
letter-why-policy = Le serveur de courrier l’a refusée en vertu d’une règle : c’est à nous d’y remédier, pas à la personne.
letter-why-content = Le serveur de courrier n’a pas accepté le contenu ou la taille de la lettre : c’est à nous d’y remédier.
letter-why-protocol = Trois fois, le serveur de courrier a répondu d’une façon que nous ne comprenons pas.
letter-why-gave-up = Pendant cinq jours, le serveur de courrier a répondu « pas maintenant ».
letter-why-claims = L’envoi a commencé huit fois, et chaque fois le processus s’est arrêté avant que la lettre parte.
letter-why-lost = Plusieurs fois, la connexion s’est rompue après le départ de toute la lettre ({ $when }). Elle est peut-être arrivée.
letter-why-window = Elle est peut-être arrivée ; le temps où elle était vraie est passé, elle ne repart donc pas.
letter-why-ended = Elle est peut-être arrivée ; ce dont elle parlait est terminé, elle ne repart donc pas.
letter-why-bounced = Elle est revenue : l’adresse ne fonctionne pas.
letter-why-failed = Elle n’a pas pu être envoyée.
letter-is-queued = Elle est écrite et part d’elle-même : { $when }.
letter-is-under-way = Un processus est en train de l’envoyer.
letter-is-sent = Le serveur de courrier l’a prise : { $when }.
letter-is-confirmed = Quelqu’un a dit qu’elle est arrivée : { $when }.
letter-is-given-up = Quelqu’un téléphone à la place : { $when }.
letter-is-cancelled = Elle n’est pas partie, car elle n’était plus vraie : { $when }.
letter-is-stopped = Elle n’est pas partie : on n’écrit plus à cette personne ({ $when }).
letter-is-superseded = Une autre lettre a pris sa place : { $when }.
letter-state-queued = En attente
letter-state-claimed = En cours d’envoi
letter-state-sending = En cours d’envoi
letter-state-unknown = Incertain
letter-state-sent = Envoyée
letter-state-bounced = Revenue
letter-state-dead = Échouée
letter-state-cancelled = Annulée
letter-state-superseded = Remplacée

## The page of one letter

letter-page-state = Où elle en est
letter-page-forgotten = Une lettre que seul son reçu connaît
letter-page-speaks = De quoi elle parle
letter-page-speaks-of-none = Elle ne parle plus d’aucun dossier.
letter-page-tries = Ce qui a été essayé
letter-page-no-tries = Rien n’a encore été essayé.
letter-page-written = Écrite
letter-page-true-until = Vraie jusqu’à
letter-page-id = Id
letter-page-replaces = Elle prend la place d’une autre lettre
letter-page-replaced-by = Une autre lettre prend sa place
try-column-when = Quand
try-column-outcome = Résultat
try-column-phase = Jusqu’où
try-column-answer = Réponse du serveur
try-accept = acceptée
try-defer = pas maintenant ; nouvel essai plus tard
try-reject = refusée définitivement
try-lose-track = pas de réponse après toute la lettre
try-lose-lease = le processus s’est arrêté avant l’envoi
try-replay = retrouvée dans un reçu
try-bounce = revenue
phase-connect = joindre le serveur
phase-tls = chiffrement
phase-greeting = accueil
phase-ehlo = accueil
phase-starttls = chiffrement
phase-auth = connexion au compte
phase-reset = vérifier la connexion gardée
phase-mail = expéditeur
phase-rcpt = adresse
phase-data = avant la lettre
phase-body = pendant la lettre
phase-dot = après toute la lettre
phase-claimed = avant l’envoi
phase-receipt = reçu
phase-spool = dossier de fichiers

## Why a decision is not possible

refused-under-way = Un processus envoie cette lettre en ce moment. Regardez à nouveau dans une minute.
refused-leaves-by-itself = Cette lettre attend et part d’elle-même.
refused-was-sent = Cette lettre a été envoyée. Il n’y a rien à décider.
refused-came-back = Cette lettre est revenue. Corrigez l’adresse du dossier, ou téléphonez.
refused-no-longer-sent = Cette lettre a été annulée avant de partir.
refused-never-left = Aucun serveur de courrier n’a jamais eu toute la lettre : elle ne peut pas être arrivée.
refused-nothing-true = Ce que dit la lettre est terminé, ou son temps est passé. Téléphonez.
refused-no-address = On ne peut pas écrire à cette personne : pas d’adresse, e-mails arrêtés ou adresse qui ne fonctionne pas. Téléphonez.
refused-planned-already = Une lettre est déjà prévue à sa place.
refused-call-is-open = Un appel au sujet de cette lettre attend déjà.
refused-form = Ce formulaire ne vient pas d’une page de ce bureau. Rouvrez Courrier et décidez là.

## Every letter as a sample

samples-in = Langue : { $language }
samples-language = Langue des lettres
samples-invented = Un exemple inventé. Personne ne s’appelle ainsi, et aucune de ces lettres ne part. Elles sont écrites par le programme qui écrit les vraies.
samples-html = Comme la personne la voit
sample-reminder = Rappel
sample-last = Dernier avertissement
sample-window = Une période qui s’ouvre
sample-right = Un droit qui s’ouvre
sample-several = Plusieurs démarches dans une lettre
sample-correction = Rectification : la date a changé
sample-dropped = Rectification : plus rien à faire
