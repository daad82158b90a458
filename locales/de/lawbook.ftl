# The rules in words: what the law says, what to do and what follows, and what is not certain.
# What is counted is written from the rule itself, so no number stands here that a rule file could outgrow,
# except in the sentences that tell what the law says; a test compares those numbers with the rules.

law-eu-short-stay-report =
    .says = Ein Bürger der EU, des EWR oder der Schweiz oder ein Familienangehöriger eines EU-Bürgers, der sich höchstens 90 Tage an einer privaten Adresse aufhält, meldet der Gemeinde seine Anwesenheit innerhalb von 10 Werktagen nach der Einreise nach Belgien.
    .next = Die Person geht selbst hin, mit Personalausweis oder Reisepass und oft mit Termin, und erhält eine Anwesenheitserklärung (Anlage 3ter). Eine verspätete Meldung ist noch möglich, kann aber zu einer Verwaltungsgeldbuße führen.
    .doubt = Manche Gemeinden schreiben 8 Tage, 8 Werktage oder 10 Kalendertage. Eine nicht validierte Seite sagt, dass es diese Meldung seit dem 10. April 2026 nicht mehr gibt; die föderale Website und die Gemeinden beschreiben sie noch, also behalten wir sie bei.
    .gap = Ob ein Campingplatz oder eine Ferienwohnung als Beherbergungsbetrieb zählt, wird hier nicht entschieden.

law-tcn-short-stay-report =
    .says = Ein Drittstaatsangehöriger, der sich höchstens 90 Tage an einer privaten Adresse aufhält, meldet sich bei der Gemeinde innerhalb von 3 Werktagen nach der Einreise nach Belgien.
    .next = Die Person geht mit dem Reisepass (mit Visum, wenn eines nötig war) und einem neuen Foto hin und erhält eine Ankunftserklärung (Anlage 3). Kann sie nicht sofort ausgestellt werden, überbrückt eine Anlage 15. Eine Verspätung kann zu einer Geldbuße führen.
    .doubt = Eine alte föderale Seite schreibt 3 Tage ohne „Werk-“, manche Gemeinden schreiben 8 Tage. Eine nicht validierte Seite sagt, dass es diese Meldung seit dem 10. April 2026 nicht mehr gibt; die föderale Website und die Gemeinden beschreiben sie noch, also behalten wir sie bei.

law-annex3-pending-annex15 =
    .says = Kann Anlage 3 nicht sofort ausgestellt werden, gibt die Gemeinde eine Anlage 15, die 15 Tage gültig ist.
    .next = Die Person holt Anlage 3 ab, bevor Anlage 15 abläuft. Ein auf Anlage 15 gedrucktes Datum geht vor.
    .doubt = Eine Quelle sagt das. Für andere Zwecke hat Anlage 15 andere Fristen.

law-short-stay-end-90 =
    .says = Ein kurzfristiger Aufenthalt dauert höchstens 90 Tage: Der Tag der Einreise ist Tag 1, der Tag der Ausreise der letzte. Für Drittstaatsangehörige liegen diese Tage innerhalb jedes Zeitraums von 180 Tagen.
    .next = Spätestens an diesem Tag ist die Person ausgereist, hat einen längeren Aufenthalt beantragt oder wegen höherer Gewalt, aus humanitären oder ernsten persönlichen Gründen eine Verlängerung beantragt. Danach lässt die Gemeinde die Ausreise durch die Polizei prüfen.
    .doubt = Manche Seiten schreiben „3 Monate“ statt 90 Tage, was ein oder zwei Tage später enden kann; wir bleiben bei 90 Tagen. Für EU-Bürger nennt die Quellenseite 90 Tage ohne den Zeitraum von 180 Tagen.
    .gap = Frühere Aufenthalte zählen nur, wenn sie eingetragen wurden.

law-cvisa-last-day =
    .says = Ein C-Visum hat zwei Grenzen: den letzten Tag der Gültigkeit und die Zahl der Aufenthaltstage, beide auf der Marke gedruckt. Die frühere entscheidet.
    .counts = Der letzte auf der Marke gedruckte Tag oder der Tag der Einreise plus die gedruckte Zahl der Tage (der Tag der Einreise zählt mit), je nachdem, was zuerst kommt. Dieser Tag verschiebt sich nie.
    .next = Spätestens an diesem Tag ist die Person ausgereist, hat als Familienangehöriger einen Antrag gestellt (Anlage 19ter) oder eine Verlängerung erhalten, die vor dem Ende beantragt wurde.

