# Duties, by rule: the title for the desk, then the texts of the letter.

rule-eu-short-stay-report = Anwesenheit bei der Gemeinde melden
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie halten sich in Belgien auf. Das müssen Sie der Gemeinde melden.
    .bring =
        Ihren Personalausweis oder Reisepass
        die Adresse, wo Sie wohnen
    .get = Eine Anwesenheitserklärung (Anlage 3ter).
    .why = Sie haben nach Ihrer Ankunft 10 Werktage Zeit.
    .note = Schlafen Sie im Hotel oder sind Sie im Krankenhaus? Dann müssen Sie das nicht tun. Sagen Sie es uns.

rule-tcn-short-stay-report = Aufenthalt bei der Gemeinde melden
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien bei jemandem zu Hause. Das müssen Sie der Gemeinde melden.
    .bring =
        Ihren Reisepass (mit Visum, wenn Sie ein Visum brauchten)
        1 neues Passfoto
        die Adresse, wo Sie wohnen
    .get = Eine Ankunftserklärung (Anlage 3).
    .why = Sie haben nach Ihrer Ankunft 3 Werktage Zeit.
    .note = Schlafen Sie im Hotel oder sind Sie im Krankenhaus? Dann müssen Sie das nicht tun. Sagen Sie es uns.

rule-dvisa-register = Bei der Gemeinde anmelden
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien. Sie müssen sich bei der Gemeinde anmelden.
    .bring =
        Ihren Reisepass mit dem Visum
        2 neue Passfotos
        Ihren Mietvertrag oder einen anderen Nachweis Ihrer Adresse
        die Papiere, die Sie für Ihr Visum gezeigt haben
    .get = Ein vorläufiges Dokument. Danach prüft die Polizei, ob Sie an Ihrer Adresse wohnen.
    .why = Sie haben nach Ihrer Ankunft 8 Werktage Zeit.

rule-dvisa-b20-register = Bei der Gemeinde anmelden (B20-Visum)
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien. Sie müssen sich bei der Gemeinde anmelden.
    .bring =
        Ihren Reisepass mit dem Visum
        2 neue Passfotos
        Ihren Mietvertrag oder einen anderen Nachweis Ihrer Adresse
        die Papiere, die Sie für Ihr Visum gezeigt haben
    .get = Ein vorläufiges Dokument (Anlage 15).

rule-annex46-register = Mit Anlage 46 zur Gemeinde
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien. Sie müssen sich bei der Gemeinde anmelden.
    .bring =
        Ihren Reisepass
        das Dokument, das Sie bekommen haben (Anlage 46)
        2 neue Passfotos
        einen Nachweis Ihrer Adresse
    .get = Ein vorläufiges Dokument (Anlage 49).
    .why = Sie haben 8 Werktage Zeit, nachdem Sie das Dokument bekommen haben.

rule-asylum-register-commune = Mit Anlage 26 zur Gemeinde
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien. Sie müssen sich bei der Gemeinde anmelden.
    .bring =
        das Dokument, das Sie bekommen haben
        2 neue Passfotos
        einen Nachweis Ihrer Adresse
    .why = Sie haben 8 Werktage Zeit, nachdem Sie das Dokument bekommen haben.

rule-annex33-report = Bei der Gemeinde melden (Anlage 33)
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie müssen sich bei der Gemeinde melden.
    .bring =
        Ihren Personalausweis oder Reisepass
        Ihren Vertrag oder Ihre Einschreibung
    .get = Eine Anlage 33.
    .why = Sie haben nach Ihrer Ankunft 8 Werktage Zeit.

rule-address-change-declare = Neue Adresse melden
    .headline = Melden Sie der Gemeinde bis spätestens { $date } Ihre neue Adresse.
    .intro = Sie sind umgezogen. Sie melden sich bei der Gemeinde, in der Sie jetzt wohnen.
    .bring =
        Ihren Personalausweis oder Ihr Aufenthaltsdokument
        Ihren Mietvertrag oder einen anderen Nachweis Ihrer Adresse
    .note = Die Polizei prüft, ob Sie dort wohnen. Schreiben Sie Ihren Namen an Klingel und Briefkasten.
    .why = Sie haben nach Ihrem Umzug 8 Werktage Zeit.

