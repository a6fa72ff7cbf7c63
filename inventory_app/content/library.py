"""Reads the shipped fixtures. A fault names the file, the key and what would be right."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from inventory_app.content.schema import LANGUAGES, InventoryTemplate, Preconditions, RequirementCatalogue, Sheet

HERE = Path(__file__).resolve().parent.parent
# In a wheel the fixtures lie inside the package, in a checkout beside it.
FIXTURES = HERE / "fixtures" if (HERE / "fixtures").is_dir() else HERE.parent / "fixtures"

Model = TypeVar("Model", bound=BaseModel)


class ContentFault(Exception):
    """One or more faults in one fixture file, each a line that says where and what."""

    def __init__(self, file: str, faults: list[str]) -> None:
        super().__init__("\n".join(f"{file}: {fault}" for fault in faults))
        self.faults = faults


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C parser is there in most builds, and ten times as fast
    """YAML silently keeps the last of two equal keys; an editor would lose the first without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        known: set[Any] = set()
        for key_node, _value in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                if key_node.value in known:
                    raise yaml.constructor.ConstructorError(None, None, f"{key_node.value} is written twice here; keep one", key_node.start_mark)
                known.add(key_node.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


def load_yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 -- a safe loader, made stricter
    except FileNotFoundError:
        raise ContentFault(path.name, ["the file is missing"]) from None
    except UnicodeDecodeError as fault:
        raise ContentFault(path.name, [f"not UTF-8 at byte {fault.start}; save the file as UTF-8"]) from None
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        raise ContentFault(path.name, [f"{place}{getattr(fault, 'problem', None) or fault}"]) from None


def _place(raw: Any, location: tuple[int | str, ...]) -> str:
    """The path of a fault in words an editor can search for: keys instead of positions."""
    words: list[str] = []
    for part in location:
        if isinstance(raw, dict) and part in raw:
            raw = raw[part]
            words.append(str(part))
        elif isinstance(raw, list) and isinstance(part, int) and part < len(raw):
            raw = raw[part]
            words.append(str(raw["key"]) if isinstance(raw, dict) and "key" in raw else f"no {part + 1}")
        elif not (isinstance(raw, dict) and raw.get("kind") == part):
            words.append(str(part))
    return " > ".join(words) or "the file as a whole"


def _advice(error: Any) -> str:
    if error["type"] == "extra_forbidden":
        return "there is no such key here; check its spelling or take it out"
    if error["type"] == "missing":
        return "missing; write the text in both languages, sv and en" if error["loc"][-1] in LANGUAGES else "missing; write it"
    hint = " (a bare Yes, No or On is a boolean in YAML: put quotes around it)" if isinstance(error.get("input"), bool) else ""
    return f"{error['msg'].removeprefix('Value error, ')}{hint}"


def read_model(model: type[Model], raw: Any, file: str) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as fault:
        raise ContentFault(file, [f"{_place(raw, error['loc'])}: {_advice(error)}" for error in fault.errors()]) from None


def load_sheet(name: str, folder: Path = FIXTURES) -> Sheet:
    return read_model(Sheet, load_yaml(folder / name), name)


def load_template(folder: Path = FIXTURES) -> InventoryTemplate:
    def sheet(name: str) -> Sheet:
        return load_sheet(name, folder)

    preconditions = "preconditions.yaml"
    return InventoryTemplate(
        system=sheet("inventory_template.yaml"),
        profile=sheet("institution_profile.yaml"),
        details=sheet("specification_details.yaml"),
        preconditions=read_model(Preconditions, load_yaml(folder / preconditions), preconditions),
        flow=sheet("information_flow.yaml"),
    )


def load_catalogue(folder: Path = FIXTURES) -> RequirementCatalogue:
    name = "requirement_catalogue.yaml"
    return read_model(RequirementCatalogue, load_yaml(folder / name), name)


def body_of(content: BaseModel) -> dict[str, Any]:
    """What an edition stores: the whole content as plain JSON."""
    body: dict[str, Any] = content.model_dump(mode="json", by_alias=True, exclude_none=True)
    return body


def hash_of(body: Any) -> str:
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
