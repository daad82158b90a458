# Words of the law: tracks, documents, holidays, states and facts.

## Tracks

track-eu-short-stay = Citoyen UE, court séjour
track-third-country-short-stay = Ressortissant de pays tiers sans visa, court séjour
track-third-country-short-stay-visa-c = Ressortissant de pays tiers avec visa C, court séjour
track-eu-long-stay = Citoyen UE, long séjour
track-eu-family-eu-citizen = Citoyen UE, membre de la famille d’un citoyen UE
track-eu-family-third-country = Ressortissant de pays tiers, membre de la famille d’un citoyen UE
track-eu-family-visa-b20 = Membre de la famille d’un citoyen UE, visa D (B20)
track-cohabitation-visa = Visa pour mariage ou cohabitation
track-third-country-visa-d = Ressortissant de pays tiers avec visa D
track-third-country-family-visa-d = Regroupement familial, visa D
track-third-country-family-in-belgium = Regroupement familial, demande en Belgique
track-family-of-belgian = Membre de la famille d’un Belge
track-long-term-resident-other-state = Résident de longue durée d’un autre État membre
track-international-protection = Demande de protection internationale
track-uk-withdrawal-agreement = Accord de retrait Royaume-Uni
track-cross-border = Travailleur ou étudiant frontalier

## Why a day was not counted

skipped-added-holiday = un nouveau jour férié légal
skipped-saturday = samedi
skipped-sunday = dimanche
skipped-trigger = début, non compté
skipped-start = début
skipped-closure = commune fermée
skipped-new-year = Nouvel An
skipped-easter-monday = lundi de Pâques
skipped-labour-day = Fête du Travail
skipped-ascension = Ascension
skipped-whit-monday = lundi de Pentecôte
skipped-national-day = Fête nationale
skipped-assumption = Assomption
skipped-all-saints = Toussaint
skipped-armistice = Armistice
skipped-christmas = Noël

## States of a deadline

state-open = En cours
state-met = Fait
state-met-late = Fait, en retard
state-missed = En retard
state-not-yet = Pas encore
state-ended = Terminé
state-exempt = Dispensé
state-void = Sans objet
state-unknown = À demander

## Documents

document-annex-3 = déclaration d’arrivée (annexe 3)
document-annex-3ter = déclaration de présence (annexe 3ter)
document-annex-8ter = document provisoire (annexe 8ter)
document-annex-8quater = document provisoire (annexe 8quater)
document-annex-15 = attestation de séjour provisoire (annexe 15)
document-annex-15bis = attestation de réception (annexe 15bis)
document-annex-16 = demande d’établissement ou de résident de longue durée (annexe 16)
document-annex-18 = attestation de départ et de retour (annexe 18)
document-annex-19 = demande d’attestation d’enregistrement (annexe 19)
document-annex-19ter = demande de carte de séjour de membre de la famille (annexe 19ter)
document-annex-20 = refus de séjour (annexe 20)
document-annex-22 = demande de séjour permanent (annexe 22)
document-annex-26 = annexe 26
document-annex-33 = annexe 33
document-annex-33ter = attestation de réception du renouvellement (annexe 33ter)
document-annex-35 = document spécial de séjour (annexe 35)
document-annex-41bis = annexe 41bis
document-annex-49 = document provisoire de séjour (annexe 49)
document-orange-card = attestation d’immatriculation (carte orange)
document-card-a = carte A (séjour limité)
document-card-b = carte B (séjour illimité)
document-card-k = carte K (établissement)
document-card-l = carte L (résident longue durée - UE)
document-card-eu = carte EU (attestation d’enregistrement)
document-card-eu-plus = carte EU+ (séjour permanent)
document-card-f = carte F (membre de famille UE)
document-card-f-plus = carte F+ (membre de famille UE, séjour permanent)
document-card-h = carte H (carte bleue européenne)
document-card-i = carte I (ICT)
document-card-j = carte J (mobile ICT)
document-card-m = carte M (art. 50 TUE)
document-card-n = carte N (art. 50 TUE, travailleur frontalier)
document-passport = passeport
document-visa-c = visa C
document-visa-d = visa D

