# The rule book for people: the pages of the law, the explanation of a date, and the words both use.

## Pages

nav-law = Regels
law-title = De regels
law-intro = Wat dit programma berekent, uit welke tekst, en hoe zeker we zijn. Elke regel noemt zijn bronnen, ook die iets anders zeggen.
law-jurist = Nog geen enkele regel is door een jurist bevestigd. Dit is geen juridisch advies.
law-count =
    { $count ->
        [one] { $count } regel
       *[other] { $count } regels
    }
law-by-kind = Alle regels
law-by-track = Per traject
law-by-paper = Per document
law-papers-intro = Elk document en elke kaart uit de bronnen. Een datum die erop gedrukt staat, gaat voor op een datum die wij berekenen.
law-column-rule = Regel
law-column-from = Telt vanaf
law-column-period = Termijn
law-column-certainty = Zekerheid
law-column-paper = Document
law-column-dates = Datums
law-column-source = Bron
law-back = Alle regels
law-says = Wat de wet zegt
law-computes = Wat wij berekenen
law-next = Wat te doen, en wat volgt
law-doubt = Wat niet zeker is
law-no-doubt = Geen bron die wij lazen, zegt iets anders.
law-gap = Wat wij niet behandelen
law-gap-general = Wij beoordelen niet of de voorwaarden van een recht vervuld zijn, wij zien geen beslissing die niet ingevoerd is, en de plaatselijke praktijk kan verschillen. Buiten deze regels: regularisatie (9bis, 9ter), tijdelijke bescherming, diplomaten en personeel van internationale organisaties.
law-example = Een voorbeeld
law-example-supposed = Stel: { $what }.
law-example-also = ook bekend: { $what }
law-example-away = met vakantie buiten België van { $from } tot en met { $until }
law-example-nothing-dated = Er volgt geen datum; dit wordt gezegd:
law-example-none = Geen voorbeeld: deze regel geeft geen datum die vanaf één dag geteld kan worden.
law-example-opens = Mogelijk vanaf { $date }.
law-tracks = Trajecten
law-papers = Document
law-met-by = Eindigt met
law-met-by-none = niets: het is informatie
law-met-by-judged = de begeleider, die beslist en het noteert
law-met-by-always = altijd ook: de begeleider noteert dat de plicht vervuld is
law-condition = Alleen als
law-exempt = Vrijgesteld
law-late = Bij te laat
law-notices = Daarbij gezegd
law-notice-when = { $notice } (Alleen als: { $what }.)
law-notice-from = de dag vanaf wanneer wordt geteld is { $date } of later
law-notice-fact = dit is vastgelegd: { $fact }
law-versions = Versies in de tijd
law-version-always = van kracht zonder bekend begin of einde
law-version-from = van kracht sinds { $from }
law-version-until = van kracht tot en met { $until }
law-version-between = van kracht van { $from } tot en met { $until }
law-off-from = niet van kracht sinds { $from }
law-off-until = niet van kracht tot en met { $until }
law-off-between = niet van kracht van { $from } tot en met { $until }
law-known-from = bekend in dit boek sinds { $date }
law-keyed-on = De versie wordt gekozen door de dag van: { $fact }.
law-sources = Bronnen ervoor
law-against = Bronnen die iets anders zeggen
law-seen-on = gezien op { $date }
law-against-none = geen gevonden
law-source-says = { $source }: { $says }
law-id = Naam in het programma
law-book = Regelboek { $hash }
law-no-rule = geen datum van ons
law-paper-result = resultaat of einde
law-paper-starts = begin
law-paper-ends = einde
law-paper-about = hierover
law-no-rule-yet = geen regel in dit boek
law-link = Alles over deze regel

## What a date is for

kind-act = Te doen
    .means = Een laatste dag waarop iemand iets gedaan moet hebben.
kind-window = Tijdvak
    .means = Een eerste en een laatste dag waartussen iets gevraagd moet worden.
kind-validity = Geldigheid van een document
    .means = De laatste dag waarop een document geldig is.
kind-stay-limit = Grens van een verblijf
    .means = De laatste dag van een verblijf of van een afwezigheid.
kind-eligibility = Recht
    .means = De eerste dag waarop iets gevraagd kan worden.
