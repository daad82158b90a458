# The rule book for people: the pages of the law, the explanation of a date, and the words both use.

## Pages

nav-law = Rules
law-title = The rules
law-intro = What this program computes, from which text, and how sure we are. Every rule names its sources, also those that say otherwise.
law-jurist = No rule has been confirmed by a jurist yet. This is not legal advice.
law-count =
    { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }
law-by-kind = All rules
law-by-track = By track
law-by-paper = By document
law-papers-intro = Every document and card of the sources. A date printed on any of them goes before a date we compute.
law-column-rule = Rule
law-column-from = Counted from
law-column-period = Period
law-column-certainty = Certainty
law-column-paper = Document
law-column-dates = Dates
law-column-source = Source
law-back = All rules
law-says = What the law says
law-computes = What we compute
law-next = What to do, and what follows
law-doubt = What is not certain
law-no-doubt = No source we read says otherwise.
law-gap = What we do not cover
law-gap-general = We do not judge whether the conditions of a right are met, we see no decision that was not entered, and local practice may differ. Outside these rules: regularisation (9bis, 9ter), temporary protection, diplomats and staff of international organisations.
law-example = An example
law-example-supposed = Suppose: { $what }.
law-example-also = also known: { $what }
law-example-away = away from Belgium on holiday from { $from } until { $until }
law-example-nothing-dated = No date follows; this is said:
law-example-none = No example: this rule gives no date that can be counted from one day.
law-example-opens = Possible from { $date }.
law-tracks = Tracks
law-papers = Document
law-met-by = Ended by
law-met-by-none = nothing: it is information
law-met-by-judged = the caseworker, who decides and records it
law-met-by-always = always also: the caseworker records that the duty was done
law-condition = Only if
law-exempt = Exempt
law-late = If late
law-notices = Said with it
law-notice-when = { $notice } (Only if: { $what }.)
law-notice-from = the day it is counted from is { $date } or later
law-notice-fact = it is recorded: { $fact }
law-versions = Versions over time
law-version-always = in force without a known beginning or end
law-version-from = in force since { $from }
law-version-until = in force until { $until }
law-version-between = in force from { $from } until { $until }
law-off-from = not in force since { $from }
law-off-until = not in force until { $until }
law-off-between = not in force from { $from } until { $until }
law-known-from = known to this book since { $date }
law-keyed-on = The version is chosen by the day of: { $fact }.
law-sources = Sources for it
law-against = Sources that say otherwise
law-seen-on = seen on { $date }
law-against-none = none found
law-source-says = { $source }: { $says }
law-id = Name in the program
law-book = Rule book { $hash }
law-no-rule = no date of ours
law-paper-result = results or ends
law-paper-starts = starts it
law-paper-ends = ends it
law-paper-about = about it
law-no-rule-yet = no rule in this book
law-link = Everything about this rule

## What a date is for

kind-act = To do
    .means = A last day by which somebody must do something.
kind-window = Window
    .means = A first and a last day between which something must be asked.
kind-validity = Validity of a document
    .means = The last day on which a document is valid.
kind-stay-limit = Limit of a stay
    .means = The last day of a stay or of an absence.
kind-eligibility = Right
    .means = The first day on which something can be asked.
kind-opens = Opening
    .means = The first day from which something is possible. Nothing has to be done by then.
kind-authority = Decision of an authority
    .means = The day by which an answer is expected. It is for the caseworker to follow up, never a deadline of the person.
kind-check = Check
    .means = A verdict on a condition: met, broken, or to be judged by a person.
kind-notice = Notice
    .means = Something that must be known. It has no date.

## How it is counted

count-working-days-after =
    { $count ->
        [one] { $count } working day after: { $fact }. That day itself does not count.
       *[other] { $count } working days after: { $fact }. That day itself does not count.
    }
count-days-after =
    { $count ->
        [one] { $count } calendar day after: { $fact }. That day itself does not count.
       *[other] { $count } calendar days after: { $fact }. That day itself does not count.
    }