law-short-stay-extension-ask =
    .says = Die Verlängerung eines kurzfristigen Aufenthalts ist eine Ausnahme und muss vor dem Ende des Aufenthalts beantragt werden. Keine Quelle nennt eine Frist vor diesem Tag.
    .next = Bei der Gemeinde beantragen, mit Nachweis höherer Gewalt, humanitärer oder ernster persönlicher Gründe. Das Ausländeramt entscheidet im Einzelfall.
    .doubt = Die Zahl der Tage vor dem Ende ist unser eigener Rat. Der Artikel wurde nicht gesehen.

law-eu-long-stay-apply =
    .says = Ein Bürger der EU, des EWR oder der Schweiz, der länger bleibt, beantragt bei der Gemeinde eine Anmeldebescheinigung, spätestens 3 Monate nach der Einreise nach Belgien.
    .next = Die Person stellt den Antrag selbst und erhält Anlage 19; die Eintragung im Warteregister folgt sofort, danach die Wohnsitzkontrolle. Ein verspäteter Antrag ist noch möglich, kann aber zu einer Verwaltungsgeldbuße führen.
    .doubt = Quellenseite 003, Universitäten und manche Gemeinden nennen EU-Bürgern 8 (Werk-)Tage. Die Richtlinie 2004/38 erlaubt keine kürzere Frist als drei Monate; für uns ist das ein Rat: in der ersten Woche hingehen.

law-eu-long-stay-file-complete =
    .says = Seit dem 1. September 2025 muss die Akte einer Anlage 19 am Tag der Einreichung vollständig sein; eine unvollständige Akte wird nicht berücksichtigt.
    .counts = Kein Datum: Die Regel gibt einen Hinweis zu jeder Anlage 19, die ab dem 1. September 2025 eingereicht wurde.
    .next = Alle Nachweise zur Einreichung selbst mitbringen. Fehlt etwas, zuerst besorgen, solange die drei Monate es erlauben.
    .doubt = Viele Seiten zeigen noch drei Monate, um Unterlagen nachzureichen. Für EU-Familienangehörige eines Belgiers tut das auch die Seite des Ausländeramts noch.
    .not-in-force = Bis dahin konnten Papiere innerhalb von drei Monaten folgen (Regel annex19-documents-legacy).

law-annex19-documents-legacy =
    .says = Bei einer vor dem 1. September 2025 eingereichten Anlage 19 mussten fehlende Unterlagen innerhalb von 3 Monaten nach der Einreichung abgegeben werden.
    .next = Ohne sie folgte eine Anlage 20 ohne Anweisung, das Staatsgebiet zu verlassen, mit einem weiteren Monat. Seit dem 1. September 2025 muss die Akte bei der Einreichung vollständig sein.
    .doubt = Viele Seiten zeigen diese Frist noch, als wäre sie in Kraft.
    .not-in-force = Seitdem muss die Akte am Tag der Einreichung vollständig sein (Regel eu-long-stay-file-complete).

law-annex19-extra-month-legacy =
    .says = Bei einer vor dem 1. September 2025 eingereichten Anlage 19 gab eine Anlage 20 ohne Anweisung, das Staatsgebiet zu verlassen, noch 1 Monat, um die Akte zu vervollständigen.
    .next = In diesem Monat abgeben, was fehlt. Für eine seit dem 1. September 2025 eingereichte Anlage 19 gibt es diesen Monat nicht mehr.
    .doubt = Viele Seiten zeigen diese Frist noch, als wäre sie in Kraft.
    .not-in-force = Eine seitdem eingereichte Anlage 19 lässt keine Zeit mehr für Papiere (Regel eu-long-stay-file-complete).

law-annex19-decision =
    .says = Die Entscheidung über Anlage 19 muss innerhalb von 6 Monaten nach der Einreichung fallen.
    .next = Das Ergebnis ist die EU-Karte oder Anlage 20 mit 30 Tagen für eine Beschwerde. Ist bis dahin nichts bekannt, fragt die Begleitung bei der Gemeinde nach.
    .doubt = Eine Quelle sagt, dass ohne Entscheidung die Karte ausgestellt wird. Sagen Sie der Person nie, dass Schweigen ein Recht gibt.

