# The rules in words: what the law says, what to do and what follows, and what is not certain.
# What is counted is written from the rule itself, so no number stands here that a rule file could outgrow,
# except in the sentences that tell what the law says; a test compares those numbers with the rules.

law-eu-short-stay-report =
    .says = Een burger van de EU, de EER of Zwitserland, of een familielid van een EU-burger, die hoogstens 90 dagen op een privéadres verblijft, meldt zijn aanwezigheid bij de gemeente binnen 10 werkdagen na de binnenkomst in België.
    .next = De persoon gaat zelf, met identiteitskaart of paspoort en vaak op afspraak, en krijgt een melding van aanwezigheid (bijlage 3ter). Te laat melden kan nog, maar kan tot een administratieve boete leiden.
    .doubt = Sommige gemeenten schrijven 8 dagen, 8 werkdagen of 10 kalenderdagen. Eén niet-gevalideerde pagina zegt dat deze melding sinds 10 april 2026 niet meer bestaat; de federale site en de gemeenten beschrijven ze nog, dus houden wij ze aan.
    .gap = Of een camping of een vakantiewoning als logementshuis telt, wordt hier niet beslist.

law-tcn-short-stay-report =
    .says = Een derdelander die hoogstens 90 dagen op een privéadres verblijft, meldt zich bij de gemeente binnen 3 werkdagen na de binnenkomst in België.
    .next = De persoon gaat met het paspoort (met visum, als dat nodig was) en een recente pasfoto en krijgt een aankomstverklaring (bijlage 3). Kan die niet meteen gegeven worden, dan overbrugt een bijlage 15. Te laat zijn kan tot een boete leiden.
    .doubt = Een oude federale pagina schrijft 3 dagen zonder “werk”, sommige gemeenten schrijven 8 dagen. Eén niet-gevalideerde pagina zegt dat deze melding sinds 10 april 2026 niet meer bestaat; de federale site en de gemeenten beschrijven ze nog, dus houden wij ze aan.

law-annex3-pending-annex15 =
    .says = Kan bijlage 3 niet meteen gegeven worden, dan geeft de gemeente een bijlage 15 die 15 dagen geldig is.
    .next = De persoon haalt bijlage 3 af vóór bijlage 15 vervalt. Een datum die op bijlage 15 staat, gaat voor.
    .doubt = Eén bron zegt dit. Voor ander gebruik heeft bijlage 15 andere termijnen.

law-short-stay-end-90 =
    .says = Een kort verblijf duurt hoogstens 90 dagen: de dag van binnenkomst is dag 1, de dag van vertrek is de laatste. Voor derdelanders liggen die dagen binnen elke periode van 180 dagen.
    .next = Uiterlijk die dag is de persoon vertrokken, heeft hij een langer verblijf aangevraagd, of heeft hij een verlenging gevraagd wegens overmacht, humanitaire of ernstige persoonlijke redenen. Daarna laat de gemeente de politie het vertrek controleren.
    .doubt = Sommige pagina’s schrijven “3 maanden” in plaats van 90 dagen, wat een dag of twee later kan eindigen; wij houden 90 dagen aan. Voor EU-burgers noemt de bronpagina 90 dagen zonder de periode van 180 dagen.
    .gap = Eerdere verblijven tellen alleen mee als ze ingevoerd zijn.

law-cvisa-last-day =
    .says = Een visum C heeft twee grenzen: de laatste dag van geldigheid en het aantal verblijfsdagen, allebei op de zelfklever. De vroegste van de twee beslist.
    .counts = De laatste dag op de zelfklever, of de dag van binnenkomst plus het vermelde aantal dagen (de dag van binnenkomst telt mee), wat het eerst komt. Deze dag verschuift nooit.
    .next = Uiterlijk die dag is de persoon vertrokken, heeft hij als familielid een aanvraag ingediend (bijlage 19ter), of is een verlenging toegestaan die vóór het einde gevraagd werd.

