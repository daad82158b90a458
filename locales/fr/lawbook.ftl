# The rules in words: what the law says, what to do and what follows, and what is not certain.
# What is counted is written from the rule itself, so no number stands here that a rule file could outgrow,
# except in the sentences that tell what the law says; a test compares those numbers with the rules.

law-eu-short-stay-report =
    .says = Un citoyen de l’UE, de l’EEE ou suisse, ou un membre de la famille d’un citoyen de l’UE, qui séjourne au plus 90 jours à une adresse privée signale sa présence à la commune dans les 10 jours ouvrables après son entrée en Belgique.
    .next = La personne se présente elle-même, avec sa carte d’identité ou son passeport et souvent sur rendez-vous, et reçoit une déclaration de présence (annexe 3ter). La présence peut encore être signalée en retard, mais cela peut mener à une amende administrative.
    .doubt = Certaines communes écrivent 8 jours, 8 jours ouvrables ou 10 jours calendrier. Une page non validée dit que ce signalement n’existe plus depuis le 10 avril 2026 ; le site fédéral et les communes le décrivent encore, nous le maintenons donc.
    .gap = La question de savoir si un camping ou un logement de vacances compte comme maison de logement n’est pas tranchée ici.

law-tcn-short-stay-report =
    .says = Un ressortissant de pays tiers qui séjourne au plus 90 jours à une adresse privée se signale à la commune dans les 3 jours ouvrables après son entrée en Belgique.
    .next = La personne se présente avec son passeport (avec le visa, s’il en fallait un) et une photo récente et reçoit une déclaration d’arrivée (annexe 3). Si elle ne peut pas être remise tout de suite, une annexe 15 fait le pont. Un retard peut mener à une amende.
    .doubt = Une ancienne page fédérale écrit 3 jours sans « ouvrables », certaines communes écrivent 8 jours. Une page non validée dit que ce signalement n’existe plus depuis le 10 avril 2026 ; le site fédéral et les communes le décrivent encore, nous le maintenons donc.

law-annex3-pending-annex15 =
    .says = Quand l’annexe 3 ne peut pas être remise tout de suite, la commune donne une annexe 15 valable 15 jours.
    .next = La personne retire l’annexe 3 avant la fin de l’annexe 15. Une date imprimée sur l’annexe 15 prime.
    .doubt = Une seule source le dit. Pour d’autres usages, l’annexe 15 a d’autres durées.

law-short-stay-end-90 =
    .says = Un court séjour dure au plus 90 jours : le jour d’entrée est le jour 1, le jour du départ est le dernier. Pour les ressortissants de pays tiers, ces jours se comptent sur toute période de 180 jours.
    .next = Ce jour-là au plus tard, la personne est partie, a demandé un séjour plus long ou a demandé une prolongation pour force majeure, raisons humanitaires ou raisons personnelles sérieuses. Ensuite, la commune fait contrôler le départ par la police.
    .doubt = Certaines pages écrivent « 3 mois » au lieu de 90 jours, ce qui peut finir un jour ou deux plus tard ; nous gardons 90 jours. Pour les citoyens de l’UE, la page source indique 90 jours sans la période de 180 jours.
    .gap = Les séjours antérieurs ne comptent que s’ils ont été encodés.

law-cvisa-last-day =
    .says = Un visa C a deux limites : son dernier jour de validité et le nombre de jours de séjour, imprimés sur la vignette. La première atteinte décide.
    .counts = Le dernier jour imprimé sur la vignette, ou le jour d’entrée plus le nombre de jours imprimé (le jour d’entrée compte), selon ce qui vient en premier. Ce jour ne se déplace jamais.
    .next = Ce jour-là au plus tard, la personne est partie, a introduit une demande comme membre de la famille (annexe 19ter) ou a obtenu une prolongation demandée avant la fin.

law-short-stay-extension-ask =
    .says = La prolongation d’un court séjour est exceptionnelle et doit être demandée avant la fin du séjour. Aucune source ne fixe de délai avant ce jour.
    .next = Demandez-la à la commune, avec la preuve d’une force majeure, de raisons humanitaires ou de raisons personnelles sérieuses. L’Office des étrangers décide au cas par cas.
    .doubt = Le nombre de jours avant la fin est notre propre conseil. L’article n’a pas été vu.