law-eu-family-tcn-apply =
    .says = Ein Drittstaatsangehöriger, der Familienangehöriger eines EU-Bürgers oder eines Belgiers ist und in Belgien den Antrag stellt, beantragt die Aufenthaltskarte spätestens 3 Monate nach der Einreise nach Belgien.
    .next = Die Person stellt den Antrag mit dem Reisepass und dem Nachweis der Verwandtschaft, legalisiert und übersetzt, und erhält Anlage 19ter; nach einer positiven Wohnsitzkontrolle folgt die orange Karte. Ein verspäteter Antrag ist noch möglich, kann aber zu einer Verwaltungsgeldbuße führen.

law-annex19ter-documents =
    .says = Unterlagen, die bei einer Anlage 19ter fehlen, müssen innerhalb von 3 Monaten nach der Einreichung abgegeben werden.
    .next = Bei der Gemeinde abgeben und einen Nachweis aufbewahren. Ohne sie wird der Antrag mit Anlage 20 abgelehnt.
    .doubt = Es wurde kein Text gefunden, der die Änderung vom 1. September 2025 (vollständig bei Einreichung) auf Anlage 19ter erstreckt; die Seite des Ausländeramts zeigt noch drei Monate.

law-annex19ter-decision =
    .says = Das Ausländeramt entscheidet über eine Anlage 19ter innerhalb von 6 Monaten nach der Einreichung.
    .next = Das Ergebnis ist die F-Karte oder Anlage 20 mit 30 Tagen für eine Beschwerde. Ist bis dahin nichts bekannt, fragt die Begleitung bei der Gemeinde nach; eine Anlage 15 kann überbrücken.
    .doubt = Eine Quelle wertet Schweigen als positive Entscheidung; dagegen kennen wir aus dem Gedächtnis ein Urteil des Gerichtshofs (C-246/17). Sagen Sie der Person nie, dass Schweigen ein Recht gibt.

law-ai-validity-19ter =
    .says = Die Immatrikulationsbescheinigung (orange Karte) ist 6 Monate gültig, gezählt ab dem Datum von Anlage 19ter.
    .next = Rechtzeitig bei der Gemeinde fragen, was folgt: eine Verlängerung, die F-Karte oder eine Entscheidung. Ein auf der Karte gedrucktes Datum geht vor.

law-residence-check-authority =
    .says = Nachdem eine Adresse gemeldet wurde, prüft der Viertelpolizist, ob die Person dort wohnt. Quellen nennen dafür 8 Werktage, 15 Tage oder 15 Werktage.
    .next = Den Namen an Klingel und Briefkasten schreiben. War bis dahin niemand da, fragt die Begleitung bei der Gemeinde nach. Bei einer Anlage 19ter führt eine negative Kontrolle zu Anlage 20.
    .doubt = Eine Antwort im Senat von 2001 sagt 8 Werktage, die föderale Verwaltung 15 Tage, Anderlecht 15 Werktage. Wir nehmen das späteste der drei, nur zur Nachverfolgung.

law-appeal-rvv-30 =
    .says = Eine Beschwerde beim Rat für Ausländerstreitsachen muss innerhalb von 30 Tagen nach der Zustellung der Entscheidung eingelegt werden.
    .next = Sofort an einen Rechtsanwalt verweisen. Die Beschwerde gegen Anlage 20 hat aufschiebende Wirkung, inzwischen wird Anlage 35 ausgestellt; die Beschwerde gegen Anlage 19quinquies hat keine.
    .doubt = Die Art der Zustellung verschiebt den Beginn: mit Empfangsbestätigung der Tag danach, per Post ohne Bestätigung der dritte Werktag nach der Aufgabe. Wir zählen ab dem eingetragenen Tag.
    .gap = Die kürzeren Fristen bei Inhaftierung und in äußerster Dringlichkeit werden nicht berechnet.

law-annex35-extend =
    .says = Anlage 35, das besondere Aufenthaltsdokument während einer Beschwerde, muss von der Gemeinde verlängert werden, bevor sie abläuft. Eine Gemeinde bittet, höchstens 2 Tage vorher zu kommen.
    .next = Mit Anlage 35 zur Gemeinde gehen. Sie wird bis zum Urteil des Rates verlängert.
    .doubt = Eine Seite beschreibt zuerst drei Monate und danach Monat für Monat, eine andere nur Monat für Monat. Das gedruckte Datum entscheidet.