rule-eu-long-stay-apply = Anmeldebescheinigung beantragen
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien und möchten länger als 3 Monate bleiben. Beantragen Sie eine Anmeldebescheinigung. Manchmal warten Sie Wochen auf einen Termin.
    .bring =
        Ihren Personalausweis oder Reisepass
        die Abmeldebescheinigung aus dem anderen Land
        einen Nachweis, warum Sie hier sind (Arbeit, Studium, eigenes Einkommen, Familie)
        Passfotos (fragen Sie die Gemeinde, wie viele)
        Geburtsurkunde und Nachweis des Familienstands
    .get = Eine Anlage 19. Danach prüft die Polizei, ob Sie an Ihrer Adresse wohnen.
    .why = Sie haben nach Ihrer Ankunft 3 Monate Zeit.
    .note = Fehlt etwas? Rufen Sie uns zuerst an. Wir helfen Ihnen.

rule-eu-family-tcn-apply = Aufenthaltskarte für Familienangehörige beantragen
    .headline = Gehen Sie bis spätestens { $date } zur Gemeinde.
    .intro = Sie wohnen in Belgien und möchten länger als 3 Monate bleiben. Beantragen Sie eine Aufenthaltskarte. Manchmal warten Sie Wochen auf einen Termin.
    .bring =
        Ihren Reisepass
        Ihre Urkunden (Geburt, Heirat) mit Übersetzung
        einen Nachweis Ihrer Adresse
        Passfotos (fragen Sie die Gemeinde, wie viele)
    .get = Eine Anlage 19ter.
    .why = Sie haben nach Ihrer Ankunft 3 Monate Zeit.
    .note = Fehlt etwas? Rufen Sie uns zuerst an. Wir helfen Ihnen.

rule-annex19ter-documents = Fehlende Unterlagen abgeben (nach Anlage 19ter)
    .headline = Bringen Sie bis spätestens { $date } die fehlenden Papiere zur Gemeinde.
    .intro = Die Gemeinde wartet noch auf Papiere für Ihren Antrag.
    .why = Sie haben nach Ihrem Antrag 3 Monate Zeit.

rule-short-stay-end-90 = Ende des Kurzaufenthalts (90 Tage)
    .headline = Ihr kurzer Aufenthalt in Belgien endet am { $date }. Wählen Sie jetzt.
    .intro = Das ist der letzte Tag Ihres Aufenthalts.
    .choices =
        Sie verlassen Belgien. Sagen Sie es der Gemeinde vor diesem Datum.
        Sie möchten länger bleiben. Rufen Sie uns jetzt an. Wir sehen zusammen, was möglich ist.
        Sie können nicht rechtzeitig abreisen. Beantragen Sie vor diesem Datum eine Verlängerung bei der Gemeinde. Bringen Sie Nachweise mit.

rule-cvisa-last-day = Letzter Tag des C-Visums
    .headline = Ihr kurzer Aufenthalt in Belgien endet am { $date }. Wählen Sie jetzt.
    .intro = Das ist der letzte Tag Ihres Visums.
    .choices =
        Sie verlassen Belgien. Sagen Sie es der Gemeinde vor diesem Datum.
        Sie möchten länger bleiben. Rufen Sie uns jetzt an. Wir sehen zusammen, was möglich ist.
        Sie können nicht rechtzeitig abreisen. Beantragen Sie vor diesem Datum eine Verlängerung bei der Gemeinde. Bringen Sie Nachweise mit.

rule-ai-validity-19ter = Orange Karte läuft ab
    .headline = Beantragen Sie bis spätestens { $date } ein neues Dokument.
    .intro = Sie haben eine orange Karte. Die Gemeinde gibt Ihnen eine neue oder verlängert sie.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos

rule-annex15-validity-45 = Anlage 15 läuft ab
    .headline = Beantragen Sie bis spätestens { $date } ein neues Dokument.
    .intro = Sie haben eine Anlage 15. Die Gemeinde gibt Ihnen eine neue oder verlängert sie.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos

rule-document-expiry = Dokument läuft ab
    .headline = Beantragen Sie bis spätestens { $date } ein neues Dokument.
    .intro = Beantragen Sie das neue Dokument, bevor das alte abläuft.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos

rule-a-card-renew-window = A-Karte erneuern
    .headline = Beantragen Sie bis spätestens { $date } eine neue Karte bei der Gemeinde.
    .intro = Ihre Karte läuft ab. Beantragen Sie die neue rechtzeitig.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos

rule-eu-card-expiry = EU-Karte läuft ab
    .headline = Beantragen Sie bis spätestens { $date } eine neue Karte bei der Gemeinde.
    .intro = Ihre Karte läuft ab. Beantragen Sie die neue rechtzeitig.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos

