"""What the invented consortium is made of. No name is anybody's."""

from __future__ import annotations

from random import Random

PLACES_BEGIN = ("Ask", "Björk", "Dun", "Ek", "Fjäll", "Gran", "Hassel", "Is", "Järn", "Klint", "Lin", "Mård", "Nord", "Orre", "Pors", "Ring", "Sälg", "Tall", "Uv", "Vide", "Ylle", "Ål", "Älg", "Ön")  # fmt: skip
PLACES_END = ("bergsta", "dalinge", "forsby", "hamra", "hultsåsa", "kullinge", "löten", "mora by", "nässinge", "rydsta", "sundinge", "torpa by", "vikens by", "åkersta")  # fmt: skip

PRODUCT_BEGIN = ("Alva", "Bro", "Cirka", "Dial", "Enka", "Flik", "Glim", "Hub", "Iris", "Jolle", "Knyt", "Lyra", "Mosa", "Navi", "Orda", "Pärl", "Rela", "Samka", "Tråda", "Vinkel")  # fmt: skip
PRODUCT_END = ("bas", "data", "flöde", "fält", "kort", "ledd", "nät", "plan", "portal", "punkt", "rum", "spår", "stig", "stöd", "vy", "väv", "ytan", "zon", "öga", "ord")  # fmt: skip
VENDOR_BEGIN = ("Almbo", "Brisvik", "Dagmark", "Eknäs", "Frosta", "Grönlid", "Hedåsa", "Isfall", "Klövern", "Ljungå", "Mossby", "Nävra")
VENDOR_END = ("Data AB", "Mjukvara AB", "System AB", "Digitalt AB", "Programhus AB")

PURPOSES = (
    "Samlar kontakter och aktiviteter för samverkansavdelningen.",
    "Håller reda på avtal med externa parter.",
    "Används för utskick till alumner och partner.",
    "Förmedlar praktikplatser och examensarbeten.",
    "Ger underlag till årsredovisningen.",
    "Samordnar besök hos företag och myndigheter.",
)
STRENGTHS = ("Lätt att lära sig.", "Sökningen fungerar väl.", "Uppgifterna hålls aktuella.", "God hjälp från leverantören.")
GAPS = ("Kopplingar till andra system saknas.", "Rapporterna räcker inte.", "För få använder det.", "Gallringen görs för hand.")
EXPERIENCES = {
    "selection": ("Vi prövade tre alternativ med riktiga uppgifter.", "Valet gjordes för snabbt, utan dem som skulle använda systemet."),
    "specification": ("Kraven var för många och för allmänna.", "Scenarier sade mer än listor med krav."),
    "support": ("En egen förvaltare på halvtid räcker.", "Supporten svarar inom en dag."),
    "supplier_contact": ("Ett möte i kvartalet håller planen levande.", "Vi vill ha en fast kontaktperson."),
}

# Own requirements: what several institutions ask for in nearly the same words. {verb}, {who} and {what} are what differs.
OWN = (
    "Systemet {verb} visa {who} vilka avtal som löper ut inom {number} månader.",
    "Systemet {verb} låta {who} slå ihop två poster för samma organisation.",
    "Systemet {verb} påminna {who} om en organisation utan aktivitet på {number} månader.",
    "Systemet {verb} skriva ut en lista över deltagarna vid ett evenemang för {who}.",
    "Systemet {verb} låta {who} ange upp till {number} kontaktpersoner för ett avtal.",
    "Systemet {verb} visa {who} hur en partner har bidragit till utbildningen.",
    "Systemet {verb} spara {number} års historik över besök hos en organisation.",
    "Systemet {verb} låta {who} föra över kontakter från ett kalkylblad.",
    "Systemet {verb} visa lediga praktikplatser för {who} på en karta.",
    "Systemet {verb} varna {who} när två besök hos samma organisation planeras inom {number} dagar.",
    "Systemet {verb} låta en alumn ändra sina uppgifter utan hjälp av {who}.",
    "Systemet {verb} lämna statistik om samverkan till {who} som öppna data.",
)
WHO = ("användaren", "handläggaren", "samordnaren", "varje användare")

# Requirements beyond the shipped catalogue: each action with each object gives one.
ACTIONS = (
    ("visa", "show", "en lista över", "a list of"),
    ("exportera", "export", "uppgifter om", "data on"),
    ("skriva ut", "print", "en sammanställning av", "a summary of"),
    ("söka bland", "search among", "alla", "all"),
    ("sortera", "sort", "alla", "all"),
    ("räkna", "count", "alla", "all"),
    ("arkivera", "archive", "inaktuella", "outdated"),
    ("gruppera", "group", "alla", "all"),
    ("importera", "import", "uppgifter om", "data on"),
    ("logga ändringar av", "log changes to", "alla", "all"),
    ("spärra", "lock", "valda", "selected"),
    ("dela", "share", "valda", "selected"),
)
OBJECTS = (
    ("organisationer", "organisations"), ("kontaktpersoner", "contact persons"), ("besök", "visits"), ("avtal", "agreements"), ("praktikplatser", "placements"),
    ("examensarbeten", "theses"), ("alumner", "alumni"), ("evenemang", "events"), ("utskick", "mailings"), ("gåvor", "donations"), ("projekt", "projects"),
    ("uppdragsutbildningar", "commissioned courses"), ("gästföreläsningar", "guest lectures"), ("nätverk", "networks"), ("handlingar", "documents"),
)  # fmt: skip
SCOPES = (
    ("för en vald period", "for a chosen period"), ("för en vald institution", "for a chosen department"), ("för en vald kommun", "for a chosen municipality"),
    ("för en vald bransch", "for a chosen industry"), ("för ett valt segment", "for a chosen segment"), ("för en vald handläggare", "for a chosen officer"),
    ("för ett valt ämne", "for a chosen subject"),
)  # fmt: skip


def institution_names(number: int) -> tuple[str, str]:
    """Invented names, as many as there are numbers."""
    begin, rest = PLACES_BEGIN[number % len(PLACES_BEGIN)], number // len(PLACES_BEGIN)
    place, more = begin + PLACES_END[(number + rest) % len(PLACES_END)], rest // len(PLACES_END)
    place += f" {more + 1}" if more else ""
    return (f"Högskolan i {place}", f"{place} University College") if number % 3 else (f"Universitetet i {place}", f"University of {place}")


def misspelt(name: str, random: Random) -> str:
    """The same product as somebody else writes it."""
    return random.choice((name.upper(), name.lower(), f"{name} ", f"{name[:3]}-{name[3:]}", f"{name} (molnet)")).strip()
