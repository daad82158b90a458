# Absences and the long clocks: verdicts, what an outcome rests on, steps and notices.

step-away =
    { $count ->
        [one] Weg uit België: { $date }, één dag
       *[other] Weg uit België vanaf { $date }, { $count } dagen
    }
step-restarted = Onderbroken; de jaren beginnen opnieuw op { $date }

absence-holiday = vakantie
absence-family = familie
absence-work = werk
absence-other = andere reden
absence-military-service = militaire dienst
absence-pregnancy-childbirth = zwangerschap en bevalling
absence-serious-illness = ernstige ziekte
absence-study = studie
absence-training = opleiding
absence-posting-abroad = detachering in het buitenland

verdict-continuous = ononderbroken
verdict-broken = onderbroken
verdict-review = te beoordelen
question-absences-unclear = { $rule }: de afwezigheden laten niet toe te zeggen vanaf wanneer de jaren lopen. Kijk ze na en leg vast wat u besluit.
outcome-limit-included = een afwezigheid die precies zo lang is als de grens, mag nog
outcome-limit-excluded = een afwezigheid moet korter zijn dan de grens
outcome-years-from-start = elk jaar telt twaalf maanden vanaf het begin
outcome-calendar-years = elk jaar loopt van januari tot december
outcome-reasons-apart = elke dag telt voor zijn eigen reden
outcome-mixed-as-important = een afwezigheid om meer dan één reden geldt als één afwezigheid om een belangrijke reden
outcome-mixed-as-ordinary = een afwezigheid om meer dan één reden geldt als een gewone afwezigheid
outcome-exemption-used = één lange afwezigheid om een belangrijke reden telt niet mee
outcome-exemption-unused = alle afwezigheden tellen mee
outcome-loss-from-departure = de twee jaar tellen vanaf het vertrek
outcome-loss-from-completion = de twee jaar tellen vanaf de dag waarop de vijf jaar voorbij waren
outcome-returns-at-once = als de persoon meteen terugkeert
outcome-stays-away = als de persoon niet terugkeert
outcome-months-of-31-days = losse dagen samen: 31 dagen zijn een maand
outcome-months-of-28-days = losse dagen samen: 28 dagen zijn een maand
notice-absences-need-their-days = Een datum alleen zegt niet hoelang de persoon weg was en wordt dus niet beoordeeld. Geef elke afwezigheid met de eerste dag, de laatste dag en de reden.
notice-absences-need-review = De afwezigheden liggen op een grens waarover de bronnen niet eens zijn. Een mens beslist; tot dan geven wij geen datum.
notice-clock-broken-still-away = Het verblijf is onderbroken en de persoon is nog niet terug: de jaren beginnen opnieuw op de dag van terugkeer.
notice-clock-broken-over-a-year = De persoon was meer dan een jaar weg. Misschien is het verblijfsrecht zelf vervallen: vraag juridisch advies.
notice-clock-restart-uncertain = Het verblijf is onderbroken, maar de bronnen laten open vanaf wanneer het opnieuw telt. Een mens beslist.
notice-absences-judged-by-a-person = Voor deze termijn beoordelen wij afwezigheden niet: doe het zelf.
notice-durable-stay-early-grounds = In bepaalde gevallen kan duurzaam verblijf vroeger: pensioen, blijvende arbeidsongeschiktheid, grensarbeid, en familie of nabestaanden van zulke werknemers (artikel 42sexies).
notice-ltr-student-time-counts-half = Tijd als student telt voor de helft. Deze datum houdt daar geen rekening mee.
notice-ltr-asylum-time-counts-half = Tijd in de asielprocedure telt voor de helft, of helemaal als die langer dan 18 maanden duurde. Deze datum houdt daar geen rekening mee.
notice-appeal-see-a-lawyer = De manier van afgifte bepaalt vanaf wanneer de beroepstermijn loopt. Vraag meteen raad aan een advocaat of een rechtshulpdienst.
notice-return-report-after-3-months-away = De terugkeer moet alleen worden gemeld na een afwezigheid van drie maanden tot een jaar.
explain-verdict = Oordeel over de afwezigheden: { $verdict }
explain-outcome = { $verdict }, als { $reasons }
explain-outcome-from = { $verdict }, vroegste dag { $date }, als { $reasons }
