"""Words of the files of a tender, in both languages. Not interface words: a file keeps its language whoever asks for it."""

from __future__ import annotations

from inventory_app.documents.words import T

DRAFT_OF = T("Utkast, senast ändrat {day}", "Draft, last changed {day}")
DRAFT_WARNING = T(
    "Utkast. Använd det inte i en upphandling; kraven kan ändras.",
    "Draft. Do not use it in a procurement; the requirements may change.",
)

# First sheet of both workbooks

READ_FIRST = T("Läs först", "Read first")
FACT, CONTENT = T("Uppgift", "Detail"), T("Innehåll", "Content")
PROCUREMENT = T("Upphandling", "Procurement")
INSTITUTION = T("Lärosäte", "Institution")
REQUIREMENTS = T("Antal krav", "Number of requirements")
REQUIREMENT_COUNT = T("{count}, varav {must} måste uppfyllas", "{count}, of which {must} have to be met")
CHECKSUM = T("Kontrollsumma (SHA-256)", "Checksum (SHA-256)")
TENDERER = T("Anbudsgivare", "Tenderer")
TENDERER_SAYS = T("Fyll i de ljusa fälten.", "Fill in the light fields.")
TENDERER_FIELDS = (T("Anbudsgivarens namn", "Name of the tenderer"), T("Organisationsnummer", "Registration number"), T("Datum", "Date"))
HOW = T("Så fyller ni i", "How to fill it in")
CODE, MEANING = T("Kod", "Code"), T("Betydelse", "Meaning")
LEVEL_CODES = T("Kravnivåer", "Requirement levels")
ANSWER_CODES = T("Svarskoder", "Response codes")
LOCKED_SAYS = T(
    "Låsta celler är låsta utan lösenord, så att de inte ändras av misstag. En dold kontrollsumma per rad visar om ett krav ändå har ändrats.",
    "Locked cells are locked without a password, so that they are not changed by mistake. A hidden checksum on each row shows if a requirement has been changed all the same.",
)
PAGE = T("Sida &P av &N", "Page &P of &N")

# The response workbook

RESPONSES = T("Svarsmatris", "Response matrix")
RESPONSES_ANNEX = T("Bilaga A till kravspecifikationen", "Annex A to the requirements specification")
SHEET = T("Krav", "Requirements")
ID, AREA, TEXT, LEVEL, POINTS = (
    T("Krav-id", "Requirement id"),
    T("Område", "Area"),
    T("Kravtext", "Requirement"),
    T("Nivå", "Level"),
    T("Poäng", "Points"),
)
ANSWER = T("Svar", "Answer")
MET_FROM = T("Uppfyllt från", "Met from")
INCLUDED = T("Ingår i pris", "Included in price")
PRICE_ROW = T("Prisrad", "Price row")
COMMENT = T("Kommentar eller beskrivning", "Comment or description")
REFERENCE = T("Hänvisning", "Reference")
EVIDENCE = T("Bevis", "Evidence")
SEAL = T("Kontrollsumma", "Checksum")
YES, NO = T("Ja", "Yes"), T("Nej", "No")
ANSWER_STEPS = (
    T(
        "Bladet ”Krav” har en rad per krav, i kravspecifikationens ordning. Filtrera på område eller nivå med pilarna i rubrikraden.",
        "The sheet “Requirements” has one row for each requirement, in the order of the specification. Filter by area or level with the arrows in the heading row.",
    ),
    T(
        "Välj ett svar per krav i kolumnen ”Svar”. Ett krav utan svar räknas som obesvarat.",
        "Choose one answer for each requirement in the column “Answer”. A requirement without an answer counts as unanswered.",
    ),
    T(
        "Svarar ni P anger ni datumet i ”Uppfyllt från”. Ett ska-krav som är planerat är inte uppfyllt när anbudet lämnas.",
        "If you answer P, state the date in “Met from”. A must requirement that is planned is not met when the tender is submitted.",
    ),
    T(
        "Ange om det som krävs ingår i priset. Gör det inte det, ange raden i prisbilagan där det är prissatt.",
        "State whether what is required is included in the price. If it is not, state the row of the price annex where it is priced.",
    ),
    T(
        "Beskriv hur kravet uppfylls med högst {most} tecken. Hänvisa till bilaga och sida för det som är längre, och ange intyg eller annat bevis.",
        "Describe how the requirement is met in at most {most} characters. Refer to annex and page for what is longer, and name certificates or other evidence.",
    ),
    LOCKED_SAYS,
)
# Each language says it of the other one.
ONLY_ELSEWHERE = T("Krav som bara finns på engelska: {keys}.", "Requirements that exist in Swedish only: {keys}.")
ANSWER_PROMPT = T(
    "Välj ett av svaren i listan. Koderna förklaras på bladet ”Läs först”.",
    "Choose an answer in the list. The codes are explained on the sheet “Read first”.",
)
DATE_PROMPT = T(
    "När kravet är uppfyllt, till exempel 2027-05-31. Anges när svaret är P.",
    "When the requirement is met, for example 2027-05-31. To be given when the answer is P.",
)
INCLUDED_PROMPT = T("Ja om det som krävs ingår i det pris ni lämnar.", "Yes if what is required is included in the price you offer.")
PRICE_ROW_PROMPT = T("Raden i prisbilagan, när svaret är Nej.", "The row of the price annex, when the answer is No.")
COMMENT_PROMPT = T("Hur kravet uppfylls. Högst {most} tecken.", "How the requirement is met. At most {most} characters.")
REFERENCE_PROMPT = T("Bilaga och sida. Högst {most} tecken.", "Annex and page. At most {most} characters.")
EVIDENCE_PROMPT = T("Intyg, certifikat eller referens. Högst {most} tecken.", "Certificate, attestation or reference. At most {most} characters.")
NOT_RIGHT = T("Det går inte att fylla i", "This cannot be filled in")
NOT_AN_OPTION = T("Välj ett av svaren i listan.", "Choose one of the answers in the list.")
NOT_A_DATE = T("Skriv ett datum, till exempel 2027-05-31.", "Write a date, for example 2027-05-31.")
TOO_LONG = T("Skriv högst {most} tecken.", "Write at most {most} characters.")

