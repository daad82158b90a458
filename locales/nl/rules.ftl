# Duties, by rule: the title for the desk, then the texts of the letter.

rule-eu-short-stay-report = Aanwezigheid melden bij de gemeente
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U verblijft in België. U moet dit melden bij de gemeente.
    .bring =
        uw identiteitskaart of paspoort
        het adres waar u logeert
    .get = Een melding van aanwezigheid (bijlage 3ter).
    .why = U hebt 10 werkdagen de tijd na uw aankomst.
    .note = Slaapt u in een hotel of bent u in het ziekenhuis? Dan hoeft u dit niet te doen. Zeg het ons.

rule-tcn-short-stay-report = Verblijf melden bij de gemeente
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U logeert in België bij iemand thuis. U moet dit melden bij de gemeente.
    .bring =
        uw paspoort (met visum, als u een visum nodig had)
        1 recente pasfoto
        het adres waar u logeert
    .get = Een aankomstverklaring (bijlage 3).
    .why = U hebt 3 werkdagen de tijd na uw aankomst.
    .note = Slaapt u in een hotel of bent u in het ziekenhuis? Dan hoeft u dit niet te doen. Zeg het ons.

rule-dvisa-register = Aanmelden bij de gemeente
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België. U moet u aanmelden bij de gemeente.
    .bring =
        uw paspoort met het visum
        2 recente pasfoto’s
        uw huurcontract of een ander bewijs van uw adres
        de papieren die u voor uw visum hebt getoond
    .get = Een voorlopig document. Daarna komt de wijkagent kijken of u op uw adres woont.
    .why = U hebt 8 werkdagen de tijd na uw aankomst.

rule-dvisa-b20-register = Aanmelden bij de gemeente (visum B20)
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België. U moet u aanmelden bij de gemeente.
    .bring =
        uw paspoort met het visum
        2 recente pasfoto’s
        uw huurcontract of een ander bewijs van uw adres
        de papieren die u voor uw visum hebt getoond
    .get = Een voorlopig document (bijlage 15).

rule-annex46-register = Met bijlage 46 naar de gemeente
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België. U moet u aanmelden bij de gemeente.
    .bring =
        uw paspoort
        het document dat u hebt gekregen (bijlage 46)
        2 recente pasfoto’s
        een bewijs van uw adres
    .get = Een voorlopig document (bijlage 49).
    .why = U hebt 8 werkdagen de tijd nadat u het document kreeg.

rule-asylum-register-commune = Met bijlage 26 naar de gemeente
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België. U moet u aanmelden bij de gemeente.
    .bring =
        het document dat u hebt gekregen
        2 recente pasfoto’s
        een bewijs van uw adres
    .why = U hebt 8 werkdagen de tijd nadat u het document kreeg.

rule-annex33-report = Melden bij de gemeente (bijlage 33)
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U moet u melden bij de gemeente.
    .bring =
        uw identiteitskaart of paspoort
        het contract of de inschrijving die u hebt
    .get = Een bijlage 33.
    .why = U hebt 8 werkdagen de tijd na uw aankomst.

rule-address-change-declare = Nieuw adres aangeven
    .headline = Geef ten laatste { $date } uw nieuwe adres door aan de gemeente.
    .intro = U bent verhuisd. U geeft het adres door aan de gemeente waar u nu woont.
    .bring =
        uw identiteitskaart of verblijfsdocument
        uw huurcontract of een ander bewijs van uw adres
    .note = De politie komt kijken of u er woont. Zet uw naam op de bel en de brievenbus.
    .why = U hebt 8 werkdagen de tijd nadat u verhuisd bent.