law-eu-long-stay-apply =
    .says = Un citoyen de l’UE, de l’EEE ou suisse qui reste plus longtemps demande à la commune une attestation d’enregistrement, au plus tard 3 mois après son entrée en Belgique.
    .next = La personne introduit elle-même la demande et reçoit l’annexe 19 ; l’inscription au registre d’attente suit aussitôt, puis l’enquête de résidence. Une demande tardive reste possible mais peut mener à une amende administrative.
    .doubt = La page source 003, des universités et certaines communes disent 8 jours (ouvrables) aux citoyens de l’UE. La directive 2004/38 ne permet pas un délai de moins de trois mois ; pour nous, c’est donc un conseil : y aller la première semaine.

law-eu-long-stay-file-complete =
    .says = Depuis le 1er septembre 2025, le dossier d’une annexe 19 doit être complet le jour de son introduction ; un dossier incomplet n’est pas pris en considération.
    .counts = Pas de date : la règle donne un avertissement avec chaque annexe 19 introduite à partir du 1er septembre 2025.
    .next = Apportez toutes les preuves lors de l’introduction. S’il manque quelque chose, trouvez-le d’abord, tant que les trois mois le permettent.
    .doubt = Beaucoup de pages montrent encore trois mois pour ajouter des documents. Pour les membres UE de la famille d’un Belge, la page de l’Office des étrangers le fait encore.
    .not-in-force = Jusque-là, des documents pouvaient suivre dans les trois mois (règle annex19-documents-legacy).

law-annex19-documents-legacy =
    .says = Pour une annexe 19 introduite avant le 1er septembre 2025, les documents manquants devaient être remis dans les 3 mois après l’introduction.
    .next = Sans eux suivait une annexe 20 sans ordre de quitter le territoire, avec un mois de plus pour compléter. Depuis le 1er septembre 2025, le dossier doit être complet dès l’introduction.
    .doubt = Beaucoup de pages montrent encore ce délai comme s’il était en vigueur.
    .not-in-force = Depuis, le dossier doit être complet le jour de l’introduction (règle eu-long-stay-file-complete).

law-annex19-extra-month-legacy =
    .says = Pour une annexe 19 introduite avant le 1er septembre 2025, une annexe 20 sans ordre de quitter le territoire donnait encore 1 mois pour compléter le dossier.
    .next = Remettez ce qui manque dans ce mois. Pour une annexe 19 introduite depuis le 1er septembre 2025, ce mois n’existe plus.
    .doubt = Beaucoup de pages montrent encore ce délai comme s’il était en vigueur.
    .not-in-force = Une annexe 19 introduite depuis ne laisse plus de temps pour des documents (règle eu-long-stay-file-complete).

law-annex19-decision =
    .says = La décision sur l’annexe 19 doit tomber dans les 6 mois après l’introduction.
    .next = Le résultat est la carte EU, ou l’annexe 20 avec 30 jours pour introduire un recours. Sans nouvelles à cette date, l’accompagnateur interroge la commune.
    .doubt = Une source dit que sans décision la carte est délivrée. Ne dites jamais à la personne que le silence donne un droit.

law-eu-family-tcn-apply =
    .says = Un ressortissant de pays tiers, membre de la famille d’un citoyen de l’UE ou d’un Belge, qui fait sa demande en Belgique demande la carte de séjour au plus tard 3 mois après son entrée en Belgique.
    .next = La personne se présente avec son passeport et la preuve du lien familial, légalisée et traduite, et reçoit l’annexe 19ter ; après une enquête de résidence positive suit la carte orange. Une demande tardive reste possible mais peut mener à une amende administrative.

law-annex19ter-documents =
    .says = Les documents qui manquent à une annexe 19ter doivent être remis dans les 3 mois après l’introduction.
    .next = Remettez-les à la commune et gardez une preuve. Sans eux, la demande est refusée par une annexe 20.
    .doubt = Aucun texte trouvé n’étend le changement du 1er septembre 2025 (dossier complet) à l’annexe 19ter ; la page de l’Office des étrangers montre encore trois mois.

