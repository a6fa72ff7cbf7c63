"""What the records say in both languages, written as an archivist and a data protection officer would."""

from __future__ import annotations

from inventory_app.documents.words import T

MISSING = T("Saknas", "Missing")
UNKNOWN = T("Saknas (svaret är Vet ej)", "Missing (the answer is Don’t know)")
NOT_EXAMINED = T("Saknas (inte utrett)", "Missing (not examined)")
NOTHING = T("–", "–")
DATE, SOURCE, SCOPE = T("Datum", "Date"), T("Regel", "Rule"), T("Urval", "Selection")
ASKS = T("Regeln frågar efter", "The rule asks for")
BY_HAND = T("Finns inte i inventeringen, läggs till för hand", "Not in the inventory: to be added by hand")
BY_HAND_COLUMN = T("Läggs till för hand", "To be added by hand")
MISSING_AT = T("{label}: saknas för {count} av {all} system", "{label}: missing for {count} of {all} systems")
MISSING_FACT = T("{label}: saknas i lärosätets profil", "{label}: missing in the institution’s profile")
NO_SYSTEMS = T("Inga system i urvalet.", "No systems in the selection.")
SYSTEM, ABOUT = T("System", "System"), T("Om underlaget", "About this basis")
WHAT, VALUE = T("Vad", "What"), T("Uppgift", "Fact")
BASIS_NOTE = T(
    "Underlaget är hämtat ur inventeringen av stödsystem för externa relationer. Det täcker inte lärosätets övriga system och behöver granskas innan det används.",
    "This basis comes from the inventory of support systems for external relations. It does not cover the institution’s other systems and must be reviewed before it is used.",
)

# Fields of a system

KIND, STATUS = T("Typ av stöd", "Kind of support"), T("Status", "Status")
PURPOSE = T("Syfte", "Purpose")
INFORMATION = T("Informationsmängder", "Types of information")
RECORDS = T("Allmänna handlingar och arkiv", "Public records and archiving")
SECRECY = T("Sekretessbestämmelse", "Secrecy provision")
DIRECTION, OTHER, EXCHANGED = T("Integration", "Integration"), T("Hämtas från eller lämnas till", "From or to"), T("Uppgifter", "Information")
HOW, WHEN = T("Hur", "How"), T("När", "When")
OWNER, MANAGER = T("Systemägare", "System owner"), T("Systemförvaltare", "System manager")
INFORMATION_OWNERS = T("Informationsägare", "Information owners")
PERIOD = T("Tid i drift", "Time in use")
PRODUCT, HOSTING = T("Produkt och leverantör", "Product and vendor"), T("Driftform", "Hosting")
FROM_UNTIL = T("{start}–{end}", "{start}–{end}")

# Public records (OSL 4:2)

