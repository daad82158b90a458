# Words of the desk: pages for caseworkers.

## Frame of every page

skip-to-content = Zum Inhalt
nav-main = Hauptmenü
nav-today = Heute
nav-today-count =
    { $count ->
        [one] { $count } jetzt zu erledigen
       *[other] { $count } jetzt zu erledigen
    }

## How far away a date is

when-today = heute
when-in-working-days =
    { $count ->
        [one] in { $count } Werktag
       *[other] in { $count } Werktagen
    }
when-ago-working-days =
    { $count ->
        [one] vor { $count } Werktag
       *[other] vor { $count } Werktagen
    }
when-late-working-days =
    { $count ->
        [one] { $count } Werktag zu spät
       *[other] { $count } Werktage zu spät
    }
when-in-days =
    { $count ->
        [one] in { $count } Tag
       *[other] in { $count } Tagen
    }
when-ago-days =
    { $count ->
        [one] vor { $count } Tag
       *[other] vor { $count } Tagen
    }
when-late-days =
    { $count ->
        [one] { $count } Tag zu spät
       *[other] { $count } Tage zu spät
    }
when-in-weeks =
    { $count ->
        [one] in { $count } Woche
       *[other] in { $count } Wochen
    }
when-ago-weeks =
    { $count ->
        [one] vor { $count } Woche
       *[other] vor { $count } Wochen
    }
when-late-weeks =
    { $count ->
        [one] { $count } Woche zu spät
       *[other] { $count } Wochen zu spät
    }
when-last-day = letzter Tag

## Today: the work list

today-title = Heute
today-caption = Offene Pflichten nach sicherem Datum
today-empty = In den nächsten 30 Tagen ist nichts zu tun.
group-empty = Nichts in dieser Gruppe.
group-overdue = Überfällig
group-overdue-note = das gesetzliche Datum ist vorbei
group-today = Heute
group-today-note = das sichere Datum ist heute oder gerade vorbei
group-next-working-days = Nächste 5 Werktage
group-next-working-days-note = nach sicherem Datum
group-next-month = Nächste 30 Tage
group-next-month-note = nach sicherem Datum
column-person = Person
column-duty = Was zu tun ist
column-safe = Sicheres Datum
column-legal = Gesetzliches Datum
column-reminder = Erinnerung
column-caseworker = Begleitung
column-action = Aktion
date-none = keines
nobody = niemand
open-case = Akte
open-case-of = Akte von { $name } öffnen

## How the reminding went

reminder-none = Nichts geplant
reminder-planned = Geplant
reminder-sent = Gesendet
reminder-uncertain = Ungewiss
reminder-bounced = Zurückgekommen
reminder-failed = Fehlgeschlagen
reminder-no-address = Keine E-Mail-Adresse
reminder-stopped = E-Mails gestoppt
reminder-cancelled = Gestrichen
reminder-covered = In einem anderen Brief
reminder-expired = Nicht rechtzeitig gesendet
reminder-letter-of = Brief { $number } von { $total }

## One case

case-print = Drucken
case-reference = Zeichen
case-track = Verfahren
case-municipality = Gemeinde
case-letters-in = Briefe auf
case-caseworker = Begleitung
case-status = Stand
case-email = E-Mail
case-phone = Telefon
case-deadlines = Fristen
case-no-deadlines = Aus den Tatsachen folgt kein Datum.
case-facts = Tatsachen
case-no-facts = Es gibt noch keine Tatsachen.
case-reminders = Erinnerungen
case-no-reminders = Nichts gesendet und nichts geplant.
fact-column-on = Datum
fact-column-what = Was geschah
fact-column-evidence = Nachweis
fact-column-recorded = Eingetragen
fact-corrected = berichtigt
fact-withdrawn = zurückgezogen
date-safe = Sicheres Datum
date-legal = Gesetzliches Datum
date-safe-from = Sicher ab
date-legal-from = Gesetzlich ab
date-expected = Antwort erwartet bis
date-opens = Möglich ab { $date }
date-met = Erledigt am { $date }
date-exempt = Befreit: { $reason }

## Why this date?

why-title = Warum dieses Datum?
why-strip = Gezählt von { $from } bis { $until }, nach drei Lesarten
strip-day = Tag
strip-reason = Grund
strip-today = heute
strip-not-counted = nicht gezählt
strip-last = letzter Tag
strip-folded =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
reading-statutory = gesetzlich
reading-careful = vorsichtig
reading-strict = am strengsten
reading-legal-short = Gesetz
reading-safe-short = Sicher
reading-strict-short = Streng
reading-in-use = unser Profil
reading-statutory-note = Montag bis Freitag zählt, gesetzliche Feiertage nicht. Ein geschlossener letzter Tag rückt nach hinten.
reading-careful-note = Auf der sicheren Seite gezählt. Ein geschlossener letzter Tag rückt nach vorn.
reading-strict-note = Jeder Tag zählt, wie manche Gemeinden es schreiben.
source-title = Woher kommt das?
source-law = Gesetz
source-disputed = Andere sagen
source-rule = Regel
source-version = Fassung { $version }
source-in-force = in Kraft seit { $date }
source-certainty = Sicherheit
source-checked = Geprüft
source-checked-by = { $by }, { $date }
source-no-jurist = Noch nicht von einer Juristin oder einem Juristen geprüft.
source-jurist = Von einer Juristin oder einem Juristen geprüft.
source-policy = Das ist ein Rat unseres Hauses, kein Gesetz.
source-condition = Noch zu klären
certainty-high = hoch
certainty-medium = mittel
certainty-low = niedrig