law-annex19ter-decision =
    .says = L’Office des étrangers décide sur une annexe 19ter dans les 6 mois après l’introduction.
    .next = Le résultat est la carte F, ou l’annexe 20 avec 30 jours pour introduire un recours. Sans nouvelles à cette date, l’accompagnateur interroge la commune ; une annexe 15 peut faire le pont.
    .doubt = Une source compte le silence comme une décision positive ; contre elle, nous connaissons de mémoire un arrêt de la Cour de justice (C-246/17). Ne dites jamais à la personne que le silence donne un droit.

law-ai-validity-19ter =
    .says = L’attestation d’immatriculation (carte orange) est valable 6 mois, comptés à partir de la date de l’annexe 19ter.
    .next = Demandez à temps à la commune ce qui suit : une prolongation, la carte F ou une décision. Une date imprimée sur la carte prime.

law-residence-check-authority =
    .says = Après la déclaration d’une adresse, l’agent de quartier vérifie si la personne y habite. Les sources donnent 8 jours ouvrables, 15 jours ou 15 jours ouvrables.
    .next = Mettez le nom sur la sonnette et la boîte aux lettres. Si personne n’est venu à cette date, l’accompagnateur interroge la commune. Avec une annexe 19ter, une enquête négative mène à une annexe 20.
    .doubt = Une réponse au Sénat de 2001 dit 8 jours ouvrables, l’administration fédérale 15 jours, Anderlecht 15 jours ouvrables. Nous prenons le plus tardif, pour le suivi seulement.

law-appeal-rvv-30 =
    .says = Un recours au Conseil du contentieux des étrangers doit être introduit dans les 30 jours après la notification de la décision.
    .next = Orientez tout de suite vers un avocat. Le recours contre l’annexe 20 suspend et une annexe 35 est remise entre-temps ; le recours contre l’annexe 19quinquies ne suspend pas.
    .doubt = Le mode de remise déplace le début : avec accusé de réception, le lendemain ; par la poste sans accusé, le troisième jour ouvrable après l’envoi. Nous comptons à partir du jour encodé.
    .gap = Les délais plus courts en détention et en extrême urgence ne sont pas calculés.

law-annex35-extend =
    .says = L’annexe 35, document spécial de séjour pendant un recours, doit être prolongée par la commune avant sa fin. Une commune demande de venir au plus 2 jours avant.
    .next = Allez à la commune avec l’annexe 35. Elle est prolongée jusqu’à l’arrêt du Conseil.
    .doubt = Une page décrit d’abord trois mois puis mois par mois, une autre seulement mois par mois. La date imprimée décide.

law-dvisa-register =
    .says = Qui entre en Belgique avec un visa D s’inscrit à la commune dans les 8 jours ouvrables.
    .next = La personne se présente avec passeport, visa et les papiers montrés pour le visa. Après l’enquête de résidence suit la carte ; l’annexe 15 ou 49 couvre le temps jusque-là. S’il n’y a pas de rendez-vous à temps, demandez-en un par écrit dans le délai et gardez la preuve.
    .doubt = La page source 001, des universités et certaines communes écrivent 8 jours sans « ouvrables » ; la lecture la plus stricte compte les jours calendrier.
    .gap = Que demander un rendez-vous suffise, seul Eeklo le dit, et l’Office des étrangers pour le renouvellement des étudiants.

law-dvisa-b20-register =
    .says = Un membre de la famille d’un citoyen de l’UE avec un visa D et la mention B20 se présente à la commune après son entrée en Belgique. La page qui le dit ne fixe pas de délai ; nous utilisons les 8 jours ouvrables des autres visas D.
    .next = La personne reçoit une annexe 15 pendant l’enquête de résidence, puis la carte F.
    .doubt = La page source 002 ne fixe pas de délai, la page source 003 dit 8 jours ouvrables « en tout cas ». La limite extrême serait les trois mois des membres de la famille.

law-annex46-register =
    .says = Qui reçoit un permis unique (annexe 46) alors qu’il est déjà en Belgique va à la commune dans les 8 jours ouvrables.
    .next = La personne reçoit l’annexe 49, puis la carte A.
    .doubt = Le délai a été trouvé sur la page d’une seule commune (Eeklo), qui demande de prendre rendez-vous dans ce délai.

