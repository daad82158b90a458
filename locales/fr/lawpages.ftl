# The rule book for people: the pages of the law, the explanation of a date, and the words both use.

## Pages

nav-law = Règles
law-title = Les règles
law-intro = Ce que ce programme calcule, d’après quel texte et avec quelle certitude. Chaque règle nomme ses sources, aussi celles qui disent autre chose.
law-jurist = Aucune règle n’a encore été confirmée par un juriste. Ceci n’est pas un avis juridique.
law-count =
    { $count ->
        [one] { $count } règle
       *[other] { $count } règles
    }
law-by-kind = Toutes les règles
law-by-track = Par parcours
law-by-paper = Par document
law-papers-intro = Chaque document et chaque carte des sources. Une date imprimée dessus prime sur une date que nous calculons.
law-column-rule = Règle
law-column-from = Compté à partir de
law-column-period = Délai
law-column-certainty = Certitude
law-column-paper = Document
law-column-dates = Dates
law-column-source = Source
law-back = Toutes les règles
law-says = Ce que dit la loi
law-computes = Ce que nous calculons
law-next = Que faire, et ce qui suit
law-doubt = Ce qui n’est pas certain
law-no-doubt = Aucune source que nous avons lue ne dit autre chose.
law-gap = Ce que nous ne couvrons pas
law-gap-general = Nous n’apprécions pas si les conditions d’un droit sont remplies, nous ne voyons aucune décision qui n’a pas été encodée, et la pratique locale peut différer. En dehors de ces règles : régularisation (9bis, 9ter), protection temporaire, diplomates et personnel d’organisations internationales.
law-example = Un exemple
law-example-supposed = Supposons : { $what }.
law-example-also = on sait aussi : { $what }
law-example-away = hors de Belgique en vacances du { $from } au { $until } inclus
law-example-nothing-dated = Aucune date n’en résulte ; ceci est dit :
law-example-none = Pas d’exemple : cette règle ne donne pas de date que l’on compte à partir d’un jour.
law-example-opens = Possible à partir du { $date }.
law-tracks = Parcours
law-papers = Document
law-met-by = Prend fin par
law-met-by-none = rien : c’est une information
law-met-by-judged = l’accompagnateur, qui décide et le note
law-met-by-always = toujours aussi : l’accompagnateur note que l’obligation est remplie
law-condition = Seulement si
law-exempt = Dispensé
law-late = En cas de retard
law-notices = Ajouté à la date
law-notice-when = { $notice } (Seulement si : { $what }.)
law-notice-from = le jour à partir duquel on compte est le { $date } ou plus tard
law-notice-fact = ceci est enregistré : { $fact }
law-versions = Versions dans le temps
law-version-always = en vigueur sans début ni fin connus
law-version-from = en vigueur depuis le { $from }
law-version-until = en vigueur jusqu’au { $until } inclus
law-version-between = en vigueur du { $from } au { $until } inclus
law-off-from = pas en vigueur depuis le { $from }
law-off-until = pas en vigueur jusqu’au { $until } inclus
law-off-between = pas en vigueur du { $from } au { $until } inclus
law-known-from = connu de ce livre depuis le { $date }
law-keyed-on = La version est choisie par le jour de : { $fact }.
law-sources = Sources pour
law-against = Sources qui disent autre chose
law-seen-on = vu le { $date }
law-against-none = aucune trouvée
law-source-says = { $source } : { $says }
law-id = Nom dans le programme
law-book = Livre de règles { $hash }
law-no-rule = pas de date chez nous
law-paper-result = résultat ou fin
law-paper-starts = début
law-paper-ends = fin
law-paper-about = à ce sujet
law-no-rule-yet = pas de règle dans ce livre
law-link = Tout sur cette règle

## What a date is for

kind-act = À faire
    .means = Un dernier jour pour faire quelque chose.
kind-window = Fenêtre
    .means = Un premier et un dernier jour entre lesquels quelque chose doit être demandé.
kind-validity = Validité d’un document
    .means = Le dernier jour où un document est valable.
