# Absences and the long clocks: verdicts, what an outcome rests on, steps and notices.

step-away =
    { $count ->
        [one] Absence de Belgique : { $date }, un jour
       *[other] Absence de Belgique à partir du { $date }, { $count } jours
    }
step-restarted = Interrompu ; les années recommencent le { $date }

absence-holiday = vacances
absence-family = famille
absence-work = travail
absence-other = autre raison
absence-military-service = service militaire
absence-pregnancy-childbirth = grossesse et accouchement
absence-serious-illness = maladie grave
absence-study = études
absence-training = formation
absence-posting-abroad = détachement à l’étranger

verdict-continuous = ininterrompu
verdict-broken = interrompu
verdict-review = à examiner
question-absences-unclear = { $rule } : les absences ne permettent pas de dire à partir de quand courent les années. Examinez-les et notez votre décision.
outcome-limit-included = une absence qui atteint exactement la limite est encore permise
outcome-limit-excluded = une absence doit être plus courte que la limite
outcome-years-from-start = chaque année compte douze mois à partir du début
outcome-calendar-years = chaque année va de janvier à décembre
outcome-reasons-apart = chaque jour compte pour son propre motif
outcome-mixed-as-important = une absence pour plusieurs motifs vaut comme une seule absence pour un motif important
outcome-mixed-as-ordinary = une absence pour plusieurs motifs vaut comme une absence ordinaire
outcome-exemption-used = une longue absence pour un motif important n’est pas comptée
outcome-exemption-unused = toutes les absences sont comptées
outcome-loss-from-departure = les deux ans se comptent depuis le départ
outcome-loss-from-completion = les deux ans se comptent depuis le jour où les cinq ans étaient accomplis
outcome-returns-at-once = si la personne revient aussitôt
outcome-stays-away = si la personne ne revient pas
outcome-months-of-31-days = jours restants additionnés : 31 jours font un mois
outcome-months-of-28-days = jours restants additionnés : 28 jours font un mois
notice-absences-need-their-days = Une date seule ne dit pas combien de temps la personne a été absente ; elle n’est donc pas évaluée. Donnez chaque absence avec son premier jour, son dernier jour et sa raison.
notice-absences-need-review = Les absences se situent à une limite sur laquelle les sources divergent. Une personne décide ; d’ici là nous ne donnons pas de date.
notice-clock-broken-still-away = Le séjour est interrompu et la personne n’est pas encore revenue : les années recommencent le jour du retour.
notice-clock-broken-over-a-year = La personne a été absente plus d’un an. Le droit de séjour a peut-être pris fin : demandez un avis juridique.
notice-clock-restart-uncertain = Le séjour est interrompu, mais les sources ne disent pas à partir de quand il compte de nouveau. Une personne décide.
notice-absences-judged-by-a-person = Pour ce délai, nous n’évaluons pas les absences : faites-le vous-même.
notice-durable-stay-early-grounds = Dans certains cas, le séjour permanent est possible plus tôt : pension, incapacité permanente de travail, travail frontalier, et famille ou survivants de tels travailleurs (article 42sexies).
notice-ltr-student-time-counts-half = Le temps passé comme étudiant compte pour moitié. Cette date n’en tient pas compte.
notice-ltr-asylum-time-counts-half = Le temps de la procédure d’asile compte pour moitié, ou entièrement si elle a duré plus de 18 mois. Cette date n’en tient pas compte.
notice-appeal-see-a-lawyer = Le mode de remise décide du jour où le délai de recours commence. Demandez tout de suite conseil à un avocat ou à un service d’aide juridique.
notice-return-report-after-3-months-away = Le retour ne doit être déclaré qu’après une absence de trois mois à un an.
explain-verdict = Appréciation des absences : { $verdict }
explain-outcome = { $verdict }, si { $reasons }
explain-outcome-from = { $verdict }, premier jour { $date }, si { $reasons }