law-dvisa-register =
    .says = Wer mit einem D-Visum nach Belgien einreist, meldet sich innerhalb von 8 Werktagen bei der Gemeinde an.
    .next = Die Person geht mit Reisepass, Visum und den für das Visum gezeigten Papieren hin. Nach der Wohnsitzkontrolle folgt die Karte; Anlage 15 oder 49 deckt die Zeit bis dahin. Ist kein Termin rechtzeitig frei, innerhalb der Frist schriftlich einen anfragen und den Nachweis aufbewahren.
    .doubt = Quellenseite 001, Universitäten und manche Gemeinden schreiben 8 Tage ohne „Werk-“; die strengste Lesart zählt Kalendertage.
    .gap = Dass eine Terminanfrage genügt, sagen nur Eeklo und das Ausländeramt für die Erneuerung von Studenten.

law-dvisa-b20-register =
    .says = Ein Familienangehöriger eines EU-Bürgers mit D-Visum und dem Vermerk B20 meldet sich nach der Einreise nach Belgien bei der Gemeinde. Die Seite, die das sagt, nennt keine Frist; wir nehmen die 8 Werktage anderer D-Visa.
    .next = Die Person erhält Anlage 15, während der Wohnsitz geprüft wird, danach die F-Karte.
    .doubt = Quellenseite 002 nennt keine Frist, Quellenseite 003 sagt 8 Werktage „in jedem Fall“. Die äußerste Grenze wären die drei Monate der Familienangehörigen.

law-annex46-register =
    .says = Wer eine kombinierte Erlaubnis (Anlage 46) erhält, während er schon in Belgien ist, geht innerhalb von 8 Werktagen zur Gemeinde.
    .next = Die Person erhält Anlage 49, danach die A-Karte.
    .doubt = Die Frist stand auf der Seite einer Gemeinde (Eeklo), die darum bittet, den Termin innerhalb dieser Frist zu vereinbaren.

law-annex15-validity-45 =
    .says = Eine Anlage 15, die überbrückt, bis eine Karte fertig ist, ist 45 Tage gültig.
    .next = Vor diesem Tag bei der Gemeinde die Karte oder eine Verlängerung beantragen. Ein auf Anlage 15 gedrucktes Datum geht vor.
    .doubt = Andere Seiten geben Anlage 15 für andere Zwecke 15 Tage, 5 Monate oder, schwach belegt, 90 Tage. Das gedruckte Datum entscheidet.

law-annex8ter-validity-45 =
    .says = Die vorläufigen Dokumente Anlage 8ter und Anlage 8quater, die ausgestellt werden, während eine EU- oder EU+-Karte hergestellt wird, sind 45 Tage gültig.
    .next = Vor diesem Tag bei der Gemeinde die Karte oder ein neues Dokument beantragen. Ein gedrucktes Datum geht vor.

law-a-card-renew-window =
    .says = Die Erneuerung einer A-Karte wird zwischen dem 45. und dem 30. Tag vor ihrem Ablauf beantragt.
    .next = In diesem Zeitraum bei der Gemeinde beantragen; ein später Antrag kann das Recht selbst gefährden. War der Antrag rechtzeitig und noch nicht entschieden, überbrückt eine Anlage 15.
    .doubt = Andere Seiten nennen 40 bis 30 Tage vorher; Diepenbeek will mindestens 45 Tage. Studenten und kombinierte Erlaubnisse haben eigene Fristen.
    .gap = Wer im Krankenhaus oder im Gefängnis ist, ist vorläufig von der Erneuerung befreit; das wird nicht berechnet.

law-k-card-renew-window =
    .says = Die Erneuerung einer K- oder L-Karte wird zwischen dem 40. und dem 30. Tag vor ihrem Ablauf beantragt.
    .next = In diesem Zeitraum die neue Karte bei der Gemeinde beantragen.
    .doubt = Eine Quelle sagt das, und es wurde kein Artikel gefunden.

law-card-reissue-6-weeks =
    .says = Eine Gemeinde nimmt den Antrag auf eine neue B-, H-, EU-, EU+- oder F+-Karte ab 42 Tagen (6 Wochen) vor ihrem Ablauf an.
    .next = Bei der eigenen Gemeinde fragen, ab wann sie den Antrag annimmt. Die Herstellung einer Karte dauert zwei bis vier Wochen.
    .doubt = Nur Oudenaarde sagt das. Für die F+-Karte nennt Ixelles 6 Monate bis 1 Monat vor dem Ablauf.

law-student-renew-latest =
    .says = Ein Student beantragt die Erneuerung der A-Karte spätestens 15 Tage vor ihrem Ablauf.
    .next = Die Terminanfrage zählt als Antrag; den Nachweis aufbewahren. Die Empfangsbestätigung ist Anlage 33ter; ein verspäteter Antrag ist unzulässig (Anlage 29).

