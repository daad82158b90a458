# Words of the page Post: letters that wait for a decision, what goes out, and the switch.

## The page Post

nav-post = Post
post-question = Is iedereen bereikt?
post-samples = Alle brieven bekijken
post-letter = De brief
post-letters =
    { $count ->
        [one] { $count } brief
       *[other] { $count } brieven
    }
post-letters-many =
    { $count ->
        [one] minstens { $count } brief
       *[other] minstens { $count } brieven
    }
post-more = Meer
post-earlier = Vroegere
post-never = nooit

## Does it work?

post-sending = Verzending
post-sending-works = Werkt
post-sending-held = Gestopt
post-sending-silent = Niemand verstuurt
post-sending-not-taken = Mailserver niet bereikt
post-silent-never = Er vertrekt niets: er loopt geen proces dat brieven verstuurt. Vraag de beheerder om het te starten.
post-silent-since = Er vertrekt niets: al { $span } gaf geen enkel proces een teken van leven. Vraag de beheerder om het te starten.
post-swept = laatst gekeken { $last }, volgende keer { $next }
post-sent =
    { $count ->
        [one] { $count } verstuurd
       *[other] { $count } verstuurd
    }
post-sent-many =
    { $count ->
        [one] minstens { $count } verstuurd
       *[other] minstens { $count } verstuurd
    }
post-planned =
    { $count ->
        [one] { $count } gepland
       *[other] { $count } gepland
    }
post-hours = gewone brieven vertrekken van { $from } tot { $until } uur
post-in-doubt = Onzeker
post-in-doubt-note = iemand beslist
post-work = Werk voor mensen
post-work-note = open taken

## Letters that wait for a decision

post-doubtful = Zijn deze brieven aangekomen?
post-none-doubtful = Geen enkele brief is onzeker.
post-safe = veilige datum { $date }
post-failed = Deze brieven zijn mislukt
post-none-failed = Geen enkele brief wacht op een beslissing.
post-choice-same-bytes = Dezelfde brief opnieuw versturen
post-choice-new-letter = Een nieuwe brief versturen
post-choice-arrived = Hij is aangekomen
post-choice-give-up = Ik bel zelf
post-hint-same-bytes = Opnieuw versturen verstuurt precies dezelfde brief; de meeste mailprogramma’s tonen hem dan één keer.
post-hint-new-letter = Een nieuwe brief zegt wat vandaag klopt en vertrekt met de volgende.
post-next-unknown = Zonder antwoord kijkt het programma zelf opnieuw: { $when }.
post-did-arrived = De brief telt als verstuurd.
post-did-same-bytes = Dezelfde brief vertrekt opnieuw.
post-did-new-letter = Er is een nieuwe brief in de plaats gepland.
post-did-given-up = Er vertrekt geen brief. Er wacht een taak om te bellen.
post-did-held = Er vertrekt niets meer.
post-did-released = Brieven vertrekken weer.

## What goes out, and what went out

post-coming = Komende 7 dagen
post-coming-caption = Geplande brieven per dag
post-coming-shut = geen gewone brieven op deze dag
post-coming-last =
    { $count ->
        [one] { $count } laatste waarschuwing
       *[other] { $count } laatste waarschuwingen
    }
post-coming-corrections =
    { $count ->
        [one] { $count } rechtzetting
       *[other] { $count } rechtzettingen
    }
post-lately = Onlangs verstuurd
post-none-lately = Er is onlangs niets verstuurd.

## What is left alone

post-stops = Even met rust gelaten
post-none-stopped = Niets: naar elke mailserver wordt geschreven.
stop-mail-server = De mailserver
stop-clock = De klok van een machine wordt niet vertrouwd
stop-catch-up = Veel brieven tegelijk wachten op iemand
post-catching-up = Na een onderbreking: { $letters } brieven in { $span }; mensen die gebeld moeten worden: { $calls }.
stop-domain = Een domein
stop-service = Alle verzending
stop-until = sinds { $since }; opnieuw geprobeerd { $until }
stop-for-good = sinds { $since }; iemand beslist wanneer er weer brieven vertrekken