kind-stay-limit = Limite d’un séjour
    .means = Le dernier jour d’un séjour ou d’une absence.
kind-eligibility = Droit
    .means = Le premier jour où quelque chose peut être demandé.
kind-opens = Ouverture
    .means = Le premier jour à partir duquel quelque chose est possible. Rien ne doit être fait pour ce jour.
kind-authority = Décision d’une autorité
    .means = Le jour où une réponse est attendue. C’est pour le suivi par l’accompagnateur, jamais un délai de la personne.
kind-check = Vérification
    .means = Un verdict sur une condition : remplie, interrompue, ou à apprécier par une personne.
kind-notice = Avertissement
    .means = Quelque chose qu’il faut savoir. Il n’a pas de date.

## How it is counted

count-working-days-after =
    { $count ->
        [one] { $count } jour ouvrable après : { $fact }. Ce jour lui-même ne compte pas.
       *[other] { $count } jours ouvrables après : { $fact }. Ce jour lui-même ne compte pas.
    }
count-days-after =
    { $count ->
        [one] { $count } jour calendrier après : { $fact }. Ce jour lui-même ne compte pas.
       *[other] { $count } jours calendrier après : { $fact }. Ce jour lui-même ne compte pas.
    }
count-months-after =
    { $count ->
        [one] Le même quantième { $count } mois après : { $fact } ; le dernier jour si le mois est plus court.
       *[other] Le même quantième { $count } mois après : { $fact } ; le dernier jour si le mois est plus court.
    }
count-years-after =
    { $count ->
        [one] Le même jour { $count } an après : { $fact }.
       *[other] Le même jour { $count } ans après : { $fact }.
    }
count-days-before =
    { $count ->
        [one] { $count } jour calendrier avant : { $fact }.
       *[other] { $count } jours calendrier avant : { $fact }.
    }
count-months-before =
    { $count ->
        [one] Le même quantième { $count } mois avant : { $fact } ; le dernier jour si le mois est plus court.
       *[other] Le même quantième { $count } mois avant : { $fact } ; le dernier jour si le mois est plus court.
    }
count-window = De { $opens } à { $count } jours calendrier avant : { $fact }.
count-stay-days = { $count } jours de séjour à partir de : { $fact }. Le jour d’entrée est le jour 1.
count-on-day = Le jour même : { $fact }.
count-own = D’une manière propre : voir le texte de la règle.
period-working-days = { $count ->
        [one] { $count } jour ouvrable
       *[other] { $count } jours ouvrables
    }
