"""The words of the likeness map."""

from __future__ import annotations

from inventory_app.comparison.traits import Basis
from inventory_app.documents.words import T

TITLE = T("Likhet", "Likeness")
LEAD = T("Vilka lärosäten liknar varandra, och varför?", "Which institutions are alike, and why?")
PARTS = T("Räkna likheten på", "Base the likeness on")
BASIS = {
    Basis.SYSTEMS: T("System", "Systems"),
    Basis.PROFILE: T("Profil", "Profile"),
    Basis.LEVELS: T("Kravnivåer", "Requirement levels"),
}
ONE, OTHER = T("Jämför", "Compare"), T("med", "with")
NOBODY_CHOSEN, EVERYBODY = T("Inget valt", "None chosen"), T("Alla", "All")
TOO_FEW = T(
    "Det krävs minst två lärosäten som delar de valda delarna med namn och har något jämförbart.",
    "It takes at least two institutions that share the chosen parts by name and have something to compare.",
)

TREE = T("Vilka som hänger ihop", "Who hangs together")
TREE_SAYS = T(
    "Ett träd med {n} lärosäten. De mest lika möts först, längst till vänster. Grupperna och talen står i tabellerna nedanför.",
    "A tree of {n} institutions. The most alike meet first, farthest to the left. The tables below give the groups and the figures.",
)
CUT = T("medel {figure}", "mean {figure}")
MATRIX = T("Likhet mellan lärosätena, 0–100", "Likeness of the institutions, 0–100")
MATRIX_FEW = T(
    "Likhet, 0–100: de {n} av {m} lärosäten som mest liknar något annat; arbetsboken har alla",
    "Likeness, 0–100: the {n} of {m} institutions most like another; the workbook has all",
)
BANDS = (
    T("under 20", "below 20"),
    T("20–39", "20–39"),
    T("40–59", "40–59"),
    T("60–79", "60–79"),
    T("80 och mer", "80 and more"),
)
NO_FIGURE = T("–: för lite att jämföra", "–: too little to compare")
AND_MORE = T("{name} och {n} till", "{name} and {n} more")

GROUPS = T("Grupper", "Groups")
GROUP = T("Grupp", "Group")
GROUP_N = T("Grupp {n}", "Group {n}")
MEMBERS = T("Lärosäten", "Institutions")
INSIDE = T("Inbördes likhet", "Likeness within")
IN_COMMON = T("Förenar gruppen", "What they share")
GROUP_TRAIT = T("{trait}: {n} av {m}, av övriga {k}", "{trait}: {n} of {m}, {k} of the others")
ALONE = T("Övriga", "The others")
NO_GROUP = T("Ingår inte i någon grupp.", "Not in any group.")
NOTHING_SPECIAL = T("Inget enskilt drag skiljer ut gruppen.", "No single trait sets the group apart.")

MOST_ALIKE, LEAST_ALIKE = T("Mest lika paren", "The most alike pairs"), T("Minst lika paren", "The least alike pairs")
MOST_LIKE = T("Mest lika {name}", "Most like {name}")
PAIR, PAIR_OF = T("Par", "Pair"), T("{one} och {other}", "{one} and {other}")
FIGURE, COMPARABLE = T("Likhet", "Likeness"), T("Jämförbara drag", "Comparable traits")
ALIKE, DIFFERS = T("Främsta skälen till likheten", "Main reasons for the likeness"), T("Största skillnaden", "Largest difference")
OF_TRAITS = T("{figure} ({n} jämförbara drag)", "{figure} ({n} comparable traits)")
REASON_N = T("Skäl {n}", "Reason {n}")
NO_REASON, NO_DIFFERENCE = T("Inget enskilt drag sticker ut.", "No single trait stands out."), T("Ingen", "None")

BOTH_KIND = T("{area}: båda har {kind}", "{area}: both have {kind}")
BOTH_PRODUCT = T("Båda använder {product}", "Both use {product}")
BOTH_ANSWER = T("{question}: båda svarar {answer}", "{question}: both answer {answer}")
HOLDERS = T("{reason} ({n} av {m} lärosäten)", "{reason} ({n} of {m} institutions)")
SAME_LEVEL = T("Samma nivå på {n} av {m} krav inom {category}", "The same level for {n} of {m} requirements in {category}")
ONLY_SAME = T("Samma nivå på bara {n} av {m} krav inom {category}", "The same level for only {n} of {m} requirements in {category}")
EACH_HAS = T("{topic}: {one} har {these}; {other} har {those}", "{topic}: {one} has {these}; {other} has {those}")
ONLY_HAS = T("{topic}: bara {one} har {these}", "{topic}: only {one} has {these}")
ONLY_USES = T("Bara {one} använder {product}", "Only {one} uses {product}")
EACH_ANSWERS = T("{topic}: {one} svarar {these}; {other} svarar {those}", "{topic}: {one} answers {these}; {other} answers {those}")
ONLY_ANSWERS = T("{topic}: bara {one} svarar {these}", "{topic}: only {one} answers {these}")
TRAIT = T("{topic}: {option}", "{topic}: {option}")