law-short-stay-extension-ask =
    .says = Een verlenging van een kort verblijf is uitzonderlijk en moet gevraagd worden vóór het verblijf eindigt. Geen enkele bron noemt een termijn vóór die dag.
    .next = Vraag het aan de gemeente, met bewijs van overmacht, humanitaire of ernstige persoonlijke redenen. De Dienst Vreemdelingenzaken beslist geval per geval.
    .doubt = Het aantal dagen vóór het einde is ons eigen advies. Het artikel is niet gezien.

law-eu-long-stay-apply =
    .says = Een burger van de EU, de EER of Zwitserland die langer blijft, vraagt bij de gemeente een verklaring van inschrijving, uiterlijk 3 maanden na de binnenkomst in België.
    .next = De persoon dient de aanvraag zelf in en krijgt bijlage 19; de inschrijving in het wachtregister volgt meteen, daarna de woonstcontrole. Te laat aanvragen kan nog, maar kan tot een administratieve boete leiden.
    .doubt = Bronpagina 003, universiteiten en sommige gemeenten zeggen EU-burgers 8 (werk)dagen. Richtlijn 2004/38 laat geen kortere termijn dan drie maanden toe; voor ons is dat dus advies: ga in de eerste week.

law-eu-long-stay-file-complete =
    .says = Sinds 1 september 2025 moet het dossier van een bijlage 19 volledig zijn op de dag van de indiening; een onvolledig dossier wordt niet in overweging genomen.
    .counts = Geen datum: de regel geeft een melding bij elke bijlage 19 die op of na 1 september 2025 ingediend is.
    .next = Breng alle bewijzen mee bij de indiening zelf. Ontbreekt er iets, zoek het dan eerst, zolang de drie maanden het toelaten.
    .doubt = Veel pagina’s tonen nog drie maanden om documenten bij te brengen. Voor EU-familieleden van een Belg doet de pagina van de Dienst Vreemdelingenzaken dat ook nog.
    .not-in-force = Tot dan konden papieren binnen drie maanden volgen (regel annex19-documents-legacy).

law-annex19-documents-legacy =
    .says = Bij een bijlage 19 van vóór 1 september 2025 moesten ontbrekende documenten binnen 3 maanden na de indiening binnengebracht worden.
    .next = Zonder die documenten volgde een bijlage 20 zonder bevel om het grondgebied te verlaten, met één maand extra. Sinds 1 september 2025 moet het dossier bij de indiening volledig zijn.
    .doubt = Veel pagina’s tonen deze termijn nog alsof hij van kracht is.
    .not-in-force = Sindsdien moet het dossier volledig zijn op de dag van de indiening (regel eu-long-stay-file-complete).

law-annex19-extra-month-legacy =
    .says = Bij een bijlage 19 van vóór 1 september 2025 gaf een bijlage 20 zonder bevel om het grondgebied te verlaten nog 1 maand om het dossier aan te vullen.
    .next = Breng binnen die maand binnen wat ontbreekt. Voor een bijlage 19 sinds 1 september 2025 bestaat deze maand niet meer.
    .doubt = Veel pagina’s tonen deze termijn nog alsof hij van kracht is.
    .not-in-force = Een bijlage 19 die sindsdien is ingediend, laat geen tijd meer voor papieren (regel eu-long-stay-file-complete).

law-annex19-decision =
    .says = De beslissing over bijlage 19 moet binnen 6 maanden na de indiening vallen.
    .next = Het resultaat is de EU-kaart, of bijlage 20 met 30 dagen om beroep in te stellen. Is er dan niets gehoord, dan vraagt de begeleider het aan de gemeente.
    .doubt = Eén bron zegt dat zonder beslissing de kaart afgegeven wordt. Zeg nooit aan de persoon dat stilzwijgen een recht geeft.

law-eu-family-tcn-apply =
    .says = Een derdelander die familielid is van een EU-burger of van een Belg en in België aanvraagt, vraagt de verblijfskaart uiterlijk 3 maanden na de binnenkomst in België.
    .next = De persoon dient in met het paspoort en het bewijs van de familieband, gelegaliseerd en vertaald, en krijgt bijlage 19ter; na een positieve woonstcontrole volgt de oranje kaart. Te laat aanvragen kan nog, maar kan tot een administratieve boete leiden.