law-student-complete-file =
    .says = Wird die Erneuerungsakte eines Studenten als unvollständig gemeldet, muss sie innerhalb von 15 Tagen vervollständigt werden.
    .next = Bei der Gemeinde abgeben, was fehlt, und einen Nachweis aufbewahren.

law-student-renew-decision =
    .says = Die Entscheidung über die Erneuerung eines Studenten muss innerhalb von 90 Tagen fallen, nachdem die Akte vollständig ist.
    .next = Ist beim Ablauf der Karte nichts entschieden, überbrückt eine Anlage 15 von 45 Tagen. Die Begleitung fragt bei der Gemeinde nach.
    .doubt = Eine Quelle sagt das; der Artikel wurde nicht gesehen.

law-single-permit-renew-employer =
    .says = Der Arbeitgeber beantragt die Erneuerung einer kombinierten Erlaubnis spätestens 2 Monate vor ihrem Ablauf.
    .next = Der Arbeitgeber handelt, nicht der Arbeitnehmer: beim Arbeitgeber nachfragen, ob es geschehen ist. Anlage 49 deckt die Zeit bis zur neuen A-Karte.
    .gap = Bei Saisonarbeit beträgt die Frist einen Monat; das wird nicht berechnet.

law-art10-ai-validity =
    .says = Bei einer in Belgien beantragten Familienzusammenführung (Artikel 10 und 10bis) ist die orange Karte 9 Monate gültig, gezählt ab Anlage 15bis.
    .next = Rechtzeitig bei der Gemeinde fragen, was folgt. Ein auf der Karte gedrucktes Datum geht vor.
    .doubt = Die Zahl stammt aus einem Text von 2007; die Gesetze vom 10. März 2024 und 18. Juli 2025 können sie geändert haben.

law-art10-decision =
    .says = Die Entscheidung über eine in Belgien beantragte Familienzusammenführung (Artikel 10 und 10bis) muss innerhalb von 9 Monaten nach Anlage 15bis fallen.
    .next = Das Ergebnis ist die A-Karte oder eine Ablehnung. Ist bis dahin nichts bekannt, fragt die Begleitung bei der Gemeinde nach.
    .doubt = Ältere Seiten fügen zwei Verlängerungen von je drei Monaten hinzu; die Gesetze vom 10. März 2024 und 18. Juli 2025 können die Frist geändert haben.

law-cohabitation-visa-c-legacy =
    .says = Bis zum 14. Januar 2024 konnte der Partner eines Belgiers oder eines Drittstaatsangehörigen mit einem C-Visum kommen und hatte 90 Tage auf Anlage 3, um das gesetzliche Zusammenwohnen zu erklären.
    .next = Seit dem 15. Januar 2024 brauchen diese Partner ein D-Visum. Der Partner eines EU-Bürgers kann noch mit einem C-Visum kommen, als anderer Familienangehöriger.
    .doubt = Das war Praxis der Behörden, gefunden auf Seiten für Fachleute; es wurde kein Artikel gefunden.
    .not-in-force = Seitdem erhalten Partner von Belgiern und von Drittstaatsangehörigen ein D-Visum (Regel dvisa-register).

law-ltr-other-ms-apply =
    .says = Ein langfristig Aufenthaltsberechtigter eines anderen Mitgliedstaats, der länger in Belgien bleiben will, stellt innerhalb von 3 Monaten nach der Einreise einen Antrag bei der Gemeinde.
    .next = Die Person erhält Anlage 41bis. Wer zum Arbeiten kommt, braucht stattdessen eine kombinierte Erlaubnis.
    .doubt = Die Frist stand auf keiner Seite, die wir gelesen haben; sie muss geprüft werden.

law-ltr-other-ms-documents =
    .says = Unterlagen, die bei einem Antrag mit Anlage 41bis fehlen, werden innerhalb von 4 Monaten abgegeben.
    .next = Bei der Gemeinde abgeben und einen Nachweis aufbewahren. Das Ergebnis ist die A-Karte.
    .doubt = Die Frist stammt von Seiten von Gemeinden; der Artikel wurde nicht gesehen.

law-asylum-register-commune =
    .says = Wer internationalen Schutz beantragt, geht innerhalb von 8 Werktagen nach der Ausstellung von Anlage 26 oder 26quinquies zur Gemeinde.
    .next = Die Gemeinde gibt die orange Karte. Anlage 26 selbst läuft nicht ab.
    .gap = Für Personen in einem geschlossenen Zentrum oder im Gefängnis wird nichts berechnet.