# Of fewer traits that can be compared, a figure would say nothing.
LEAST = 3
METHOD_TITLE = T("Så räknas likheten", "How the figure is made")
METHOD = (
    T(
        "Varje par av lärosäten får ett tal från 0 till 100, medelvärdet av de valda delarna. Bara lärosäten som delar alla valda delar med namn är med.",
        "Each pair of institutions gets a figure from 0 to 100, the mean of the chosen parts. Only institutions that share all chosen parts by name are in it.",
    ),
    T(
        "System: dragen är produkterna och slagen av stöd i varje relationsområde. Av de drag som minst ett av de två lärosätena har räknas andelen som båda har.",
        "Systems: the traits are the products, and the kinds of support in each relation area. Of the traits that at least one of the two has, the share that both have.",
    ),
    T(
        "Profil: likadant med svarsalternativen, men bara i frågor som båda har besvarat.",
        "Profile: the same with the options answered, but only for questions that both have answered.",
    ),
    T(
        "Ovanliga drag väger mer: ett drag som alla i urvalet har väger 1, ett som hälften har 2, en fjärdedel 3, och så vidare (1 + log₂ av antalet lärosäten genom antalet som har draget).",
        "Rare traits weigh more: a trait that all in the selection have weighs 1, one that half of them have 2, a quarter 3, and so on (1 + log₂ of the number of institutions over the number that have the trait).",
    ),
    T(
        "Kravnivåer: medelvärdet över de krav där båda har valt nivå. Samma nivå ger 1, ett steg isär 2/3, två steg 1/3 och tre steg 0. Ordningen är ska, ska med värdering, bör, behövs inte.",
        "Requirement levels: the mean over the requirements for which both have chosen a level. The same level gives 1, one step apart 2/3, two steps 1/3 and three steps 0. The order is must, must and scored, should, not needed.",
    ),
    T(
        "Vet ej, ”finns inte” och obesvarat jämförs inte. En del där paret har färre än {least} jämförbara drag får inget tal och räknas inte in.",
        "Don’t know, “there is none” and no answer are not compared. A part where the pair has fewer than {least} comparable traits gets no figure and does not count.",
    ),
    T(
        "Skälen är det som höjer parets tal mest. För kravnivåer räknas hur mycket likare paret är inom en kravkategori än de andra paren är. Största skillnaden är det som på samma sätt sänker talet mest; en produkt som bara ett lärosäte har nämns inte.",
        "The reasons are what raises the figure of the pair most. For requirement levels it is how much more alike the pair is within a category than the other pairs are. The largest difference is what lowers the figure most in the same way; a product that only one institution has is not named.",
    ),
    T(
        "Trädet fogar samman de mest lika först; två grenar möts vid medelvärdet av likheten mellan deras lärosäten. En grupp är en gren som möts över medelvärdet av alla par. Ett par utan tal står i trädet som medelvärdet.",
        "The tree joins the most alike first; two branches meet at the mean likeness of their institutions. A group is a branch that meets above the mean of all pairs. A pair without a figure stands in the tree as the mean.",
    ),
)

MEAN = T("Medelvärde av alla par", "Mean of all pairs")
PAIRS, SQUARE, REASONS = T("Par av lärosäten", "Pairs of institutions"), T("Matris", "Matrix"), T("Skäl", "Reasons")
FOUND_PAIR = T("Mest lika är {one} och {other}: {figure} av 100. {reason}.", "{one} and {other} are most alike: {figure} of 100. {reason}.")
FOUND_GROUPS = T(
    "{n} grupper av lärosäten hänger ihop; den största har {m} lärosäten.",
    "{n} groups of institutions hang together; the largest has {m} institutions.",
)
FOUND_OWN = T("{other} liknar ert lärosäte mest: {figure} av 100. {reason}.", "{other} is most like your institution: {figure} of 100. {reason}.")
METHOD_WHOLE = T(*(" ".join(each.in_(language) for each in METHOD).format(least=LEAST) for language in ("sv", "en")))