law-annex19ter-documents =
    .says = Documenten die bij een bijlage 19ter ontbreken, moeten binnen 3 maanden na de indiening binnengebracht worden.
    .next = Breng ze binnen bij de gemeente en bewaar een bewijs. Zonder die documenten wordt de aanvraag geweigerd met bijlage 20.
    .doubt = Er is geen tekst gevonden die de wijziging van 1 september 2025 (volledig bij indiening) uitbreidt tot bijlage 19ter; de pagina van de Dienst Vreemdelingenzaken toont nog drie maanden.

law-annex19ter-decision =
    .says = De Dienst Vreemdelingenzaken beslist over een bijlage 19ter binnen 6 maanden na de indiening.
    .next = Het resultaat is de F-kaart, of bijlage 20 met 30 dagen om beroep in te stellen. Is er dan niets gehoord, dan vraagt de begeleider het aan de gemeente; een bijlage 15 kan overbruggen.
    .doubt = Eén bron telt stilzwijgen als een positieve beslissing; daartegen kennen wij een arrest van het Hof van Justitie (C-246/17), uit het geheugen. Zeg nooit aan de persoon dat stilzwijgen een recht geeft.

law-ai-validity-19ter =
    .says = Het attest van immatriculatie (oranje kaart) is 6 maanden geldig, geteld vanaf de datum van bijlage 19ter.
    .next = Vraag de gemeente op tijd wat volgt: een verlenging, de F-kaart of een beslissing. Een datum die op de kaart staat, gaat voor.

law-residence-check-authority =
    .says = Nadat een adres aangegeven is, gaat de wijkagent na of de persoon er woont. Bronnen geven daarvoor 8 werkdagen, 15 dagen of 15 werkdagen.
    .next = Zet de naam op de bel en de brievenbus. Kwam er dan nog niemand, dan vraagt de begeleider het aan de gemeente. Bij een bijlage 19ter leidt een negatieve controle tot bijlage 20.
    .doubt = Een antwoord in de Senaat van 2001 zegt 8 werkdagen, de federale administratie 15 dagen, Anderlecht 15 werkdagen. Wij nemen de laatste van de drie, alleen om op te volgen.

law-appeal-rvv-30 =
    .says = Een beroep bij de Raad voor Vreemdelingenbetwistingen moet ingesteld worden binnen 30 dagen na de kennisgeving van de beslissing.
    .next = Verwijs meteen door naar een advocaat. Het beroep tegen bijlage 20 schorst en ondertussen wordt bijlage 35 gegeven; het beroep tegen bijlage 19quinquies schorst niet.
    .doubt = De wijze van bezorging verschuift het begin: met ontvangstbewijs de dag erna, met de post zonder ontvangstbewijs de derde werkdag na de verzending. Wij tellen vanaf de ingevoerde dag.
    .gap = De kortere termijnen bij opsluiting en bij uiterst dringende noodzakelijkheid worden niet berekend.

law-annex35-extend =
    .says = Bijlage 35, het bijzonder verblijfsdocument tijdens een beroep, moet door de gemeente verlengd worden vóór ze vervalt. Eén gemeente vraagt om hoogstens 2 dagen ervoor te komen.
    .next = Ga met bijlage 35 naar de gemeente. Ze wordt verlengd tot het arrest van de Raad.
    .doubt = Eén pagina beschrijft eerst drie maanden en daarna maand per maand, een andere alleen maand per maand. De datum op het document beslist.

