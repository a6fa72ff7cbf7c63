"""Words and abbreviations that requirements use, and what they mean here."""

from __future__ import annotations

from inventory_app.content.schema import Text
from inventory_app.documents.words import T

GLOSSARY: tuple[tuple[str, Text, Text], ...] = (
    # A pattern that shows that the word is used, the word, and what it means here.
    (
        r"målvakt|data steward",
        T("Målvakt", "Data steward"),
        T("Den som håller uppgifterna aktuella och rensar bland dem.", "The person who keeps the data current and weeds out what is old."),
    ),
    (
        r"informationsansvarig|responsible person",
        T("Informationsansvarig", "Responsible person"),
        T(
            "Den vid lärosätet som har överblicken över en organisation, utan ensamrätt till kontakten.",
            "The person at the institution who has the overview of an organisation, without a monopoly on contact.",
        ),
    ),
    (
        r"nyckelorganisation|key organisation",
        T("Nyckelorganisation", "Key organisation"),
        T("Extern organisation med en utsedd informationsansvarig.", "An external organisation with an appointed responsible person."),
    ),
    (
        r"systemägare|system owner",
        T("Systemägare", "System owner"),
        T("Den funktion som ytterst ansvarar för systemet.", "The function that is ultimately responsible for the system."),
    ),
    (
        r"extern part|external part",
        T("Extern part", "External party"),
        T(
            "Företag, organisation, myndighet eller person utanför lärosätet.",
            "A company, organisation, authority or person outside the institution.",
        ),
    ),
    (r"gallr|eras", T("Gallra", "Erase"), T("Förstöra uppgifter eller handlingar enligt beslut.", "Destroy data or records by decision.")),
    (r"\bAI\b", T("AI", "AI"), T("Artificiell intelligens.", "Artificial intelligence.")),
    (
        r"\bAPI\b",
        T("API", "API"),
        T("Programmeringsgränssnitt genom vilket system utbyter uppgifter.", "Programming interface through which systems exchange data."),
    ),
    (
        r"\bCSV\b",
        T("CSV", "CSV"),
        T("Textfil med en post per rad, läsbar i kalkylprogram.", "Text file with one record a line, readable in spreadsheet programs."),
    ),
    (
        r"\bCVSS\b",
        T("CVSS", "CVSS"),
        T("Skala från 0 till 10 för hur allvarlig en sårbarhet är.", "Scale from 0 to 10 for how severe a vulnerability is."),
    ),
    (
        r"\bEN 301 549",
        T("EN 301 549", "EN 301 549"),
        T("Europeisk standard för digital tillgänglighet.", "European standard for accessibility of digital services."),
    ),
    (
        r"\beduGAIN\b",
        T("eduGAIN", "eduGAIN"),
        T(
            "Samarbete mellan länders inloggningsfederationer för högre utbildning.",
            "Cooperation between national sign-in federations for higher education.",
        ),
    ),
    (
        r"\b(EES|EEA)\b",
        T("EES", "EEA"),
        T(
            "Europeiska ekonomiska samarbetsområdet: EU samt Island, Liechtenstein och Norge.",
            "European Economic Area: the EU with Iceland, Liechtenstein and Norway.",
        ),
    ),
    (
        r"\bGDPR\b|dataskyddsförordning",
        T("GDPR", "GDPR"),
        T("EU:s dataskyddsförordning (2016/679).", "The EU General Data Protection Regulation (2016/679)."),
    ),
    (r"\bISO/IEC\b", T("ISO/IEC", "ISO/IEC"), T("Internationella standarder från ISO och IEC.", "International standards from ISO and IEC.")),
    (r"\bIT\b|\b[Ii]t-", T("It", "IT"), T("Informationsteknik.", "Information technology.")),
    (r"\bLOU\b", T("LOU", "LOU"), T("Lagen (2016:1145) om offentlig upphandling.", "The Swedish Public Procurement Act (2016:1145).")),
    (
        r"\bOSL\b",
        T("OSL", "OSL"),
        T("Offentlighets- och sekretesslagen (2009:400).", "The Swedish Public Access to Information and Secrecy Act (2009:400)."),
    ),
    (r"\bRFC\b", T("RFC", "RFC"), T("Numrerad teknisk specifikation för internet.", "Numbered technical specification for the internet.")),
    (
        r"\bSAML",
        T("SAML", "SAML"),
        T(
            "Standard för att logga in hos en tjänst med sin egen organisations konto.",
            "Standard for signing in to a service with the account of one's own organisation.",
        ),
    ),
    (
        r"\bSWAMID\b",
        T("SWAMID", "SWAMID"),
        T("De svenska lärosätenas gemensamma inloggningsfederation.", "The sign-in federation of Swedish higher education."),
    ),
    (
        r"\bVFU\b",
        T("VFU", "VFU"),
        T("Verksamhetsförlagd utbildning.", "Placement-based part of an education (Swedish: verksamhetsförlagd utbildning)."),
    ),
)