PUBLIC_RECORDS = T("Underlag för beskrivning av allmänna handlingar", "Basis for the description of public records")
PUBLIC_RECORDS_LEAD = T(
    "Beskrivningen som varje myndighet ska ha för att allmänheten ska hitta bland allmänna handlingar. Arkivarien eller registratorn gör den färdig.",
    "The description that every public authority must keep so that people find their way among its public records. The archivist or registrar completes it.",
)
PUBLIC_RECORDS_SOURCE = T(
    "4 kap. 2 § offentlighets- och sekretesslagen (2009:400), OSL",
    "Chapter 4, section 2 of the Public Access to Information and Secrecy Act (2009:400)",
)
PUBLIC_RECORDS_SCOPE = T(
    "Alla system i förteckningen utom planerade. System ur drift är med, eftersom handlingar kan finnas kvar i dem.",
    "All systems in the register except planned ones. Retired systems are included, since records may remain in them.",
)
POINT_1 = T("1. Organisation och verksamhet", "1. Organisation and work")
ASKS_1 = T(
    "Myndighetens organisation och verksamhet, för att göra det lättare att söka efter allmänna handlingar.",
    "The authority’s organisation and work, to make public records easier to find.",
)
HAND_1 = T(
    "Lärosätets organisation och verksamhet i stort. Profilen beskriver bara arbetet med externa relationer.",
    "The organisation and work of the institution as a whole. The profile only describes the work with external relations.",
)
POINT_2 = T("2. Register, förteckningar och andra sökmedel", "2. Registers, lists and other search aids")
ASKS_2 = T(
    "Register, förteckningar eller andra sökmedel till myndighetens allmänna handlingar.",
    "Registers, lists or other search aids to the authority’s public records.",
)
HAND_2 = T(
    "Vilka sökingångar varje system har, och diariet och andra förteckningar som inte är stödsystem för externa relationer.",
    "By what each system can be searched, and the registry and other lists that are not support systems for external relations.",
)
POINT_3 = T("3. Tekniska hjälpmedel för enskilda", "3. Technical aids for the public")
ASKS_3 = T(
    "Tekniska hjälpmedel som enskilda själva kan få använda hos myndigheten för att ta del av allmänna handlingar.",
    "Technical aids that members of the public may use themselves at the authority to read public records.",
)
HAND_3 = T(
    "Vilka hjälpmedel som finns, till exempel en dator för allmänheten hos registrator.",
    "Which aids there are, such as a public computer at the registry.",
)
POINT_4 = T("4. Vem som kan lämna upplysningar", "4. Who can give information")
ASKS_4 = T(
    "Vem hos myndigheten som kan lämna närmare upplysningar om de allmänna handlingarna, deras användning och sökmöjligheter.",
    "Who at the authority can tell more about the public records, their use and how they can be searched.",
)
HAND_4 = T(
    "Lärosätets kontaktperson för allmänna handlingar. Systemägaren och informationsägarna kan svara om varje system.",
    "The institution’s contact for public records. The system owner and the information owners can answer about each system.",
)
POINT_5 = T("5. Vanliga sekretessbestämmelser", "5. Usual secrecy provisions")
ASKS_5 = T(
    "Vanliga sekretessbestämmelser som myndigheten tillämpar på uppgifter i sina allmänna handlingar.",
    "Secrecy provisions that the authority usually applies to information in its public records.",
)
NO_SECRECY = T("Inget system har svarat att sekretess förekommer.", "No system has answered that secrecy occurs.")
SECRECY_NO = T("Förekommer inte", "Does not occur")
POINT_6 = T("6. Uppgifter som regelbundet hämtas eller lämnas", "6. Information regularly received or supplied")
ASKS_6 = T(
    "Uppgifter som myndigheten regelbundet hämtar från eller lämnar till andra, samt hur och när det sker.",
    "Information that the authority regularly receives from or supplies to others, and how and when that is done.",
)
HAND_6 = T(
    "Vilka integrationer som går till eller från andra myndigheter eller företag. Inventeringen frågar efter system, inte efter organisationer.",
    "Which integrations lead to or from other authorities or companies. The inventory asks for systems, not for organisations.",
)
NO_INTEGRATIONS = T("Inga integrationer", "No integrations")
POINT_7 = T("7. Rätt till försäljning av personuppgifter", "7. The right to sell personal data")
ASKS_7 = T("Myndighetens rätt till försäljning av personuppgifter.", "The authority’s right to sell personal data.")
HAND_7 = T("Om lärosätet har en sådan rätt, och med vilket stöd.", "Whether the institution has such a right, and on what grounds.")

# Article 30