law-dvisa-register =
    .says = Wie met een visum D België binnenkomt, meldt zich binnen 8 werkdagen aan bij de gemeente.
    .next = De persoon gaat met paspoort, visum en de papieren die voor het visum getoond zijn. Na de woonstcontrole volgt de kaart; bijlage 15 of 49 dekt de tijd tot dan. Is er geen afspraak op tijd vrij, vraag er dan schriftelijk een binnen de termijn en bewaar het bewijs.
    .doubt = Bronpagina 001, universiteiten en sommige gemeenten schrijven 8 dagen zonder “werk”; de strengste lezing telt kalenderdagen.
    .gap = Of een afspraak vragen volstaat, zeggen alleen Eeklo, en de Dienst Vreemdelingenzaken voor de verlenging van studenten.

law-dvisa-b20-register =
    .says = Een familielid van een EU-burger met een visum D en de vermelding B20 biedt zich na de binnenkomst in België aan bij de gemeente. De pagina die dat zegt, noemt geen termijn; wij gebruiken de 8 werkdagen van andere visa D.
    .next = De persoon krijgt bijlage 15 terwijl de woonst gecontroleerd wordt, daarna de F-kaart.
    .doubt = Bronpagina 002 noemt geen termijn, bronpagina 003 zegt 8 werkdagen “in elk geval”. De uiterste grens zijn de drie maanden van familieleden.

law-annex46-register =
    .says = Wie een gecombineerde vergunning (bijlage 46) krijgt terwijl hij al in België is, gaat binnen 8 werkdagen naar de gemeente.
    .next = De persoon krijgt bijlage 49, daarna de A-kaart.
    .doubt = De termijn is gevonden op de pagina van één gemeente (Eeklo), die vraagt om binnen die termijn de afspraak te maken.

law-annex15-validity-45 =
    .says = Een bijlage 15 die overbrugt tot een kaart klaar is, is 45 dagen geldig.
    .next = Vraag de gemeente vóór die dag de kaart of een verlenging. Een datum die op bijlage 15 staat, gaat voor.
    .doubt = Andere pagina’s geven bijlage 15 voor ander gebruik 15 dagen, 5 maanden of, zwak, 90 dagen. De datum op het document beslist.

law-annex8ter-validity-45 =
    .says = De voorlopige documenten bijlage 8ter en bijlage 8quater, gegeven terwijl een EU- of EU+-kaart gemaakt wordt, zijn 45 dagen geldig.
    .next = Vraag de gemeente vóór die dag de kaart of een nieuw document. Een datum op het document gaat voor.

law-a-card-renew-window =
    .says = De verlenging van een A-kaart wordt gevraagd tussen de 45e en de 30e dag vóór ze vervalt.
    .next = Vraag het in dat tijdvak aan de gemeente; een late vraag kan het recht zelf in gevaar brengen. Was de vraag op tijd en is er nog geen beslissing, dan overbrugt een bijlage 15.
    .doubt = Andere pagina’s geven 40 tot 30 dagen ervoor; Diepenbeek wil minstens 45 dagen. Studenten en gecombineerde vergunningen hebben eigen termijnen.
    .gap = Wie in het ziekenhuis of de gevangenis is, is voorlopig vrijgesteld van de verlenging; dat wordt niet berekend.

law-k-card-renew-window =
    .says = De verlenging van een K- of L-kaart wordt gevraagd tussen de 40e en de 30e dag vóór ze vervalt.
    .next = Vraag in dat tijdvak de nieuwe kaart bij de gemeente.
    .doubt = Eén bron zegt dit, en er is geen artikel gevonden.

law-card-reissue-6-weeks =
    .says = Eén gemeente aanvaardt de vraag om een nieuwe B-, H-, EU-, EU+- of F+-kaart vanaf 42 dagen (6 weken) vóór ze vervalt.
    .next = Vraag de eigen gemeente vanaf wanneer zij de vraag aanvaardt. Een kaart maken duurt twee tot vier weken.
    .doubt = Alleen Oudenaarde zegt dit. Voor de F+-kaart noemt Elsene 6 maanden tot 1 maand vóór de vervaldag.

