# The rule book for people: the pages of the law, the explanation of a date, and the words both use.

## Pages

nav-law = Regeln
law-title = Die Regeln
law-intro = Was dieses Programm berechnet, nach welchem Text und wie sicher wir sind. Jede Regel nennt ihre Quellen, auch die, die etwas anderes sagen.
law-jurist = Noch keine Regel wurde von einem Juristen bestätigt. Das ist keine Rechtsberatung.
law-count =
    { $count ->
        [one] { $count } Regel
       *[other] { $count } Regeln
    }
law-by-kind = Alle Regeln
law-by-track = Nach Weg
law-by-paper = Nach Dokument
law-papers-intro = Jedes Dokument und jede Karte der Quellen. Ein aufgedrucktes Datum geht einem Datum vor, das wir berechnen.
law-column-rule = Regel
law-column-from = Gezählt ab
law-column-period = Frist
law-column-certainty = Sicherheit
law-column-paper = Dokument
law-column-dates = Daten
law-column-source = Quelle
law-back = Alle Regeln
law-says = Was das Gesetz sagt
law-computes = Was wir berechnen
law-next = Was zu tun ist und was folgt
law-doubt = Was nicht sicher ist
law-no-doubt = Keine Quelle, die wir gelesen haben, sagt etwas anderes.
law-gap = Was wir nicht abdecken
law-gap-general = Wir beurteilen nicht, ob die Bedingungen eines Rechts erfüllt sind, wir sehen keine Entscheidung, die nicht eingetragen wurde, und die örtliche Praxis kann abweichen. Außerhalb dieser Regeln: Regularisierung (9bis, 9ter), vorübergehender Schutz, Diplomaten und Personal internationaler Organisationen.
law-example = Ein Beispiel
law-example-supposed = Angenommen: { $what }.
law-example-also = auch bekannt: { $what }
law-example-away = im Urlaub außerhalb Belgiens vom { $from } bis einschließlich { $until }
law-example-nothing-dated = Es folgt kein Datum; gesagt wird:
law-example-none = Kein Beispiel: Diese Regel gibt kein Datum, das sich von einem Tag an zählen lässt.
law-example-opens = Möglich ab { $date }.
law-tracks = Wege
law-papers = Dokument
law-met-by = Endet mit
law-met-by-none = nichts: Es ist eine Information
law-met-by-judged = die Begleitung, die entscheidet und es einträgt
law-met-by-always = immer auch: Die Begleitung trägt ein, dass die Pflicht erfüllt ist
law-condition = Nur wenn
law-exempt = Befreit
law-late = Bei Verspätung
law-notices = Dazu gesagt
law-notice-when = { $notice } (Nur wenn: { $what }.)
law-notice-from = der Tag, ab dem gezählt wird, der { $date } oder ein späterer ist
law-notice-fact = dies festgehalten ist: { $fact }
law-versions = Fassungen im Lauf der Zeit
law-version-always = in Kraft ohne bekannten Beginn oder Ende
law-version-from = in Kraft seit dem { $from }
law-version-until = in Kraft bis einschließlich { $until }
law-version-between = in Kraft vom { $from } bis einschließlich { $until }
law-off-from = nicht in Kraft seit dem { $from }
law-off-until = nicht in Kraft bis einschließlich { $until }
law-off-between = nicht in Kraft vom { $from } bis einschließlich { $until }
law-known-from = diesem Buch bekannt seit dem { $date }
law-keyed-on = Die Fassung richtet sich nach dem Tag von: { $fact }.
law-sources = Quellen dafür
law-against = Quellen, die etwas anderes sagen
law-seen-on = gesehen am { $date }
law-against-none = keine gefunden
law-source-says = { $source }: { $says }
law-id = Name im Programm
law-book = Regelbuch { $hash }
law-no-rule = kein Datum von uns
law-paper-result = Ergebnis oder Ende
law-paper-starts = Beginn
law-paper-ends = Ende
law-paper-about = dazu
law-no-rule-yet = keine Regel in diesem Buch
law-link = Alles über diese Regel

