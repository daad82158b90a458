# Absences and the long clocks: verdicts, what an outcome rests on, steps and notices.

step-away =
    { $count ->
        [one] Away from Belgium: { $date }, one day
       *[other] Away from Belgium from { $date }, { $count } days
    }
step-restarted = Broken; the years begin again on { $date }

absence-holiday = holiday
absence-family = family
absence-work = work
absence-other = another reason
absence-military-service = military service
absence-pregnancy-childbirth = pregnancy and childbirth
absence-serious-illness = serious illness
absence-study = study
absence-training = training
absence-posting-abroad = posting abroad

verdict-continuous = continuous
verdict-broken = broken
verdict-review = to be reviewed
question-absences-unclear = { $rule }: because of the absences nobody can say from when the years run. Look at them and record what you decide.
outcome-limit-included = an absence that is exactly as long as the limit is still allowed
outcome-limit-excluded = an absence must be shorter than the limit
outcome-years-from-start = each year is twelve months from the start
outcome-calendar-years = each year runs from January to December
outcome-reasons-apart = each day counts for its own reason
outcome-mixed-as-important = an absence for several reasons is one for an important reason
outcome-mixed-as-ordinary = an absence for several reasons is an ordinary one
outcome-exemption-used = one long absence for an important reason is left out
outcome-exemption-unused = every absence counts
outcome-loss-from-departure = the two years count from the departure
outcome-loss-from-completion = the two years count from the day the five years were complete
outcome-returns-at-once = if the person returns at once
outcome-stays-away = if the person does not return
outcome-months-of-31-days = left-over days together: 31 days are a month
outcome-months-of-28-days = left-over days together: 28 days are a month
notice-absences-need-their-days = A date alone does not say how long the person was away, so it is not judged. Give every absence with its first day, its last day and its reason.
notice-absences-need-review = The absences lie on a limit on which the sources disagree. A person decides; until then we give no date.
notice-clock-broken-still-away = The stay is broken and the person has not returned: the years begin again on the day of return.
notice-clock-broken-over-a-year = The person was away for more than a year. The right of residence itself may have ended: ask for legal advice.
notice-clock-restart-uncertain = The stay is broken, but the sources leave open from when it counts again. A person decides.
notice-absences-judged-by-a-person = For this period we do not judge absences: do it yourself.
notice-durable-stay-early-grounds = In certain cases durable stay is possible earlier: pension, permanent incapacity for work, frontier work, and family or survivors of such workers (article 42sexies).
notice-ltr-student-time-counts-half = Time as a student counts half. This date does not allow for that.
notice-ltr-asylum-time-counts-half = Time in the asylum procedure counts half, or fully if it lasted more than 18 months. This date does not allow for that.
notice-appeal-see-a-lawyer = How the decision was delivered decides from when the appeal period runs. Ask a lawyer or a legal aid service at once.
notice-return-report-after-3-months-away = The return has to be reported only after an absence of three months to a year.
explain-verdict = Verdict on the absences: { $verdict }
explain-outcome = { $verdict }, if { $reasons }
explain-outcome-from = { $verdict }, earliest day { $date }, if { $reasons }