law-ai-validity-asylum-first =
    .says = Die erste orange Karte einer Person, die internationalen Schutz beantragt, läuft 4 Monate ab dem Tag des Antrags.
    .next = Vor dem Ende bei der Gemeinde verlängern lassen. Ein auf der Karte gedrucktes Datum geht vor.
    .gap = Nach einem späteren Antrag läuft die Karte ab ihrer Ausstellung; dann das gedruckte Datum eintragen.

law-ai-validity-asylum-next =
    .says = Nach dem ersten Zeitraum wird die orange Karte einer Person, die internationalen Schutz beantragt, jeweils um 8 Monate verlängert.
    .next = Vor dem Ende erneut verlängern lassen, solange es keine endgültige Entscheidung gibt. Ein auf der Karte gedrucktes Datum geht vor.

law-annex33-report =
    .says = Ein Student oder Arbeitnehmer, der eine Wohnung in einem Nachbarstaat behält und dorthin zurückkehrt, meldet sich innerhalb von 8 Werktagen bei der Gemeinde.
    .next = Die Person bringt den Vertrag oder die Einschreibung mit und erhält Anlage 33, gültig für ein akademisches Jahr.
    .doubt = Die Regel stand auf der Seite einer Stadt (Gent); der Artikel wurde nicht gesehen.

law-annex33-renew =
    .says = Anlage 33 ist ein akademisches Jahr gültig und wird jedes Jahr erneuert. Keine Quelle nennt einen Tag, bis zu dem man sie beantragt.
    .next = Mit dem neuen Vertrag oder der neuen Einschreibung zur Gemeinde gehen, bevor die alte Anlage 33 abläuft.
    .doubt = Die Zahl der Tage vor dem Ende ist unser eigener Rat.

law-address-change-declare =
    .says = Wer innerhalb Belgiens umzieht, meldet die neue Adresse bei der neuen Gemeinde innerhalb von 8 Werktagen nach dem Einzug.
    .next = Danach prüft der Viertelpolizist die Adresse: den Namen an Klingel und Briefkasten schreiben.
    .doubt = Manche Gemeinden (Menen, Houthalen-Helchteren, Herselt) schreiben 8 Tage.

law-departure-declare =
    .says = Wer Belgien verlässt, um anderswo zu wohnen, meldet das bei der Gemeinde spätestens am Vortag, 1 Tag vor der Ausreise.
    .next = Die Gemeinde trägt die Person aus dem Register aus. Wer drei bis zwölf Monate weggeht und zurückkommt, meldet das vor der Ausreise, erhält Anlage 18 und hält die Karte gültig.

law-return-report-15 =
    .says = Wer nach drei bis zwölf Monaten im Ausland zurückkommt, meldet die Rückkehr innerhalb von 15 Tagen bei der Gemeinde.
    .next = Die Karte und Anlage 18 mitbringen.
    .gap = Eine kürzere Abwesenheit muss nicht gemeldet werden; ob die Abwesenheit so lang war, sieht die Begleitung.

law-absence-limit-1y =
    .says = Das Aufenthaltsrecht bleibt während einer Abwesenheit von höchstens 1 Jahr erhalten. Beim Daueraufenthalt (EU+, F+) sind es zwei Jahre.
    .next = Vor diesem Tag mit einer gültigen Karte zurückkommen. Bei höherer Gewalt kann es länger sein: einen Rechtsanwalt fragen.
    .doubt = Die Grenze stammt von Seiten einer Gemeinde und von Fachleuten; der volle Text wurde nicht gesehen.

law-durable-stay-5y =
    .says = Nach 5 Jahren ununterbrochenem rechtmäßigem Aufenthalt können ein EU-Bürger und seine Familienangehörigen den Daueraufenthalt erhalten.
    .next = Anlage 22 wird bei der Gemeinde eingereicht: Ein EU-Bürger darf das, ein Familienangehöriger aus einem Drittstaat muss es. Die Entscheidung dauert bis zu fünf Monate; danach folgt die EU+- oder F+-Karte.
    .doubt = Quellen lassen die fünf Jahre mit Anlage 19 oder 19ter, mit einer früheren Anlage 15 oder mit der Eintragung im Warteregister beginnen.
    .gap = Die vorzeitigen Gründe (Rente, Arbeitsunfähigkeit, Grenzarbeit, Hinterbliebene) und die gemeinsame Niederlassung der Familie werden nicht beurteilt.

