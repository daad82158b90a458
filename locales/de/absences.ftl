# Absences and the long clocks: verdicts, what an outcome rests on, steps and notices.

step-away =
    { $count ->
        [one] Nicht in Belgien: { $date }, ein Tag
       *[other] Nicht in Belgien ab { $date }, { $count } Tage
    }
step-restarted = Unterbrochen; die Jahre beginnen am { $date } neu

absence-holiday = Urlaub
absence-family = Familie
absence-work = Arbeit
absence-other = anderer Grund
absence-military-service = Wehrdienst
absence-pregnancy-childbirth = Schwangerschaft und Geburt
absence-serious-illness = schwere Krankheit
absence-study = Studium
absence-training = Ausbildung
absence-posting-abroad = Entsendung ins Ausland

verdict-continuous = ununterbrochen
verdict-broken = unterbrochen
verdict-review = zu beurteilen
question-absences-unclear = { $rule }: Wegen der Abwesenheiten lässt sich nicht sagen, ab wann die Jahre laufen. Bitte prüfen und die Entscheidung festhalten.
outcome-limit-included = eine Abwesenheit, die genau an der Grenze liegt, ist noch erlaubt
outcome-limit-excluded = eine Abwesenheit muss kürzer sein als die Grenze
outcome-years-from-start = jedes Jahr zählt zwölf Monate ab dem Beginn
outcome-calendar-years = jedes Jahr läuft von Januar bis Dezember
outcome-reasons-apart = jeder Tag zählt für seinen eigenen Grund
outcome-mixed-as-important = eine Abwesenheit aus mehreren Gründen gilt als eine aus wichtigem Grund
outcome-mixed-as-ordinary = eine Abwesenheit aus mehreren Gründen gilt als gewöhnliche Abwesenheit
outcome-exemption-used = eine lange Abwesenheit aus wichtigem Grund zählt nicht
outcome-exemption-unused = alle Abwesenheiten zählen
outcome-loss-from-departure = die zwei Jahre zählen ab der Abreise
outcome-loss-from-completion = die zwei Jahre zählen ab dem Tag, an dem die fünf Jahre vollendet waren
outcome-returns-at-once = wenn die Person sofort zurückkehrt
outcome-stays-away = wenn die Person nicht zurückkehrt
outcome-months-of-31-days = übrige Tage zusammen: 31 Tage sind ein Monat
outcome-months-of-28-days = übrige Tage zusammen: 28 Tage sind ein Monat
notice-absences-need-their-days = Ein Datum allein sagt nicht, wie lange die Person weg war, und wird deshalb nicht beurteilt. Geben Sie jede Abwesenheit mit dem ersten Tag, dem letzten Tag und dem Grund an.
notice-absences-need-review = Die Abwesenheiten liegen an einer Grenze, über die die Quellen uneins sind. Ein Mensch entscheidet; bis dahin nennen wir kein Datum.
notice-clock-broken-still-away = Der Aufenthalt ist unterbrochen und die Person noch nicht zurück: Die Jahre beginnen am Tag der Rückkehr neu.
notice-clock-broken-over-a-year = Die Person war mehr als ein Jahr abwesend. Vielleicht ist das Aufenthaltsrecht selbst erloschen: Holen Sie Rechtsrat ein.
notice-clock-restart-uncertain = Der Aufenthalt ist unterbrochen, aber die Quellen lassen offen, ab wann er neu zählt. Ein Mensch entscheidet.
notice-absences-judged-by-a-person = Für diese Frist beurteilen wir Abwesenheiten nicht: Bitte selbst prüfen.
notice-durable-stay-early-grounds = In bestimmten Fällen ist der Daueraufenthalt früher möglich: Rente, dauernde Arbeitsunfähigkeit, Grenzarbeit sowie Familie oder Hinterbliebene solcher Arbeitnehmer (Artikel 42sexies).
notice-ltr-student-time-counts-half = Studienzeit zählt zur Hälfte. Dieses Datum berücksichtigt das nicht.
notice-ltr-asylum-time-counts-half = Zeit im Asylverfahren zählt zur Hälfte, oder ganz, wenn es länger als 18 Monate dauerte. Dieses Datum berücksichtigt das nicht.
notice-appeal-see-a-lawyer = Die Art der Zustellung bestimmt, ab wann die Beschwerdefrist läuft. Fragen Sie sofort einen Rechtsanwalt oder eine Rechtsberatung.
notice-return-report-after-3-months-away = Die Rückkehr muss nur nach einer Abwesenheit von drei Monaten bis zu einem Jahr gemeldet werden.
explain-verdict = Beurteilung der Abwesenheiten: { $verdict }
explain-outcome = { $verdict }, wenn gilt: { $reasons }
explain-outcome-from = { $verdict }, frühester Tag { $date }, wenn gilt: { $reasons }