## When something is wrong

error-title = { $status }: { $what }
error-not-found = Diese Seite gibt es nicht
error-not-found-hint = Prüfen Sie die Adresse oder beginnen Sie neu bei Heute.
error-forbidden = Sie dürfen das nicht sehen
error-forbidden-hint = Fragen Sie, wer die Akte führt.
error-refused = Das geht nicht
error-refused-hint = Es wurde nichts gespeichert. Gehen Sie zurück und ändern Sie es.
error-unavailable = Zurzeit nicht erreichbar
error-unavailable-hint = Versuchen Sie es in einer Minute wieder.
error-internal = Etwas ist schiefgegangen
error-internal-hint = Es liegt nicht an Ihnen. Versuchen Sie es wieder.
error-reference = Zeichen dieses Fehlers

## The reader’s language

nav-language = Sprache

## What has to be asked

group-to-ask = Zu erfragen
group-to-ask-note = das gesetzliche Datum lag vor der Eröffnung der Akte
row-ask = Zu erfragen
today-more =
    { $count ->
        [one] { $count } weitere Zeile mit späterem Datum wird hier nicht gezeigt.
       *[other] { $count } weitere Zeilen mit späterem Datum werden hier nicht gezeigt.
    }
case-questions = Zu erfragen
question-arrival-ahead = Die Ankunft liegt in der Zukunft: { $date }. Stimmt das?
question-arrival-long-ago = Die Ankunft ist lange her: { $date }. Stimmt das?
question-duty-unknown = { $rule }: Das gesetzliche Datum { $date } lag vor der Eröffnung der Akte. Ist das erledigt?
question-fact-missing = { $rule }: Das hängt von etwas ab, das wir nicht wissen: { $what }. So lange geht dazu kein Brief hinaus.
missing-stay = Dauer des Aufenthalts
missing-visa = Visum
missing-card = Karte
missing-old-layout = Muster der Karte (alt oder neu)
missing-purpose = Zweck des Aufenthalts
missing-document = Dokument
missing-nationality = Staatsangehörigkeit
missing-lodging = Unterkunft
case-quiet = Gut zu wissen: jetzt nichts zu tun
case-withdrawn = Daten, die nicht mehr gelten
case-status-open = In Bearbeitung
case-status-closed = Abgeschlossen
fact-replaced = durch eine Korrektur ersetzt
fact-until = bis { $date }
exempt-lodging = die Unterkunft meldet ihre Gäste selbst
exempt-age = Kinder unter 15 Jahren meldet ein Elternteil an
exempt-card = für diese Karte gilt eine andere Grenze
exempt-granted = Befreiung eingetragen
exempt-report-ended = nach manchen Quellen gibt es diese Meldung nicht mehr; die Organisation folgt ihnen

## How a date was counted

why-started = Gezählt ab: { $fact }, { $date }.
why-started-not-counted = Dieser Tag selbst zählt nicht.
strip-moved = verschoben
step-trigger = Beginn: { $date }
step-days =
    { $count ->
        [one] { $count } Tag weiter: { $date }
       *[other] { $count } Tage weiter: { $date }
    }
step-days-back =
    { $count ->
        [one] { $count } Tag zurück: { $date }
       *[other] { $count } Tage zurück: { $date }
    }
step-months =
    { $count ->
        [one] { $count } Monat weiter: { $date }
       *[other] { $count } Monate weiter: { $date }
    }
step-months-back =
    { $count ->
        [one] { $count } Monat zurück: { $date }
       *[other] { $count } Monate zurück: { $date }
    }
step-years =
    { $count ->
        [one] { $count } Jahr weiter: { $date }
       *[other] { $count } Jahre weiter: { $date }
    }
step-eve =
    { $count ->
        [one] { $count } Monat weiter, am Tag davor: { $date }
       *[other] { $count } Monate weiter, am Tag davor: { $date }
    }
step-clamped = Dieser Monat ist kürzer: { $date }
step-closed = { $date } ist kein Werktag ({ $why })
step-rolled-forward = Zum nächsten Werktag: { $date }
step-rolled-back = Zum Werktag davor: { $date }
step-floor = Nicht vor dem ersten Werktag: { $date }
step-counted =
    { $count ->
        [one] { $count } Werktag: { $date }
       *[other] { $count } Werktage: { $date }
    }
step-earlier-stay =
    { $count ->
        [one] { $count } früherer Aufenthaltstag zählt mit
       *[other] { $count } frühere Aufenthaltstage zählen mit
    }
step-stay-day = Tag { $count } des Aufenthalts: { $date }
certainty-disputed = umstritten
checked-desk-research = Quellenstudium
article = { $act }, Art. { $article }
act-law-1980-12-15 = Aufenthaltsgesetz vom 15. Dezember 1980
act-rd-1981-10-08 = KE vom 8. Oktober 1981
act-rd-1992-07-16 = KE vom 16. Juli 1992
act-reg-2016-399 = Schengener Grenzkodex (Verordnung 2016/399)
act-visa-code = Visakodex
act-the-document = Das Datum auf dem Dokument
source-unseen = der Text selbst wurde noch nicht geprüft
error-loopback = Nur auf diesem Rechner
error-loopback-hint = Diese Seiten öffnen sich nur auf dem Rechner, auf dem Termijn läuft, ohne Proxy.
error-method = Diese Seite kann nur gelesen werden
error-method-hint = Beginnen Sie wieder bei Heute.