## Facts

fact-absences = Absence
fact-address-declared = Adresse déclarée
fact-annex-3-issued = Annexe 3 reçue
fact-annex-3ter-issued = Annexe 3ter reçue
fact-annex-8ter-issued = Annexe 8ter reçue
fact-annex-15-issued = Annexe 15 reçue
fact-annex-15bis-filed = Annexe 15bis reçue
fact-annex-16-filed = Annexe 16 introduite
fact-annex-16bis-issued = Annexe 16bis reçue
fact-annex-19-filed = Annexe 19 introduite
fact-annex-19ter-filed = Annexe 19ter introduite
fact-annex-20-notified = Annexe 20 notifiée
fact-annex-22-filed = Annexe 22 introduite
fact-annex-26-issued = Annexe 26 reçue
fact-annex-33-issued = Annexe 33 reçue
fact-annex-33-expires = Annexe 33 expire
fact-annex-35-expires = Annexe 35 expire
fact-annex-35-extended = Annexe 35 prolongée
fact-annex-41bis-filed = Annexe 41bis introduite
fact-annex-43-notified = Annexe 43 notifiée
fact-annex-46-received = Annexe 46 reçue
fact-annex-49-issued = Annexe 49 reçue
fact-appeal-lodged = Recours introduit (CCE)
fact-appointment-asked = Rendez-vous demandé
fact-asylum-applied = Protection demandée
fact-card-expires = Carte expire
fact-card-issued = Carte délivrée
fact-decision-notified = Décision notifiée
fact-departed = Parti
fact-departure-declared = Départ déclaré
fact-document-expires = Document expire
fact-document-replaced = Document remplacé
fact-durable-stay-started = Début des cinq ans
fact-duty-done = Obligation remplie
fact-duty-missed = Obligation manquée
fact-entered-belgium = Arrivée en Belgique
fact-entered-schengen = Entrée dans l’espace Schengen
fact-extension-asked = Prolongation demandée
fact-extension-granted = Prolongation accordée
fact-fee-paid = Redevance payée
fact-file-completed = Dossier complet
fact-incomplete-notified = Dossier incomplet notifié
fact-lawful-stay-started = Début du séjour légal
fact-moved-in = Déménagé
fact-orange-card-issued = Carte orange reçue
fact-orange-card-extended = Carte orange prolongée
fact-passport-expires = Passeport expire
fact-presence-reported = Présence signalée
fact-renewal-asked = Renouvellement demandé
fact-residence-checked = Enquête de résidence faite
fact-return-reported = Retour signalé
fact-returned = Rentré
fact-stay-ends = Séjour se termine
fact-visa-ends = Visa se termine

## What a caseworker stated

fact-track-chosen = Parcours choisi
fact-stay-stated = Durée du séjour indiquée
fact-lodging-stated = Logement indiqué
fact-purpose-stated = Motif indiqué
fact-visa-stated = Visa indiqué
fact-card-stated = Carte indiquée
fact-exemption-granted = Dispense enregistrée
fact-review-decided = Doute tranché
fact-absent = Absent de Belgique
fact-stayed-in-schengen = Séjour antérieur dans Schengen
state-superseded = Remplacé
stay-short = 90 jours au plus
stay-long = plus de 90 jours
lodging-private = adresse privée
lodging-hotel = hôtel
lodging-hospital = hôpital
lodging-prison = prison
lodging-licensed = hébergement agréé
visa-none = pas de visa
visa-c = visa C
visa-d = visa D
visa-d-b20 = visa D (B20)
purpose-work = travail
purpose-single-permit = permis unique
purpose-student = études
purpose-researcher = recherche
purpose-blue-card = carte bleue
purpose-ict = transfert intragroupe (ICT)
purpose-family = famille
purpose-au-pair = au pair
purpose-other = autre motif
