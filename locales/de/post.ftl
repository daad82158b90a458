# Words of the page Post: letters that wait for a decision, what goes out, and the switch.

## The page Post

nav-post = Post
post-question = Sind alle erreicht?
post-samples = Alle Briefe ansehen
post-letter = Der Brief
post-letters =
    { $count ->
        [one] { $count } Brief
       *[other] { $count } Briefe
    }
post-letters-many =
    { $count ->
        [one] mindestens { $count } Brief
       *[other] mindestens { $count } Briefe
    }
post-more = Mehr
post-earlier = Frühere
post-never = nie

## Does it work?

post-sending = Versand
post-sending-works = Läuft
post-sending-held = Angehalten
post-sending-silent = Niemand sendet
post-sending-not-taken = Mailserver nicht erreicht
post-silent-never = Nichts wird gesendet: Es läuft kein Prozess, der Briefe sendet. Bitten Sie den Betreiber, ihn zu starten.
post-silent-since = Nichts wird gesendet: Seit { $span } hat kein Prozess ein Lebenszeichen gegeben. Bitten Sie den Betreiber, ihn zu starten.
post-swept = zuletzt nachgesehen { $last }, nächstes Mal { $next }
post-sent =
    { $count ->
        [one] { $count } gesendet
       *[other] { $count } gesendet
    }
post-sent-many =
    { $count ->
        [one] mindestens { $count } gesendet
       *[other] mindestens { $count } gesendet
    }
post-planned =
    { $count ->
        [one] { $count } geplant
       *[other] { $count } geplant
    }
post-hours = gewöhnliche Briefe gehen von { $from } bis { $until } Uhr hinaus
post-in-doubt = Ungewiss
post-in-doubt-note = jemand entscheidet
post-work = Arbeit für Menschen
post-work-note = offene Aufgaben

## Letters that wait for a decision

post-doubtful = Sind diese Briefe angekommen?
post-none-doubtful = Kein Brief ist ungewiss.
post-safe = sicheres Datum { $date }
post-failed = Diese Briefe sind fehlgeschlagen
post-none-failed = Kein Brief wartet auf eine Entscheidung.
post-choice-same-bytes = Denselben Brief noch einmal senden
post-choice-new-letter = Einen neuen Brief senden
post-choice-arrived = Er ist angekommen
post-choice-give-up = Ich rufe stattdessen an
post-hint-same-bytes = Noch einmal senden schickt genau denselben Brief; die meisten Mailprogramme zeigen ihn dann nur einmal.
post-hint-new-letter = Ein neuer Brief sagt, was heute stimmt, und geht mit den nächsten hinaus.
post-next-unknown = Ohne Antwort sieht das Programm von selbst wieder nach: { $when }.
post-did-arrived = Der Brief gilt als gesendet.
post-did-same-bytes = Derselbe Brief geht noch einmal hinaus.
post-did-new-letter = An seiner Stelle ist ein neuer Brief geplant.
post-did-given-up = Kein Brief geht hinaus. Eine Aufgabe, anzurufen, wartet.
post-did-held = Nichts geht mehr hinaus.
post-did-released = Briefe gehen wieder hinaus.

## What goes out, and what went out

post-coming = Nächste 7 Tage
post-coming-caption = Geplante Briefe je Tag
post-coming-shut = keine gewöhnlichen Briefe an diesem Tag
post-coming-last =
    { $count ->
        [one] { $count } letzte Warnung
       *[other] { $count } letzte Warnungen
    }
post-coming-corrections =
    { $count ->
        [one] { $count } Berichtigung
       *[other] { $count } Berichtigungen
    }
post-lately = Zuletzt gesendet
post-none-lately = Zuletzt wurde nichts gesendet.

## What is left alone

post-stops = Für eine Weile in Ruhe gelassen
post-none-stopped = Nichts: An jeden Mailserver wird geschrieben.
stop-mail-server = Der Mailserver
stop-clock = Die Uhr einer Maschine wird angezweifelt
stop-catch-up = Viele Briefe auf einmal warten auf jemanden
post-catching-up = Nach einer Unterbrechung: { $letters } Briefe in { $span }; Personen, die angerufen werden müssen: { $calls }.
stop-domain = Eine Domain
stop-service = Der ganze Versand
stop-until = seit { $since }; nächster Versuch { $until }
stop-for-good = seit { $since }; jemand entscheidet, wann wieder Briefe hinausgehen

## The switch that stops all sending

