"""Words on what a reader may see of whom, and why; the page and its file say the same."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.institutions.sharing import ShareLevel

LEVELS = {
    ShareLevel.NAMED: T("Med namn", "By name"),
    ShareLevel.COUNTED: T("Räknas med, utan namn", "Counted, without name"),
    ShareLevel.WITHHELD: T("Inte alls", "Not at all"),
}
DEFAULT = T("förval", "default")
NOT_HANDED_IN, DECLINED = T("Har inte lämnat in", "Has not handed in"), T("Deltar inte", "Does not take part")
RULES = (
    T(
        "Bara inlämningar jämförs, aldrig det någon arbetar med. Den som inte har lämnat in, eller inte deltar, finns inte med.",
        "Only hand-ins are compared, never what somebody is working on. Those who have not handed in, or do not take part, are not in it.",
    ),
    T(
        "Varje lärosäte bestämmer själv för varje del: med namn, räknat utan namn eller inte alls. Ett beslut gäller genast, även för äldre inlämningar.",
        "Each institution decides for each part: by name, counted without a name, or not at all. A decision takes effect at once, for earlier hand-ins too.",
    ),
    T(
        "De som räknas utan namn ingår bara i hela konsortiets summor, aldrig i ett urval, en grupp eller en omgång, och bara när de är minst tre.",
        "Those counted without a name are in the totals of the whole consortium only, never in a selection, a group or a round, and only when they are at least three.",
    ),
    T(
        "En vy som bygger på flera delar följer den striktaste: en kostnad syns bara där både systemen och kostnaderna delas.",
        "A view that rests on several parts follows the strictest: a cost is seen only where both systems and costs are shared.",
    ),
    T(
        "Ett lärosäte som inte delar en del ser inte andras. Samordnarna ser det som delas.",
        "An institution that does not share a part does not see the others’. Coordinators see what is shared.",
    ),
    T(
        "Den som delar sin kravlista med namn kan delta i en gemensam kravspecifikation. Utan namn går det inte: de som upphandlar tillsammans är en del av konsortiet.",
        "Those who share their checklist by name can take part in a joint specification. Without a name they cannot: those who buy together are a part of the consortium.",
    ),
    T(
        "I en omgång ser samordnarna hur mycket varje lärosäte har besvarat, i antal, men aldrig vad som är besvarat förrän det har lämnats in.",
        "In a round coordinators see how much each institution has answered, in numbers, but not what it has answered until it hands in.",
    ),
    T(
        "När någon läser det ett lärosäte delar med namn antecknas det, och lärosätet kan läsa anteckningarna.",
        "When somebody reads what an institution shares by name, it is noted, and the institution can read the notes.",
    ),
)
