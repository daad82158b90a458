# Letters that put right a date of an earlier e-mail.

correction-subject = Correction: the date is now { $date }
correction-subject-dropped = Correction: the date { $date } no longer counts
correction-told = An earlier e-mail said { $date }. That date is no longer right.
correction-now = The right date is { $date }.
correction-from = The right date is { $date }. It is possible from that day.
correction-dropped = You no longer have to do anything for { $date }
correction-dropped-told = An earlier e-mail gave that date. It no longer counts for you.
correction-dropped-others = Other dates still count.
correction-why-law = The rule has changed, or we now count it in another way.
correction-why-fact = There was a mistake in our records. We have put it right, or something was added.
correction-why-setting = We now count in another way, so that you are surely in time.
correction-several = This e-mail puts { $count } dates right. This is the first.
correction-keep = Keep this e-mail and not the earlier one.
correction-done = Have you done this already? Then you need do nothing more. Tell us.
correction-footer = This e-mail is from { $organisation }. It is not a decision by the authorities. We never ask for money, codes or passwords by e-mail.