period-days = { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
period-months = { $count ->
        [one] { $count } mois
       *[other] { $count } mois
    }
period-years = { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
period-before = { $period } avant
period-window = { $opens } à { $count } jours avant
period-on-day = le jour même
period-none = pas de date
period-own = compte propre
rolls-working-days = Date légale : du lundi au vendredi, sans les dix jours fériés légaux. Date sûre : le samedi compte aussi, et un dernier jour fermé recule. Lecture la plus stricte : chaque jour compte. Jamais avant le premier jour ouvrable.
rolls-after = Si le dernier jour est fermé, la date légale passe au jour ouvrable suivant et la date sûre au précédent. La lecture la plus stricte prend un jour de moins. Jamais avant le premier jour ouvrable.
rolls-before = La date légale ne se déplace pas. La date sûre recule à un jour ouvrable. La lecture la plus stricte est un jour plus tôt.
rolls-validity = Le jour ne se déplace pas. La date sûre est un jour plus tôt.
rolls-never = Le jour ne se déplace pas.
rolls-eligibility = Le jour ne se déplace pas. La date sûre est un jour plus tard, quand la période est certainement complète.
rolls-authority = Un dernier jour fermé passe au jour ouvrable suivant.

## Conditions, exemptions and lateness

condition-tracks = Pour { $tracks } : { $what }
condition-stay = durée du séjour : { $list }
condition-visa = visa : { $list }
condition-card = carte : { $list }
condition-purpose = motif : { $list }
condition-document = document : { $list }
condition-free-movement-true = la personne est citoyenne de l’UE, de l’EEE ou de la Suisse
condition-free-movement-false = la personne n’est pas citoyenne de l’UE, de l’EEE ou de la Suisse
exempt-in = logement : { $list }. Le lieu déclare lui-même ses hôtes.
exempt-under = les moins de { $years } ans ; un parent déclare l’enfant
exempt-with-card = les titulaires de la carte { $list } : un autre délai vaut pour eux
condition-old-layout-true = une carte de l’ancien modèle
condition-old-layout-false = une carte du nouveau modèle
consequence-fine-possible = une amende est possible
consequence-right-may-lapse = le droit peut se perdre
consequence-stay-unlawful = le séjour devient illégal
consequence-none-known = rien n’est noté ; un retard peut tout de même avoir des suites

## Notices of the law

notice-short-stay-report-doubt-ees = Une source dit que ce signalement n’existe plus depuis le 10 avril 2026. Les autres le décrivent encore, il est donc maintenu.
notice-schengen-days-used-up = Les 90 jours étaient épuisés avant le jour d’entrée : aucune date ne peut être donnée. Consultez un avocat.
notice-superseded-by-printed-end = Une fin imprimée du même document est connue ; elle remplace la date calculée.
notice-working-day-undefined-before-2023 = Avant 2023, aucune loi ne disait si le samedi est un jour ouvrable. Nous comptons comme la loi actuelle.
notice-absences-not-judged = Il y a eu des absences, et cette date n’en tient pas compte.
notice-not-in-force = Aucune version de cette règle n’était en vigueur ce jour-là : pas de date.
notice-lawful-stay-start-assumed = Le début du séjour légal a été pris au jour d’entrée. Vérifiez-le.
notice-annex19-file-complete = Le dossier doit être complet le jour de l’introduction : apportez toutes les preuves en une fois.
notice-policy = Conseil de notre maison, pas une loi.

## The explanation of a date

explain-legal = Date légale : { $date }
explain-expected = Réponse de l’administration attendue pour le : { $date }
explain-safe = Date sûre ({ $reading }) : { $date }
explain-legal-from = Légalement à partir du : { $date }
explain-safe-from = Sûrement à partir du : { $date }
explain-no-legal = Il n’y a pas de date légale.
explain-day-counted = { $date } : jour { $count }
explain-day-skipped = { $date } : pas compté ({ $why })
explain-derived = Ce jour découle de : { $fact }.
explain-replayed = Recompté avec ces étapes : les mêmes dates.
explain-not-replayed = Les étapes ne mènent pas de nouveau à ces dates. Ne vous y fiez pas et signalez-le.
explain-not-recounted = Cette date a été comptée avec un autre livre que celui de ce programme ; ses étapes ne sont pas montrées.
explain-waiting = Attend un fait : { $rule } ({ $facts })
explain-notice = { $rule } : { $notice }
explain-failed = Cette question ne peut pas recevoir de réponse : { $error }
explain-nothing = Aucune date ne découle de ces faits.
explain-state = État : { $state }
explain-missing = Dépend d’un élément inconnu : { $what }
explain-exempt = Dispensé : { $what }
explain-day-range = { $from } à { $until }
strip-first = premier jour
strip-text-folded = … { $count } jours …

## Closing days of the town hall

advice-earlier = Allez-y au plus tard le { $date } : ensuite, jusqu’à la date sûre, la commune est fermée ({ $days }).
advice-none = La commune est fermée tous les jours qui restent ({ $days }). Téléphonez maintenant.
advice-unmoved = La date légale ne change pas.

## What other sources say, in the words of our rule files

says-duty = l’obligation
says-5-months-before = 5 mois avant
says-no-term = pas de délai
says-8-days = 8 jours
says-8-days-some-municipalities = 8 jours (certaines communes)
says-8-working-days = 8 jours ouvrables
says-8-working-days-some-municipalities = 8 jours ouvrables (certaines communes)
says-10-calendar-days = 10 jours calendrier
says-3-calendar-days = 3 jours calendrier
says-3-months = 3 mois
says-15-days = 15 jours
says-40-to-30-days-before = 40 à 30 jours avant
says-at-least-45-days-before = au moins 45 jours avant
says-before-the-expiry = avant l’expiration
says-at-the-latest-5-months-before-the-expiry = au plus tard 5 mois avant l’expiration
says-from-5-months-before-until-the-day-before = de 5 mois avant jusqu’à la veille
says-15-days-5-months-or-90-days-on-other-pages-the-printed-date-wins = 15 jours, 5 mois ou 90 jours sur d’autres pages ; la date imprimée décide
says-no-evidence-that-the-change-of-1-september-2025-covers-annex-19ter = rien ne montre que le changement du 1er septembre 2025 vaut pour l’annexe 19ter
says-the-five-years-start-at-an-earlier-annex-15 = les cinq ans commencent à une annexe 15 antérieure
says-the-five-years-start-at-the-waiting-register = les cinq ans commencent au registre d’attente
says-no-term-after-entry = pas de délai, seulement « après l’entrée »
says-no-report-at-the-town-hall-since-10-april-2026 = plus de signalement à la commune depuis le 10 avril 2026
says-40-30 = 40 à 30 jours avant
says-45 = 45 jours avant
says-45-days-5-months-or-90-days-on-other-pages-and-for-other-uses-the-printed-date-wins = 45 jours, 5 mois ou 90 jours sur d’autres pages et pour d’autres usages ; la date imprimée décide
says-absences-of-up-to-6-months-each-and-a-fifth-together-do-not-interrupt = des absences de 6 mois au plus chacune, et d’un cinquième du temps ensemble, n’interrompent pas
says-against-a-card-by-silence-court-of-justice-c-246-17-from-memory = contre une carte par le silence : Cour de justice C-246/17, de mémoire
says-annex-19-is-valid-for-six-months = l’annexe 19 est valable six mois
says-at-most = au plus
says-before-the-expiry-without-a-first-day = avant l’expiration, sans premier jour
says-children-under-15-are-reported-by-their-parent = les enfants de moins de 15 ans sont déclarés par leur parent
says-come-and-ask-after-five-months = venez demander après cinq mois
says-f-from-six-months-to-one-month-before-the-end = F+ : de six mois à un mois avant la fin
says-for-eu-citizens-their-family-and-refugees-the-time-since-the-application-counts = pour les citoyens de l’UE, leur famille et les réfugiés, le temps depuis la demande compte
says-h-45-to-30-days-before-on-an-old-page = H : 45 à 30 jours avant, sur une ancienne page
says-less-than-six-months = moins de six mois
says-nine-months-then-twice-three-more = neuf mois, puis deux fois trois de plus
says-no-decision-in-six-months-counts-as-a-positive-one = l’absence de décision en six mois vaut décision positive
says-one-municipality = une seule commune
says-report-within-8-days-by-annex-3ter-on-an-old-page = déclaration dans les 8 jours par l’annexe 3ter, sur une ancienne page
says-still-three-months-and-one-more-for-eu-family-of-a-belgian-after-the-change-too = toujours trois mois et un de plus pour la famille UE d’un Belge, aussi après le changement
says-the-laws-of-2024-and-2025-may-have-changed-the-terms = les lois de 2024 et 2025 ont pu changer les délais
says-three-months-and-one-more-for-eu-family-of-a-belgian = trois mois et un de plus pour la famille UE d’un Belge
says-three-months-for-the-papers-on-a-page-from-before-the-change = trois mois pour les documents, sur une page d’avant le changement
says-three-years-on-an-old-page = trois ans, sur une ancienne page
says-valid-until-the-printed-end = valable jusqu’à la fin imprimée
says-without-a-decision-in-time-the-card-is-issued = sans décision à temps, la carte est délivrée

## Acts

act-rd-2025-07-04 = AR du 4 juillet 2025
act-rd-2007-04-27 = AR du 27 avril 2007
act-reg-2019-1157 = Règlement 2019/1157 sur les cartes d’identité
act-nationality-code = Code de la nationalité belge
act-civil-code = Code civil
act-regional-work-law = Règles régionales sur l’occupation de travailleurs étrangers
act-ministerial-practice = Pratique de l’administration
act-the-house = Conseil de notre maison
act-none = Aucun article trouvé

## Documents that only the index of documents knows, and why some have no date

document-annex-3bis = engagement de prise en charge (annexe 3bis)
document-annex-8 = attestation d’enregistrement sur papier (annexe 8)
document-annex-8bis = document de séjour permanent sur papier (annexe 8bis)
document-annex-13 = ordre de quitter le territoire (annexe 13)
document-annex-15ter = non prise en considération (annexe 15ter)
document-annex-16bis = accusé de réception de la demande (annexe 16bis)
document-annex-16ter = refus de réception de la demande (annexe 16ter)
document-annex-19bis = attestation patronale (annexe 19bis)
document-annex-19quinquies = non prise en considération (annexe 19quinquies)
document-annex-23 = demande de séjour permanent irrecevable (annexe 23)
document-annex-24 = refus de séjour permanent (annexe 24)
document-annex-26quinquies = demande ultérieure de protection internationale (annexe 26quinquies)
document-annex-29 = renouvellement d’un étudiant irrecevable (annexe 29)
document-annex-42 = redevance non payée, irrecevable (annexe 42)
document-annex-43 = redevance payée en partie (annexe 43)
document-annex-46 = permis unique accordé (annexe 46)
document-annex-47 = attestation, permis unique (annexe 47)
document-annex-48 = refus du permis unique (annexe 48)
document-annex-56 = demande, accord de retrait (annexe 56)
document-annex-58 = demande d’une carte N (annexe 58)
no-date-annex-3bis = Il sert à l’entrée, dans les 6 mois après sa légalisation ; aucun délai ne court en Belgique.
no-date-annex-8 = La forme papier a été supprimée le 10 mai 2021 ; la carte EU l’a remplacée.
no-date-annex-8bis = La forme papier a été supprimée le 10 mai 2021 ; la carte EU+ l’a remplacée.
no-date-annex-13 = L’autorité fixe le jour du départ : encodez le jour imprimé et orientez tout de suite vers un avocat.
no-date-annex-15ter = La procédure prend fin ; un avocat dira si un recours a un sens.
no-date-annex-16ter = Aucun délai trouvé ; consultez un avocat.
no-date-annex-19bis = C’est une preuve que l’employeur remplit ; aucun délai n’en découle.
no-date-annex-23 = Une décision : encodez-la comme notifiée et consultez un avocat sur un recours.
no-date-annex-24 = Une décision : encodez-la comme notifiée et consultez un avocat sur un recours.
no-date-annex-29 = Une décision : encodez-la comme notifiée et consultez un avocat sur un recours.
no-date-annex-42 = La demande est irrecevable parce que la redevance n’est pas payée ; aucun délai trouvé.
no-date-annex-48 = Une décision : encodez-la comme notifiée et consultez un avocat sur un recours.
no-date-annex-56 = Les demandes sont closes depuis le 31 décembre 2021.
no-date-annex-58 = Une source demande un dossier complet dans les 3 mois ; nous n’avons pas de règle pour cela.
no-date-card-i = Sa validité suit le permis ; l’employeur le renouvelle. Une date imprimée est suivie.
no-date-card-j = Sa validité suit le permis ; l’employeur le renouvelle. Une date imprimée est suivie.

start-fixed = le jour que la règle nomme elle-même ({ $date })
step-opens = À partir du { $date }
## Sources that are not a page with an address

source-key-seed-000 = Page source 000, « Registratie in het vreemdelingenregister »
source-key-seed-001 = Page source 001, « Verblijfsvergunning in België »
source-key-seed-002 = Page source 002, « Verblijf in België van meer dan drie maanden »
source-key-seed-003 = Page source 003, « Een verblijf van langer dan drie maanden »
source-key-seed-004 = Page source 004, « Kortverblijf »
source-key-law = Notre propre lecture des sources
source-key-practice-md = Nos notes sur la pratique
