"""The words of the same product elsewhere."""

from __future__ import annotations

from inventory_app.documents.words import T

TITLE = T("Samma produkt hos andra", "Same product elsewhere")
LEAD = T(
    "Vilka använder samma produkt, vad tycker de om den, och vem kan visa den?",
    "Who uses the same product, what do they think of it, and who can show it?",
)
SEARCH, SORT = T("Sök produkt eller leverantör", "Search for a product or vendor"), T("Sortera efter", "Sort by")
SORTS = {
    "institutions": T("Antal lärosäten", "Number of institutions"),
    "name": T("Produkt", "Product"),
    "vendor": T("Leverantör", "Vendor"),
    "users": T("Antal användare", "Number of users"),
}
PRODUCT, VENDOR, SYSTEM, SYSTEMS = T("Produkt", "Product"), T("Leverantör", "Vendor"), T("System", "System"), T("System", "Systems")
COUNT, USERS, WHO, SPELLINGS = T("Lärosäten", "Institutions"), T("Användare", "Users"), T("Vilka", "Who"), T("Skrivs också", "Also written")
OURS = T("Våra produkter, och vilka andra som har dem", "Our products, and who else has them")
PRODUCTS, OTHERS = T("Produkter", "Products"), T("Produkter vid andra lärosäten", "Products at other institutions")
PAGE = T("Rad {first}–{last} av {n}.", "Rows {first}–{last} of {n}.")
PICTURE = T("Produkter vid flest lärosäten", "Products at most institutions")
PICTURE_SAYS = T(
    "En stapel för var och en av {n} produkter som används vid minst två lärosäten: hur många lärosäten som har den.",
    "A bar for each of {n} products that are used at two institutions or more: how many institutions have it.",
)
NOTHING_FOUND = T("Ingen produkt svarar mot sökningen.", "No product matches the search.")
MORE_WHO = T("och {n} till", "and {n} more")
ABOUT, USED_BY = T("Om produkten", "About the product"), T("Vilka som använder {name}", "Who uses {name}")
VERSION, HOSTING = T("Version", "Version"), T("Drift", "Hosting")
FUNCTIONAL, TECHNICAL, DIRECTION = T("Nytta (1–5)", "Functional fit (1–5)"), T("Teknik (1–5)", "Technical fit (1–5)"), T("Inriktning", "Direction")
SHOW = T("Kan visas", "Can be shown")
YES, NO = T("Ja", "Yes"), T("Nej", "No")
YES_BY = T("Ja: {who}", "Yes: {who}")
NOT_SHARED = T("delas inte", "not shared")
FIT = T("Bedömningar", "Assessments")
FIT_SAYS = T(
    "En stapel för varje system vars lärosäte delar sin bedömning, från 1 till 5.",
    "A bar for each system whose institution shares its assessment, from 1 to 5.",
)
SHARE_ASSESSMENTS = T(
    "{n} av {m} lärosäten delar bedömningar, {e} delar erfarenheter.", "Assessments are shared by {n} of {m} institutions, experience by {e}."
)
EXPERIENCE = {
    "selection": T("Erfarenheter: val av system", "Experience: choice of system"),
    "specification": T("Erfarenheter: funktionsspecifikation", "Experience: functional specification"),
    "support": T("Erfarenheter: support", "Experience: support"),
    "supplier_contact": T("Erfarenheter: kontakt med leverantören", "Experience: contact with the supplier"),
}
AT = T("{institution}: {system}", "{institution}: {system}")
MOST_USED = T("{name} används vid flest lärosäten: {n} av {m}.", "{name} is used at most institutions: {n} of {m}.")
SHARED = T("Produkter som används vid minst två lärosäten: {n}.", "Products used at two institutions or more: {n}.")
ALONE = T("Ingen produkt används vid mer än ett lärosäte.", "No product is used at more than one institution.")
BY_WHOM = T("Visas av", "Shown by")
USING = T("Lärosäten som använder produkten", "Institutions using the product")
AS_WRITTEN, STATUS = T("Som den skrivs", "As it is written"), T("Status", "Status")
EVERY_SYSTEM = T("Systemen", "The systems")
METHOD = T(
    "Stavningar av samma produkt förs samman utan hänsyn till skiftläge, mellanrum, skiljetecken och leverantörens namn först, och så som samordnarna har fört samman dem. En produkt räknas en gång per lärosäte.",
    "Spellings of one product are put together regardless of case, spaces, punctuation and the vendor’s name in front, and as the coordinators have joined them. A product counts once for each institution.",
)
