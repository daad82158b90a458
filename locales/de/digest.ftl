# Die Morgenmail an alle, die Dossiers bearbeiten. Kein Name, keine Pflicht, kein Status: E-Mail ist nicht sicher.

digest-subject = Termijn: Ihre Dossiers am { $date }
digest-headline = Ihre Dossiers am { $date }
digest-intro = In diesen Dossiers ist etwas zu tun.
digest-no-names = Die Namen stehen in Termijn und nicht in dieser E-Mail.
digest-escalated =
    { $count ->
        [one] 1 gesetzliches Datum ist nahe und niemand wurde erreicht
       *[other] { $count } gesetzliche Daten sind nahe und niemand wurde erreicht
    }
digest-overdue =
    { $count ->
        [one] 1 gesetzliches Datum ist vorbei
       *[other] { $count } gesetzliche Daten sind vorbei
    }
digest-today =
    { $count ->
        [one] 1 für heute
       *[other] { $count } für heute
    }
digest-next-days =
    { $count ->
        [one] 1 in den nächsten 5 Werktagen
       *[other] { $count } in den nächsten 5 Werktagen
    }
digest-unreached =
    { $count ->
        [one] 1 Dossier, in dem die Person auf anderem Weg erreicht werden muss
       *[other] { $count } Dossiers, in denen die Person auf anderem Weg erreicht werden muss
    }
digest-uncertain =
    { $count ->
        [one] 1 Dossier mit einem Brief, der vielleicht nicht ankam
       *[other] { $count } Dossiers mit einem Brief, der vielleicht nicht ankam
    }
digest-case = { $reference }: { $date }
digest-more =
    { $count ->
        [one] und 1 weiteres
       *[other] und { $count } weitere
    }
digest-desk = Termijn öffnen
digest-footer = Diese E-Mail kommt von { $organisation }, werktags am Morgen, wenn es etwas zu sagen gibt. Ein Administrator kann sie für Sie ausschalten.
