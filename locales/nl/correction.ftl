# Letters that put right a date of an earlier e-mail.

correction-subject = Verbetering: de datum is nu { $date }
correction-subject-dropped = Verbetering: de datum { $date } geldt niet meer
correction-told = In een vorige e-mail stond { $date }. Die datum klopt niet meer.
correction-now = De juiste datum is { $date }.
correction-from = De juiste datum is { $date }. Vanaf die dag kan het.
correction-dropped = Voor { $date } moet u niets meer doen
correction-dropped-told = In een vorige e-mail stond die datum. Die geldt niet meer voor u.
correction-dropped-others = Andere data blijven gelden.
correction-why-law = De regel is veranderd, of wij tellen hem nu anders.
correction-why-fact = Er stond een fout in onze gegevens. Die hebben wij verbeterd, of er is iets bij gekomen.
correction-why-setting = Wij tellen nu op een andere manier, zodat u zeker op tijd bent.
correction-several = Deze e-mail verbetert { $count } data. Dit is de eerste.
correction-keep = Bewaar deze e-mail en niet de vorige.
correction-done = Hebt u dit al gedaan? Dan moet u niets meer doen. Zeg het ons.
correction-footer = Deze e-mail komt van { $organisation }. Het is geen beslissing van de overheid. Wij vragen nooit geld, codes of wachtwoorden per e-mail.