# The price workbook

PRICES = T("Prisbilaga", "Price annex")
PRICES_ANNEX = T("Bilaga B till kravspecifikationen", "Annex B to the requirements specification")
PRICE_SHEET, OPTION_SHEET = T("Priser", "Prices"), T("Optioner", "Options")
CURRENCY = T("Valuta och moms", "Currency and VAT")
CURRENCY_SAYS = T("Svenska kronor (SEK), exklusive mervärdesskatt", "Swedish kronor (SEK), excluding value added tax")
TERM = T("Avtalstid", "Contract length")
TERM_SAYS = T("{years} år", "{years} years")
TERM_UNKNOWN = T("Inte beslutad; {years} år är antaget", "Not decided; {years} years are assumed")
EXTENSION = T("Förlängning", "Extension")
VOLUMES = {
    "users": T("Användare", "Users"),
    "organisations": T("Externa organisationer", "External organisations"),
    "contacts": T("Kontaktpersoner", "Contact persons"),
    "activities_a_year": T("Aktiviteter per år", "Activities a year"),
}
NOT_STATED = T("Ej angivet", "Not stated")
ONE_OFF = T("Engångspris", "One-off price")
YEAR = T("År {number}", "Year {number}")
PART_OF_YEAR = T("År {number} ({months} månader)", "Year {number} ({months} months)")
TOTAL_TERM = T("Summa för avtalstiden", "Total for the contract")
TOTAL = T("Summa", "Total")
LICENCE = T("Licensmodell", "Licence model")
LICENCES = (
    T("Per namngiven användare", "Per named user"),
    T("Per samtidig användare", "Per concurrent user"),
    T("Hela lärosätet", "Whole institution"),
    T("Annan, se kommentar", "Other, see comment"),
)
MORE_USERS = T("Pris per ytterligare användare och år", "Price per additional user and year")
OPTION = T("Option", "Option")
BINDING = T("Bindning", "Commitment")
NON_BINDING = T("Ej bindande", "Non-binding")
OPTION_EXTENSION = T("Förlängning av avtalet: {extension}", "Extension of the contract: {extension}")
A_YEAR = T("Pris per år", "Price per year")
PRICE_STEPS = (
    T(
        "Bladet ”Priser” har en rad per lärosäte med de volymer som priset ska gälla. Fyll i de ljusa fälten; summorna räknas ut.",
        "The sheet “Prices” has one row for each institution, with the volumes that the price is to cover. Fill in the light fields; the totals are worked out.",
    ),
    T(
        "Engångspriset omfattar allt som behövs till och med godkänd leverans: införande, flytt av information, integrationer och utbildning.",
        "The one-off price covers all that is needed up to accepted delivery: introduction, transfer of information, integrations and training.",
    ),
    T(
        "Priset per år omfattar licens, drift, support och nya versioner för de volymer som står på raden.",
        "The price per year covers licences, operation, support and new versions for the volumes stated on the row.",
    ),
    T(
        "Ange licensmodell och vad en ytterligare användare kostar per år utöver volymen.",
        "State the licence model and what one more user costs per year beyond the volume.",
    ),
    T(
        "Bladet ”Optioner” binder inte lärosätet: optioner får avropas men räknas inte med i summan. Skriv egna optioner på de tomma raderna.",
        "The sheet “Options” does not bind the institution: options may be called off but do not count towards the total. Write further options on the empty rows.",
    ),
    T(
        "Skriv belopp som tal. Noll betyder att det ingår; en tom cell betyder att inget pris har lämnats.",
        "Write amounts as numbers. Zero means that it is included; an empty cell means that no price has been given.",
    ),
)
AMOUNT_PROMPT = T("Belopp i SEK exklusive moms.", "Amount in SEK, excluding VAT.")
NOT_AN_AMOUNT = T("Skriv ett belopp som är noll eller större.", "Write an amount of zero or more.")

# Word

FIGURE_ELSEWHERE = T(
    "Figuren ”{title}” finns i den tryckta versionen (PDF).",
    "The figure “{title}” is in the printed version (PDF).",
)