rule-f-card-annex22-window = Daueraufenthalt beantragen (Anlage 22)
    .headline = Beantragen Sie bis spätestens { $date } den Daueraufenthalt bei der Gemeinde.
    .intro = Ihre Karte läuft ab. Sie beantragen keine gewöhnliche neue Karte, sondern den Daueraufenthalt.
    .bring =
        Ihren Reisepass oder Personalausweis
        das Dokument, das Sie jetzt haben
        2 neue Passfotos
    .get = Eine Anlage 22.

rule-durable-stay-5y = Daueraufenthalt kann beantragt werden
    .headline = Ab { $date } können Sie den Daueraufenthalt beantragen.
    .intro = Sie sind dann seit 5 Jahren ohne lange Unterbrechung in Belgien.
    .bring =
        Ihren Personalausweis oder Reisepass
        Ihre Aufenthaltskarte
    .get = Sie unterschreiben eine Anlage 22. Danach dauert es etwa 5 Monate.
    .note = Waren Sie lange im Ausland? Rufen Sie uns zuerst an. Das Datum kann anders sein.

# Rules without texts of a letter yet: the general ones are used.

rule-annex3-pending-annex15 = Anlage 15 läuft ab (in Erwartung von Anlage 3)
rule-short-stay-extension-ask = Verlängerung des kurzfristigen Aufenthalts beantragen
rule-eu-long-stay-file-complete = Akte bei Einreichung vollständig (Anlage 19)
rule-annex19-documents-legacy = Fehlende Unterlagen abgeben (Anlage 19, alte Regel)
rule-annex19-extra-month-legacy = Weiterer Monat nach Anlage 20 (Anlage 19, alte Regel)
rule-annex19-decision = Entscheidung über Anlage 19
rule-annex19ter-decision = Entscheidung über Anlage 19ter
rule-residence-check-authority = Wohnsitzkontrolle durch die Polizei
rule-appeal-rvv-30 = Beschwerde beim Rat für Ausländerstreitsachen
rule-annex35-extend = Anlage 35 verlängern lassen
rule-annex8ter-validity-45 = Anlage 8ter oder 8quater läuft ab
rule-k-card-renew-window = K- oder L-Karte erneuern
rule-card-reissue-6-weeks = Neue Karte kann beantragt werden
rule-student-renew-latest = A-Karte des Studenten erneuern
rule-student-complete-file = Akte des Studenten vervollständigen
rule-student-renew-decision = Entscheidung über die Erneuerung des Studenten
rule-single-permit-renew-employer = Erneuerung der kombinierten Erlaubnis durch den Arbeitgeber
rule-art10-ai-validity = Orange Karte läuft ab (Familienzusammenführung)
rule-art10-decision = Entscheidung über die Familienzusammenführung
rule-cohabitation-visa-c-legacy = Aufenthalt für die Erklärung des Zusammenwohnens (C-Visum, alte Regel)
rule-ltr-other-ms-apply = Antrag als langfristig Aufenthaltsberechtigter eines anderen Staates
rule-ltr-other-ms-documents = Fehlende Unterlagen abgeben (Anlage 41bis)
rule-ai-validity-asylum-first = Erste orange Karte läuft ab (Schutz)
rule-ai-validity-asylum-next = Verlängerte orange Karte läuft ab (Schutz)
rule-annex33-renew = Anlage 33 erneuern
rule-departure-declare = Ausreise melden
rule-return-report-15 = Rückkehr melden
rule-absence-limit-1y = Ein Jahr im Ausland: Grenze der Abwesenheit
rule-durable-absence-check = Abwesenheiten und Daueraufenthalt
rule-f-card-annex22-open = Anlage 22 kann beantragt werden (F-Karte)
rule-annex22-decision = Entscheidung über den Daueraufenthalt
rule-durable-loss-2y = Zwei Jahre im Ausland: Verlust des Daueraufenthalts
rule-ltr-eligibility-5y = Langfristiger Aufenthalt kann beantragt werden
rule-ltr-absence-check = Abwesenheiten und langfristiger Aufenthalt
rule-annex16-decision = Entscheidung über Niederlassung oder langfristigen Aufenthalt
rule-nationality-info-5y = Staatsangehörigkeit: fünf Jahre Aufenthalt
rule-fee-balance-30 = Rest der Gebühr bezahlen
rule-wa-m-card-expiry = M- oder N-Karte läuft ab
rule-old-f-card-cutoff = Alte F- oder F+-Karte ist nicht mehr gültig
rule-passport-12-months = Reisepass weniger als 12 Monate gültig