law-student-renew-latest =
    .says = Een student vraagt de verlenging van de A-kaart uiterlijk 15 dagen vóór ze vervalt.
    .next = Een afspraak vragen telt als de aanvraag; bewaar het bewijs. Het ontvangstbewijs is bijlage 33ter; een te late aanvraag is onontvankelijk (bijlage 29).

law-student-complete-file =
    .says = Wordt gemeld dat het verlengingsdossier van een student onvolledig is, dan moet het binnen 15 dagen aangevuld worden.
    .next = Breng bij de gemeente binnen wat ontbreekt en bewaar een bewijs.

law-student-renew-decision =
    .says = De beslissing over de verlenging van een student moet vallen binnen 90 dagen nadat het dossier volledig is.
    .next = Is er niets beslist wanneer de kaart vervalt, dan overbrugt een bijlage 15 van 45 dagen. De begeleider vraagt het aan de gemeente.
    .doubt = Eén bron zegt dit; het artikel is niet gezien.

law-single-permit-renew-employer =
    .says = De werkgever vraagt de verlenging van een gecombineerde vergunning uiterlijk 2 maanden vóór ze vervalt.
    .next = De werkgever handelt, niet de werknemer: vraag de werkgever of het gebeurd is. Bijlage 49 dekt de tijd tot de nieuwe A-kaart.
    .gap = Voor seizoenarbeid is de termijn één maand; dat wordt niet berekend.

law-art10-ai-validity =
    .says = Bij gezinshereniging die in België gevraagd is (artikelen 10 en 10bis), is de oranje kaart 9 maanden geldig, geteld vanaf bijlage 15bis.
    .next = Vraag de gemeente op tijd wat volgt. Een datum die op de kaart staat, gaat voor.
    .doubt = Het getal komt uit een tekst van 2007; de wetten van 10 maart 2024 en 18 juli 2025 kunnen het gewijzigd hebben.

law-art10-decision =
    .says = De beslissing over gezinshereniging die in België gevraagd is (artikelen 10 en 10bis), moet vallen binnen 9 maanden na bijlage 15bis.
    .next = Het resultaat is de A-kaart of een weigering. Is er dan niets gehoord, dan vraagt de begeleider het aan de gemeente.
    .doubt = Oudere pagina’s voegen twee verlengingen van drie maanden toe; de wetten van 10 maart 2024 en 18 juli 2025 kunnen de termijn gewijzigd hebben.

law-cohabitation-visa-c-legacy =
    .says = Tot 14 januari 2024 kon een partner van een Belg of van een derdelander met een visum C komen en had hij 90 dagen op bijlage 3 om de wettelijke samenwoning te verklaren.
    .next = Sinds 15 januari 2024 hebben deze partners een visum D nodig. Een partner van een EU-burger kan nog met een visum C komen, als ander familielid.
    .doubt = Dit was praktijk van de overheid, gevonden op pagina’s voor hulpverleners; er is geen artikel gevonden.
    .not-in-force = Sindsdien krijgen partners van Belgen en van derdelanders een visum D (regel dvisa-register).

law-ltr-other-ms-apply =
    .says = Een langdurig ingezetene van een andere lidstaat die langer in België wil blijven, dient binnen 3 maanden na de binnenkomst een aanvraag in bij de gemeente.
    .next = De persoon krijgt bijlage 41bis. Wie komt werken, heeft in de plaats een gecombineerde vergunning nodig.
    .doubt = De termijn is niet gevonden op een pagina die wij lazen; hij moet nagekeken worden.

law-ltr-other-ms-documents =
    .says = Documenten die bij een aanvraag met bijlage 41bis ontbreken, worden binnen 4 maanden binnengebracht.
    .next = Breng ze binnen bij de gemeente en bewaar een bewijs. Het resultaat is de A-kaart.
    .doubt = De termijn komt van pagina’s van gemeenten; het artikel is niet gezien.

law-asylum-register-commune =
    .says = Wie om internationale bescherming verzoekt, gaat naar de gemeente binnen 8 werkdagen nadat bijlage 26 of 26quinquies gegeven is.
    .next = De gemeente geeft de oranje kaart. Bijlage 26 zelf vervalt niet.
    .gap = Voor wie in een gesloten centrum of in de gevangenis is, wordt niets berekend.

