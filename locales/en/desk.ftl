# Words of the desk: pages for caseworkers.

## Frame of every page

skip-to-content = Skip to content
nav-main = Main
nav-today = Today
nav-today-count =
    { $count ->
        [one] { $count } to do now
       *[other] { $count } to do now
    }

## How far away a date is

when-today = today
when-in-working-days =
    { $count ->
        [one] in { $count } working day
       *[other] in { $count } working days
    }
when-ago-working-days =
    { $count ->
        [one] { $count } working day ago
       *[other] { $count } working days ago
    }
when-late-working-days =
    { $count ->
        [one] { $count } working day late
       *[other] { $count } working days late
    }
when-in-days =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
when-ago-days =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
when-late-days =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }
when-in-weeks =
    { $count ->
        [one] in { $count } week
       *[other] in { $count } weeks
    }
when-ago-weeks =
    { $count ->
        [one] { $count } week ago
       *[other] { $count } weeks ago
    }
when-late-weeks =
    { $count ->
        [one] { $count } week late
       *[other] { $count } weeks late
    }
when-last-day = last day

## Today: the work list

today-title = Today
today-caption = Open duties by safe date
today-empty = Nothing to do in the next 30 days.
group-empty = Nothing in this group.
group-overdue = Overdue
group-overdue-note = the legal date has passed
group-today = Today
group-today-note = the safe date is today or just behind us
group-next-working-days = Next 5 working days
group-next-working-days-note = by safe date
group-next-month = Next 30 days
group-next-month-note = by safe date
column-person = Person
column-duty = What must be done
column-safe = Safe date
column-legal = Legal date
column-reminder = Reminder
column-caseworker = Case of
column-action = Action
date-none = none
nobody = nobody
open-case = Open
open-case-of = Open the case of { $name }

## How the reminding went

reminder-none = Nothing planned
reminder-planned = Planned
reminder-sent = Sent
reminder-uncertain = Uncertain
reminder-bounced = Bounced
reminder-failed = Failed
reminder-no-address = No address
reminder-stopped = E-mail stopped
reminder-cancelled = Cancelled
reminder-covered = In another letter
reminder-expired = Not sent in time
reminder-letter-of = letter { $number } of { $total }

## One case

case-print = Print
case-reference = Reference
case-track = Track
case-municipality = Municipality
case-letters-in = Letters in
case-caseworker = Caseworker
case-status = Status
case-email = E-mail
case-phone = Phone
case-deadlines = Deadlines
case-no-deadlines = No date follows from the facts.
case-facts = Facts
case-no-facts = There are no facts yet.
case-reminders = Reminders
case-no-reminders = Nothing sent and nothing planned.
fact-column-on = Date
fact-column-what = What happened
fact-column-evidence = Evidence
fact-column-recorded = Recorded
fact-corrected = corrected
fact-withdrawn = withdrawn
date-safe = Safe date
date-legal = Legal date
date-safe-from = Safe from
date-legal-from = Legal from
date-expected = Answer expected by
date-opens = Possible from { $date }
date-met = Done on { $date }
date-exempt = Exempt: { $reason }

## Why this date?

why-title = Why this date?
why-strip = Counted from { $from } to { $until }, under three readings
strip-day = Day
strip-reason = Reason
strip-today = today
strip-not-counted = not counted
strip-last = last day
strip-folded =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
reading-statutory = statutory
reading-careful = careful
reading-strict = strictest
reading-legal-short = Legal
reading-safe-short = Safe
reading-strict-short = Strict
reading-in-use = our profile
reading-statutory-note = Monday to Friday count, legal holidays do not. A closed last day moves to the next open one.
reading-careful-note = Counted on the safe side. A closed last day moves back.
reading-strict-note = Every day counts, as some municipalities print it.
source-title = Where this comes from
source-law = Law
source-disputed = Others disagree
source-rule = Rule
source-version = version { $version }
source-in-force = in force since { $date }
source-certainty = Certainty
source-checked = Checked
source-checked-by = { $by }, { $date }
source-no-jurist = Not yet checked by a jurist.
source-jurist = Checked by a jurist.
source-policy = This is advice of our house, not law.
source-condition = Still to know
certainty-high = high
certainty-medium = medium
certainty-low = low

