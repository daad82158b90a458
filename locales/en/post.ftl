# Words of the page Post: letters that wait for a decision, what goes out, and the switch.

## The page Post

nav-post = Post
post-question = Is everybody reached?
post-samples = See every letter
post-letter = The letter
post-letters =
    { $count ->
        [one] { $count } letter
       *[other] { $count } letters
    }
post-letters-many =
    { $count ->
        [one] at least { $count } letter
       *[other] at least { $count } letters
    }
post-more = More
post-earlier = Earlier ones
post-never = never

## Does it work?

post-sending = Sending
post-sending-works = Works
post-sending-held = On hold
post-sending-silent = Nobody sends
post-sending-not-taken = Mail server not reached
post-silent-never = Nothing is sent: no process runs that sends letters. Ask whoever runs Termijn to start it.
post-silent-since = Nothing is sent: no process has given a sign of life for { $span }. Ask whoever runs Termijn to start it.
post-swept = last look { $last }, next { $next }
post-sent =
    { $count ->
        [one] { $count } sent
       *[other] { $count } sent
    }
post-sent-many =
    { $count ->
        [one] at least { $count } sent
       *[other] at least { $count } sent
    }
post-planned =
    { $count ->
        [one] { $count } planned
       *[other] { $count } planned
    }
post-hours = ordinary letters leave from { $from } to { $until }
post-in-doubt = In doubt
post-in-doubt-note = a person decides
post-work = Work for people
post-work-note = open tasks

## Letters that wait for a decision

post-doubtful = Did these letters arrive?
post-none-doubtful = No letter is in doubt.
post-safe = safe date { $date }
post-failed = These letters failed
post-none-failed = No letter waits for a decision.
post-choice-same-bytes = Send the same letter again
post-choice-new-letter = Send a new letter
post-choice-arrived = It arrived
post-choice-give-up = I phone instead
post-hint-same-bytes = Sending again sends the same letter, byte for byte; most mail programs then show it once.
post-hint-new-letter = A new letter says what is true today and leaves with the next ones.
post-next-unknown = Without an answer, the program looks again by itself: { $when }.
post-did-arrived = The letter counts as sent.
post-did-same-bytes = The same letter leaves again.
post-did-new-letter = A new letter is planned in its place.
post-did-given-up = No letter leaves. A task to call waits.
post-did-held = Nothing leaves any more.
post-did-released = Letters leave again.

## What goes out, and what went out

post-coming = Next 7 days
post-coming-caption = Letters planned per day
post-coming-shut = no ordinary letters on this day
post-coming-last =
    { $count ->
        [one] { $count } last warning
       *[other] { $count } last warnings
    }
post-coming-corrections =
    { $count ->
        [one] { $count } correction
       *[other] { $count } corrections
    }
post-lately = Went out lately
post-none-lately = Nothing went out lately.

## What is left alone

post-stops = Left alone for a while
post-none-stopped = Nothing: every mail server is written to.
stop-mail-server = The mail server
stop-clock = The clock of a machine is doubted
stop-catch-up = Many letters at once wait for somebody
post-catching-up = After an outage: { $letters } letters in { $span }; people who need a call: { $calls }.
stop-domain = A domain
stop-service = All sending
stop-until = since { $since }; tried again { $until }
stop-for-good = since { $since }; a person decides when letters leave again

## The switch that stops all sending

post-stop = Stop all sending
post-stop-title = All sending
post-stop-why = Why does nothing leave?
post-stop-no-reason = Say why, in at most 200 characters: whoever finds it stopped has to know.
post-stop-note =
    { $count ->
        [one] Nothing leaves any more, from any machine, until somebody lets letters go again. { $count } letter is planned for the next 7 days; one whose time passes meanwhile is not sent later.
       *[other] Nothing leaves any more, from any machine, until somebody lets letters go again. { $count } letters are planned for the next 7 days; those whose time passes meanwhile are not sent later.
    }
post-release = Let letters leave again
post-release-note = What is due and still true leaves at once.
post-held-since = Nothing leaves since { $when }. The reason:

## What is watched

post-watch = Is it watched?
watch-ok = in order
watch-alarm = alarm
watch-unsent = Letters that could leave now
watch-workers = Somebody looks for what is due
watch-mail-server = The mail server is reached
watch-refusals = Not too much is refused
watch-clock = The clock is right
watch-drain = Letters leave before their time is over
watch-waits = for { $span }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
worker-state = Process
worker-beat = Sign of life
worker-in-hand = In hand
worker-since = Runs since
worker-name = Name
worker-looks = looks
worker-fails = its looks fail
worker-silent = silent

## Work for people, by kind