ARTICLE_30 = T("Underlag för registerförteckning", "Basis for the record of processing")
ARTICLE_30_LEAD = T(
    "Förteckningen över behandlingar av personuppgifter som varje personuppgiftsansvarig ska föra. Dataskyddsombudet eller den som för förteckningen gör den färdig.",
    "The record of processing activities that every controller must keep. The data protection officer, or whoever keeps the record, completes it.",
)
ARTICLE_30_SOURCE = T("Artikel 30.1 i dataskyddsförordningen (EU) 2016/679", "Article 30(1) of the General Data Protection Regulation (EU) 2016/679")
ARTICLE_30_SCOPE = T(
    "System med personuppgifter, och system där frågan om personuppgifter inte är besvarad. Planerade system och system utan personuppgifter är inte med. "
    "Förteckningen förs per behandling: ett system kan ha flera behandlingar, och en behandling flera system.",
    "Systems with personal data, and systems where the question of personal data has no answer. Planned systems and systems without personal data are left out. "
    "The record is kept by processing: one system may hold several, and one processing may use several systems.",
)
CONTROLLER = T("a) Personuppgiftsansvarig", "(a) Controller")
ASKS_CONTROLLER = T(
    "Namn och kontaktuppgifter för den personuppgiftsansvarige, gemensamt personuppgiftsansvariga, företrädare och dataskyddsombud.",
    "Name and contact details of the controller, any joint controllers, the representative and the data protection officer.",
)
CONTROLLER_NAME = T("Personuppgiftsansvarig", "Controller")
HAND_CONTROLLER = T(
    "Lärosätets kontaktuppgifter, dataskyddsombudet och eventuella gemensamt personuppgiftsansvariga.",
    "The institution’s contact details, the data protection officer, and any joint controllers.",
)
PROCESSING = T("b–g) Behandlingar, system för system", "(b)–(g) Processing, system by system")
ASKS_PROCESSING = T(
    "Ändamål, kategorier av registrerade och av personuppgifter, mottagare, överföring till tredjeland, tidsfrister för radering och säkerhetsåtgärder.",
    "Purposes, categories of data subjects and of personal data, recipients, transfers to third countries, time limits for erasure and security measures.",
)
HAND_PROCESSING = (
    T(
        "Behandlingens ändamål, där det är ett annat än systemets syfte.",
        "The purpose of the processing, where it differs from the purpose of the system.",
    ),
    T(
        "Vilka slags personuppgifter som behandlas, till exempel namn, adress och betyg.",
        "Which kinds of personal data are processed, such as names, addresses and grades.",
    ),
    T("Mottagare utanför lärosätet, och underbiträden.", "Recipients outside the institution, and sub-processors."),
    T("Skyddsåtgärder vid överföring till tredjeland.", "Safeguards for transfers to third countries."),
    T(
        "En allmän beskrivning av tekniska och organisatoriska säkerhetsåtgärder.",
        "A general description of technical and organisational security measures.",
    ),
)
PURPOSES = T("b) Ändamål (systemets syfte)", "(b) Purposes (of the system)")
SUBJECTS = T("c) Kategorier av registrerade (ur informationsmängderna)", "(c) Categories of data subjects (from the types of information)")
PERSONAL_DATA = T("c) Personuppgifter", "(c) Personal data")
RECIPIENTS = T("d) Mottagare som inventeringen känner till", "(d) Recipients that the inventory knows of")
TRANSFER = T("e) Överföring till tredjeland", "(e) Transfer to a third country")
ERASURE = T("f) Tidsfrist för radering", "(f) Time limit for erasure")
SECURITY = T("g) Säkerhet: klassning och inloggning", "(g) Security: classification and sign-in")
LEGAL_BASIS = T("Rättslig grund (krävs inte av artikel 30)", "Legal basis (not required by article 30)")
IN_REGISTER = T("Finns i registerförteckningen", "In the record of processing")
SUBJECT_WORDS = {
    "contacts": T("Kontaktpersoner", "Contact persons"),
    "student_data": T("Studenter", "Students"),
    "alumni": T("Alumner", "Alumni"),
    "mailings_consent": T("Mottagare av utskick", "Recipients of mailings"),
}
SUBJECTS_BY_HAND = T("Framgår inte av informationsmängderna, läggs till för hand", "Not told by the types of information: to be added by hand")
SUPPLIER = T("Leverantör: {vendor}", "Supplier: {vendor}")
TO_SYSTEM = T("System: {system}", "System: {system}")
NO_RECIPIENTS = T("Inga som inventeringen känner till", "None that the inventory knows of")
OUTSIDE = T("Driften sker utanför EU/EES. Skyddsåtgärder läggs till för hand.", "Hosted outside the EU/EEA. Safeguards are to be added by hand.")
ELSEWHERE = T(
    "Driftform: {hosting}. Överföringar till tredjeland läggs till för hand om de förekommer.",
    "Hosting: {hosting}. Transfers to third countries, if any, are to be added by hand.",
)
CLASSIFIED = T("Klassning", "Classification")
SIGN_IN = T("Inloggning", "Sign-in")
YES, NO = T("Ja", "Yes"), T("Nej", "No")

# System list

SYSTEM_LIST = T("Systemlista", "System list")
SYSTEM_LIST_LEAD = T(
    "Förteckningen över it-system som arkivmyndigheter frågar efter: system i drift och system ur drift, med ägare och tid.",
    "The list of IT systems that archive authorities ask for: systems in use and retired ones, with owners and periods.",
)
SYSTEM_LIST_POINT = T("Systemen", "The systems")
SYSTEM_LIST_SOURCE = T(
    "Arkivlagen (1990:782) 6 §: myndigheten ska ha en arkivbeskrivning och en arkivförteckning. Vad som ska stå om varje system bestämmer arkivmyndigheten.",
    "Section 6 of the Archives Act (1990:782): an authority must keep a description and a list of its archives. The archive authority decides what is said about each system.",
)
SYSTEM_LIST_SCOPE = T("Alla system i förteckningen utom planerade.", "All systems in the register except planned ones.")
SYSTEM_LIST_HAND = T(
    "Vilka arkivbildare, processer och handlingsslag som systemet hör till.", "Which records creators, processes and series the system belongs to."
)
SYSTEM_LIST_ASKS = T(
    "Arkivmyndigheter brukar fråga efter systemets namn, systemägare, informationsägare och den tid det har varit i drift.",
    "Archive authorities usually ask for the system’s name, system owner, information owners and the time it has been in use.",
)
