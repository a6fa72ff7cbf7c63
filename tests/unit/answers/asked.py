"""Small questions to answer, and answers to shipped ones, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from inventory_app.answers.compound import KINDS
from inventory_app.answers.kinds import Context
from inventory_app.answers.messages import Problem
from inventory_app.answers.reading import read_line, read_text
from inventory_app.content.library import load_template
from inventory_app.content.schema import Question
from inventory_app.institutions.sheets import precondition_sheet

SYSTEMS = {"3": "Kontaktnavet", "12": "Alumnboken"}
SWEDISH, ENGLISH = Context("sv", SYSTEMS), Context("en", SYSTEMS)

_one = TypeAdapter(Question)


def ask(kind: str, **more: Any) -> Any:
    """A question of this kind with the key q."""
    return _one.validate_python({"key": "q", "kind": kind, "label": {"sv": "Fråga", "en": "Question"}, **more})


def options(*keys: str) -> list[dict[str, Any]]:
    return [{"key": key, "label": {"sv": f"{key} på svenska", "en": f"{key} in English"}} for key in keys]


def read(question: Any, context: Context = SWEDISH, /, **inputs: Any) -> tuple[Any, list[tuple[str, str]]]:
    """The value, and (input, message) of each problem. `q` and parts such as `q__name` for the input q.name."""
    given = {name.replace("__", "."): value if isinstance(value, list) else [value] for name, value in inputs.items()}
    problems: list[Problem] = []
    value = KINDS[question.kind].parse(question, "q", given, context, problems)
    return value, [(problem.name, str(problem.message)) for problem in problems]


def every_question() -> Iterator[tuple[str, Any]]:
    """Every shipped question with the name of its sheet."""
    template = load_template()
    sheets = {
        "system": template.system,
        "profile": template.profile,
        "details": template.details,
        "preconditions": precondition_sheet(template.preconditions),
    }
    for name, sheet in sheets.items():
        for question in sheet.every_question():
            yield f"{name}.{question.key}", question


def input_names(question: Any, name: str) -> list[str]:
    """The inputs that a form has for a question; of a list of rows the first two rows."""
    if question.kind == "person":
        return [f"{name}.{part}" for part in ("function", "name", "email")]
    if question.kind == "system_link":
        return [f"{name}.system", f"{name}.name"]
    if question.kind == "matrix":
        return [f"{name}.{row.key}" for row in question.rows]
    if question.kind == "group":
        return [each for part in question.parts for each in input_names(part, f"{name}.{part.key}")]
    if question.kind == "rows":
        return [each for row in (0, 1) for column in question.columns for each in input_names(column, f"{name}.{row}.{column.key}")]
    return [name]


def _lines(most: int) -> st.SearchStrategy[str]:
    return st.text(max_size=60).map(read_line).filter(lambda text: 0 < len(text) <= most)


def _some(parts: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=parts).filter(bool)


_DATES = st.one_of(
    st.integers(1900, 2199).map(str),
    st.tuples(st.integers(1900, 2199), st.integers(1, 12)).map(lambda part: f"{part[0]}-{part[1]:02}"),
    st.dates().filter(lambda day: 1900 <= day.year <= 2199).map(str),
)


def values_of(question: Any) -> st.SearchStrategy[Any]:
    """Values that fit the question."""
    match question.kind:
        case "name" | "text":
            return _lines(question.max_length)
        case "long_text":
            return st.text(max_size=200).map(read_text).filter(lambda text: 0 < len(text) <= question.max_length)
        case "choice":
            return st.sampled_from(list(question.by_key))
        case "several":
            keys = list(question.by_key)
            return st.sets(st.sampled_from(keys), min_size=1).map(lambda chosen: [key for key in keys if key in chosen])
        case "number" if question.decimals:
            scale = 10**question.decimals
            return st.integers(int(question.minimum * scale), int(question.maximum * scale)).map(
                lambda number: number // scale if number % scale == 0 else number / scale
            )
        case "number" | "scale":
            return st.integers(int(question.minimum), int(question.maximum))
        case "money":
            return st.integers(0, question.maximum)
        case "date":
            return _DATES
        case "yes_no":
            return st.booleans()
        case "person":
            return _some({"function": _lines(200), "name": _lines(200), "email": st.just("nils.ny@almby.example")})
        case "system_link":
            return st.one_of(st.sampled_from([{"system": int(key)} for key in SYSTEMS]), _lines(200).map(lambda name: {"name": name}))
        case "matrix":
            return _some({row.key: st.sampled_from([option.key for option in question.options]) for row in question.rows})
        case "group":
            return _some({part.key: values_of(part) for part in question.parts})
        case "rows":
            return st.lists(_some({column.key: values_of(column) for column in question.columns}), min_size=1, max_size=4)
    raise AssertionError(question.kind)
