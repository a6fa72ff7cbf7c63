"""What the workbook and the printed form say themselves. A document keeps its language whoever asks for it, so these are no interface words."""

from __future__ import annotations

from inventory_app.documents.words import T

READ_ME = T("Läs mig", "Read me")
SYSTEMS = T("System", "Systems")
ID = T("Id", "Id")
SYSTEM = T("System", "System")
INSTITUTION = T("Lärosäte", "Institution")
EDITION = T("Utgåva av frågorna", "Edition of the questions")
MADE = T("Skapad", "Made")
COUNT = T("Antal system", "Number of systems")
HOW = T("Så fyller ni i", "How to fill it in")
STEPS = (
    T(
        "Varje rad i bladet ”System” är ett system och varje kolumn en fråga. Håll pekaren över rubriken så ser ni vad frågan gäller och vilka svar som finns.",
        "Each row of the sheet “Systems” is one system and each column a question. Point at a heading to see what the question means and which answers there are.",
    ),
    T(
        "Skriv det ni vet. En tom cell betyder att frågan inte är besvarad. ”Vet ej” är ett fullgott svar, och visar att ni har tänkt på frågan.",
        "Write what you know. An empty cell means that the question has not been answered. “Don’t know” is a perfectly good answer, and shows that you have considered the question.",
    ),
    T("Flera val i samma cell skiljs åt med semikolon.", "Several choices in one cell are separated by semicolons."),
    T(
        "Skriv datum så noga ni vet dem: 2027, 2027-05 eller 2027-05-31.",
        "Write dates as exactly as you know them: 2027, 2027-05 or 2027-05-31.",
    ),
    T("Ett nytt system får en egen rad. Låt dess id vara tomt.", "A new system gets a row of its own. Leave its id empty."),
    T(
        "Listor har egna blad: en rad för varje post, med systemets namn framför.",
        "Lists have sheets of their own: one row for each entry, with the name of the system in front.",
    ),
    T(
        "Om ni tömmer en cell tas svaret bort när filen läses in. Om ni tar bort en kolumn eller en rad lämnas de svaren som de är.",
        "If you empty a cell, the answer is removed when the file is read in. If you delete a column or a row, those answers are left as they are.",
    ),
    T(
        "Id och rubriker är låsta, utan lösenord, så att de inte ändras av misstag. Vill ni sortera eller ta bort rader och kolumner väljer ni först "
        "Granska, Ta bort bladets skydd. Sortera alltid hela tabellen, med id.",
        "Ids and headings are locked, without a password, so that they are not changed by mistake. To sort, or to delete rows and columns, first choose "
        "Review, Unprotect Sheet. Always sort the whole table, ids included.",
    ),
    T(
        "Läs sedan in filen under System, Kalkylblad. Ni ser allt som skulle ändras innan något sparas.",
        "Then read the file in under Systems, Spreadsheets. You see everything that would change before anything is saved.",
    ),
)

# Notes at the headings

CHOOSE_ONE = T("Välj ett av svaren:", "Choose one of the answers:")
CHOOSE_SEVERAL = T("Välj ett eller flera, åtskilda med semikolon:", "Choose one or more, separated by semicolons:")
WRITE_DATE = T("Skriv år, månad eller dag: 2027, 2027-05 eller 2027-05-31.", "Write a year, a month or a day: 2027, 2027-05 or 2027-05-31.")
WRITE_NUMBER = T("Skriv ett tal.", "Write a number.")
WRITE_MONEY = T("Skriv hela kronor.", "Write whole Swedish kronor.")
WRITE_NUMBER_OF = T("Skriv ett tal (%s).", "Write a number (%s).")
WRITE_LINK = T(
    "Välj ett system i listan eller skriv namnet på något utanför er inventering.",
    "Choose a system from the list, or write the name of one outside your inventory.",
)
OR_SHARED = T("Eller skriv: %s.", "Or write: %s.")
ID_NOTE = T(
    "Verktygets nummer på systemet. Ändra det inte, och låt det vara tomt för ett nytt system.",
    "The tool’s number of the system. Do not change it, and leave it empty for a new system.",
)
LIST_ID_NOTE = T(
    "Fylls i av verktyget. I en ny rad räcker det att välja systemets namn.",
    "Filled in by the tool. In a new row it is enough to choose the name of the system.",
)

# What a cell says that refuses what was typed

NOT_AN_OPTION = T("Välj ett av svaren i listan.", "Choose one of the answers in the list.")
NOT_A_NUMBER = T("Skriv ett tal från %s till %s.", "Write a number from %s to %s.")
TOO_LONG = T("Skriv högst %s tecken.", "Write at most %s characters.")
NOT_RIGHT = T("Det går inte att läsa in", "This cannot be read in")