## The switch that stops all sending

post-stop = Alle verzending stoppen
post-stop-title = Alle verzending
post-stop-why = Waarom vertrekt er niets?
post-stop-no-reason = Zeg waarom, in hoogstens 200 tekens: wie merkt dat het stilstaat, moet het weten.
post-stop-note =
    { $count ->
        [one] Er vertrekt niets meer, van geen enkele machine, tot iemand de brieven weer laat gaan. Voor de komende 7 dagen is { $count } brief gepland; gaat zijn tijd intussen voorbij, dan vertrekt hij niet meer.
       *[other] Er vertrekt niets meer, van geen enkele machine, tot iemand de brieven weer laat gaan. Voor de komende 7 dagen zijn { $count } brieven gepland; gaat hun tijd intussen voorbij, dan vertrekken ze niet meer.
    }
post-release = Brieven weer laten vertrekken
post-release-note = Wat aan de beurt is en nog klopt, vertrekt meteen.
post-held-since = Sinds { $when } vertrekt er niets. De reden:

## What is watched

post-watch = Kijkt er iemand toe?
watch-ok = in orde
watch-alarm = alarm
watch-unsent = Brieven die nu kunnen vertrekken
watch-workers = Iemand kijkt wat aan de beurt is
watch-mail-server = De mailserver wordt bereikt
watch-refusals = Er wordt niet te veel geweigerd
watch-clock = De klok klopt
watch-drain = Brieven vertrekken voor hun tijd om is
watch-waits = al { $span }
span-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
span-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
span-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
worker-state = Proces
worker-beat = Teken van leven
worker-in-hand = In handen
worker-since = Loopt sinds
worker-name = Naam
worker-looks = kijkt
worker-fails = kijken mislukt
worker-silent = stil

## Work for people, by kind

work-no-address = Iemand zonder e-mailadres bereiken
work-call-now = Nu bellen
work-told-date-changed = Een meegedeelde datum is veranderd
work-escalated = Een wettelijke datum is nabij en niemand werd bereikt
work-correction-expired = Een brief die een datum moest rechtzetten is niet vertrokken
work-deadline-passed = Een wettelijke datum is voorbij
work-confirm-claim = Iemand zegt dat het gebeurd is
work-check-date = Iemand zegt dat de datum niet klopt
work-stopped = Iemand wil geen e-mail
work-address-failed = Een adres werkt niet
work-letter-failed = Een brief is mislukt

## What became of a letter

letter-why-unknown = De mailserver had de hele brief en antwoordde toen niet meer ({ $when }). Hij is misschien aangekomen.
letter-why-address = De mailserver neemt geen brieven aan voor dit adres ({ $code }, { $when }).
letter-why-refused = De mailserver weigerde de brief definitief ({ $code }, { $when }).
letter-why-policy = De mailserver weigerde hem op grond van een regel: dat is aan ons om op te lossen, niet aan de persoon.
letter-why-content = De mailserver nam de inhoud of de grootte van de brief niet aan: dat is aan ons om op te lossen.
letter-why-protocol = Drie keer antwoordde de mailserver op een manier die we niet begrijpen.
letter-why-gave-up = Vijf dagen lang zei de mailserver „nu niet”.
letter-why-claims = De verzending begon acht keer, en telkens stopte het proces voor de brief kon vertrekken.
letter-why-lost = De verbinding brak meermaals nadat de hele brief vertrokken was ({ $when }). Hij is misschien aangekomen.
letter-why-window = Hij is misschien aangekomen; de tijd waarin hij klopte is voorbij, dus hij vertrekt niet opnieuw.
letter-why-ended = Hij is misschien aangekomen; waarover hij ging is afgelopen, dus hij vertrekt niet opnieuw.
letter-why-bounced = Hij kwam terug: het adres werkt niet.
letter-why-failed = Hij kon niet verstuurd worden.
letter-is-queued = Hij is geschreven en vertrekt vanzelf: { $when }.
letter-is-under-way = Een proces is hem nu aan het versturen.
letter-is-sent = De mailserver nam hem aan: { $when }.
letter-is-confirmed = Iemand zei dat hij aangekomen is: { $when }.
letter-is-given-up = Iemand belt in de plaats: { $when }.
letter-is-cancelled = Hij vertrok niet, omdat hij niet meer klopte: { $when }.
letter-is-stopped = Hij vertrok niet: naar deze persoon vertrekt niets meer ({ $when }).
letter-is-superseded = Een andere brief kwam in de plaats: { $when }.
letter-state-queued = Wacht
letter-state-claimed = Wordt verstuurd
letter-state-sending = Wordt verstuurd
letter-state-unknown = Onzeker
letter-state-sent = Verstuurd
letter-state-bounced = Teruggekomen
letter-state-dead = Mislukt
letter-state-cancelled = Geschrapt
letter-state-superseded = Vervangen