law-ai-validity-asylum-first =
    .says = De eerste oranje kaart van een verzoeker om internationale bescherming loopt 4 maanden vanaf de dag van het verzoek.
    .next = Laat ze vóór het einde verlengen bij de gemeente. Een datum die op de kaart staat, gaat voor.
    .gap = Na een volgend verzoek loopt de kaart vanaf de afgifte; voer dan de datum op de kaart in.

law-ai-validity-asylum-next =
    .says = Na de eerste periode wordt de oranje kaart van een verzoeker om internationale bescherming telkens met 8 maanden verlengd.
    .next = Laat ze opnieuw verlengen vóór het einde, zolang er geen definitieve beslissing is. Een datum die op de kaart staat, gaat voor.

law-annex33-report =
    .says = Een student of werknemer die een woning in een buurland behoudt en daarheen terugkeert, meldt zich binnen 8 werkdagen bij de gemeente.
    .next = De persoon brengt het contract of de inschrijving mee en krijgt bijlage 33, één academiejaar geldig.
    .doubt = De regel is gevonden op de pagina van één stad (Gent); het artikel is niet gezien.

law-annex33-renew =
    .says = Bijlage 33 is één academiejaar geldig en wordt elk jaar vernieuwd. Geen enkele bron noemt een dag om het uiterlijk te vragen.
    .next = Ga met het nieuwe contract of de nieuwe inschrijving naar de gemeente vóór de oude bijlage 33 vervalt.
    .doubt = Het aantal dagen vóór het einde is ons eigen advies.

law-address-change-declare =
    .says = Wie binnen België verhuist, geeft het nieuwe adres aan bij de nieuwe gemeente binnen 8 werkdagen na de verhuizing.
    .next = Daarna controleert de wijkagent het adres: zet de naam op de bel en de brievenbus.
    .doubt = Sommige gemeenten (Menen, Houthalen-Helchteren, Herselt) schrijven 8 dagen.

law-departure-declare =
    .says = Wie België verlaat om elders te wonen, geeft dat aan bij de gemeente, uiterlijk de dag ervoor: 1 dag vóór het vertrek.
    .next = De gemeente schrijft de persoon uit het register. Wie drie tot twaalf maanden weggaat en terugkomt, meldt dat vóór het vertrek, krijgt bijlage 18 en houdt de kaart geldig.

law-return-report-15 =
    .says = Wie na drie tot twaalf maanden in het buitenland terugkomt, meldt de terugkeer binnen 15 dagen bij de gemeente.
    .next = Breng de kaart en bijlage 18 mee.
    .gap = Een kortere afwezigheid moet niet gemeld worden; of de afwezigheid zo lang was, ziet de begeleider.

law-absence-limit-1y =
    .says = Het recht op verblijf blijft behouden tijdens een afwezigheid van hoogstens 1 jaar. Met duurzaam verblijf (EU+, F+) is dat twee jaar.
    .next = Kom vóór die dag terug met een geldige kaart. Bij overmacht kan het langer: vraag een advocaat.
    .doubt = De grens komt van pagina’s van een gemeente en van hulpverleners; de volledige tekst is niet gezien.

law-durable-stay-5y =
    .says = Na 5 jaar ononderbroken wettig verblijf kunnen een EU-burger en zijn familieleden duurzaam verblijf krijgen.
    .next = Bijlage 22 wordt ingediend bij de gemeente: een EU-burger mag dat, een familielid-derdelander moet dat. De beslissing duurt tot vijf maanden; daarna volgt de EU+- of F+-kaart.
    .doubt = Bronnen laten de vijf jaar beginnen bij bijlage 19 of 19ter, bij een vroegere bijlage 15, of bij de inschrijving in het wachtregister.
    .gap = De vervroegde gronden (pensioen, arbeidsongeschiktheid, grensarbeid, nabestaanden) en de gezamenlijke vestiging van het gezin worden niet beoordeeld.