law-durable-absence-check =
    .says = Abwesenheiten von zusammen höchstens 6 Monaten im Jahr unterbrechen die fünf Jahre nicht. Wehrdienst zählt nicht, und eine Abwesenheit von höchstens 12 Monaten aus wichtigem Grund (Schwangerschaft und Entbindung, schwere Krankheit, Studium, Ausbildung, Entsendung) ist erlaubt.
    .counts = Die Tage der Abwesenheit in jedem Jahr, einmal in Jahren ab dem Beginn und einmal in Kalenderjahren, jede Grenze einmal als „höchstens“ und einmal als „weniger als“. Stimmen alle überein, ist der Aufenthalt ununterbrochen oder unterbrochen; sonst muss ein Mensch hinsehen.
    .next = Nach einer Unterbrechung beginnen die fünf Jahre am Tag der Rückkehr neu. Nach fünf vollen Jahren zählen nur noch mehr als zwei aufeinanderfolgende Jahre Abwesenheit.
    .doubt = Es ist nicht sicher, ob „Jahr“ zwölf Monate ab dem Beginn oder das Kalenderjahr meint.

law-f-card-annex22-open =
    .says = Laut einer Gemeinde kann Anlage 22 ab 5 Monaten vor dem Ablauf der F-Karte beantragt werden.
    .next = Daueraufenthalt beantragen, keine gewöhnliche neue Karte.
    .doubt = Anderlecht öffnet den Zeitraum 5 Monate vor dem Ablauf, Riemst will den Antrag spätestens 5 Monate vorher, eine andere Seite nur vor dem Ablauf.

law-f-card-annex22-window =
    .says = Ein Familienangehöriger aus einem Drittstaat mit einer F-Karte muss vor dem Ablauf der Karte mit Anlage 22 den Daueraufenthalt beantragen: Auf eine F-Karte folgt eine F+-Karte.
    .counts = Gesetzliches Datum: der Tag vor dem Ablauf der Karte. Sicheres Datum: 5 Monate vor dem Ablauf, auf einen Werktag zurückverlegt. Die strengste Lesart nimmt einen Tag weniger.
    .next = Anlage 22 bei der Gemeinde einreichen. Die Entscheidung dauert bis zu fünf Monate. Sind die fünf Jahre beim Ablauf der Karte nicht voll, muss ein Mensch entscheiden; die Karte kann verlängert werden.
    .doubt = Die Pflicht ist sicher, der Zeitraum nicht: Riemst sagt spätestens 5 Monate vorher, Anderlecht ab 5 Monaten vorher bis zum Vortag, eine andere Seite vor dem Ablauf.

law-annex22-decision =
    .says = Die Entscheidung über Anlage 22 muss innerhalb von 5 Monaten nach der Einreichung fallen.
    .next = Das Ergebnis ist die EU+- oder F+-Karte, Anlage 23 (unzulässig) oder Anlage 24 (abgelehnt). Ist bis dahin nichts bekannt, nachfragen. Läuft die Karte inzwischen ab, überbrückt Anlage 8ter, 8quater oder 15.

law-durable-loss-2y =
    .says = Der Daueraufenthalt geht durch mehr als 2 aufeinanderfolgende Jahre außerhalb Belgiens verloren.
    .next = Vor diesem Tag zurückkommen.

law-ltr-eligibility-5y =
    .says = Nach 5 Jahren rechtmäßigem und ununterbrochenem Aufenthalt unmittelbar vor dem Antrag kann ein Drittstaatsangehöriger die Rechtsstellung eines langfristig Aufenthaltsberechtigten beantragen. Zeit als Student zählt zur Hälfte.
    .next = Anlage 16 wird bei der Gemeinde eingereicht, Anlage 16bis ist die Empfangsbestätigung, die Entscheidung dauert bis zu fünf Monate und die L-Karte folgt. Ein stabiles Einkommen und eine Krankenversicherung sind nachzuweisen.
    .gap = Einkommen, Versicherung und öffentliche Ordnung werden nicht beurteilt. Zeit in einem Asylverfahren zählt zur Hälfte, oder ganz, wenn das Verfahren länger als 18 Monate dauerte.