law-annex15-validity-45 =
    .says = Une annexe 15 qui fait le pont jusqu’à ce qu’une carte soit prête est valable 45 jours.
    .next = Demandez à la commune la carte ou une prolongation avant ce jour. Une date imprimée sur l’annexe 15 prime.
    .doubt = D’autres pages donnent à l’annexe 15, pour d’autres usages, 15 jours, 5 mois ou, faiblement, 90 jours. La date imprimée décide.

law-annex8ter-validity-45 =
    .says = Les documents provisoires annexe 8ter et annexe 8quater, remis pendant la fabrication d’une carte EU ou EU+, sont valables 45 jours.
    .next = Demandez à la commune la carte ou un nouveau document avant ce jour. Une date imprimée prime.

law-a-card-renew-window =
    .says = Le renouvellement d’une carte A se demande entre le 45e et le 30e jour avant son expiration.
    .next = Demandez-le à la commune dans cette fenêtre ; une demande tardive peut mettre le droit lui-même en danger. Si la demande était à temps et sans décision, une annexe 15 fait le pont.
    .doubt = D’autres pages donnent 40 à 30 jours avant ; Diepenbeek veut au moins 45 jours. Les étudiants et les permis uniques ont leurs propres délais.
    .gap = Une hospitalisation ou une détention dispense provisoirement du renouvellement ; ce n’est pas calculé.

law-k-card-renew-window =
    .says = Le renouvellement d’une carte K ou L se demande entre le 40e et le 30e jour avant son expiration.
    .next = Demandez la nouvelle carte à la commune dans cette fenêtre.
    .doubt = Une seule source le dit, et aucun article n’a été trouvé.

law-card-reissue-6-weeks =
    .says = Une commune accepte la demande d’une nouvelle carte B, H, EU, EU+ ou F+ à partir de 42 jours (6 semaines) avant son expiration.
    .next = Demandez à votre commune à partir de quand elle accepte la demande. La fabrication d’une carte prend deux à quatre semaines.
    .doubt = Seule Audenarde le dit. Pour la carte F+, Ixelles indique de 6 mois à 1 mois avant l’expiration.

law-student-renew-latest =
    .says = Un étudiant demande le renouvellement de la carte A au plus tard 15 jours avant son expiration.
    .next = Demander un rendez-vous compte comme la demande ; gardez la preuve. L’accusé de réception est l’annexe 33ter ; une demande tardive est irrecevable (annexe 29).

law-student-complete-file =
    .says = Quand le dossier de renouvellement d’un étudiant est déclaré incomplet, il doit être complété dans les 15 jours.
    .next = Remettez ce qui manque à la commune et gardez une preuve.

law-student-renew-decision =
    .says = La décision sur le renouvellement d’un étudiant doit tomber dans les 90 jours après que le dossier est complet.
    .next = Si rien n’est décidé quand la carte expire, une annexe 15 de 45 jours fait le pont. L’accompagnateur interroge la commune.
    .doubt = Une seule source le dit ; l’article n’a pas été vu.

law-single-permit-renew-employer =
    .says = L’employeur demande le renouvellement d’un permis unique au plus tard 2 mois avant son expiration.
    .next = C’est l’employeur qui agit, pas le travailleur : demandez-lui si c’est fait. L’annexe 49 couvre le temps jusqu’à la nouvelle carte A.
    .gap = Pour le travail saisonnier, le délai est d’un mois ; ce n’est pas calculé.

law-art10-ai-validity =
    .says = Pour un regroupement familial demandé en Belgique (articles 10 et 10bis), la carte orange est valable 9 mois, comptés à partir de l’annexe 15bis.
    .next = Demandez à temps à la commune ce qui suit. Une date imprimée sur la carte prime.
    .doubt = Le nombre vient d’un texte de 2007 ; les lois du 10 mars 2024 et du 18 juillet 2025 peuvent l’avoir changé.

law-art10-decision =
    .says = La décision sur un regroupement familial demandé en Belgique (articles 10 et 10bis) doit tomber dans les 9 mois après l’annexe 15bis.
    .next = Le résultat est la carte A ou un refus. Sans nouvelles à cette date, l’accompagnateur interroge la commune.
    .doubt = Des pages plus anciennes ajoutent deux prolongations de trois mois ; les lois du 10 mars 2024 et du 18 juillet 2025 peuvent avoir changé le délai.