rule-eu-long-stay-apply = Verklaring van inschrijving aanvragen
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België en u wilt langer dan 3 maanden blijven. Vraag een verklaring van inschrijving. Soms moet u weken wachten op een afspraak.
    .bring =
        uw identiteitskaart of paspoort
        bewijs van uw afschrijving in het vorige land
        bewijs waarom u hier bent (werk, studie, eigen inkomen, familie)
        pasfoto’s (vraag de gemeente hoeveel)
        geboorteakte en bewijs van uw burgerlijke staat
    .get = Een bijlage 19. Daarna komt de politie kijken of u op uw adres woont.
    .why = U hebt 3 maanden de tijd na uw aankomst.
    .note = Ontbreken er papieren? Bel ons eerst. Wij helpen u.

rule-eu-family-tcn-apply = Verblijfskaart familielid aanvragen
    .headline = Ga ten laatste { $date } naar de gemeente.
    .intro = U woont in België en u wilt langer dan 3 maanden blijven. Vraag een verblijfskaart. Soms moet u weken wachten op een afspraak.
    .bring =
        uw paspoort
        de papieren van de burgerlijke stand (geboorte, huwelijk), met vertaling
        een bewijs van uw adres
        pasfoto’s (vraag de gemeente hoeveel)
    .get = Een bijlage 19ter.
    .why = U hebt 3 maanden de tijd na uw aankomst.
    .note = Ontbreken er papieren? Bel ons eerst. Wij helpen u.

rule-annex19ter-documents = Ontbrekende documenten binnenbrengen (na bijlage 19ter)
    .headline = Breng ten laatste { $date } de papieren die nog ontbreken naar de gemeente.
    .intro = De gemeente wacht nog op papieren voor uw aanvraag.
    .why = U hebt 3 maanden de tijd na uw aanvraag.

rule-short-stay-end-90 = Kort verblijf eindigt (90 dagen)
    .headline = Uw kort verblijf in België eindigt op { $date }. Kies nu wat u doet.
    .intro = Dat is de laatste dag van uw verblijf.
    .choices =
        U vertrekt uit België. Zeg dit vóór die datum aan de gemeente.
        U wilt langer blijven. Bel ons nu. Wij kijken samen wat kan.
        U kunt niet op tijd vertrekken. Vraag vóór die datum een verlenging bij de gemeente. Breng bewijzen mee.

rule-cvisa-last-day = Laatste dag van het visum C
    .headline = Uw kort verblijf in België eindigt op { $date }. Kies nu wat u doet.
    .intro = Dat is de laatste dag van uw visum.
    .choices =
        U vertrekt uit België. Zeg dit vóór die datum aan de gemeente.
        U wilt langer blijven. Bel ons nu. Wij kijken samen wat kan.
        U kunt niet op tijd vertrekken. Vraag vóór die datum een verlenging bij de gemeente. Breng bewijzen mee.

rule-ai-validity-19ter = Oranje kaart vervalt
    .headline = Vraag ten laatste { $date } een nieuw document.
    .intro = U hebt een oranje kaart. De gemeente geeft u een nieuwe of verlengt ze.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s

rule-annex15-validity-45 = Bijlage 15 vervalt
    .headline = Vraag ten laatste { $date } een nieuw document.
    .intro = U hebt een bijlage 15. De gemeente geeft u een nieuwe of verlengt ze.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s

rule-document-expiry = Document vervalt
    .headline = Vraag ten laatste { $date } een nieuw document.
    .intro = Vraag het nieuwe document vóór het oude vervalt.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s

rule-a-card-renew-window = A-kaart verlengen
    .headline = Vraag ten laatste { $date } een nieuwe kaart bij de gemeente.
    .intro = Uw kaart vervalt. Vraag de nieuwe op tijd.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s

rule-eu-card-expiry = EU-kaart vervalt
    .headline = Vraag ten laatste { $date } een nieuwe kaart bij de gemeente.
    .intro = Uw kaart vervalt. Vraag de nieuwe op tijd.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s

rule-f-card-annex22-window = Duurzaam verblijf aanvragen (bijlage 22)
    .headline = Vraag ten laatste { $date } duurzaam verblijf bij de gemeente.
    .intro = Uw kaart vervalt. U vraagt nu geen gewone nieuwe kaart, maar duurzaam verblijf.
    .bring =
        uw paspoort of identiteitskaart
        het document dat u nu hebt
        2 recente pasfoto’s
    .get = Een bijlage 22.