## The page of one letter

letter-page-state = Waar hij is
letter-page-forgotten = Een brief die alleen zijn ontvangstbewijs kent
letter-page-speaks = Waarover hij gaat
letter-page-speaks-of-none = Hij gaat over geen enkel dossier meer.
letter-page-tries = Wat geprobeerd werd
letter-page-no-tries = Er werd nog niets geprobeerd.
letter-page-written = Geschreven
letter-page-true-until = Geldig tot
letter-page-id = Id
letter-page-replaces = Hij komt in de plaats van een andere brief
letter-page-replaced-by = Een andere brief komt in de plaats
try-column-when = Wanneer
try-column-outcome = Wat ervan kwam
try-column-phase = Hoe ver
try-column-answer = Antwoord van de server
try-accept = aangenomen
try-defer = nu niet; er wordt opnieuw geprobeerd
try-reject = definitief geweigerd
try-lose-track = geen antwoord na de hele brief
try-lose-lease = het proces stopte voor de verzending
try-replay = gevonden in een ontvangstbewijs
try-bounce = teruggekomen
phase-connect = server bereiken
phase-tls = versleuteling
phase-greeting = begroeting
phase-ehlo = begroeting
phase-starttls = versleuteling
phase-auth = aanmelding
phase-reset = open verbinding navragen
phase-mail = afzender
phase-rcpt = adres
phase-data = voor de brief
phase-body = tijdens de brief
phase-dot = na de hele brief
phase-claimed = voor de verzending
phase-receipt = ontvangstbewijs
phase-spool = map

## Why a decision is not possible

refused-under-way = Een proces verstuurt deze brief op dit ogenblik. Kijk over een minuut opnieuw.
refused-leaves-by-itself = Deze brief wacht en vertrekt vanzelf.
refused-was-sent = Deze brief is verstuurd. Er valt niets te beslissen.
refused-came-back = Deze brief kwam terug. Verbeter het adres in het dossier, of bel.
refused-no-longer-sent = Deze brief werd geschrapt voor hij vertrok.
refused-never-left = Geen enkele mailserver had ooit de hele brief, dus hij kan niet aangekomen zijn.
refused-nothing-true = Waarover de brief gaat is afgelopen, of zijn tijd is voorbij. Bel in de plaats.
refused-no-address = Deze persoon kan geen e-mail krijgen: geen adres, e-mail gestopt, of een adres dat niet werkt. Bel in de plaats.
refused-planned-already = Er is al een brief in de plaats gepland.
refused-call-is-open = Er wacht al een telefoontje over deze brief.
refused-form = Dit formulier kwam niet van een pagina van deze desk. Open Post opnieuw en beslis daar.

## Every letter as a sample

samples-in = Taal: { $language }
samples-language = Taal van de brieven
samples-invented = Een verzonnen voorbeeld. Niemand heet zo, en geen enkele van deze brieven vertrekt. Ze zijn geschreven door hetzelfde programma dat de echte schrijft.
samples-html = Zoals de persoon hem ziet
sample-reminder = Herinnering
sample-last = Laatste waarschuwing
sample-window = Een periode die begint
sample-right = Een recht dat begint
sample-several = Verschillende zaken in één brief
sample-correction = Rechtzetting: de datum is veranderd
sample-dropped = Rechtzetting: er moet niets meer gebeuren
