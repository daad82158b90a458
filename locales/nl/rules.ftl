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
