"""Words that the measurement of alike comments is made of: our own, about care that a region and municipalities share.

Written as people answer consultations, without looking at what the rule does with them.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().split("\n"))


TOPICS = _lines("""
hemsjukvården på natten
rehabilitering efter stroke
munhälsobedömningar på särskilt boende
läkarmedverkan i kommunens boenden
förskrivning av hjälpmedel
inkontinensprodukter
palliativ vård i livets slutskede
egenvård och bedömning av egenvård
samordnad individuell plan
utskrivning från slutenvården
vårdplanering på distans
delegering av läkemedel
läkemedelsgenomgångar
nutritionsbehandling
sårvård i hemmet
psykisk hälsa hos unga
samsjuklighet och beroende
tvångsvård i öppna former
habilitering för barn
tidiga insatser i förskolan
elevhälsans medicinska del
placerade barn och unga
hälsoundersökningar inför placering
vuxna med funktionsnedsättning
personlig assistans nattetid
medicinskt ansvarig sjuksköterska
informationsöverföring mellan vårdgivare
gemensamma journaluppgifter
digital uppföljning i hemmet
mobila team
närakutens öppettider
fallförebyggande arbete
vårdhygien och smittspårning
vaccination av äldre
dödsfall utanför sjukhus
transport av avlidna
sjukresor till dagverksamhet
kompetensförsörjning
utbildning av nya medarbetare
handledning av studenter
forskning och utveckling
krisberedskap och civilt försvar
avvikelser och vårdskador
patientnämndens ärenden
språktolkning
anhörigstöd
demensutredningar
syn- och hörselrehabilitering
logopedinsatser
dietistkompetens
fotvård vid diabetes
hemtagning vid nyckelvårdstid
korttidsplatser
trygghetslarm
medicintekniska produkter
provtagning i hemmet
akuta hembesök
listning på vårdcentral
fast läkarkontakt
fast omsorgskontakt
suicidprevention
ätstörningsvård
våld i nära relationer
spelberoende
neuropsykiatriska utredningar
övergången från barn till vuxen
asylsökandes rätt till vård
hemlöshet och psykisk sjukdom
vårdens övergångar på sommaren
gemensam lokalförsörjning
""")

SUBJECTS = (
    "kommunen",
    "regionen",
    "parterna",
    "vårdcentralen",
    "socialtjänsten",
    "sjukhuset",
    "huvudmännen",
    "elevhälsan",
)
MODALS = ("ska", "ska", "ska", "bör", "måste", "får", "kan")
VERBS = _lines("""
ansvara för
samordna
följa upp
finansiera
bekosta
planera
dokumentera
utvärdera
ta initiativ till
svara för bemanningen av
tillhandahålla
utveckla
kvalitetssäkra
journalföra
informera om
rapportera om
besluta om
delta i
erbjuda stöd kring
utse en kontaktperson för
ta fram rutiner för
utbilda personal om
""")
WHEN = _lines("""
dygnet runt
vid varje utskrivning
i hela länet
inom tre arbetsdagar
inom sju dagar
inom 24 timmar
senast den 1 mars varje år
under hela avtalsperioden
i samråd med den enskilde
utan kostnad för den enskilde
på vardagar mellan klockan 8 och 17
även under helger och storhelger
oavsett var personen bor
när behovet är varaktigt
vid oplanerade behov
i nära dialog med anhöriga
enligt den regionala rutinen
minst två gånger per år
högst fyra veckor åt gången
redan före inskrivningen
efter genomförd vårdplanering
med stöd av en gemensam checklista
i alla verksamheter
för personer över 65 år
för barn under 18 år
""")
WHY = _lines("""
eftersom dagens arbetssätt skiljer sig mellan delområdena
eftersom ansvaret annars hamnar mellan stolarna
då personalen i dag saknar tillgång till journalen
då behoven ökar snabbt de kommande åren
eftersom bemanningen är skör på mindre orter
då lagstiftningen har ändrats sedan förra avtalet
för att den enskilde inte ska behöva upprepa sin historia
för att undvika onödiga transporter
för att skapa förutsättningar för en god arbetsmiljö
så att insatserna blir jämlika i länet
så att vården upplevs som sammanhållen
eftersom kostnaderna annars vältras över
då frågan har varit olöst i många år
för att kunna rekrytera rätt kompetens
eftersom avstånden är långa i glesbygden
så att uppföljningen går att jämföra mellan år
då erfarenheterna från pandemin visar på brister
för att minska antalet återinläggningar
eftersom gränsdragningen tolkas olika
så att ansvaret blir begripligt för nya medarbetare
""")
FRAMES = _lines("""
{Subject} {modal} {verb} {topic} {when}.
{Subject} {modal} {verb} {topic} {when}, {why}.
{Subject} {modal} {verb} {topic}, {why}.
Det {modal} framgå tydligare vem som har ansvar för {topic}, {why}.
Vi saknar en beskrivning av {topic} {when}.
Skrivningen om {topic} är för allmänt hållen, {why}.
Formuleringen i avsnitt {section} om {topic} behöver ses över.
Avsnitt {section} bör kompletteras med {topic}, {why}.
När det gäller {topic} {modal} {subject} {verb} gemensamma rutiner {when}.
{Topic} fungerar olika i länet och behöver regleras {when}.
Vi delar bedömningen att {topic} är angeläget, {why}.
Kostnaderna för {topic} har inte belysts i underlaget.
Vi ser en risk att {topic} prioriteras ned {when}.
Begreppet som används för {topic} stämmer inte med lagtexten.
Det är positivt att {topic} lyfts fram som ett gemensamt åtagande.
Ansvaret för {topic} {modal} ligga på {subject} {when}.
Stycket om {topic} kan strykas, {why}.
Stycket om {topic} bör behållas, {why}.
En konsekvensanalys av {topic} bör göras innan avtalet antas.
Tidsgränsen för {topic} är svår att klara, {why}.
Texten bör hänvisa till riktlinjen om {topic} i stället för att upprepa den.
{Subject} har i dag inte resurser för {topic}, {why}.
Hur {topic} ska följas upp framgår inte av avsnitt {section}.
Vi undrar hur {topic} förhåller sig till ny socialtjänstlag.
""")
ADDED = _lines("""
Hos oss har frågan diskuterats i både nämnd och ledningsgrupp.
Detta är särskilt viktigt för en liten kommun.
Vi medverkar gärna i det fortsatta arbetet.
Se även vårt svar på föregående avsnitt.
Frågan har tidigare lyfts i den lokala vårdsamverkan.
Våra verksamheter har redan påbörjat ett sådant arbete.
Vi vill också peka på behovet av en tydlig tidplan.
Lokala förutsättningar behöver kunna beaktas.
Här finns goda exempel att lära av i grannkommunerna.
I övrigt är avsnittet bra.
Det skulle underlätta för våra medarbetare.
Vi har inte hunnit bereda frågan politiskt.
Formuleringen har stämts av med våra chefer.
""")
GREETINGS = (
    "Hej!",
    "Hej, här kommer vårt svar.",
    "Tack för möjligheten att yttra oss.",
    "{name} lämnar följande synpunkter.",
)
GOODBYES = ("Med vänlig hälsning {name}", "Vänliga hälsningar", "/{name}", "Hälsningar från oss i {place}")
SENDERS = (
    "{name} anser att",
    "Vi i {place} anser att",
    "Kommunen menar att",
    "{name} vill framhålla att",
    "Vi menar att",
)
FILLERS = ("även", "också", "alltså", "särskilt", "i första hand", "därför", "dessutom")
SYNONYMS = (
    ("behöver ses över", "behöver arbetas om"), ("angeläget", "viktigt"), ("för allmänt hållen", "för allmän"),
    ("i dag", "idag"), ("i stället", "istället"), ("framgår", "syns"), ("belysts", "redovisats"), ("ska", "skall"),
    ("inte", "ej"), ("tre", "3"), ("fyra", "4"), ("sju", "7"), ("avsnitt", "kapitel"),
)  # fmt: skip
SHORT = (
    "Se ovan.",
    "OK",
    "Inget att erinra.",
    "Ingen synpunkt",
    "Bra!",
    "Se kommentar ovan",
    "Oklart.",
    "Nej",
    "-",
    "Instämmer",
    "Se yttrandet.",
    "Ingen kommentar.",
)
PLACES = _lines("""
Ale
Alingsås
Bengtsfors
Borås
Essunga
Falköping
Färgelanda
Göteborg
Götene
Hjo
Härryda
Karlsborg
Lilla Edet
Lerum
Mark
Munkedal
Orust
Skara
Skövde
Sotenäs
Tanum
Tjörn
Uddevalla
Vara
Vänersborg
Åmål
Öckerö
""")
# One word (or two) for another, whole words, and the sentence means something else.
OPPOSITES = (
    ("ska", "ska inte"), ("bör", "bör inte"), ("får", "får inte"), ("måste", "måste inte"), ("ska", "får"),
    ("ska", "bör"), ("ska", "kan"), ("bör", "ska"), ("får", "ska"), ("kan", "måste"),
    ("tre", "sex"), ("sju", "fjorton"), ("24", "72"), ("1 mars", "1 oktober"), ("arbetsdagar", "veckor"), ("dagar", "veckor"),
    ("minst", "högst"), ("högst", "minst"), ("före", "efter"), ("strykas", "behållas"), ("behållas", "strykas"),
    ("utan kostnad", "med kostnad"), ("över 65", "under 65"), ("är positivt", "är inte positivt"), ("positivt", "negativt"),
    ("delar bedömningen", "delar inte bedömningen"), ("har inte belysts", "har belysts"), ("stämmer inte", "stämmer"),
    ("Kommunen", "Regionen"), ("Regionen", "Kommunen"), ("kommunen", "regionen"), ("regionen", "kommunen"),
    ("Parterna", "Kommunen"), ("Socialtjänsten", "Elevhälsan"), ("framgår inte", "framgår"), ("saknar", "saknar inte"),
    ("behöver ses över", "behöver inte ses över"), ("är svår att", "är lätt att"), ("inte resurser", "resurser"),
    ("i alla verksamheter", "i vissa verksamheter"), ("vardagar", "helger"), ("avsnitt 4", "avsnitt 5"), ("ska", "behöver inte"),
)  # fmt: skip