count-months-after =
    { $count ->
        [one] The day with the same number, { $count } month after: { $fact }; the last day of a month that is shorter.
       *[other] The day with the same number, { $count } months after: { $fact }; the last day of a month that is shorter.
    }
count-years-after =
    { $count ->
        [one] The same day { $count } year after: { $fact }.
       *[other] The same day { $count } years after: { $fact }.
    }
count-days-before =
    { $count ->
        [one] { $count } calendar day before: { $fact }.
       *[other] { $count } calendar days before: { $fact }.
    }
count-months-before =
    { $count ->
        [one] The day with the same number, { $count } month before: { $fact }; the last day of a month that is shorter.
       *[other] The day with the same number, { $count } months before: { $fact }; the last day of a month that is shorter.
    }
count-window = From { $opens } to { $count } calendar days before: { $fact }.
count-stay-days = { $count } days of stay from: { $fact }. The day of entry is day 1.
count-on-day = The day itself: { $fact }.
count-own = In its own way: see the text of the rule.
period-working-days = { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
period-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
period-months = { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
period-years = { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
period-before = { $period } before
period-window = { $opens } to { $count } days before
period-on-day = the day itself
period-none = no date
period-own = its own count
rolls-working-days = Legal date: Monday to Friday count, the ten legal holidays do not. Safe date: Saturday counts too, and a closed last day moves back. Strictest reading: every day counts. Never before the first working day.
rolls-after = If the last day is closed, the legal date moves to the next working day and the safe date to the one before. The strictest reading takes one day less. Never before the first working day.
rolls-before = The legal date does not move. The safe date moves back to a working day. The strictest reading is one day earlier.
rolls-validity = The day does not move. The safe date is one day earlier.
rolls-never = The day does not move.
rolls-eligibility = The day does not move. The safe date is one day later, when the period is surely complete.
rolls-authority = A closed last day moves to the next working day.

## Conditions, exemptions and lateness

condition-tracks = On { $tracks }: { $what }
condition-stay = length of stay: { $list }
condition-visa = visa: { $list }
condition-card = card: { $list }
condition-purpose = purpose: { $list }
condition-document = document: { $list }
condition-free-movement-true = the person is a citizen of the EU, the EEA or Switzerland
condition-free-movement-false = the person is not a citizen of the EU, the EEA or Switzerland
exempt-in = lodging: { $list }. The place reports its guests itself.
exempt-under = people under { $years } years of age; a parent reports the child
exempt-with-card = holders of card { $list }: another limit holds for them
condition-old-layout-true = a card in the old layout
condition-old-layout-false = a card in the new layout
consequence-fine-possible = a fine is possible
consequence-right-may-lapse = the right may lapse
consequence-stay-unlawful = the stay becomes unlawful
consequence-none-known = nothing is recorded; being late may still have consequences

## Notices of the law

notice-short-stay-report-doubt-ees = One source says that this report has not existed since 10 April 2026. The others still describe it, so it is kept.
notice-schengen-days-used-up = The 90 days were used up before the day of entry: no date can be given. Ask a lawyer.
notice-superseded-by-printed-end = A printed end of the same document is known; it takes the place of the computed one.
notice-working-day-undefined-before-2023 = Before 2023 no law said whether Saturday is a working day. We count as the law does today.
notice-absences-not-judged = There were absences, and this date does not take them into account.
notice-not-in-force = No version of this rule was in force on that day: no date.
notice-lawful-stay-start-assumed = The start of lawful stay was taken from the day of entry. Check it.
notice-annex19-file-complete = The file must be complete on the day of filing: bring every proof at once.
notice-policy = Advice of the house, not law.

## The explanation of a date

explain-legal = Legal date: { $date }
explain-expected = Answer of the authority expected by: { $date }
explain-safe = Safe date ({ $reading }): { $date }
explain-legal-from = Legally from: { $date }
explain-safe-from = Safely from: { $date }
explain-no-legal = There is no legal date.
explain-day-counted = { $date }: day { $count }
explain-day-skipped = { $date }: not counted ({ $why })
explain-derived = That day follows from: { $fact }.
explain-replayed = Counted again from these steps: the same dates.
explain-not-replayed = The steps do not lead to these dates again. Do not rely on them and report it.
explain-not-recounted = This date was counted under another book than the one of this program; its steps are not shown.
explain-waiting = Waits for a fact: { $rule } ({ $facts })
explain-notice = { $rule }: { $notice }
explain-failed = This question cannot be answered: { $error }
explain-nothing = No date follows from these facts.
explain-state = State: { $state }
explain-missing = Depends on something that is not known: { $what }
explain-exempt = Exempt: { $what }
explain-day-range = { $from } to { $until }
strip-first = first day
strip-text-folded = … { $count } days …

## Closing days of the town hall

advice-earlier = Go by { $date }: after that, up to the safe date, the town hall is closed ({ $days }).
advice-none = The town hall is closed on every day that is left ({ $days }). Call it now.
advice-unmoved = The legal date does not change.

## What other sources say, in the words of our rule files

says-duty = duty
says-5-months-before = 5 months before
says-no-term = no period
says-8-days = 8 days
says-8-days-some-municipalities = 8 days (some municipalities)
says-8-working-days = 8 working days
says-8-working-days-some-municipalities = 8 working days (some municipalities)
says-10-calendar-days = 10 calendar days
says-3-calendar-days = 3 calendar days
says-3-months = 3 months
says-15-days = 15 days
says-40-to-30-days-before = 40 to 30 days before
says-at-least-45-days-before = at least 45 days before
says-before-the-expiry = before the expiry
says-at-the-latest-5-months-before-the-expiry = at the latest 5 months before the expiry
says-from-5-months-before-until-the-day-before = from 5 months before until the day before
says-15-days-5-months-or-90-days-on-other-pages-the-printed-date-wins = 15 days, 5 months or 90 days on other pages; the printed date decides
says-no-evidence-that-the-change-of-1-september-2025-covers-annex-19ter = no evidence that the change of 1 September 2025 covers annex 19ter
says-the-five-years-start-at-an-earlier-annex-15 = the five years start at an earlier annex 15
says-the-five-years-start-at-the-waiting-register = the five years start at the waiting register
says-no-term-after-entry = no period, only “after entry”
says-no-report-at-the-town-hall-since-10-april-2026 = no report at the town hall since 10 April 2026
says-40-30 = 40 to 30 days before
says-45 = 45 days before
says-45-days-5-months-or-90-days-on-other-pages-and-for-other-uses-the-printed-date-wins = 45 days, 5 months or 90 days on other pages and for other uses; the printed date decides
says-absences-of-up-to-6-months-each-and-a-fifth-together-do-not-interrupt = absences of up to 6 months each, and of a fifth of the time together, do not interrupt
says-against-a-card-by-silence-court-of-justice-c-246-17-from-memory = against a card by silence: Court of Justice C-246/17, from memory
says-annex-19-is-valid-for-six-months = annex 19 is valid for six months
says-at-most = at most
says-before-the-expiry-without-a-first-day = before the expiry, without a first day
says-children-under-15-are-reported-by-their-parent = children under 15 are reported by their parent
says-come-and-ask-after-five-months = come and ask after five months
says-f-from-six-months-to-one-month-before-the-end = F+: from six months to one month before the end
says-for-eu-citizens-their-family-and-refugees-the-time-since-the-application-counts = for EU citizens, their family and refugees the time since the application counts
says-h-45-to-30-days-before-on-an-old-page = H: 45 to 30 days before, on an old page
says-less-than-six-months = less than six months
says-nine-months-then-twice-three-more = nine months, then twice three more
says-no-decision-in-six-months-counts-as-a-positive-one = no decision in six months counts as a positive one
says-one-municipality = one municipality
says-report-within-8-days-by-annex-3ter-on-an-old-page = report within 8 days by annex 3ter, on an old page
says-still-three-months-and-one-more-for-eu-family-of-a-belgian-after-the-change-too = still three months and one more for EU family of a Belgian, after the change too
says-the-laws-of-2024-and-2025-may-have-changed-the-terms = the laws of 2024 and 2025 may have changed the periods
says-three-months-and-one-more-for-eu-family-of-a-belgian = three months and one more for EU family of a Belgian
says-three-months-for-the-papers-on-a-page-from-before-the-change = three months for the papers, on a page from before the change
says-three-years-on-an-old-page = three years, on an old page
says-valid-until-the-printed-end = valid until the printed end
says-without-a-decision-in-time-the-card-is-issued = without a decision in time the card is issued

## Acts

act-rd-2025-07-04 = Royal Decree of 4 July 2025
act-rd-2007-04-27 = Royal Decree of 27 April 2007
act-reg-2019-1157 = Regulation 2019/1157 on identity cards
act-nationality-code = Belgian Nationality Code
act-civil-code = Civil Code
act-regional-work-law = Regional law on the employment of foreign workers
act-ministerial-practice = Practice of the administration
act-the-house = Advice of the house
act-none = No article found

## Documents that only the index of documents knows, and why some have no date

document-annex-3bis = commitment to take charge (annex 3bis)
document-annex-8 = registration certificate on paper (annex 8)
document-annex-8bis = durable stay document on paper (annex 8bis)
document-annex-13 = order to leave the territory (annex 13)
document-annex-15ter = application not considered (annex 15ter)
document-annex-16bis = receipt of the application (annex 16bis)
document-annex-16ter = refusal to receive the application (annex 16ter)
document-annex-19bis = employer’s certificate (annex 19bis)
document-annex-19quinquies = application not considered (annex 19quinquies)
document-annex-23 = application for durable stay inadmissible (annex 23)
document-annex-24 = refusal of durable stay (annex 24)
document-annex-26quinquies = later request for international protection (annex 26quinquies)
document-annex-29 = renewal of a student inadmissible (annex 29)
document-annex-42 = fee not paid, inadmissible (annex 42)
document-annex-43 = fee paid in part (annex 43)
document-annex-46 = single permit granted (annex 46)
document-annex-47 = authorisation, single permit (annex 47)
document-annex-48 = refusal of the single permit (annex 48)
document-annex-56 = application, Withdrawal Agreement (annex 56)
document-annex-58 = application for an N card (annex 58)
no-date-annex-3bis = It serves for the entry, within 6 months of its legalisation; no period in Belgium runs from it.
no-date-annex-8 = The paper form was abolished on 10 May 2021; the EU card took its place.
no-date-annex-8bis = The paper form was abolished on 10 May 2021; the EU+ card took its place.
no-date-annex-13 = The authority sets the day to leave: enter the printed day and refer to a lawyer at once.
no-date-annex-15ter = The procedure ends; whether an appeal makes sense is for a lawyer.
no-date-annex-16ter = No period was found; ask a lawyer.
no-date-annex-19bis = It is a proof that the employer fills in; no period runs from it.
no-date-annex-23 = A decision: enter it as notified and ask a lawyer about an appeal.
no-date-annex-24 = A decision: enter it as notified and ask a lawyer about an appeal.
no-date-annex-29 = A decision: enter it as notified and ask a lawyer about an appeal.
no-date-annex-42 = The application is inadmissible because the fee was not paid; no period was found.
no-date-annex-48 = A decision: enter it as notified and ask a lawyer about an appeal.
no-date-annex-56 = Applications closed on 31 December 2021.
no-date-annex-58 = One source asks for a complete file within 3 months; we have no rule for it.
no-date-card-i = Its validity follows the permit; the employer renews it. A printed date is followed.
no-date-card-j = Its validity follows the permit; the employer renews it. A printed date is followed.

start-fixed = the day that the rule itself names ({ $date })
step-opens = From { $date }
## Sources that are not a page with an address

source-key-seed-000 = Source page 000, “Registratie in het vreemdelingenregister”
source-key-seed-001 = Source page 001, “Verblijfsvergunning in België”
source-key-seed-002 = Source page 002, “Verblijf in België van meer dan drie maanden”
source-key-seed-003 = Source page 003, “Een verblijf van langer dan drie maanden”
source-key-seed-004 = Source page 004, “Kortverblijf”
source-key-law = Our own reading of the sources
source-key-practice-md = Our notes on practice
