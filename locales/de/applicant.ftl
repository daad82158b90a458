# Die Wörter der Seite für die Person: kurze Sätze, ein Wort für eine Sache, die Wörter der Briefe.

applicant-title = Ihre Termine
applicant-town-hall = Gehen Sie zur Gemeinde
applicant-contact = Melden Sie sich bei der Gemeinde
applicant-date = Wichtiges Datum
applicant-by = Spätestens am
applicant-from = Ab
applicant-people =
    { $count ->
        [one] Dieses Datum gilt für { $count } Person.
       *[other] Dieses Datum gilt für { $count } Personen.
    }
applicant-calendar = In meinen Kalender eintragen
applicant-later = Spätere Termine
applicant-nothing = Sie müssen jetzt nichts für uns tun.
applicant-passed = Ein Datum ist vorbei. Melden Sie sich bei uns. Wir helfen Ihnen.

## Warum dieses Datum

applicant-arrived = Sie sind am { $date } in Belgien angekommen. Dieser Tag zählt nicht.
applicant-counted-from = Wir zählen ab { $date }.
applicant-strip = Die Tage, die zählen, von { $from } bis { $until }
applicant-day-start = Beginn
applicant-day-counted = Tag { $count }
applicant-day-off = zählt nicht
applicant-day-last = letzter Tag
applicant-safe-side = Wir zählen vorsichtig. So sind Sie sicher rechtzeitig.

## Ich habe das erledigt

applicant-done = Ich habe das erledigt
applicant-done-title = Haben Sie das erledigt?
applicant-done-intro = Drücken Sie nur, wenn es erledigt ist. Ihre Begleitperson prüft es. Ihre Termine bleiben gleich.
applicant-done-people =
    { $count ->
        [one] Drücken Sie nur, wenn { $count } Person es erledigt hat.
       *[other] Drücken Sie nur, wenn alle { $count } Personen es erledigt haben.
    }
applicant-done-yes = Ja, ich habe das erledigt
applicant-claimed = Sie haben uns am { $date } gesagt, dass Sie das erledigt haben. Ihre Begleitperson prüft es. Vielleicht bekommen Sie noch eine E-Mail dazu.

## Mein Datum ist falsch

applicant-wrong = Mein Datum ist falsch
applicant-wrong-title = Ist ein Datum falsch?
applicant-wrong-intro = Sagen Sie uns, welches. Ihre Begleitperson prüft es. Halten Sie sich an das Datum, bis Sie von uns hören.
applicant-wrong-yes = Dieses Datum ist falsch
applicant-doubted = Sie haben uns am { $date } gesagt, dass dieses Datum falsch ist. Ihre Begleitperson prüft es. Halten Sie sich an das Datum, bis Sie von uns hören.

## E-Mail aus und an

applicant-stop = Ich möchte keine E-Mails mehr
applicant-stop-title = Keine E-Mails mehr?
applicant-stop-intro = Sie bekommen an diese Adresse keine E-Mails mehr von uns. Ihre Begleitperson erreicht Sie anders. Ihre Termine bleiben gleich.
applicant-stop-yes = E-Mails abstellen
applicant-stopped-title = Sie bekommen keine E-Mails mehr
applicant-stopped-intro = Ihre Begleitperson weiß es und erreicht Sie anders. Ihre Termine bleiben gleich.
applicant-resume-yes = Wieder E-Mails bekommen
applicant-back = Zurück zu meinen Terminen

## Wenn etwas nicht stimmt

applicant-gone-title = Dieser Link funktioniert nicht
applicant-gone-intro = Ein Link funktioniert bis eine Woche nach dem Datum in der E-Mail. Suchen Sie unsere neueste E-Mail, oder melden Sie sich bei uns.
applicant-wait-title = Warten Sie eine Minute
applicant-wait-intro = Versuchen Sie es dann noch einmal.
applicant-trouble-title = Das geht im Moment nicht
applicant-trouble-intro = Es ist nicht Ihre Schuld. Versuchen Sie es später, oder melden Sie sich bei uns.
applicant-form-title = Das haben wir nicht verstanden
applicant-form-intro = Es hat sich nichts geändert. Öffnen Sie den Link in unserer E-Mail noch einmal.