post-stop = Allen Versand anhalten
post-stop-title = Der ganze Versand
post-stop-why = Warum geht nichts hinaus?
post-stop-no-reason = Sagen Sie warum, in höchstens 200 Zeichen: Wer den Halt bemerkt, muss es wissen.
post-stop-note =
    { $count ->
        [one] Nichts geht mehr hinaus, von keiner Maschine, bis jemand die Briefe wieder freigibt. Für die nächsten 7 Tage ist { $count } Brief geplant; vergeht inzwischen seine Zeit, geht er nicht mehr hinaus.
       *[other] Nichts geht mehr hinaus, von keiner Maschine, bis jemand die Briefe wieder freigibt. Für die nächsten 7 Tage sind { $count } Briefe geplant; vergeht inzwischen ihre Zeit, gehen sie nicht mehr hinaus.
    }
post-release = Briefe wieder hinauslassen
post-release-note = Was fällig ist und noch stimmt, geht sofort hinaus.
post-held-since = Seit { $when } geht nichts hinaus. Der Grund:

## What is watched

post-watch = Wird es überwacht?
watch-ok = in Ordnung
watch-alarm = Alarm
watch-unsent = Briefe, die jetzt hinausgehen könnten
watch-workers = Jemand sieht nach, was fällig ist
watch-mail-server = Der Mailserver wird erreicht
watch-refusals = Es wird nicht zu viel abgelehnt
watch-clock = Die Uhr stimmt
watch-drain = Briefe gehen hinaus, bevor ihre Zeit um ist
watch-waits = seit { $span }
span-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
span-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
span-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tagen
    }
worker-state = Prozess
worker-beat = Lebenszeichen
worker-in-hand = In Arbeit
worker-since = Läuft seit
worker-name = Name
worker-looks = sieht nach
worker-fails = Nachsehen schlägt fehl
worker-silent = stumm

## Work for people, by kind

work-no-address = Eine Person ohne E-Mail-Adresse erreichen
work-call-now = Jetzt anrufen
work-told-date-changed = Ein mitgeteiltes Datum hat sich geändert
work-escalated = Ein gesetzliches Datum ist nah und niemand wurde erreicht
work-correction-expired = Ein Brief, der ein Datum berichtigen sollte, ging nicht hinaus
work-deadline-passed = Ein gesetzliches Datum ist vorbei
work-confirm-claim = Eine Person sagt, dass es erledigt ist
work-check-date = Eine Person sagt, dass das Datum nicht stimmt
work-stopped = Eine Person will keine E-Mail
work-address-failed = Eine Adresse funktioniert nicht
work-letter-failed = Ein Brief ist fehlgeschlagen

## What became of a letter

letter-why-unknown = Der Mailserver hatte den ganzen Brief und schwieg dann ({ $when }). Er ist vielleicht angekommen.
letter-why-address = Der Mailserver nimmt für diese Adresse keine Briefe an ({ $code }, { $when }).
letter-why-refused = Der Mailserver hat den Brief endgültig abgelehnt ({ $code }, { $when }).
letter-why-policy = Der Mailserver hat ihn wegen einer Regel abgelehnt: Das müssen wir beheben, nicht die Person.
letter-why-content = Der Mailserver hat den Inhalt oder die Größe des Briefes nicht angenommen: Das müssen wir beheben.
letter-why-protocol = Dreimal hat der Mailserver auf eine Art geantwortet, die wir nicht verstehen.
letter-why-gave-up = Fünf Tage lang sagte der Mailserver „jetzt nicht“.
letter-why-claims = Der Versand wurde achtmal begonnen, und jedes Mal endete der Prozess, bevor der Brief hinausging.
letter-why-lost = Mehrmals brach die Verbindung ab, nachdem der ganze Brief hinausgegangen war ({ $when }). Er ist vielleicht angekommen.
letter-why-window = Er ist vielleicht angekommen; die Zeit, in der er stimmte, ist vorbei, deshalb geht er nicht noch einmal hinaus.
letter-why-ended = Er ist vielleicht angekommen; wovon er sprach, ist beendet, deshalb geht er nicht noch einmal hinaus.
letter-why-bounced = Er kam zurück: Die Adresse funktioniert nicht.
letter-why-failed = Er konnte nicht gesendet werden.
letter-is-queued = Er ist geschrieben und geht von selbst hinaus: { $when }.
letter-is-under-way = Ein Prozess sendet ihn gerade.
letter-is-sent = Der Mailserver hat ihn angenommen: { $when }.
letter-is-confirmed = Jemand hat gesagt, dass er angekommen ist: { $when }.
letter-is-given-up = Jemand ruft stattdessen an: { $when }.
letter-is-cancelled = Er ging nicht hinaus, weil er nicht mehr stimmte: { $when }.
letter-is-stopped = Er ging nicht hinaus: An diese Person wird nicht mehr geschrieben ({ $when }).
letter-is-superseded = Ein anderer Brief trat an seine Stelle: { $when }.
letter-state-queued = Wartet
letter-state-claimed = Wird gesendet
letter-state-sending = Wird gesendet
letter-state-unknown = Ungewiss
letter-state-sent = Gesendet
letter-state-bounced = Zurückgekommen
letter-state-dead = Fehlgeschlagen
letter-state-cancelled = Gestrichen
letter-state-superseded = Ersetzt

