# De ochtendmail aan wie aan dossiers werkt. Geen naam, geen plicht en geen statuut: een e-mail is niet veilig.

digest-subject = Termijn: uw dossiers op { $date }
digest-headline = Uw dossiers op { $date }
digest-intro = Deze dossiers vragen iets van u.
digest-no-names = De namen staan in Termijn en niet in deze e-mail.
digest-escalated =
    { $count ->
        [one] 1 wettelijke datum is dichtbij en niemand werd bereikt
       *[other] { $count } wettelijke datums zijn dichtbij en niemand werd bereikt
    }
digest-overdue =
    { $count ->
        [one] 1 wettelijke datum is voorbij
       *[other] { $count } wettelijke datums zijn voorbij
    }
digest-today =
    { $count ->
        [one] 1 voor vandaag
       *[other] { $count } voor vandaag
    }
digest-next-days =
    { $count ->
        [one] 1 in de volgende 5 werkdagen
       *[other] { $count } in de volgende 5 werkdagen
    }
digest-unreached =
    { $count ->
        [one] 1 dossier waarin iemand op een andere manier bereikt moet worden
       *[other] { $count } dossiers waarin iemand op een andere manier bereikt moet worden
    }
digest-uncertain =
    { $count ->
        [one] 1 dossier met een brief die misschien niet aankwam
       *[other] { $count } dossiers met een brief die misschien niet aankwam
    }
digest-case = { $reference }: { $date }
digest-more =
    { $count ->
        [one] en nog 1
       *[other] en nog { $count }
    }
digest-desk = Termijn openen
digest-footer = Deze e-mail komt van { $organisation }, op werkdagen in de ochtend, als er iets te zeggen is. Een beheerder kan hem voor u uitzetten.