law-ltr-absence-check =
    .says = Bei einem langfristig Aufenthaltsberechtigten unterbrechen Abwesenheiten nicht, wenn jede höchstens 6 Monate dauert und alle zusammen höchstens 10 Monate (mit einer Blauen Karte 12 und 18).
    .counts = Die Dauer jeder Abwesenheit und ihre Summe innerhalb der fünf Jahre, jede Grenze einmal als „höchstens“ und einmal als „weniger als“. Stimmen beide überein, ist der Aufenthalt ununterbrochen oder unterbrochen; sonst muss ein Mensch hinsehen.
    .next = Nach einer Unterbrechung beginnen die fünf Jahre am Tag der Rückkehr neu.
    .doubt = Eine Quelle sagt „nicht länger als sechs Monate“, eine andere „weniger als sechs Monate“. Genau sechs, oder zehn, muss ein Mensch beurteilen.

law-annex16-decision =
    .says = Die Entscheidung über Niederlassung oder langfristigen Aufenthalt muss innerhalb von 5 Monaten nach Anlage 16bis fallen.
    .next = Das Ergebnis ist die K- oder L-Karte oder eine Ablehnung. Ist bis dahin nichts bekannt, fragt die Begleitung bei der Gemeinde nach.
    .doubt = Quellen sagen, dass Schweigen als Bewilligung gilt. Sagen Sie der Person nie, dass Schweigen ein Recht gibt.

law-nationality-info-5y =
    .says = Nach 5 Jahren rechtmäßigem Hauptwohnsitz kann ein Volljähriger mit unbegrenztem Aufenthalt erklären, Belgier werden zu wollen, wenn Bedingungen zu Sprache, Integration und Arbeit erfüllt sind.
    .next = Das ist nur eine Information: an die Gemeinde oder an spezialisierte Hilfe verweisen.
    .doubt = Welche Jahre zählen, wird verschieden gelesen: Nach einer Quelle zählt für EU-Bürger, ihre Familie und Flüchtlinge die Zeit seit dem Antrag, nach einer anderen unterbrechen Abwesenheiten von je höchstens 6 Monaten und zusammen einem Fünftel der Zeit nicht. Das Gesetz verlangt viel mehr als Zeit.
    .gap = Keine der Bedingungen wird hier geprüft. Unterbrechungen zählen (jede höchstens sechs Monate, zusammen höchstens ein Fünftel des Zeitraums), und die Gebühr sowie eine Reform von 2025-2026 kennen wir nicht.

law-fee-balance-30 =
    .says = Wurde die Gebühr nur zum Teil bezahlt, muss der Rest innerhalb von 30 Tagen bezahlt werden, gezählt ab dem Tag nach der Zustellung von Anlage 43.
    .next = Genau den Rest mit derselben Mitteilung zahlen und den Nachweis aufbewahren. Sonst ist der Antrag unzulässig.

law-eu-card-expiry =
    .says = Eine EU-Karte ist bis zu dem auf ihr gedruckten Datum gültig, höchstens 5 Jahre.
    .next = Rechtzeitig eine neue Karte bei der Gemeinde beantragen; eine Gemeinde nimmt den Antrag ab sechs Wochen vorher an.

law-wa-m-card-expiry =
    .says = Die Karten der Begünstigten des Austrittsabkommens mit dem Vereinigten Königreich sind bis zu dem auf ihnen gedruckten Datum gültig: M 5 Jahre, dauerhafte M 10 Jahre, N 5 Jahre.
    .next = Vor diesem Tag eine neue Karte bei der Gemeinde beantragen.

law-old-f-card-cutoff =
    .says = F- und F+-Karten des alten Modells sind nach dem 3. August 2026 nicht mehr gültig, was auch immer darauf gedruckt ist.
    .counts = Der feste Tag 3. August 2026, für eine Karte des alten Modells.
    .next = Sofort zur Gemeinde gehen: für eine neue Karte oder für Anlage 22.
    .doubt = Eine andere Seite sagte: gültig bis zum gedruckten Ende. Das ist der einzige Fall, in dem ein gedrucktes Datum nicht vorgeht.

law-passport-12-months =
    .says = Quellenseite 001 verlangt bei einem Antrag auf einen Aufenthaltstitel einen Reisepass, der länger als 12 Monate gültig ist.
    .next = Nur eine Warnung: den Reisepass rechtzeitig bei der Botschaft oder beim Konsulat erneuern.
    .doubt = Nur diese Seite sagt das; es wurde kein Artikel gefunden.

law-document-expiry =
    .says = Das auf einem Dokument oder einer Karte gedruckte Datum sagt, wann es abläuft, und geht jedem Datum vor, das wir berechnen.
    .counts = Der gedruckte Tag selbst. Er verschiebt sich nie.
    .next = Das neue Dokument beantragen, bevor das alte abläuft.