rule-durable-stay-5y = Duurzaam verblijf kan gevraagd worden
    .headline = Vanaf { $date } kunt u duurzaam verblijf vragen.
    .intro = U verblijft dan 5 jaar in België, zonder lange onderbreking.
    .bring =
        uw identiteitskaart of paspoort
        uw verblijfskaart
    .get = U tekent een bijlage 22. Daarna duurt het ongeveer 5 maanden.
    .note = Was u lang in het buitenland? Bel ons eerst. Dan kan de datum anders zijn.

# Rules without texts of a letter yet: the general ones are used.

rule-annex3-pending-annex15 = Bijlage 15 vervalt (in afwachting van bijlage 3)
rule-short-stay-extension-ask = Verlenging van het kort verblijf vragen
rule-eu-long-stay-file-complete = Dossier volledig bij indiening (bijlage 19)
rule-annex19-documents-legacy = Ontbrekende documenten binnenbrengen (bijlage 19, oude regel)
rule-annex19-extra-month-legacy = Extra maand na bijlage 20 (bijlage 19, oude regel)
rule-annex19-decision = Beslissing over bijlage 19
rule-annex19ter-decision = Beslissing over bijlage 19ter
rule-residence-check-authority = Woonstcontrole door de politie
rule-appeal-rvv-30 = Beroep bij de Raad voor Vreemdelingenbetwistingen
rule-annex35-extend = Bijlage 35 laten verlengen
rule-annex8ter-validity-45 = Bijlage 8ter of 8quater vervalt
rule-k-card-renew-window = K- of L-kaart verlengen
rule-card-reissue-6-weeks = Nieuwe kaart kan gevraagd worden
rule-student-renew-latest = A-kaart van de student verlengen
rule-student-complete-file = Dossier van de student aanvullen
rule-student-renew-decision = Beslissing over de verlenging van de student
rule-single-permit-renew-employer = Verlenging van de gecombineerde vergunning door de werkgever
rule-art10-ai-validity = Oranje kaart vervalt (gezinshereniging)
rule-art10-decision = Beslissing over gezinshereniging
rule-cohabitation-visa-c-legacy = Verblijf om samenwoning te verklaren (visum C, oude regel)
rule-ltr-other-ms-apply = Aanvraag als langdurig ingezetene van een andere staat
rule-ltr-other-ms-documents = Ontbrekende documenten binnenbrengen (bijlage 41bis)
rule-ai-validity-asylum-first = Eerste oranje kaart vervalt (bescherming)
rule-ai-validity-asylum-next = Verlengde oranje kaart vervalt (bescherming)
rule-annex33-renew = Bijlage 33 vernieuwen
rule-departure-declare = Vertrek aangeven
rule-return-report-15 = Terugkeer melden
rule-absence-limit-1y = Eén jaar in het buitenland: grens van de afwezigheid
rule-durable-absence-check = Afwezigheden en duurzaam verblijf
rule-f-card-annex22-open = Bijlage 22 kan gevraagd worden (F-kaart)
rule-annex22-decision = Beslissing over duurzaam verblijf
rule-durable-loss-2y = Twee jaar in het buitenland: verlies van duurzaam verblijf
rule-ltr-eligibility-5y = Status van langdurig ingezetene kan gevraagd worden
rule-ltr-absence-check = Afwezigheden en langdurig verblijf
rule-annex16-decision = Beslissing over vestiging of langdurig verblijf
rule-nationality-info-5y = Nationaliteit: vijf jaar verblijf
rule-fee-balance-30 = Rest van de bijdrage betalen
rule-wa-m-card-expiry = M- of N-kaart vervalt
rule-old-f-card-cutoff = Oude F- of F+-kaart is niet meer geldig
rule-passport-12-months = Paspoort minder dan 12 maanden geldig
