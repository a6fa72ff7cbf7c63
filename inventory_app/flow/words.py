"""The words of the flow in both languages; the page, the file and the specification share them."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.flow.graph import Kind

TITLE = T("Informationsflöde", "Flow of information")
NOW, WANTED = T("Informationsflödet i dag", "The flow of information today"), T("Önskat informationsflöde", "The wanted flow of information")
NOW_SAYS = T(
    "Rutor för {boxes} system, grupper och parter, med källor till vänster och mottagare till höger. {lines} numrerade flöden går mellan dem. "
    "Numren är radernas i tabellen, som säger detsamma.",
    "Boxes for {boxes} systems, groups and parties, with sources to the left and recipients to the right. {lines} numbered flows run between them. "
    "The numbers are those of the table's rows, which say the same.",
)
USERS = T("De som arbetar i systemen", "Those who work in the systems")
TOO_MUCH = T(
    "Det är fler flöden än en bild kan visa. Tabellen har alla.",
    "There are more flows than a picture can show. The table has all of them.",
)
REMOVED = T("Borttaget system", "Removed system")

NUMBER = T("Nr", "No.")
INFORMATION = T("Information", "Information")
SOURCE, TARGET = T("Från", "From"), T("Till", "To")
HOW = T("Sätt", "How")
PROCESSING = T("Bearbetning", "How it is worked on")
RESPONSIBLE = T("Ansvarig", "Responsible")
OWNER = T("Informationsägare", "Information owner")
STATE = T("Läge", "State")
REMARK = T("Anmärkning", "Remark")
SYSTEM = T("System", "System")
GIVE, GET = T("Lämnar information", "Give information"), T("Arbetar i och hämtar ur", "Work in it and get information from it")

ENCRYPTED, OPEN = T("krypterat", "encrypted"), T("inte krypterat", "not encrypted")
BOTH_WAYS = T("åt båda hållen", "both ways")
DISPUTED = T("systemen säger olika", "the systems' answers differ")
PLANNED = T("planerat", "planned")
UNNAMED = T("Ej angivet", "Not stated")
NEW, KEPT = T("Nytt", "New"), T("Som i dag", "As today")

BOXES = {
    Kind.SYSTEM: T("System", "System"),
    Kind.PLANNED: T("Planerat system", "Planned system"),
    Kind.PEOPLE: T("Grupp av användare", "Group of users"),
    Kind.OUTSIDE: T("Utanför inventeringen", "Outside the inventory"),
}
# By the style of the line.
LINES = {
    "solid": T("Programmeringsgränssnitt (API)", "Programming interface (API)"),
    "dashed": T("Fil", "File"),
    "dash_dot": T("För hand", "By hand"),
    "long": T("Sättet är inte angivet", "Way not stated"),
    "dotted": T("Planerat", "Planned"),
    "thin": T("Arbetar i systemet", "Work in the system"),
}
WANTED_LINES = {"solid": T("Finns i dag", "Exists today"), "dotted": T("Nytt", "New")}
