# Words of the desk: pages for caseworkers.

## Frame of every page

skip-to-content = Naar de inhoud
nav-main = Hoofdmenu
nav-today = Vandaag
nav-today-count =
    { $count ->
        [one] { $count } nu te doen
       *[other] { $count } nu te doen
    }

## How far away a date is

when-today = vandaag
when-in-working-days =
    { $count ->
        [one] over { $count } werkdag
       *[other] over { $count } werkdagen
    }
when-ago-working-days =
    { $count ->
        [one] { $count } werkdag geleden
       *[other] { $count } werkdagen geleden
    }
when-late-working-days =
    { $count ->
        [one] { $count } werkdag te laat
       *[other] { $count } werkdagen te laat
    }
when-in-days =
    { $count ->
        [one] over { $count } dag
       *[other] over { $count } dagen
    }
when-ago-days =
    { $count ->
        [one] { $count } dag geleden
       *[other] { $count } dagen geleden
    }
when-late-days =
    { $count ->
        [one] { $count } dag te laat
       *[other] { $count } dagen te laat
    }
when-in-weeks =
    { $count ->
        [one] over { $count } week
       *[other] over { $count } weken
    }
when-ago-weeks =
    { $count ->
        [one] { $count } week geleden
       *[other] { $count } weken geleden
    }
when-late-weeks =
    { $count ->
        [one] { $count } week te laat
       *[other] { $count } weken te laat
    }
when-last-day = laatste dag

## Today: the work list

today-title = Vandaag
today-caption = Openstaande verplichtingen volgens veilige datum
today-empty = Niets te doen in de komende 30 dagen.
group-empty = Niets in deze groep.
group-overdue = Te laat
group-overdue-note = de wettelijke datum is voorbij
group-today = Vandaag
group-today-note = de veilige datum is vandaag of net voorbij
group-next-working-days = Volgende 5 werkdagen
group-next-working-days-note = volgens veilige datum
group-next-month = Volgende 30 dagen
group-next-month-note = volgens veilige datum
column-person = Persoon
column-duty = Wat moet er gebeuren
column-safe = Veilige datum
column-legal = Wettelijke datum
column-reminder = Herinnering
column-caseworker = Begeleider
column-action = Actie
date-none = geen
nobody = niemand
open-case = Dossier
open-case-of = Dossier van { $name } openen

## How the reminding went

reminder-none = Niets gepland
reminder-planned = Gepland
reminder-sent = Verstuurd
reminder-uncertain = Onzeker
reminder-bounced = Teruggekomen
reminder-failed = Mislukt
reminder-no-address = Geen e-mailadres
reminder-stopped = E-mail gestopt
reminder-cancelled = Geschrapt
reminder-covered = In een andere brief
reminder-expired = Niet op tijd verstuurd
reminder-letter-of = brief { $number } van { $total }

## One case

case-print = Afdrukken
case-reference = Kenmerk
case-track = Traject
case-municipality = Gemeente
case-letters-in = Brieven in
case-caseworker = Begeleider
case-status = Stand
case-email = E-mail
case-phone = Telefoon
case-deadlines = Termijnen
case-no-deadlines = Er volgt geen datum uit de feiten.
case-facts = Feiten
case-no-facts = Er zijn nog geen feiten.
case-reminders = Herinneringen
case-no-reminders = Niets verstuurd en niets gepland.
fact-column-on = Datum
fact-column-what = Wat gebeurde er
fact-column-evidence = Bewijs
fact-column-recorded = Genoteerd
fact-corrected = verbeterd
fact-withdrawn = ingetrokken
date-safe = Veilige datum
date-legal = Wettelijke datum
date-safe-from = Veilig vanaf
date-legal-from = Wettelijk vanaf
date-expected = Antwoord verwacht tegen
date-opens = Kan vanaf { $date }
date-met = Gedaan op { $date }
date-exempt = Vrijgesteld: { $reason }

## Why this date?

why-title = Waarom deze datum?
why-strip = Geteld van { $from } tot { $until }, volgens drie lezingen
strip-day = Dag
strip-reason = Reden
strip-today = vandaag
strip-not-counted = niet geteld
strip-last = laatste dag
strip-folded =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
reading-statutory = wettelijk
reading-careful = voorzichtig
reading-strict = strengst
reading-legal-short = Wet
reading-safe-short = Veilig
reading-strict-short = Streng
reading-in-use = ons profiel
reading-statutory-note = Maandag tot vrijdag telt, wettelijke feestdagen niet. Een gesloten laatste dag schuift vooruit.
reading-careful-note = Aan de veilige kant geteld. Een gesloten laatste dag schuift terug.
reading-strict-note = Elke dag telt, zoals sommige gemeenten het schrijven.
source-title = Waar komt dit vandaan?
source-law = Wet
source-disputed = Anderen zeggen
source-rule = Regel
source-version = versie { $version }
source-in-force = van kracht sinds { $date }
source-certainty = Zekerheid
source-checked = Nagekeken
source-checked-by = { $by }, { $date }
source-no-jurist = Nog niet nagekeken door een jurist.
source-jurist = Nagekeken door een jurist.
source-policy = Dit is advies van ons huis, geen wet.
source-condition = Nog te weten
certainty-high = hoog
certainty-medium = gemiddeld
certainty-low = laag

