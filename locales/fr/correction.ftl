# Letters that put right a date of an earlier e-mail.

correction-subject = Correction : la date est maintenant le { $date }
correction-subject-dropped = Correction : la date du { $date } ne compte plus
correction-told = Un e-mail précédent donnait le { $date }. Cette date n’est plus correcte.
correction-now = La date correcte est le { $date }.
correction-from = La date correcte est le { $date }. C’est possible à partir de ce jour.
correction-dropped = Pour le { $date }, vous ne devez plus rien faire
correction-dropped-told = Un e-mail précédent donnait cette date. Elle ne compte plus pour vous.
correction-dropped-others = Les autres dates restent valables.
correction-why-law = La règle a changé, ou nous la comptons autrement.
correction-why-fact = Il y avait une erreur dans nos données. Nous l’avons corrigée, ou un fait s’est ajouté.
correction-why-setting = Nous comptons maintenant autrement, pour que vous soyez certainement à temps.
correction-several = Cet e-mail corrige { $count } dates. Voici la première.
correction-keep = Gardez cet e-mail et pas le précédent.
correction-done = Vous l’avez déjà fait ? Alors vous ne devez plus rien faire. Dites-le-nous.
correction-footer = Cet e-mail vient de { $organisation }. Ce n’est pas une décision de l’administration. Nous ne demandons jamais d’argent, de code ou de mot de passe par e-mail.