## When something is wrong

error-title = { $status }: { $what }
error-not-found = This page does not exist
error-not-found-hint = Check the address, or start again from Today.
error-forbidden = You may not see this
error-forbidden-hint = Ask whoever keeps the case.
error-refused = That is not possible
error-refused-hint = Nothing was saved. Go back and change it.
error-unavailable = Not available for a moment
error-unavailable-hint = Try again in a minute.
error-internal = Something went wrong
error-internal-hint = It is not your fault. Try again.
error-reference = Reference of this error

## The reader’s language

nav-language = Language

## What has to be asked

group-to-ask = To be asked
group-to-ask-note = the legal date lay before the case was recorded
row-ask = To be asked
today-more =
    { $count ->
        [one] { $count } more line with a later date is not shown here.
       *[other] { $count } more lines with a later date are not shown here.
    }
case-questions = To be asked
question-arrival-ahead = The arrival lies ahead: { $date }. Is that right?
question-arrival-long-ago = The arrival was long ago: { $date }. Is that right?
question-duty-unknown = { $rule }: the legal date { $date } lay before the case was recorded. Was it done?
question-fact-missing = { $rule }: this depends on something we do not know: { $what }. Until then no letter goes out about it.
missing-stay = length of stay
missing-visa = visa
missing-card = card
missing-old-layout = layout of the card (old or new)
missing-purpose = purpose of the stay
missing-document = document
missing-nationality = nationality
missing-lodging = lodging
case-quiet = Good to know: nothing to do now
case-withdrawn = Dates that no longer apply
case-status-open = Being followed
case-status-closed = Closed
fact-replaced = replaced by a correction
fact-until = until { $date }
exempt-lodging = the lodging reports its guests itself
exempt-age = children under 15 are reported by a parent
exempt-card = another limit holds for this card
exempt-granted = exemption recorded
exempt-report-ended = some sources say that this report no longer exists; the organisation follows them

## How a date was counted

why-started = Counted from: { $fact }, { $date }.
why-started-not-counted = That day itself does not count.
strip-moved = moved
step-trigger = Start: { $date }
step-days =
    { $count ->
        [one] { $count } day on: { $date }
       *[other] { $count } days on: { $date }
    }
step-days-back =
    { $count ->
        [one] { $count } day back: { $date }
       *[other] { $count } days back: { $date }
    }
step-months =
    { $count ->
        [one] { $count } month on: { $date }
       *[other] { $count } months on: { $date }
    }
step-months-back =
    { $count ->
        [one] { $count } month back: { $date }
       *[other] { $count } months back: { $date }
    }
step-years =
    { $count ->
        [one] { $count } year on: { $date }
       *[other] { $count } years on: { $date }
    }
step-eve =
    { $count ->
        [one] The day before { $count } month on: { $date }
       *[other] The day before { $count } months on: { $date }
    }
step-clamped = That month is shorter: { $date }
step-closed = { $date } is not a working day ({ $why })
step-rolled-forward = To the next working day: { $date }
step-rolled-back = To the working day before: { $date }
step-floor = Not before the first working day: { $date }
step-counted =
    { $count ->
        [one] { $count } working day: { $date }
       *[other] { $count } working days: { $date }
    }
step-earlier-stay =
    { $count ->
        [one] { $count } earlier day of stay counts
       *[other] { $count } earlier days of stay count
    }
step-stay-day = Day { $count } of the stay: { $date }
certainty-disputed = disputed
checked-desk-research = Desk research
article = { $act }, art. { $article }
act-law-1980-12-15 = Residence Act of 15 December 1980
act-rd-1981-10-08 = Royal Decree of 8 October 1981
act-rd-1992-07-16 = Royal Decree of 16 July 1992
act-reg-2016-399 = Schengen Borders Code (Regulation 2016/399)
act-visa-code = Visa Code
act-the-document = The date printed on the document
source-unseen = the text itself has not been seen yet
error-loopback = Only on this computer
error-loopback-hint = These pages open only on the computer that runs Termijn, with no proxy in between.
error-method = This page can only be read
error-method-hint = Start again from Today.