law-cohabitation-visa-c-legacy =
    .says = Jusqu’au 14 janvier 2024, le partenaire d’un Belge ou d’un ressortissant de pays tiers pouvait venir avec un visa C et avait 90 jours sur l’annexe 3 pour déclarer la cohabitation légale.
    .next = Depuis le 15 janvier 2024, ces partenaires ont besoin d’un visa D. Le partenaire d’un citoyen de l’UE peut encore venir avec un visa C, comme autre membre de la famille.
    .doubt = C’était une pratique de l’administration, trouvée sur des pages pour praticiens ; aucun article n’a été trouvé.
    .not-in-force = Depuis, les partenaires de Belges et de ressortissants de pays tiers reçoivent un visa D (règle dvisa-register).

law-ltr-other-ms-apply =
    .says = Un résident de longue durée d’un autre État membre qui veut rester plus longtemps en Belgique introduit une demande à la commune dans les 3 mois après son entrée.
    .next = La personne reçoit l’annexe 41bis. Qui vient travailler a plutôt besoin d’un permis unique.
    .doubt = Le délai n’a pas été trouvé sur une page que nous avons lue ; il doit être vérifié.

law-ltr-other-ms-documents =
    .says = Les documents qui manquent à une demande avec annexe 41bis sont remis dans les 4 mois.
    .next = Remettez-les à la commune et gardez une preuve. Le résultat est la carte A.
    .doubt = Le délai vient de pages de communes ; l’article n’a pas été vu.

law-asylum-register-commune =
    .says = Qui demande la protection internationale va à la commune dans les 8 jours ouvrables après la remise de l’annexe 26 ou 26quinquies.
    .next = La commune donne la carte orange. L’annexe 26 elle-même n’expire pas.
    .gap = Pour les personnes en centre fermé ou en prison, rien n’est calculé.

law-ai-validity-asylum-first =
    .says = La première carte orange d’un demandeur de protection internationale court 4 mois à partir du jour de la demande.
    .next = Faites-la prolonger à la commune avant sa fin. Une date imprimée sur la carte prime.
    .gap = Après une demande ultérieure, la carte court à partir de sa remise ; encodez alors la date imprimée.

law-ai-validity-asylum-next =
    .says = Après la première période, la carte orange d’un demandeur de protection internationale est prolongée chaque fois de 8 mois.
    .next = Faites-la prolonger de nouveau avant sa fin, tant qu’il n’y a pas de décision définitive. Une date imprimée sur la carte prime.

law-annex33-report =
    .says = Un étudiant ou un travailleur qui garde un logement dans un pays voisin et y retourne se présente à la commune dans les 8 jours ouvrables.
    .next = La personne apporte le contrat ou l’inscription et reçoit l’annexe 33, valable une année académique.
    .doubt = La règle a été trouvée sur la page d’une seule ville (Gand) ; l’article n’a pas été vu.

law-annex33-renew =
    .says = L’annexe 33 est valable une année académique et se renouvelle chaque année. Aucune source ne fixe de jour limite pour la demander.
    .next = Allez à la commune avec le nouveau contrat ou la nouvelle inscription avant la fin de l’ancienne annexe 33.
    .doubt = Le nombre de jours avant la fin est notre propre conseil.

law-address-change-declare =
    .says = Qui déménage en Belgique déclare sa nouvelle adresse à la nouvelle commune dans les 8 jours ouvrables après son installation.
    .next = Ensuite, l’agent de quartier vérifie l’adresse : mettez le nom sur la sonnette et la boîte aux lettres.
    .doubt = Certaines communes (Menin, Houthalen-Helchteren, Herselt) écrivent 8 jours.

law-departure-declare =
    .says = Qui quitte la Belgique pour vivre ailleurs le déclare à la commune au plus tard la veille, 1 jour avant le départ.
    .next = La commune retire la personne du registre. Qui part pour trois à douze mois et revient le signale avant le départ, reçoit l’annexe 18 et garde une carte valable.

