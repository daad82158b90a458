# Duties, by rule: the title for the desk, then the texts of the letter.

rule-eu-short-stay-report = Signaler la présence à la commune
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous séjournez en Belgique. Vous devez le dire à la commune.
    .bring =
        votre carte d’identité ou votre passeport
        l’adresse où vous logez
    .get = Une déclaration de présence (annexe 3ter).
    .why = Après votre arrivée, vous avez 10 jours ouvrables pour le faire.
    .note = Vous dormez à l’hôtel ou vous êtes à l’hôpital ? Alors ce n’est pas nécessaire. Dites-le-nous.

rule-tcn-short-stay-report = Signaler le séjour à la commune
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous logez chez quelqu’un en Belgique. Vous devez le dire à la commune.
    .bring =
        votre passeport (avec le visa, si vous aviez besoin d’un visa)
        1 photo d’identité récente
        l’adresse où vous logez
    .get = Une déclaration d’arrivée (annexe 3).
    .why = Après votre arrivée, vous avez 3 jours ouvrables pour le faire.
    .note = Vous dormez à l’hôtel ou vous êtes à l’hôpital ? Alors ce n’est pas nécessaire. Dites-le-nous.

rule-dvisa-register = S’inscrire à la commune
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique. Vous devez vous inscrire à la commune.
    .bring =
        votre passeport avec le visa
        2 photos d’identité récentes
        votre contrat de bail ou une autre preuve de votre adresse
        les papiers que vous avez montrés pour votre visa
    .get = Un document provisoire. Ensuite, l’agent de quartier vérifie si vous habitez à votre adresse.
    .why = Après votre arrivée, vous avez 8 jours ouvrables pour le faire.

rule-dvisa-b20-register = S’inscrire à la commune (visa B20)
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique. Vous devez vous inscrire à la commune.
    .bring =
        votre passeport avec le visa
        2 photos d’identité récentes
        votre contrat de bail ou une autre preuve de votre adresse
        les papiers que vous avez montrés pour votre visa
    .get = Un document provisoire (annexe 15).

rule-annex46-register = Aller à la commune avec l’annexe 46
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique. Vous devez vous inscrire à la commune.
    .bring =
        votre passeport
        le document que vous avez reçu (annexe 46)
        2 photos d’identité récentes
        une preuve de votre adresse
    .get = Un document provisoire (annexe 49).
    .why = Après avoir reçu le document, vous avez 8 jours ouvrables pour le faire.

rule-asylum-register-commune = Aller à la commune avec l’annexe 26
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique. Vous devez vous inscrire à la commune.
    .bring =
        le document que vous avez reçu
        2 photos d’identité récentes
        une preuve de votre adresse
    .why = Après avoir reçu le document, vous avez 8 jours ouvrables pour le faire.

rule-annex33-report = Se présenter à la commune (annexe 33)
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous devez vous présenter à la commune.
    .bring =
        votre carte d’identité ou votre passeport
        votre contrat ou votre inscription
    .get = Une annexe 33.
    .why = Après votre arrivée, vous avez 8 jours ouvrables pour le faire.

rule-address-change-declare = Déclarer la nouvelle adresse
    .headline = Déclarez votre nouvelle adresse à la commune au plus tard le { $date }.
    .intro = Vous avez déménagé. Vous déclarez l’adresse à la commune où vous habitez maintenant.
    .bring =
        votre carte d’identité ou votre document de séjour
        votre contrat de bail ou une autre preuve de votre adresse
    .note = La police vérifie si vous y habitez. Mettez votre nom sur la sonnette et la boîte aux lettres.
    .why = Après votre déménagement, vous avez 8 jours ouvrables pour le faire.

rule-eu-long-stay-apply = Demander l’attestation d’enregistrement
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique et vous voulez rester plus de 3 mois. Demandez une attestation d’enregistrement. Parfois, il faut attendre un rendez-vous pendant des semaines.
    .bring =
        votre carte d’identité ou votre passeport
        la preuve de votre radiation dans l’autre pays
        la preuve de la raison de votre séjour (travail, études, revenus, famille)
        des photos d’identité (demandez combien à la commune)
        votre acte de naissance et la preuve de votre état civil
    .get = Une annexe 19. Ensuite, la police vérifie si vous habitez à votre adresse.
    .why = Après votre arrivée, vous avez 3 mois pour le faire.
    .note = Il manque des papiers ? Téléphonez-nous d’abord. Nous vous aidons.

rule-eu-family-tcn-apply = Demander la carte de séjour de membre de la famille
    .headline = Allez à la commune au plus tard le { $date }.
    .intro = Vous habitez en Belgique et vous voulez rester plus de 3 mois. Demandez une carte de séjour. Parfois, il faut attendre un rendez-vous pendant des semaines.
    .bring =
        votre passeport
        vos actes d’état civil (naissance, mariage), avec traduction
        une preuve de votre adresse
        des photos d’identité (demandez combien à la commune)
    .get = Une annexe 19ter.
    .why = Après votre arrivée, vous avez 3 mois pour le faire.
    .note = Il manque des papiers ? Téléphonez-nous d’abord. Nous vous aidons.

rule-annex19ter-documents = Apporter les documents manquants (après l’annexe 19ter)
    .headline = Apportez à la commune les papiers qui manquent, au plus tard le { $date }.
    .intro = La commune attend encore des papiers pour votre demande.
    .why = Après votre demande, vous avez 3 mois pour le faire.

rule-short-stay-end-90 = Fin du court séjour (90 jours)
    .headline = Votre court séjour en Belgique se termine le { $date }. Choisissez maintenant.
    .intro = C’est le dernier jour de votre séjour.
    .choices =
        Vous quittez la Belgique. Dites-le à la commune avant cette date.
        Vous voulez rester plus longtemps. Téléphonez-nous maintenant. Nous regardons ensemble ce qui est possible.
        Vous ne pouvez pas partir à temps. Demandez une prolongation à la commune avant cette date. Apportez des preuves.