work-no-address = Reach a person who has no e-mail address
work-call-now = Call now
work-told-date-changed = A date that was written has changed
work-escalated = A legal date is near and nobody was reached
work-correction-expired = A letter that was to put a date right did not leave
work-deadline-passed = A legal date has passed
work-confirm-claim = A person says that it is done
work-check-date = A person says that the date is wrong
work-stopped = A person wants no e-mail
work-address-failed = An address does not work
work-letter-failed = A letter failed

## What became of a letter

letter-why-unknown = The mail server had the whole letter and then fell silent ({ $when }). It may have arrived.
letter-why-address = The mail server does not take letters for this address ({ $code }, { $when }).
letter-why-refused = The mail server refused the letter for good ({ $code }, { $when }).
letter-why-policy = The mail server refused it by a rule: that is ours to mend, not the person’s.
letter-why-content = The mail server did not take what the letter holds or its size: that is ours to mend.
letter-why-protocol = Three times the mail server answered in a way we do not understand.
letter-why-gave-up = For five days the mail server said “not now”.
letter-why-claims = It was begun eight times, and each time the process ended before the letter could leave.
letter-why-lost = Several times the connection broke after the whole letter had left ({ $when }). It may have arrived.
letter-why-window = It may have arrived; the time in which it was true is over, so it is not sent again.
letter-why-ended = It may have arrived; what it spoke of has ended, so it is not sent again.
letter-why-bounced = It came back: the address does not work.
letter-why-failed = It could not be sent.
letter-is-queued = It is written and leaves by itself: { $when }.
letter-is-under-way = A process is sending it at this moment.
letter-is-sent = The mail server took it: { $when }.
letter-is-confirmed = Somebody said that it arrived: { $when }.
letter-is-given-up = Somebody calls instead: { $when }.
letter-is-cancelled = It did not leave, because it was no longer true: { $when }.
letter-is-stopped = It did not leave: nothing is sent to this person any more ({ $when }).
letter-is-superseded = Another letter took its place: { $when }.
letter-state-queued = Waits
letter-state-claimed = Being sent
letter-state-sending = Being sent
letter-state-unknown = Uncertain
letter-state-sent = Sent
letter-state-bounced = Came back
letter-state-dead = Failed
letter-state-cancelled = Cancelled
letter-state-superseded = Replaced

## The page of one letter

letter-page-state = Where it is
letter-page-forgotten = A letter that only its receipt remembers
letter-page-speaks = What it speaks of
letter-page-speaks-of-none = It speaks of no case any more.
letter-page-tries = What was tried
letter-page-no-tries = Nothing was tried yet.
letter-page-written = Written
letter-page-true-until = True until
letter-page-id = Id
letter-page-replaces = It takes the place of another letter
letter-page-replaced-by = Another letter takes its place
try-column-when = When
try-column-outcome = What came of it
try-column-phase = How far
try-column-answer = Answer of the server
try-accept = taken
try-defer = not now; it is tried again
try-reject = refused for good
try-lose-track = no answer after the whole letter
try-lose-lease = the process ended before it was sent
try-replay = found in a receipt
try-bounce = came back
phase-connect = reaching the server
phase-tls = encryption
phase-greeting = greeting
phase-ehlo = greeting
phase-starttls = encryption
phase-auth = login
phase-reset = asking a kept connection
phase-mail = sender
phase-rcpt = address
phase-data = before the letter
phase-body = in the letter
phase-dot = after the whole letter
phase-claimed = before sending
phase-receipt = receipt
phase-spool = folder

## Why a decision is not possible

refused-under-way = A process is sending this letter at this moment. Look again in a minute.
refused-leaves-by-itself = This letter waits and leaves by itself.
refused-was-sent = This letter was sent. There is nothing to decide.
refused-came-back = This letter came back. Correct the address of the case, or call.
refused-no-longer-sent = This letter was ended before it left.
refused-never-left = No mail server ever had the whole letter, so it cannot have arrived.
refused-nothing-true = What the letter names has ended, or its time is over. Call instead.
refused-no-address = This person cannot be written to: no address, e-mail stopped, or an address that does not work. Call instead.
refused-planned-already = A letter in its place is planned already.
refused-call-is-open = A call about this letter waits already.
refused-form = This form did not come from a page of this desk. Open Post again and decide there.

## Every letter as a sample

samples-in = Language: { $language }
samples-language = Language of the letters
samples-invented = An invented example. Nobody of this name exists, and none of these letters is sent. They are written by the same program that writes the real ones.
samples-html = As the person sees it
sample-reminder = Reminder
sample-last = Last warning
sample-window = A window that opens
sample-right = A right that begins
sample-several = Several duties in one letter
sample-correction = Correction: the date moved
sample-dropped = Correction: nothing more to do