## What a date is for

kind-act = Zu tun
    .means = Ein letzter Tag, bis zu dem jemand etwas tun muss.
kind-window = Zeitraum
    .means = Ein erster und ein letzter Tag, zwischen denen etwas beantragt werden muss.
kind-validity = Gültigkeit eines Dokuments
    .means = Der letzte Tag, an dem ein Dokument gültig ist.
kind-stay-limit = Grenze eines Aufenthalts
    .means = Der letzte Tag eines Aufenthalts oder einer Abwesenheit.
kind-eligibility = Recht
    .means = Der erste Tag, an dem etwas beantragt werden kann.
kind-opens = Öffnung
    .means = Der erste Tag, ab dem etwas möglich ist. Bis dahin muss nichts getan sein.
kind-authority = Entscheidung einer Behörde
    .means = Der Tag, an dem eine Antwort erwartet wird. Die Begleitung verfolgt das nach; es ist nie eine Frist der Person.
kind-check = Prüfung
    .means = Ein Urteil über eine Bedingung: erfüllt, unterbrochen oder von einem Menschen zu beurteilen.
kind-notice = Hinweis
    .means = Etwas, das man wissen muss. Er hat kein Datum.

## How it is counted

count-working-days-after =
    { $count ->
        [one] { $count } Werktag nach: { $fact }. Dieser Tag selbst zählt nicht.
       *[other] { $count } Werktage nach: { $fact }. Dieser Tag selbst zählt nicht.
    }
count-days-after =
    { $count ->
        [one] { $count } Kalendertag nach: { $fact }. Dieser Tag selbst zählt nicht.
       *[other] { $count } Kalendertage nach: { $fact }. Dieser Tag selbst zählt nicht.
    }
count-months-after =
    { $count ->
        [one] Dieselbe Tageszahl { $count } Monat nach: { $fact }; der letzte Tag, wenn der Monat kürzer ist.
       *[other] Dieselbe Tageszahl { $count } Monate nach: { $fact }; der letzte Tag, wenn der Monat kürzer ist.
    }
count-years-after =
    { $count ->
        [one] Derselbe Tag { $count } Jahr nach: { $fact }.
       *[other] Derselbe Tag { $count } Jahre nach: { $fact }.
    }
count-days-before =
    { $count ->
        [one] { $count } Kalendertag vor: { $fact }.
       *[other] { $count } Kalendertage vor: { $fact }.
    }
count-months-before =
    { $count ->
        [one] Dieselbe Tageszahl { $count } Monat vor: { $fact }; der letzte Tag, wenn der Monat kürzer ist.
       *[other] Dieselbe Tageszahl { $count } Monate vor: { $fact }; der letzte Tag, wenn der Monat kürzer ist.
    }
count-window = Von { $opens } bis { $count } Kalendertage vor: { $fact }.
count-stay-days = { $count } Aufenthaltstage ab: { $fact }. Der Tag der Einreise ist Tag 1.
count-on-day = Der Tag selbst: { $fact }.
count-own = Auf eigene Weise: siehe den Text der Regel.
period-working-days = { $count ->
        [one] { $count } Werktag
       *[other] { $count } Werktage
    }