kind-opens = Opening
    .means = De eerste dag vanaf wanneer iets kan. Er moet dan nog niets gedaan zijn.
kind-authority = Beslissing van een overheid
    .means = De dag waarop een antwoord verwacht wordt. Die is voor de begeleider om op te volgen, nooit een termijn van de persoon.
kind-check = Controle
    .means = Een oordeel over een voorwaarde: vervuld, onderbroken, of door een mens te beoordelen.
kind-notice = Melding
    .means = Iets wat men moet weten. Het heeft geen datum.

## How it is counted

count-working-days-after =
    { $count ->
        [one] { $count } werkdag na: { $fact }. Die dag zelf telt niet mee.
       *[other] { $count } werkdagen na: { $fact }. Die dag zelf telt niet mee.
    }
count-days-after =
    { $count ->
        [one] { $count } kalenderdag na: { $fact }. Die dag zelf telt niet mee.
       *[other] { $count } kalenderdagen na: { $fact }. Die dag zelf telt niet mee.
    }
count-months-after =
    { $count ->
        [one] Hetzelfde dagnummer, { $count } maand na: { $fact }; de laatste dag als die maand korter is.
       *[other] Hetzelfde dagnummer, { $count } maanden na: { $fact }; de laatste dag als die maand korter is.
    }
count-years-after =
    { $count ->
        [one] Dezelfde dag { $count } jaar na: { $fact }.
       *[other] Dezelfde dag { $count } jaar na: { $fact }.
    }
count-days-before =
    { $count ->
        [one] { $count } kalenderdag vóór: { $fact }.
       *[other] { $count } kalenderdagen vóór: { $fact }.
    }
count-months-before =
    { $count ->
        [one] Hetzelfde dagnummer, { $count } maand vóór: { $fact }; de laatste dag als die maand korter is.
       *[other] Hetzelfde dagnummer, { $count } maanden vóór: { $fact }; de laatste dag als die maand korter is.
    }
count-window = Van { $opens } tot { $count } kalenderdagen vóór: { $fact }.
count-stay-days = { $count } verblijfsdagen vanaf: { $fact }. De dag van binnenkomst is dag 1.
count-on-day = De dag zelf: { $fact }.
count-own = Op een eigen manier: zie de tekst van de regel.
period-working-days = { $count ->
        [one] { $count } werkdag
       *[other] { $count } werkdagen
    }
