"""The words of maturity and preconditions."""

from __future__ import annotations

from inventory_app.comparison.maturity_fold import MET, NOT_APPLICABLE, NOT_MET, SILENT, STARTED, UNKNOWN
from inventory_app.comparison.words import NO_ANSWER
from inventory_app.comparison.words import UNKNOWN as DO_NOT_KNOW
from inventory_app.documents.words import T

TITLE = T("Mognad", "Maturity")
LEAD = T(
    "Hur långt har lärosätena kommit på de fem axlarna, och vilka förutsättningar är på plats?",
    "How far have the institutions come along the five axes, and which preconditions are in place?",
)
AXIS, STAGE, MEDIAN = T("Axel", "Axis"), T("Steg", "Stage"), T("Median", "Median")
PICTURE = T("Lärosätenas steg på de fem axlarna", "The institutions’ stages on the five axes")
PICTURE_SAYS = T(
    "En stapel för varje axel: hur många av {institutions} lärosäten som står på vilket steg. De som inte har svarat, eller inte vet, är inte med i stapeln.",
    "A bar for each axis: how many of {institutions} institutions stand at which stage. Those who have not answered, or do not know, are not in the bar.",
)
OWN_STAGE = T("{axis} (ni: {stage})", "{axis} (you: {stage})")
MATRIX = T("Steg per axel och lärosäte", "Stages by axis and institution")
MET_ROW = T("Klara förutsättningar", "Preconditions met")
BETWEEN = T("{low}–{high}", "{low}–{high}")
STATUS = {
    MET: T("Klart", "Done"),
    STARTED: T("Påbörjat", "Started"),
    NOT_APPLICABLE: T("Ej aktuellt", "Not applicable"),
    NOT_MET: T("Nej", "No"),
    UNKNOWN: DO_NOT_KNOW,
    SILENT: NO_ANSWER,
}
GROUP_BY = T("Jämför grupper", "Compare groups")
NO_GROUPS = T("Nej", "No")
BY_STRATEGY = T("Efter strategisk profil", "By strategic profile")
BY_ORGANISATION = T("Efter organisationsform", "By form of organisation")
BY_GROUP = T("Dina grupper", "Your groups")
UNSAID = T("Profilen okänd", "Profile unknown")
GROUPS = T("Mediansteg per grupp", "Median stage by group")
GROUPS_NOTE = T(
    "I grupperna ingår bara lärosäten som visas med namn. Hamnar medianen mellan två steg visas båda.",
    "Groups contain only institutions shown by name. Where the median falls between two stages both are shown.",
)
NO_MEMBERS = T("Ingen grupp har något lärosäte som visas här med namn.", "No group has an institution that is shown here by name.")
GROUP, GROUP_OF = T("Grupp", "Group"), T("{group} ({n})", "{group} ({n})")
MEDIAN_MET = T("Klara förutsättningar, median", "Preconditions met, median")
PRECONDITIONS, PRECONDITION = T("Förutsättningar", "Preconditions"), T("Förutsättning", "Precondition")
PRECONDITIONS_PICTURE = T("Förutsättningarna på lärosätena", "The preconditions at the institutions")
PRECONDITIONS_SAYS = T(
    "En stapel för var och en av {preconditions} förutsättningar: hur många av {institutions} lärosäten som har den klar, har påbörjat den, inte behöver den, saknar den eller inte vet.",
    "A bar for each of {preconditions} preconditions: how many of {institutions} institutions have it done, have started, do not need it, lack it or do not know.",
)
PRECONDITIONS_MATRIX = T("Förutsättningar per lärosäte", "Preconditions by institution")
IN_PRECONDITIONS = T("Om förutsättningarna", "About the preconditions")
WEAKEST = T("{axis}: {n} av {m} lärosäten står på ”saknas” eller ”perifer”.", "{axis}: “absent” or “peripheral” at {n} of {m} institutions.")
STRONGEST = T(
    "{axis} har kommit längst: {n} av {m} lärosäten är på taktisk eller strategisk nivå.",
    "Furthest along: {axis}, tactical or strategic at {n} of {m} institutions.",
)
RAREST = T(
    "Längst kvar är det till ”{precondition}”: klart vid {n} av {m} lärosäten.",
    "Furthest from done is “{precondition}”: at {n} of {m} institutions.",
)
THEME, APPLIES = T("Tema", "Theme"), T("Av", "Of")
STRATEGY, ORGANISATION = T("Strategisk profil", "Strategic profile"), T("Organisationsform", "Form of organisation")
AT_LEAST_TACTICAL = T("Minst taktisk", "At least tactical")
METHOD = T(
    "Fem sidor av arbetet bedöms av lärosätet självt på skalan saknas, perifer, operativ, taktisk, strategisk. Grupper jämförs med mittersta steget (median). Uppfyllda förutsättningar räknas av dem som är tillämpliga.",
    "Each institution judges five aspects of the work itself on the scale absent, peripheral, operational, tactical, strategic. Groups are compared by the middle stage (median). Preconditions met are counted of those that apply.",
)