law-return-report-15 =
    .says = Qui revient après trois à douze mois à l’étranger signale son retour à la commune dans les 15 jours.
    .next = Apportez la carte et l’annexe 18.
    .gap = Une absence plus courte ne doit pas être signalée ; c’est à l’accompagnateur de voir si l’absence était aussi longue.

law-absence-limit-1y =
    .says = Le droit de séjour est conservé pendant une absence de 1 an au plus. Avec le séjour permanent (EU+, F+), c’est deux ans.
    .next = Revenez avant ce jour avec une carte valable. En cas de force majeure, cela peut être plus long : consultez un avocat.
    .doubt = La limite vient de pages d’une commune et de praticiens ; le texte complet n’a pas été vu.

law-durable-stay-5y =
    .says = Après 5 ans de séjour légal ininterrompu, un citoyen de l’UE et les membres de sa famille peuvent obtenir le séjour permanent.
    .next = L’annexe 22 est introduite à la commune : un citoyen de l’UE peut le faire, un membre de la famille ressortissant de pays tiers doit le faire. La décision prend jusqu’à cinq mois ; suit la carte EU+ ou F+.
    .doubt = Les sources font commencer les cinq ans à l’annexe 19 ou 19ter, à une annexe 15 antérieure ou à l’inscription au registre d’attente.
    .gap = Les motifs anticipés (pension, incapacité de travail, travail frontalier, survivants) et l’installation commune de la famille ne sont pas appréciés.

law-durable-absence-check =
    .says = Des absences de 6 mois au plus par an n’interrompent pas les cinq ans. Le service militaire ne compte pas, et une absence de 12 mois au plus pour une raison importante (grossesse et accouchement, maladie grave, études, formation, détachement) est permise.
    .counts = Les jours d’absence de chaque année, une fois en années depuis le début et une fois en années civiles, chaque limite une fois comme « au plus » et une fois comme « moins de ». Si tout concorde, le séjour est continu ou interrompu ; sinon, une personne doit regarder.
    .next = Après une interruption, les cinq ans recommencent le jour du retour. Après cinq ans complets, seules plus de deux années consécutives d’absence comptent.
    .doubt = Il n’est pas certain que « an » signifie douze mois depuis le début ou l’année civile.

law-f-card-annex22-open =
    .says = Selon une commune, l’annexe 22 peut être demandée à partir de 5 mois avant l’expiration de la carte F.
    .next = Demandez le séjour permanent, pas une simple nouvelle carte.
    .doubt = Anderlecht ouvre la fenêtre 5 mois avant l’expiration, Riemst veut la demande au plus tard 5 mois avant, une autre page seulement avant l’expiration.

law-f-card-annex22-window =
    .says = Un membre de la famille ressortissant de pays tiers avec une carte F doit demander le séjour permanent par l’annexe 22 avant l’expiration de la carte : une carte F est suivie d’une carte F+.
    .counts = Date légale : la veille de l’expiration de la carte. Date sûre : 5 mois avant l’expiration, ramenée à un jour ouvrable. La lecture la plus stricte prend un jour de moins.
    .next = Introduisez l’annexe 22 à la commune. La décision prend jusqu’à cinq mois. Si les cinq ans ne sont pas complets quand la carte expire, une personne doit décider ; la carte peut être prolongée.
    .doubt = L’obligation est certaine, la fenêtre ne l’est pas : Riemst dit au plus tard 5 mois avant, Anderlecht à partir de 5 mois avant jusqu’à la veille, une autre page avant l’expiration.

law-annex22-decision =
    .says = La décision sur l’annexe 22 doit tomber dans les 5 mois après l’introduction.
    .next = Le résultat est la carte EU+ ou F+, l’annexe 23 (irrecevable) ou l’annexe 24 (refus). Sans nouvelles à cette date, allez le demander. Si la carte expire entre-temps, l’annexe 8ter, 8quater ou 15 fait le pont.

law-durable-loss-2y =
    .says = Le séjour permanent se perd par plus de 2 ans consécutifs hors de Belgique.
    .next = Revenez avant ce jour.