period-days = { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
period-months = { $count ->
        [one] { $count } maand
       *[other] { $count } maanden
    }
period-years = { $count ->
        [one] { $count } jaar
       *[other] { $count } jaar
    }
period-before = { $period } ervoor
period-window = { $opens } tot { $count } dagen ervoor
period-on-day = de dag zelf
period-none = geen datum
period-own = eigen telling
rolls-working-days = Wettelijke datum: maandag tot vrijdag tellen, de tien wettelijke feestdagen niet. Veilige datum: zaterdag telt ook, en een gesloten laatste dag schuift terug. Strengste lezing: elke dag telt. Nooit vóór de eerste werkdag.
rolls-after = Is de laatste dag gesloten, dan schuift de wettelijke datum naar de volgende werkdag en de veilige datum naar die ervoor. De strengste lezing neemt een dag minder. Nooit vóór de eerste werkdag.
rolls-before = De wettelijke datum verschuift niet. De veilige datum schuift terug naar een werkdag. De strengste lezing ligt een dag vroeger.
rolls-validity = De dag verschuift niet. De veilige datum is een dag vroeger.
rolls-never = De dag verschuift niet.
rolls-eligibility = De dag verschuift niet. De veilige datum is een dag later, wanneer de periode zeker vol is.
rolls-authority = Een gesloten laatste dag schuift naar de volgende werkdag.

## Conditions, exemptions and lateness

condition-tracks = Bij { $tracks }: { $what }
condition-stay = duur van het verblijf: { $list }
condition-visa = visum: { $list }
condition-card = kaart: { $list }
condition-purpose = doel: { $list }
condition-document = document: { $list }
condition-free-movement-true = de persoon is burger van de EU, de EER of Zwitserland
condition-free-movement-false = de persoon is geen burger van de EU, de EER of Zwitserland
exempt-in = verblijfplaats: { $list }. Die meldt haar gasten zelf.
exempt-under = wie jonger is dan { $years } jaar; een ouder meldt het kind aan
exempt-with-card = houders van kaart { $list }: daarvoor geldt een andere termijn
condition-old-layout-true = een kaart in het oude model
condition-old-layout-false = een kaart in het nieuwe model
consequence-fine-possible = een boete is mogelijk
consequence-right-may-lapse = het recht kan vervallen
consequence-stay-unlawful = het verblijf wordt onwettig
consequence-none-known = niets genoteerd; te laat zijn kan toch gevolgen hebben

## Notices of the law

notice-short-stay-report-doubt-ees = Eén bron zegt dat deze melding sinds 10 april 2026 niet meer bestaat. De andere beschrijven ze nog, dus houden wij ze aan.
notice-schengen-days-used-up = De 90 dagen waren al op vóór de dag van binnenkomst: er is geen datum te geven. Vraag een advocaat.
notice-superseded-by-printed-end = Van hetzelfde document is een gedrukt einde bekend; dat komt in de plaats van het berekende.
notice-working-day-undefined-before-2023 = Vóór 2023 zei geen wet of zaterdag een werkdag is. Wij tellen zoals de wet nu.
notice-absences-not-judged = Er waren afwezigheden, en deze datum houdt er geen rekening mee.
notice-not-in-force = Geen versie van deze regel was die dag van kracht: geen datum.
notice-lawful-stay-start-assumed = Het begin van het wettig verblijf is genomen van de dag van binnenkomst. Kijk het na.
notice-annex19-file-complete = Het dossier moet volledig zijn op de dag van de indiening: breng alle bewijzen in één keer mee.
notice-policy = Advies van ons huis, geen wet.

## The explanation of a date

explain-legal = Wettelijke datum: { $date }
explain-expected = Antwoord van de overheid verwacht tegen: { $date }
explain-safe = Veilige datum ({ $reading }): { $date }
explain-legal-from = Wettelijk vanaf: { $date }
explain-safe-from = Veilig vanaf: { $date }
explain-no-legal = Er is geen wettelijke datum.
explain-day-counted = { $date }: dag { $count }
explain-day-skipped = { $date }: niet geteld ({ $why })
explain-derived = Die dag volgt uit: { $fact }.
explain-replayed = Nageteld met deze stappen: dezelfde datums.
explain-not-replayed = De stappen leiden niet opnieuw naar deze datums. Vertrouw er niet op en meld het.
explain-not-recounted = Deze datum is geteld met een ander boek dan dat van dit programma; de stappen worden niet getoond.
explain-waiting = Wacht op een feit: { $rule } ({ $facts })
explain-notice = { $rule }: { $notice }
explain-failed = Deze vraag kan niet beantwoord worden: { $error }
explain-nothing = Uit deze feiten volgt geen datum.
explain-state = Stand: { $state }
explain-missing = Hangt af van iets wat niet bekend is: { $what }
explain-exempt = Vrijgesteld: { $what }
explain-day-range = { $from } tot { $until }
strip-first = eerste dag
strip-text-folded = … { $count } dagen …

## Closing days of the town hall

advice-earlier = Ga ten laatste { $date }: daarna is de gemeente tot de veilige datum gesloten ({ $days }).
advice-none = De gemeente is gesloten op elke dag die overblijft ({ $days }). Bel nu.
advice-unmoved = De wettelijke datum verandert niet.

## What other sources say, in the words of our rule files

says-duty = de plicht
says-5-months-before = 5 maanden ervoor
says-no-term = geen termijn
says-8-days = 8 dagen
says-8-days-some-municipalities = 8 dagen (sommige gemeenten)
says-8-working-days = 8 werkdagen
says-8-working-days-some-municipalities = 8 werkdagen (sommige gemeenten)
says-10-calendar-days = 10 kalenderdagen
says-3-calendar-days = 3 kalenderdagen
says-3-months = 3 maanden
says-15-days = 15 dagen
says-40-to-30-days-before = 40 tot 30 dagen ervoor
says-at-least-45-days-before = minstens 45 dagen ervoor
says-before-the-expiry = vóór de vervaldag
says-at-the-latest-5-months-before-the-expiry = uiterlijk 5 maanden vóór de vervaldag
says-from-5-months-before-until-the-day-before = vanaf 5 maanden ervoor tot de dag ervoor
says-15-days-5-months-or-90-days-on-other-pages-the-printed-date-wins = 15 dagen, 5 maanden of 90 dagen op andere pagina’s; de gedrukte datum beslist
says-no-evidence-that-the-change-of-1-september-2025-covers-annex-19ter = geen bewijs dat de wijziging van 1 september 2025 ook voor bijlage 19ter geldt
says-the-five-years-start-at-an-earlier-annex-15 = de vijf jaar beginnen bij een vroegere bijlage 15
says-the-five-years-start-at-the-waiting-register = de vijf jaar beginnen bij het wachtregister
says-no-term-after-entry = geen termijn, alleen “na binnenkomst”
says-no-report-at-the-town-hall-since-10-april-2026 = geen melding bij de gemeente sinds 10 april 2026
says-40-30 = 40 tot 30 dagen ervoor
says-45 = 45 dagen ervoor
says-45-days-5-months-or-90-days-on-other-pages-and-for-other-uses-the-printed-date-wins = 45 dagen, 5 maanden of 90 dagen op andere pagina’s en voor ander gebruik; de gedrukte datum beslist
says-absences-of-up-to-6-months-each-and-a-fifth-together-do-not-interrupt = afwezigheden van hoogstens 6 maanden elk en samen een vijfde van de tijd onderbreken niet
says-against-a-card-by-silence-court-of-justice-c-246-17-from-memory = tegen een kaart door stilzwijgen: Hof van Justitie C-246/17, uit het geheugen
says-annex-19-is-valid-for-six-months = bijlage 19 is zes maanden geldig
says-at-most = hoogstens
says-before-the-expiry-without-a-first-day = vóór de vervaldag, zonder eerste dag
says-children-under-15-are-reported-by-their-parent = kinderen onder 15 worden door hun ouder gemeld
says-come-and-ask-after-five-months = kom na vijf maanden navragen
says-f-from-six-months-to-one-month-before-the-end = F+: van zes maanden tot één maand vóór het einde
says-for-eu-citizens-their-family-and-refugees-the-time-since-the-application-counts = voor EU-burgers, hun familie en vluchtelingen telt de tijd sinds de aanvraag
says-h-45-to-30-days-before-on-an-old-page = H: 45 tot 30 dagen ervoor, op een oude pagina
says-less-than-six-months = minder dan zes maanden
says-nine-months-then-twice-three-more = negen maanden, dan tweemaal drie extra
says-no-decision-in-six-months-counts-as-a-positive-one = geen beslissing binnen zes maanden geldt als een positieve
says-one-municipality = één gemeente
says-report-within-8-days-by-annex-3ter-on-an-old-page = melding binnen 8 dagen met bijlage 3ter, op een oude pagina
says-still-three-months-and-one-more-for-eu-family-of-a-belgian-after-the-change-too = nog altijd drie maanden en één extra voor EU-familie van een Belg, ook na de wijziging
says-the-laws-of-2024-and-2025-may-have-changed-the-terms = de wetten van 2024 en 2025 hebben de termijnen misschien gewijzigd
says-three-months-and-one-more-for-eu-family-of-a-belgian = drie maanden en één extra voor EU-familie van een Belg
says-three-months-for-the-papers-on-a-page-from-before-the-change = drie maanden voor de papieren, op een pagina van vóór de wijziging
says-three-years-on-an-old-page = drie jaar, op een oude pagina
says-valid-until-the-printed-end = geldig tot het gedrukte einde
says-without-a-decision-in-time-the-card-is-issued = zonder beslissing op tijd wordt de kaart afgegeven

## Acts

act-rd-2025-07-04 = KB van 4 juli 2025
act-rd-2007-04-27 = KB van 27 april 2007
act-reg-2019-1157 = Verordening 2019/1157 over identiteitskaarten
act-nationality-code = Wetboek van de Belgische nationaliteit
act-civil-code = Burgerlijk Wetboek
act-regional-work-law = Gewestelijke regels over de tewerkstelling van buitenlandse werknemers
act-ministerial-practice = Praktijk van de administratie
act-the-house = Advies van ons huis
act-none = Geen artikel gevonden

## Documents that only the index of documents knows, and why some have no date

document-annex-3bis = verbintenis tot tenlasteneming (bijlage 3bis)
document-annex-8 = verklaring van inschrijving op papier (bijlage 8)
document-annex-8bis = document duurzaam verblijf op papier (bijlage 8bis)
document-annex-13 = bevel om het grondgebied te verlaten (bijlage 13)
document-annex-15ter = niet-inoverwegingname (bijlage 15ter)
document-annex-16bis = ontvangstbewijs van de aanvraag (bijlage 16bis)
document-annex-16ter = weigering om de aanvraag in ontvangst te nemen (bijlage 16ter)
document-annex-19bis = werkgeversattest (bijlage 19bis)
document-annex-19quinquies = niet-inoverwegingname (bijlage 19quinquies)
document-annex-23 = aanvraag duurzaam verblijf onontvankelijk (bijlage 23)
document-annex-24 = weigering van duurzaam verblijf (bijlage 24)
document-annex-26quinquies = volgend verzoek om internationale bescherming (bijlage 26quinquies)
document-annex-29 = verlenging van een student onontvankelijk (bijlage 29)
document-annex-42 = bijdrage niet betaald, onontvankelijk (bijlage 42)
document-annex-43 = bijdrage voor een deel betaald (bijlage 43)
document-annex-46 = gecombineerde vergunning toegekend (bijlage 46)
document-annex-47 = attest, gecombineerde vergunning (bijlage 47)
document-annex-48 = weigering van de gecombineerde vergunning (bijlage 48)
document-annex-56 = aanvraag, terugtrekkingsakkoord (bijlage 56)
document-annex-58 = aanvraag van een N-kaart (bijlage 58)
no-date-annex-3bis = Het dient voor de binnenkomst, binnen 6 maanden na de legalisatie; in België loopt er geen termijn van.
no-date-annex-8 = De papieren vorm is afgeschaft op 10 mei 2021; de EU-kaart kwam in de plaats.
no-date-annex-8bis = De papieren vorm is afgeschaft op 10 mei 2021; de EU+-kaart kwam in de plaats.
no-date-annex-13 = De overheid bepaalt de dag van vertrek: voer de gedrukte dag in en verwijs meteen door naar een advocaat.
no-date-annex-15ter = De procedure eindigt; of een beroep zin heeft, is voor een advocaat.
no-date-annex-16ter = Er is geen termijn gevonden; vraag een advocaat.
no-date-annex-19bis = Het is een bewijs dat de werkgever invult; er loopt geen termijn van.
no-date-annex-23 = Een beslissing: voer ze in als betekend en vraag een advocaat over een beroep.
no-date-annex-24 = Een beslissing: voer ze in als betekend en vraag een advocaat over een beroep.
no-date-annex-29 = Een beslissing: voer ze in als betekend en vraag een advocaat over een beroep.
no-date-annex-42 = De aanvraag is onontvankelijk omdat de bijdrage niet betaald is; er is geen termijn gevonden.
no-date-annex-48 = Een beslissing: voer ze in als betekend en vraag een advocaat over een beroep.
no-date-annex-56 = De aanvragen zijn afgesloten op 31 december 2021.
no-date-annex-58 = Eén bron vraagt een volledig dossier binnen 3 maanden; wij hebben er geen regel voor.
no-date-card-i = De geldigheid volgt de vergunning; de werkgever verlengt ze. Een gedrukte datum wordt opgevolgd.
no-date-card-j = De geldigheid volgt de vergunning; de werkgever verlengt ze. Een gedrukte datum wordt opgevolgd.

start-fixed = de dag die de regel zelf noemt ({ $date })
step-opens = Vanaf { $date }
## Sources that are not a page with an address

source-key-seed-000 = Bronpagina 000, “Registratie in het vreemdelingenregister”
source-key-seed-001 = Bronpagina 001, “Verblijfsvergunning in België”
source-key-seed-002 = Bronpagina 002, “Verblijf in België van meer dan drie maanden”
source-key-seed-003 = Bronpagina 003, “Een verblijf van langer dan drie maanden”
source-key-seed-004 = Bronpagina 004, “Kortverblijf”
source-key-law = Onze eigen lezing van de bronnen
source-key-practice-md = Onze nota’s over de praktijk
