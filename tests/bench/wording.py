"""The checks of wording: one requirement while somebody writes, and a specification of 1,200."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from inventory_app.content.library import load_catalogue
from inventory_app.wording.check import check, check_all, check_set
from inventory_app.wording.lemmas import prepare
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Statement
from tests.bench.figures import Figure, measure

MANY = 1200
NOUNS = ("avtal", "besök", "projekt", "möten", "mallar", "ärenden", "kurser", "roller", "listor")


def statements() -> list[Statement]:
    """The catalogue over and over, each time about something else, so that they are many and none is a copy."""
    shipped = [(each.key, each.level, each.category, each.text.sv) for each in load_catalogue().requirements if not each.retired]
    found: list[Statement] = []
    for lap in count():
        for key, level, category, text in shipped:
            if len(found) == MANY:
                return found
            noun = NOUNS[lap % len(NOUNS)]
            found.append(
                Statement(text.replace(".", f" för {noun} enligt bilaga {lap}."), "sv", level, category, "Behövs.", "Visning", f"{key}/{lap}")
            )
    return found


def measure_wording() -> list[Figure]:
    prepare()
    lexicon, many = load_lexicon(), statements()
    assert len(many) == MANY
    numbers = count()

    def another() -> None:
        """Never the same text twice, as when somebody types."""
        statement = many[next(numbers) % MANY]
        check(replace(statement, text=f"{statement.text} Ord{next(numbers)}"), lexicon)

    return [
        measure("wording: one requirement", "<= 50 ms CPU", another),
        measure(f"wording: what a set of {MANY:,} shows", "<= 1000 ms CPU", lambda: check_set(many, lexicon), times=10, warm=1),
        measure(f"wording: every rule on {MANY:,}", "<= 1000 ms CPU", lambda: check_all(many, lexicon), times=10, warm=1),
    ]