law-ltr-eligibility-5y =
    .says = Après 5 ans de séjour légal et ininterrompu juste avant la demande, un ressortissant de pays tiers peut demander le statut de résident de longue durée. Le temps comme étudiant compte pour moitié.
    .next = L’annexe 16 est introduite à la commune, l’annexe 16bis est l’accusé de réception, la décision prend jusqu’à cinq mois et la carte L suit. Il faut prouver des revenus stables et une assurance maladie.
    .gap = Revenus, assurance et ordre public ne sont pas appréciés. Le temps d’une procédure d’asile compte pour moitié, ou entièrement si elle a duré plus de 18 mois.

law-ltr-absence-check =
    .says = Pour un résident de longue durée, les absences n’interrompent pas si chacune dure au plus 6 mois et toutes ensemble au plus 10 mois (avec une carte bleue 12 et 18).
    .counts = La durée de chaque absence et leur somme pendant les cinq ans, chaque limite une fois comme « au plus » et une fois comme « moins de ». Si les deux concordent, le séjour est continu ou interrompu ; sinon, une personne doit regarder.
    .next = Après une interruption, les cinq ans recommencent le jour du retour.
    .doubt = Une source dit « pas plus de six mois », une autre « moins de six mois ». Exactement six, ou dix, une personne doit l’apprécier.

law-annex16-decision =
    .says = La décision sur l’établissement ou le séjour de longue durée doit tomber dans les 5 mois après l’annexe 16bis.
    .next = Le résultat est la carte K ou L, ou un refus. Sans nouvelles à cette date, l’accompagnateur interroge la commune.
    .doubt = Des sources disent que le silence vaut octroi. Ne dites jamais à la personne que le silence donne un droit.

law-nationality-info-5y =
    .says = Après 5 ans de résidence principale légale, un adulte en séjour illimité peut déclarer vouloir devenir belge, si des conditions de langue, d’intégration et de travail sont remplies.
    .next = Ceci est une information : orientez vers la commune ou une aide spécialisée.
    .doubt = Les années qui comptent sont lues différemment : selon une source, le temps depuis la demande compte pour les citoyens de l’UE, leur famille et les réfugiés ; selon une autre, des absences de 6 mois au plus chacune et d’un cinquième du temps ensemble n’interrompent pas. La loi demande bien plus que du temps.
    .gap = Aucune des conditions n’est vérifiée ici. Les interruptions comptent (chacune au plus six mois, ensemble au plus un cinquième de la période), et nous ne connaissons ni le coût ni une réforme de 2025-2026.

law-fee-balance-30 =
    .says = Si la redevance n’a été payée qu’en partie, le reste doit être payé dans les 30 jours, comptés à partir du lendemain de la notification de l’annexe 43.
    .next = Payez exactement le reste avec la même communication et gardez la preuve. Sinon, la demande est irrecevable.

law-eu-card-expiry =
    .says = Une carte EU est valable jusqu’à la date imprimée dessus, 5 ans au plus.
    .next = Demandez à temps une nouvelle carte à la commune ; une commune accepte la demande à partir de six semaines avant.

law-wa-m-card-expiry =
    .says = Les cartes des bénéficiaires de l’accord de retrait du Royaume-Uni sont valables jusqu’à la date imprimée dessus : M 5 ans, M permanente 10 ans, N 5 ans.
    .next = Demandez une nouvelle carte à la commune avant ce jour.

law-old-f-card-cutoff =
    .says = Les cartes F et F+ de l’ancien modèle ne sont plus valables après le 3 août 2026, quelle que soit la date imprimée.
    .counts = Le jour fixe du 3 août 2026, pour une carte de l’ancien modèle.
    .next = Allez tout de suite à la commune : pour une nouvelle carte, ou pour l’annexe 22.
    .doubt = Une autre page disait : valable jusqu’à la date imprimée. C’est le seul cas où une date imprimée ne prime pas.

law-passport-12-months =
    .says = La page source 001 demande, pour une demande de permis de séjour, un passeport valable plus de 12 mois.
    .next = Un simple avertissement : renouvelez le passeport à temps à l’ambassade ou au consulat.
    .doubt = Seule cette page le dit ; aucun article n’a été trouvé.

law-document-expiry =
    .says = La date imprimée sur un document ou une carte dit quand il expire et prime sur toute date que nous calculons.
    .counts = Le jour imprimé lui-même. Il ne se déplace jamais.
    .next = Demandez le nouveau document avant la fin de l’ancien.
