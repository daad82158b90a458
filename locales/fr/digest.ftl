# Le courriel du matin à qui suit des dossiers. Ni nom, ni obligation, ni statut : un e-mail n’est pas sûr.

digest-subject = Termijn : vos dossiers le { $date }
digest-headline = Vos dossiers le { $date }
digest-intro = Ces dossiers demandent quelque chose de vous.
digest-no-names = Les noms sont dans Termijn et pas dans cet e-mail.
digest-escalated =
    { $count ->
        [one] 1 date légale est proche et personne n’a été joint
       *[other] { $count } dates légales sont proches et personne n’a été joint
    }
digest-overdue =
    { $count ->
        [one] 1 date légale est passée
       *[other] { $count } dates légales sont passées
    }
digest-today =
    { $count ->
        [one] 1 pour aujourd’hui
       *[other] { $count } pour aujourd’hui
    }
digest-next-days =
    { $count ->
        [one] 1 dans les 5 prochains jours ouvrables
       *[other] { $count } dans les 5 prochains jours ouvrables
    }
digest-unreached =
    { $count ->
        [one] 1 dossier où il faut joindre la personne autrement
       *[other] { $count } dossiers où il faut joindre la personne autrement
    }
digest-uncertain =
    { $count ->
        [one] 1 dossier avec une lettre qui n’est peut-être pas arrivée
       *[other] { $count } dossiers avec une lettre qui n’est peut-être pas arrivée
    }
digest-case = { $reference } : { $date }
digest-more =
    { $count ->
        [one] et 1 autre
       *[other] et { $count } autres
    }
digest-desk = Ouvrir Termijn
digest-footer = Cet e-mail vient de { $organisation }, les matins ouvrables, quand il y a quelque chose à dire. Un administrateur peut le désactiver pour vous.
