"""The rules: id, severity, name, why, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inventory_app.content.schema import Text
from inventory_app.wording import fields, modal, names, negation, passive, quantity, sentence, several, vague, words
from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, Severity, T

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Rule:
    """`find` is None for what only a whole set, or both languages together, can show."""

    key: str
    severity: Severity
    name: Text
    why: Text
    find: Callable[[Judged], Iterator[Hit]] | None = None


RULES: tuple[Rule, ...] = (
    Rule(
        "L01",
        ERROR,
        T("Ska eller bör saknas, eller strider mot nivån", "Shall or should is missing or does not fit the level"),
        T(
            "Anbudsgivaren måste kunna se om kravet är tvingande eller ger poäng.",
            "A tenderer must be able to see whether the requirement is binding or earns points.",
        ),
        modal.find_modal,
    ),
    Rule(
        "L02",
        ERROR,
        T("Varumärke utan ”eller likvärdigt”", "Brand without ‘or equivalent’"),
        T(
            "Ett namn gynnar en leverantör. Lagen om offentlig upphandling tillåter det bara när behovet inte kan beskrivas på annat sätt.",
            "A name favours one supplier. Procurement law allows it only where the need cannot be described otherwise.",
        ),
        names.find_brands,
    ),
    Rule(
        "L03",
        ERROR,
        T("Standard utan ”eller likvärdigt”", "Standard without ‘or equivalent’"),
        T("En hänvisning till en standard ska följas av ”eller likvärdigt”.", "A reference to a standard has to be followed by ‘or equivalent’."),
        names.find_standards,
    ),
    Rule(
        "L04",
        ERROR,
        T("Motiv saknas", "Reason is missing"),
        T(
            "Ett ska-krav kan utesluta ett bra anbud. Den som ställer det ska kunna säga varför.",
            "A must can exclude a good tender. Whoever sets it should be able to say why.",
        ),
        fields.find_missing_motive,
    ),
    Rule(
        "L05",
        ERROR,
        T("Verifiering saknas", "Verification is missing"),
        T("Krav som inte går att kontrollera får inte ställas.", "Requirements that cannot be verified may not be set."),
        fields.find_missing_verification,
    ),
    Rule(
        "L06",
        ERROR,
        T("Värde som inte är ifyllt", "Unfilled blank"),
        T("Ett krav med en lucka kan inte besvaras.", "A requirement with a blank cannot be answered."),
        fields.find_blanks,
    ),
    Rule(
        "L07",
        WARNING,
        T("Vagt ord", "Vague word"),
        T("Två anbudsgivare läser ordet olika, och ingen av dem har fel.", "Two tenderers read the word differently, and neither is wrong."),
        vague.find_vague,
    ),
    Rule(
        "L08",
        WARNING,
        T("Undantagsfras", "Escape clause"),
        T("Frasen låter leverantören avgöra när kravet gäller.", "The phrase lets the supplier decide when the requirement applies."),
        words.find_escapes,
    ),
    Rule(
        "L09",
        WARNING,
        T("Öppen uppräkning", "Open-ended list"),
        T(
            "Det som inte står i uppräkningen går varken att prissätta eller att kontrollera.",
            "What the list does not name can neither be priced nor verified.",
        ),
        words.find_open_ends,
    ),
    Rule(
        "L10",
        WARNING,
        T("Flera krav i ett", "Several requirements in one"),
        T(
            "Ett svar ska gälla ett krav. Uppfylls bara hälften är svaret oklart.",
            "One answer should concern one requirement. When only half is met the answer is unclear.",
        ),
        several.find_several,
    ),
    Rule(
        "L11",
        WARNING,
        T("Subjekt saknas eller är ett pronomen", "Subject is missing or a pronoun"),
        T(
            "Kravet läses för sig, och då måste det framgå vem eller vad det gäller.",
            "The requirement is read on its own, and must then say whom or what it concerns.",
        ),
        sentence.find_subject,
    ),
    Rule(
        "L12",
        WARNING,
        T("Passiv form utan aktör", "Passive form without an actor"),
        T(
            "Passiv form döljer vem som gör det: systemet, användaren eller leverantören.",
            "The passive hides who does it: the system, the user or the supplier.",
        ),
        passive.find_passive,
    ),
    Rule(
        "L13",
        WARNING,
        T("Nekande krav", "Negative requirement"),
        T("Det går inte att visa att något aldrig händer.", "It cannot be shown that something never happens."),
        negation.find_negation,
    ),
    Rule(
        "L14",
        WARNING,
        T("Alla eller alltid utan gräns", "All or always without bounds"),
        T("Utan gräns omfattar kravet även det som ingen har tänkt på.", "Without bounds the requirement includes even what nobody thought of."),
        quantity.find_universal,
    ),
    Rule(
        "L15",
        WARNING,
        T("Mått saknas", "Measure is missing"),
        T("En egenskap som kan vara mer eller mindre behöver ett tal och en enhet.", "A quality that can be more or less needs a number and a unit."),
        quantity.find_missing_measure,
    ),
    Rule(
        "L16",
        INFO,
        T("Parentes i kravet", "Parenthesis in the requirement"),
        T(
            "Det blir oklart om det som står inom parentes ingår i kravet.",
            "It becomes unclear whether what stands in parentheses is part of the requirement.",
        ),
        words.find_parentheses,
    ),
    Rule(
        "L17",
        INFO,
        T("Långt krav", "Long requirement"),
        T("Ett långt krav är oftast flera, och lätt att läsa fel.", "A long requirement is mostly several, and easy to misread."),
        sentence.find_length,
    ),
    Rule(
        "L18",
        INFO,
        T("”Ska kunna” om systemet", "‘Shall be able to’ about the system"),
        T(
            "Säg vad systemet gör. ”Kunna” lämnar öppet om det faktiskt sker.",
            "Say what the system does. ‘Be able to’ leaves open whether it happens.",
        ),
        modal.find_superfluous_ability,
    ),
    Rule(
        "L19",
        INFO,
        T("Hur i stället för vad", "How instead of what"),
        T("Ett krav på lösningen stänger ute bättre lösningar.", "A requirement on the solution shuts out better ones."),
        words.find_hows,
    ),
    Rule(
        "L20",
        WARNING,
        T("Syfte i kravet", "Purpose in the requirement"),
        T("Syftet går inte att kontrollera. I motivet gör det nytta.", "The purpose cannot be verified. In the reason it is useful."),
        words.find_purposes,
    ),
    Rule(
        "L21",
        WARNING,
        T("Dubblett", "Duplicate"),
        T("Samma krav två gånger ger två svar, och kanske två poäng.", "The same requirement twice gives two answers, and perhaps two scores."),
    ),
    Rule(
        "L22",
        WARNING,
        T("Oförklarad förkortning", "Unexplained abbreviation"),
        T("Den som inte kan förkortningen kan inte besvara kravet.", "Whoever does not know the abbreviation cannot answer the requirement."),
        names.find_abbreviations,
    ),
    Rule(
        "L23",
        INFO,
        T("”Tillgänglighet” kan betyda flera saker", "‘Accessible’ may mean several things"),
        T(
            "Digital tillgänglighet, upptid och rätten att se en uppgift är tre olika krav.",
            "Accessibility for people with disabilities, uptime and the right to see data are three different requirements.",
        ),
        names.find_accessibility,
    ),
    Rule(
        "L24",
        WARNING,
        T("Ska och skall blandat", "Shall and must mixed"),
        T("Två former får läsaren att undra om de betyder olika saker.", "Two forms make the reader wonder whether they mean different things."),
    ),
    Rule(
        "L25",
        WARNING,
        T("Språken skiljer sig åt", "The languages differ"),
        T("Den som svarar på den ena texten ska ha svarat på den andra.", "Whoever answers one text must have answered the other."),
    ),
    Rule(
        "L26",
        INFO,
        T("Många krav, eller många ska-krav", "Many requirements, or many musts"),
        T(
            "Varje ska-krav kan utesluta anbud, och varje krav kostar att besvara.",
            "Every must can exclude tenders, and every requirement costs to answer.",
        ),
    ),
    Rule(
        "L27",
        WARNING,
        T("Motsägelse", "Contradiction"),
        T(
            "Två krav på samma sak med olika tal eller nivå kan inte båda gälla.",
            "Two requirements on the same thing with different numbers or levels cannot both hold.",
        ),
    ),
    Rule(
        "L28",
        INFO,
        T("Inget krav på digital tillgänglighet", "No requirement on accessibility"),
        T("Det som ska användas av människor ska som regel kunna användas av alla.", "What people use should as a rule be usable by everyone."),
    ),
    Rule(
        "L29",
        INFO,
        T("Inget krav på dataskydd", "No requirement on data protection"),
        T(
            "Den som behandlar personuppgifter åt lärosätet måste ge garantier för skyddet.",
            "Whoever processes personal data for the institution has to give guarantees of protection.",
        ),
    ),
)
RULE_BY_KEY = {rule.key: rule for rule in RULES}