## When something is wrong

error-title = { $status }: { $what }
error-not-found = Deze pagina bestaat niet
error-not-found-hint = Kijk het adres na, of begin opnieuw bij Vandaag.
error-forbidden = U mag dit niet zien
error-forbidden-hint = Vraag het aan wie het dossier beheert.
error-refused = Dat kan niet
error-refused-hint = Er is niets bewaard. Ga terug en pas het aan.
error-unavailable = Even niet bereikbaar
error-unavailable-hint = Probeer het over een minuut opnieuw.
error-internal = Er ging iets mis
error-internal-hint = Het ligt niet aan u. Probeer het opnieuw.
error-reference = Kenmerk van deze fout

## The reader’s language

nav-language = Taal

## What has to be asked

group-to-ask = Te vragen
group-to-ask-note = de wettelijke datum lag vóór de opening van het dossier
row-ask = Te vragen
today-more =
    { $count ->
        [one] Nog { $count } regel met een latere datum wordt hier niet getoond.
       *[other] Nog { $count } regels met een latere datum worden hier niet getoond.
    }
case-questions = Te vragen
question-arrival-ahead = De aankomst ligt in de toekomst: { $date }. Klopt dat?
question-arrival-long-ago = De aankomst is lang geleden: { $date }. Klopt dat?
question-duty-unknown = { $rule }: de wettelijke datum { $date } lag vóór de opening van het dossier. Is dit gebeurd?
question-fact-missing = { $rule }: dit hangt af van iets dat we niet weten: { $what }. Zolang vertrekt hierover geen brief.
missing-stay = duur van het verblijf
missing-visa = visum
missing-card = kaart
missing-old-layout = model van de kaart (oud of nieuw)
missing-purpose = doel van het verblijf
missing-document = document
missing-nationality = nationaliteit
missing-lodging = verblijfplaats
case-quiet = Goed om te weten: nu niets te doen
case-withdrawn = Datums die niet meer gelden
case-status-open = In opvolging
case-status-closed = Afgesloten
fact-replaced = vervangen door een correctie
fact-until = tot en met { $date }
exempt-lodging = de verblijfplaats meldt haar gasten zelf
exempt-age = kinderen onder 15 jaar worden door een ouder aangemeld
exempt-card = voor deze kaart geldt een andere grens
exempt-granted = vrijstelling geregistreerd
exempt-report-ended = volgens sommige bronnen bestaat deze melding niet meer; de organisatie volgt hen

## How a date was counted

why-started = Telt vanaf: { $fact }, { $date }.
why-started-not-counted = Die dag zelf telt niet mee.
strip-moved = verschoven
step-trigger = Begin: { $date }
step-days =
    { $count ->
        [one] { $count } dag verder: { $date }
       *[other] { $count } dagen verder: { $date }
    }
step-days-back =
    { $count ->
        [one] { $count } dag terug: { $date }
       *[other] { $count } dagen terug: { $date }
    }
step-months =
    { $count ->
        [one] { $count } maand verder: { $date }
       *[other] { $count } maanden verder: { $date }
    }
step-months-back =
    { $count ->
        [one] { $count } maand terug: { $date }
       *[other] { $count } maanden terug: { $date }
    }
step-years =
    { $count ->
        [one] { $count } jaar verder: { $date }
       *[other] { $count } jaar verder: { $date }
    }
step-eve =
    { $count ->
        [one] De dag vóór { $count } maand verder: { $date }
       *[other] De dag vóór { $count } maanden verder: { $date }
    }
step-clamped = Die maand is korter: { $date }
step-closed = { $date } is geen werkdag ({ $why })
step-rolled-forward = Naar de volgende werkdag: { $date }
step-rolled-back = Naar de werkdag ervoor: { $date }
step-floor = Niet vóór de eerste werkdag: { $date }
step-counted =
    { $count ->
        [one] { $count } werkdag: { $date }
       *[other] { $count } werkdagen: { $date }
    }
step-earlier-stay =
    { $count ->
        [one] { $count } eerdere dag verblijf telt mee
       *[other] { $count } eerdere dagen verblijf tellen mee
    }
step-stay-day = Dag { $count } van het verblijf: { $date }
certainty-disputed = betwist
checked-desk-research = Bronnenonderzoek
article = { $act }, art. { $article }
act-law-1980-12-15 = Verblijfswet van 15 december 1980
act-rd-1981-10-08 = KB van 8 oktober 1981
act-rd-1992-07-16 = KB van 16 juli 1992
act-reg-2016-399 = Schengengrenscode (verordening 2016/399)
act-visa-code = Visumcode
act-the-document = De datum op het document
source-unseen = de tekst zelf is nog niet nagekeken
error-loopback = Alleen op deze computer
error-loopback-hint = Deze pagina’s openen alleen op de computer waar Termijn draait, zonder proxy ertussen.
error-method = Deze pagina kan alleen gelezen worden
error-method-hint = Begin opnieuw bij Vandaag.