rule-cvisa-last-day = Dernier jour du visa C
    .headline = Votre court séjour en Belgique se termine le { $date }. Choisissez maintenant.
    .intro = C’est le dernier jour de votre visa.
    .choices =
        Vous quittez la Belgique. Dites-le à la commune avant cette date.
        Vous voulez rester plus longtemps. Téléphonez-nous maintenant. Nous regardons ensemble ce qui est possible.
        Vous ne pouvez pas partir à temps. Demandez une prolongation à la commune avant cette date. Apportez des preuves.

rule-ai-validity-19ter = La carte orange expire
    .headline = Demandez un nouveau document au plus tard le { $date }.
    .intro = Vous avez une carte orange. La commune vous en donne une nouvelle ou la prolonge.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes

rule-annex15-validity-45 = L’annexe 15 expire
    .headline = Demandez un nouveau document au plus tard le { $date }.
    .intro = Vous avez une annexe 15. La commune vous en donne une nouvelle ou la prolonge.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes

rule-document-expiry = Le document expire
    .headline = Demandez un nouveau document au plus tard le { $date }.
    .intro = Demandez le nouveau document avant la fin de l’ancien.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes

rule-a-card-renew-window = Renouveler la carte A
    .headline = Demandez une nouvelle carte à la commune au plus tard le { $date }.
    .intro = Votre carte expire. Demandez la nouvelle à temps.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes

rule-eu-card-expiry = La carte EU expire
    .headline = Demandez une nouvelle carte à la commune au plus tard le { $date }.
    .intro = Votre carte expire. Demandez la nouvelle à temps.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes

rule-f-card-annex22-window = Demander le séjour permanent (annexe 22)
    .headline = Demandez le séjour permanent à la commune au plus tard le { $date }.
    .intro = Votre carte expire. Vous ne demandez pas une nouvelle carte ordinaire, mais le séjour permanent.
    .bring =
        votre passeport ou votre carte d’identité
        le document que vous avez maintenant
        2 photos d’identité récentes
    .get = Une annexe 22.

rule-durable-stay-5y = Le séjour permanent peut être demandé
    .headline = À partir du { $date }, vous pouvez demander le séjour permanent.
    .intro = Vous aurez alors 5 ans de séjour en Belgique, sans longue interruption.
    .bring =
        votre carte d’identité ou votre passeport
        votre carte de séjour
    .get = Vous signez une annexe 22. Ensuite, il faut environ 5 mois.
    .note = Vous avez été longtemps à l’étranger ? Téléphonez-nous d’abord. La date peut changer.

# Rules without texts of a letter yet: the general ones are used.

rule-annex3-pending-annex15 = L’annexe 15 expire (en attendant l’annexe 3)
rule-short-stay-extension-ask = Demander une prolongation du court séjour
rule-eu-long-stay-file-complete = Dossier complet dès l’introduction (annexe 19)
rule-annex19-documents-legacy = Apporter les documents manquants (annexe 19, ancienne règle)
rule-annex19-extra-month-legacy = Mois supplémentaire après l’annexe 20 (annexe 19, ancienne règle)
rule-annex19-decision = Décision sur l’annexe 19
rule-annex19ter-decision = Décision sur l’annexe 19ter
rule-residence-check-authority = Enquête de résidence par la police
rule-appeal-rvv-30 = Recours au Conseil du contentieux des étrangers
rule-annex35-extend = Faire prolonger l’annexe 35
rule-annex8ter-validity-45 = L’annexe 8ter ou 8quater expire
rule-k-card-renew-window = Renouveler la carte K ou L
rule-card-reissue-6-weeks = La nouvelle carte peut être demandée
rule-student-renew-latest = Renouveler la carte A de l’étudiant
rule-student-complete-file = Compléter le dossier de l’étudiant
rule-student-renew-decision = Décision sur le renouvellement de l’étudiant
rule-single-permit-renew-employer = Renouvellement du permis unique par l’employeur
rule-art10-ai-validity = La carte orange expire (regroupement familial)
rule-art10-decision = Décision sur le regroupement familial
rule-cohabitation-visa-c-legacy = Séjour pour déclarer la cohabitation (visa C, ancienne règle)
rule-ltr-other-ms-apply = Demande comme résident de longue durée d’un autre État
rule-ltr-other-ms-documents = Apporter les documents manquants (annexe 41bis)
rule-ai-validity-asylum-first = La première carte orange expire (protection)
rule-ai-validity-asylum-next = La carte orange prolongée expire (protection)
rule-annex33-renew = Renouveler l’annexe 33
rule-departure-declare = Déclarer le départ
rule-return-report-15 = Signaler le retour
rule-absence-limit-1y = Un an à l’étranger : limite de l’absence
rule-durable-absence-check = Absences et séjour permanent
rule-f-card-annex22-open = L’annexe 22 peut être demandée (carte F)
rule-annex22-decision = Décision sur le séjour permanent
rule-durable-loss-2y = Deux ans à l’étranger : perte du séjour permanent
rule-ltr-eligibility-5y = Le statut de résident de longue durée peut être demandé
rule-ltr-absence-check = Absences et résidence de longue durée
rule-annex16-decision = Décision sur l’établissement ou la longue durée
rule-nationality-info-5y = Nationalité : cinq ans de séjour
rule-fee-balance-30 = Payer le reste de la redevance
rule-wa-m-card-expiry = La carte M ou N expire
rule-old-f-card-cutoff = L’ancienne carte F ou F+ n’est plus valable
rule-passport-12-months = Passeport valable moins de 12 mois
