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
reading-strict = strict
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
source-says = { $source }: { $says }
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
