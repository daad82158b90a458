# The morning mail to those who work on cases. No name, no duty and no status: an e-mail is not safe.

digest-subject = Termijn: your cases on { $date }
digest-headline = Your cases on { $date }
digest-intro = These cases ask something of you.
digest-no-names = Names stand on the desk and not in this e-mail.
digest-escalated =
    { $count ->
        [one] 1 legal date is near and nobody was reached
       *[other] { $count } legal dates are near and nobody was reached
    }
digest-overdue =
    { $count ->
        [one] 1 legal date has passed
       *[other] { $count } legal dates have passed
    }
digest-today =
    { $count ->
        [one] 1 is due today
       *[other] { $count } are due today
    }
digest-next-days =
    { $count ->
        [one] 1 in the next 5 working days
       *[other] { $count } in the next 5 working days
    }
digest-unreached =
    { $count ->
        [one] 1 case in which a person must be reached otherwise
       *[other] { $count } cases in which a person must be reached otherwise
    }
digest-uncertain =
    { $count ->
        [one] 1 case with a letter that may not have arrived
       *[other] { $count } cases with a letter that may not have arrived
    }
digest-case = { $reference }: { $date }
digest-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
digest-desk = Open the desk
digest-footer = This e-mail comes from { $organisation } on working mornings, when there is something to say. An administrator can switch it off for you.