## The page of one letter

letter-page-state = Wo er ist
letter-page-forgotten = Ein Brief, den nur seine Quittung kennt
letter-page-speaks = Wovon er spricht
letter-page-speaks-of-none = Er spricht von keiner Akte mehr.
letter-page-tries = Was versucht wurde
letter-page-no-tries = Es wurde noch nichts versucht.
letter-page-written = Geschrieben
letter-page-true-until = Gültig bis
letter-page-id = Id
letter-page-replaces = Er tritt an die Stelle eines anderen Briefes
letter-page-replaced-by = Ein anderer Brief tritt an seine Stelle
try-column-when = Wann
try-column-outcome = Ergebnis
try-column-phase = Wie weit
try-column-answer = Antwort des Servers
try-accept = angenommen
try-defer = jetzt nicht; es wird wieder versucht
try-reject = endgültig abgelehnt
try-lose-track = keine Antwort nach dem ganzen Brief
try-lose-lease = der Prozess endete vor dem Senden
try-replay = in einer Quittung gefunden
try-bounce = zurückgekommen
phase-connect = Server erreichen
phase-tls = Verschlüsselung
phase-greeting = Begrüßung
phase-ehlo = Begrüßung
phase-starttls = Verschlüsselung
phase-auth = Anmeldung
phase-reset = offene Verbindung prüfen
phase-mail = Absender
phase-rcpt = Adresse
phase-data = vor dem Brief
phase-body = im Brief
phase-dot = nach dem ganzen Brief
phase-claimed = vor dem Senden
phase-receipt = Quittung
phase-spool = Ordner

## Why a decision is not possible

refused-under-way = Ein Prozess sendet diesen Brief gerade. Sehen Sie in einer Minute wieder nach.
refused-leaves-by-itself = Dieser Brief wartet und geht von selbst hinaus.
refused-was-sent = Dieser Brief wurde gesendet. Es gibt nichts zu entscheiden.
refused-came-back = Dieser Brief kam zurück. Korrigieren Sie die Adresse in der Akte, oder rufen Sie an.
refused-no-longer-sent = Dieser Brief wurde gestrichen, bevor er hinausging.
refused-never-left = Kein Mailserver hatte je den ganzen Brief, also kann er nicht angekommen sein.
refused-nothing-true = Was der Brief nennt, ist beendet, oder seine Zeit ist vorbei. Rufen Sie an.
refused-no-address = Dieser Person kann nicht geschrieben werden: keine Adresse, E-Mails gestoppt oder eine Adresse, die nicht funktioniert. Rufen Sie an.
refused-planned-already = An seiner Stelle ist schon ein Brief geplant.
refused-call-is-open = Ein Anruf zu diesem Brief wartet schon.
refused-form = Dieses Formular kam nicht von einer Seite dieses Schreibtisches. Öffnen Sie Post wieder und entscheiden Sie dort.

## Every letter as a sample

samples-in = Sprache: { $language }
samples-language = Sprache der Briefe
samples-invented = Ein erfundenes Beispiel. Niemand heißt so, und keiner dieser Briefe geht hinaus. Sie schreibt dasselbe Programm, das die echten schreibt.
samples-html = Wie die Person ihn sieht
sample-reminder = Erinnerung
sample-last = Letzte Warnung
sample-window = Ein Zeitraum, der beginnt
sample-right = Ein Recht, das beginnt
sample-several = Mehrere Pflichten in einem Brief
sample-correction = Berichtigung: Das Datum hat sich geändert
sample-dropped = Berichtigung: Es ist nichts mehr zu tun