law-durable-absence-check =
    .says = Afwezigheden van samen hoogstens 6 maanden per jaar onderbreken de vijf jaar niet. Militaire dienst telt niet, en één afwezigheid van hoogstens 12 maanden om een belangrijke reden (zwangerschap en bevalling, ernstige ziekte, studie, opleiding, detachering) mag.
    .counts = De dagen weg in elk jaar, één keer in jaren vanaf het begin en één keer in kalenderjaren, elke grens één keer als “hoogstens” en één keer als “minder dan”. Zijn alle uitkomsten gelijk, dan is het verblijf ononderbroken of onderbroken; zo niet, dan moet een mens kijken.
    .next = Na een onderbreking beginnen de vijf jaar opnieuw op de dag van de terugkeer. Na vijf volledige jaren telt alleen nog meer dan twee opeenvolgende jaren weg.
    .doubt = Het is niet zeker of “jaar” twaalf maanden vanaf het begin of het kalenderjaar betekent.

law-f-card-annex22-open =
    .says = Volgens één gemeente kan bijlage 22 gevraagd worden vanaf 5 maanden vóór de F-kaart vervalt.
    .next = Vraag duurzaam verblijf, geen gewone nieuwe kaart.
    .doubt = Anderlecht opent het tijdvak 5 maanden vóór de vervaldag, Riemst wil de vraag uiterlijk 5 maanden ervoor, een andere pagina alleen vóór de vervaldag.

law-f-card-annex22-window =
    .says = Een familielid-derdelander met een F-kaart moet vóór de kaart vervalt met bijlage 22 duurzaam verblijf vragen: een F-kaart wordt opgevolgd door een F+-kaart.
    .counts = Wettelijke datum: de dag vóór de kaart vervalt. Veilige datum: 5 maanden vóór de vervaldag, teruggeschoven naar een werkdag. De strengste lezing neemt een dag minder.
    .next = Dien bijlage 22 in bij de gemeente. De beslissing duurt tot vijf maanden. Zijn de vijf jaar niet vol wanneer de kaart vervalt, dan moet een mens beslissen; de kaart kan verlengd worden.
    .doubt = De plicht is zeker, het tijdvak niet: Riemst zegt uiterlijk 5 maanden ervoor, Anderlecht vanaf 5 maanden ervoor tot de dag ervoor, een andere pagina vóór de vervaldag.

law-annex22-decision =
    .says = De beslissing over bijlage 22 moet binnen 5 maanden na de indiening vallen.
    .next = Het resultaat is de EU+- of F+-kaart, bijlage 23 (onontvankelijk) of bijlage 24 (geweigerd). Is er dan niets gehoord, ga het dan vragen. Vervalt de kaart ondertussen, dan overbrugt bijlage 8ter, 8quater of 15.

law-durable-loss-2y =
    .says = Duurzaam verblijf gaat verloren door meer dan 2 opeenvolgende jaren buiten België.
    .next = Kom vóór die dag terug.

law-ltr-eligibility-5y =
    .says = Na 5 jaar wettig en ononderbroken verblijf vlak vóór de aanvraag kan een derdelander de status van langdurig ingezetene vragen. Tijd als student telt voor de helft.
    .next = Bijlage 16 wordt ingediend bij de gemeente, bijlage 16bis is het ontvangstbewijs, de beslissing duurt tot vijf maanden en de L-kaart volgt. Een stabiel inkomen en een ziekteverzekering moeten bewezen worden.
    .gap = Inkomen, verzekering en openbare orde worden niet beoordeeld. Tijd in een asielprocedure telt voor de helft, of volledig als de procedure langer dan 18 maanden duurde.

