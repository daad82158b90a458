# Letters that put right a date of an earlier e-mail.

correction-subject = Berichtigung: Das Datum ist jetzt { $date }
correction-subject-dropped = Berichtigung: Das Datum { $date } gilt nicht mehr
correction-told = In einer früheren E-Mail stand { $date }. Dieses Datum stimmt nicht mehr.
correction-now = Das richtige Datum ist { $date }.
correction-from = Das richtige Datum ist { $date }. Ab diesem Tag ist es möglich.
correction-dropped = Für { $date } müssen Sie nichts mehr tun
correction-dropped-told = In einer früheren E-Mail stand dieses Datum. Es gilt für Sie nicht mehr.
correction-dropped-others = Andere Daten gelten weiter.
correction-why-law = Die Regel hat sich geändert, oder wir zählen sie jetzt anders.
correction-why-fact = In unseren Angaben war ein Fehler. Wir haben ihn berichtigt, oder es kam etwas hinzu.
correction-why-setting = Wir zählen jetzt anders, damit Sie sicher rechtzeitig sind.
correction-several = Diese E-Mail berichtigt { $count } Daten. Dies ist das erste.
correction-keep = Behalten Sie diese E-Mail und nicht die frühere.
correction-done = Haben Sie das schon getan? Dann müssen Sie nichts mehr tun. Sagen Sie es uns.
correction-footer = Diese E-Mail kommt von { $organisation }. Es ist keine Entscheidung einer Behörde. Wir fragen nie per E-Mail nach Geld, Codes oder Passwörtern.