period-days = { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
period-months = { $count ->
        [one] { $count } Monat
       *[other] { $count } Monate
    }
period-years = { $count ->
        [one] { $count } Jahr
       *[other] { $count } Jahre
    }
period-before = { $period } vorher
period-window = { $opens } bis { $count } Tage vorher
period-on-day = der Tag selbst
period-none = kein Datum
period-own = eigene Zählung
rolls-working-days = Gesetzliches Datum: Montag bis Freitag zählen, die zehn gesetzlichen Feiertage nicht. Sicheres Datum: Auch der Samstag zählt, und ein geschlossener letzter Tag rückt zurück. Strengste Lesart: Jeder Tag zählt. Nie vor dem ersten Werktag.
rolls-after = Ist der letzte Tag geschlossen, rückt das gesetzliche Datum auf den nächsten Werktag und das sichere auf den davor. Die strengste Lesart nimmt einen Tag weniger. Nie vor dem ersten Werktag.
rolls-before = Das gesetzliche Datum verschiebt sich nicht. Das sichere rückt auf einen Werktag zurück. Die strengste Lesart liegt einen Tag früher.
rolls-validity = Der Tag verschiebt sich nicht. Das sichere Datum liegt einen Tag früher.
rolls-never = Der Tag verschiebt sich nicht.
rolls-eligibility = Der Tag verschiebt sich nicht. Das sichere Datum liegt einen Tag später, wenn der Zeitraum sicher voll ist.
rolls-authority = Ein geschlossener letzter Tag rückt auf den nächsten Werktag.

## Conditions, exemptions and lateness

condition-tracks = Bei { $tracks }: { $what }
condition-stay = Aufenthaltsdauer: { $list }
condition-visa = Visum: { $list }
condition-card = Karte: { $list }
condition-purpose = Zweck: { $list }
condition-document = Dokument: { $list }
condition-free-movement-true = die Person ist Bürger der EU, des EWR oder der Schweiz
condition-free-movement-false = die Person ist nicht Bürger der EU, des EWR oder der Schweiz
exempt-in = Unterkunft: { $list }. Sie meldet ihre Gäste selbst.
exempt-under = wer jünger als { $years } Jahre ist; ein Elternteil meldet das Kind
exempt-with-card = Inhaber der Karte { $list }: für sie gilt eine andere Frist
condition-old-layout-true = eine Karte alten Musters
condition-old-layout-false = eine Karte neuen Musters
consequence-fine-possible = eine Geldbuße ist möglich
consequence-right-may-lapse = das Recht kann verfallen
consequence-stay-unlawful = der Aufenthalt wird unrechtmäßig
consequence-none-known = nichts eingetragen; eine Verspätung kann trotzdem Folgen haben

## Notices of the law

notice-short-stay-report-doubt-ees = Eine Quelle sagt, dass es diese Meldung seit dem 10. April 2026 nicht mehr gibt. Die anderen beschreiben sie noch, also bleibt sie.
notice-schengen-days-used-up = Die 90 Tage waren vor dem Tag der Einreise aufgebraucht: Es lässt sich kein Datum geben. Einen Rechtsanwalt fragen.
notice-superseded-by-printed-end = Ein aufgedrucktes Ende desselben Dokuments ist bekannt; es ersetzt das berechnete.
notice-working-day-undefined-before-2023 = Vor 2023 sagte kein Gesetz, ob Samstag ein Werktag ist. Wir zählen wie das heutige Gesetz.
notice-absences-not-judged = Es gab Abwesenheiten, und dieses Datum berücksichtigt sie nicht.
notice-not-in-force = An diesem Tag war keine Fassung dieser Regel in Kraft: kein Datum.
notice-lawful-stay-start-assumed = Der Beginn des rechtmäßigen Aufenthalts wurde vom Tag der Einreise genommen. Bitte prüfen.
notice-annex19-file-complete = Die Akte muss am Tag der Einreichung vollständig sein: alle Nachweise auf einmal mitbringen.
notice-policy = Rat unseres Hauses, kein Gesetz.

## The explanation of a date

explain-legal = Gesetzliches Datum: { $date }
explain-expected = Antwort der Behörde erwartet bis: { $date }
explain-safe = Sicheres Datum ({ $reading }): { $date }
explain-legal-from = Gesetzlich ab: { $date }
explain-safe-from = Sicher ab: { $date }
explain-no-legal = Es gibt kein gesetzliches Datum.
explain-day-counted = { $date }: Tag { $count }
explain-day-skipped = { $date }: nicht gezählt ({ $why })
explain-derived = Dieser Tag folgt aus: { $fact }.
explain-replayed = Mit diesen Schritten nachgezählt: dieselben Daten.
explain-not-replayed = Die Schritte führen nicht wieder zu diesen Daten. Nicht darauf verlassen und melden.
explain-not-recounted = Dieses Datum wurde mit einem anderen Buch gezählt als dem dieses Programms; die Schritte werden nicht gezeigt.
explain-waiting = Wartet auf eine Tatsache: { $rule } ({ $facts })
explain-notice = { $rule }: { $notice }
explain-failed = Diese Frage lässt sich nicht beantworten: { $error }
explain-nothing = Aus diesen Tatsachen folgt kein Datum.
explain-state = Stand: { $state }
explain-missing = Hängt von etwas ab, das nicht bekannt ist: { $what }
explain-exempt = Befreit: { $what }
explain-day-range = { $from } bis { $until }
strip-first = erster Tag
strip-text-folded = … { $count } Tage …

## Closing days of the town hall

advice-earlier = Gehen Sie bis spätestens { $date }: Danach ist die Gemeinde bis zum sicheren Datum geschlossen ({ $days }).
advice-none = Die Gemeinde ist an jedem verbleibenden Tag geschlossen ({ $days }). Jetzt anrufen.
advice-unmoved = Das gesetzliche Datum ändert sich nicht.

## What other sources say, in the words of our rule files

says-duty = die Pflicht
says-5-months-before = 5 Monate vorher
says-no-term = keine Frist
says-8-days = 8 Tage
says-8-days-some-municipalities = 8 Tage (manche Gemeinden)
says-8-working-days = 8 Werktage
says-8-working-days-some-municipalities = 8 Werktage (manche Gemeinden)
says-10-calendar-days = 10 Kalendertage
says-3-calendar-days = 3 Kalendertage
says-3-months = 3 Monate
says-15-days = 15 Tage
says-40-to-30-days-before = 40 bis 30 Tage vorher
says-at-least-45-days-before = mindestens 45 Tage vorher
says-before-the-expiry = vor dem Ablauf
says-at-the-latest-5-months-before-the-expiry = spätestens 5 Monate vor dem Ablauf
says-from-5-months-before-until-the-day-before = ab 5 Monaten vorher bis zum Vortag
says-15-days-5-months-or-90-days-on-other-pages-the-printed-date-wins = 15 Tage, 5 Monate oder 90 Tage auf anderen Seiten; das gedruckte Datum entscheidet
says-no-evidence-that-the-change-of-1-september-2025-covers-annex-19ter = kein Beleg, dass die Änderung vom 1. September 2025 für Anlage 19ter gilt
says-the-five-years-start-at-an-earlier-annex-15 = die fünf Jahre beginnen mit einer früheren Anlage 15
says-the-five-years-start-at-the-waiting-register = die fünf Jahre beginnen mit dem Warteregister
says-no-term-after-entry = keine Frist, nur „nach der Einreise“
says-no-report-at-the-town-hall-since-10-april-2026 = seit dem 10. April 2026 keine Meldung bei der Gemeinde
says-40-30 = 40 bis 30 Tage vorher
says-45 = 45 Tage vorher
says-45-days-5-months-or-90-days-on-other-pages-and-for-other-uses-the-printed-date-wins = 45 Tage, 5 Monate oder 90 Tage auf anderen Seiten und für andere Zwecke; das gedruckte Datum entscheidet
says-absences-of-up-to-6-months-each-and-a-fifth-together-do-not-interrupt = Abwesenheiten von je höchstens 6 Monaten und zusammen einem Fünftel der Zeit unterbrechen nicht
says-against-a-card-by-silence-court-of-justice-c-246-17-from-memory = gegen eine Karte durch Schweigen: Gerichtshof C-246/17, aus dem Gedächtnis
says-annex-19-is-valid-for-six-months = Anlage 19 ist sechs Monate gültig
says-at-most = höchstens
says-before-the-expiry-without-a-first-day = vor dem Ablauf, ohne ersten Tag
says-children-under-15-are-reported-by-their-parent = Kinder unter 15 werden von einem Elternteil gemeldet
says-come-and-ask-after-five-months = nach fünf Monaten nachfragen
says-f-from-six-months-to-one-month-before-the-end = F+: ab sechs Monaten bis einen Monat vor dem Ende
says-for-eu-citizens-their-family-and-refugees-the-time-since-the-application-counts = für EU-Bürger, ihre Familie und Flüchtlinge zählt die Zeit seit dem Antrag
says-h-45-to-30-days-before-on-an-old-page = H: 45 bis 30 Tage vorher, auf einer alten Seite
says-less-than-six-months = weniger als sechs Monate
says-nine-months-then-twice-three-more = neun Monate, dann zweimal drei weitere
says-no-decision-in-six-months-counts-as-a-positive-one = keine Entscheidung in sechs Monaten gilt als positive
says-one-municipality = eine Gemeinde
says-report-within-8-days-by-annex-3ter-on-an-old-page = Meldung innerhalb von 8 Tagen mit Anlage 3ter, auf einer alten Seite
says-still-three-months-and-one-more-for-eu-family-of-a-belgian-after-the-change-too = weiterhin drei Monate und einer mehr für EU-Familie eines Belgiers, auch nach der Änderung
says-the-laws-of-2024-and-2025-may-have-changed-the-terms = die Gesetze von 2024 und 2025 haben die Fristen vielleicht geändert
says-three-months-and-one-more-for-eu-family-of-a-belgian = drei Monate und einer mehr für EU-Familie eines Belgiers
says-three-months-for-the-papers-on-a-page-from-before-the-change = drei Monate für die Papiere, auf einer Seite von vor der Änderung
says-three-years-on-an-old-page = drei Jahre, auf einer alten Seite
says-valid-until-the-printed-end = gültig bis zum gedruckten Ende
says-without-a-decision-in-time-the-card-is-issued = ohne rechtzeitige Entscheidung wird die Karte ausgestellt

## Acts

act-rd-2025-07-04 = KE vom 4. Juli 2025
act-rd-2007-04-27 = KE vom 27. April 2007
act-reg-2019-1157 = Verordnung 2019/1157 über Personalausweise
act-nationality-code = Gesetzbuch über die belgische Staatsangehörigkeit
act-civil-code = Zivilgesetzbuch
act-regional-work-law = Regionale Regeln über die Beschäftigung ausländischer Arbeitnehmer
act-ministerial-practice = Praxis der Verwaltung
act-the-house = Rat unseres Hauses
act-none = Kein Artikel gefunden

## Documents that only the index of documents knows, and why some have no date

document-annex-3bis = Verpflichtung zur Übernahme der Kosten (Anlage 3bis)
document-annex-8 = Anmeldebescheinigung auf Papier (Anlage 8)
document-annex-8bis = Dokument für den Daueraufenthalt auf Papier (Anlage 8bis)
document-annex-13 = Anweisung, das Staatsgebiet zu verlassen (Anlage 13)
document-annex-15ter = Nichtberücksichtigung (Anlage 15ter)
document-annex-16bis = Empfangsbestätigung des Antrags (Anlage 16bis)
document-annex-16ter = Ablehnung, den Antrag entgegenzunehmen (Anlage 16ter)
document-annex-19bis = Arbeitgeberbescheinigung (Anlage 19bis)
document-annex-19quinquies = Nichtberücksichtigung (Anlage 19quinquies)
document-annex-23 = Antrag auf Daueraufenthalt unzulässig (Anlage 23)
document-annex-24 = Verweigerung des Daueraufenthalts (Anlage 24)
document-annex-26quinquies = späterer Antrag auf internationalen Schutz (Anlage 26quinquies)
document-annex-29 = Erneuerung eines Studenten unzulässig (Anlage 29)
document-annex-42 = Gebühr nicht bezahlt, unzulässig (Anlage 42)
document-annex-43 = Gebühr zum Teil bezahlt (Anlage 43)
document-annex-46 = kombinierte Erlaubnis erteilt (Anlage 46)
document-annex-47 = Bescheinigung, kombinierte Erlaubnis (Anlage 47)
document-annex-48 = Ablehnung der kombinierten Erlaubnis (Anlage 48)
document-annex-56 = Antrag, Austrittsabkommen (Anlage 56)
document-annex-58 = Antrag auf eine N-Karte (Anlage 58)
no-date-annex-3bis = Sie dient der Einreise, innerhalb von 6 Monaten nach ihrer Legalisierung; in Belgien läuft daraus keine Frist.
no-date-annex-8 = Die Papierform wurde am 10. Mai 2021 abgeschafft; die EU-Karte trat an ihre Stelle.
no-date-annex-8bis = Die Papierform wurde am 10. Mai 2021 abgeschafft; die EU+-Karte trat an ihre Stelle.
no-date-annex-13 = Die Behörde bestimmt den Tag der Ausreise: den gedruckten Tag eintragen und sofort an einen Rechtsanwalt verweisen.
no-date-annex-15ter = Das Verfahren endet; ob eine Beschwerde sinnvoll ist, sagt ein Rechtsanwalt.
no-date-annex-16ter = Es wurde keine Frist gefunden; einen Rechtsanwalt fragen.
no-date-annex-19bis = Ein Nachweis, den der Arbeitgeber ausfüllt; daraus läuft keine Frist.
no-date-annex-23 = Eine Entscheidung: als zugestellt eintragen und einen Rechtsanwalt zu einer Beschwerde fragen.
no-date-annex-24 = Eine Entscheidung: als zugestellt eintragen und einen Rechtsanwalt zu einer Beschwerde fragen.
no-date-annex-29 = Eine Entscheidung: als zugestellt eintragen und einen Rechtsanwalt zu einer Beschwerde fragen.
no-date-annex-42 = Der Antrag ist unzulässig, weil die Gebühr nicht bezahlt wurde; es wurde keine Frist gefunden.
no-date-annex-48 = Eine Entscheidung: als zugestellt eintragen und einen Rechtsanwalt zu einer Beschwerde fragen.
no-date-annex-56 = Die Anträge sind seit dem 31. Dezember 2021 geschlossen.
no-date-annex-58 = Eine Quelle verlangt eine vollständige Akte innerhalb von 3 Monaten; wir haben dafür keine Regel.
no-date-card-i = Ihre Gültigkeit folgt der Erlaubnis; der Arbeitgeber erneuert sie. Ein gedrucktes Datum wird verfolgt.
no-date-card-j = Ihre Gültigkeit folgt der Erlaubnis; der Arbeitgeber erneuert sie. Ein gedrucktes Datum wird verfolgt.

start-fixed = der Tag, den die Regel selbst nennt ({ $date })
step-opens = Ab { $date }
## Sources that are not a page with an address

source-key-seed-000 = Quellenseite 000, „Registratie in het vreemdelingenregister“
source-key-seed-001 = Quellenseite 001, „Verblijfsvergunning in België“
source-key-seed-002 = Quellenseite 002, „Verblijf in België van meer dan drie maanden“
source-key-seed-003 = Quellenseite 003, „Een verblijf van langer dan drie maanden“
source-key-seed-004 = Quellenseite 004, „Kortverblijf“
source-key-law = Unsere eigene Lesart der Quellen
source-key-practice-md = Unsere Notizen zur Praxis