law-ltr-absence-check =
    .says = Voor een langdurig ingezetene onderbreken afwezigheden niet als elke hoogstens 6 maanden duurt en alle samen hoogstens 10 maanden (met een Blauwe kaart 12 en 18).
    .counts = De duur van elke afwezigheid en hun som binnen de vijf jaar, elke grens één keer als “hoogstens” en één keer als “minder dan”. Zijn beide gelijk, dan is het verblijf ononderbroken of onderbroken; zo niet, dan moet een mens kijken.
    .next = Na een onderbreking beginnen de vijf jaar opnieuw op de dag van de terugkeer.
    .doubt = Eén bron zegt “niet langer dan zes maanden”, een andere “minder dan zes maanden”. Precies zes, of tien, moet een mens beoordelen.

law-annex16-decision =
    .says = De beslissing over vestiging of langdurig verblijf moet binnen 5 maanden na bijlage 16bis vallen.
    .next = Het resultaat is de K- of L-kaart, of een weigering. Is er dan niets gehoord, dan vraagt de begeleider het aan de gemeente.
    .doubt = Bronnen zeggen dat stilzwijgen als toekenning telt. Zeg nooit aan de persoon dat stilzwijgen een recht geeft.

law-nationality-info-5y =
    .says = Na 5 jaar wettig hoofdverblijf kan een meerderjarige met onbeperkt verblijf verklaren Belg te willen worden, als voorwaarden van taal, integratie en werk vervuld zijn.
    .next = Dit is alleen informatie: verwijs door naar de gemeente of naar gespecialiseerde hulp.
    .doubt = Welke jaren tellen, wordt verschillend gelezen: volgens één bron telt voor EU-burgers, hun familie en vluchtelingen de tijd sinds de aanvraag, volgens een andere onderbreken afwezigheden van hoogstens 6 maanden elk en samen een vijfde van de tijd niet. De wet vraagt veel meer dan tijd.
    .gap = Geen van de voorwaarden wordt hier nagekeken. Onderbrekingen tellen (elke hoogstens zes maanden, samen hoogstens een vijfde van de periode), en de prijs en een hervorming van 2025-2026 kennen wij niet.

law-fee-balance-30 =
    .says = Is de bijdrage maar voor een deel betaald, dan moet de rest betaald worden binnen 30 dagen, geteld vanaf de dag na de kennisgeving van bijlage 43.
    .next = Betaal precies de rest met dezelfde mededeling en bewaar het bewijs. Anders is de aanvraag onontvankelijk.

law-eu-card-expiry =
    .says = Een EU-kaart is geldig tot de datum die erop staat, hoogstens 5 jaar.
    .next = Vraag op tijd een nieuwe kaart bij de gemeente; één gemeente aanvaardt de vraag vanaf zes weken ervoor.

law-wa-m-card-expiry =
    .says = De kaarten van begunstigden van het terugtrekkingsakkoord met het VK zijn geldig tot de datum die erop staat: M 5 jaar, duurzame M 10 jaar, N 5 jaar.
    .next = Vraag vóór die dag een nieuwe kaart bij de gemeente.

law-old-f-card-cutoff =
    .says = F- en F+-kaarten van het oude model zijn na 3 augustus 2026 niet meer geldig, wat er ook op staat.
    .counts = De vaste dag 3 augustus 2026, voor een kaart van het oude model.
    .next = Ga meteen naar de gemeente: voor een nieuwe kaart, of voor bijlage 22.
    .doubt = Een andere pagina zei: geldig tot de datum op de kaart. Dit is het enige geval waarin een gedrukte datum niet voorgaat.

law-passport-12-months =
    .says = Bronpagina 001 vraagt bij een aanvraag van een verblijfsvergunning een paspoort dat langer dan 12 maanden geldig is.
    .next = Alleen een waarschuwing: vernieuw het paspoort op tijd bij de ambassade of het consulaat.
    .doubt = Alleen deze pagina zegt dit; er is geen artikel gevonden.

law-document-expiry =
    .says = De datum die op een document of kaart staat, zegt wanneer het vervalt en gaat voor op elke datum die wij berekenen.
    .counts = De gedrukte dag zelf. Die verschuift nooit.
    .next = Vraag het nieuwe document vóór het oude vervalt.
