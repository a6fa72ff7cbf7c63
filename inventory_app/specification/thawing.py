"""The facts of an issue that was made before facts were kept: read back out of its pages, in both languages. Pure.

What a page does not say is lost: lists become lines that begin with a dash or a number, and the answers behind the other chapters are empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from inventory_app.content.schema import LANGUAGES, Language, Text
from inventory_app.documents.blocks import Bullets, Marked, Paragraph, Prose, RequirementBlock, Section, Words
from inventory_app.specification import words
from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, Said
from inventory_app.specification.document import SpecificationDocument

Documents = Mapping[Language, SpecificationDocument]
Found = tuple[str, Section, RequirementBlock]


def basis_of_documents(sv: SpecificationDocument, en: SpecificationDocument) -> Basis:
    documents: Documents = {"sv": sv, "en": en}
    found = {language: list(_requirements(document)) for language, document in documents.items()}
    in_english = {block.key: block for _group, _section, block in found["en"]}
    return Basis(
        institution_key=sv.institution_key,
        names={language: document.institution for language, document in documents.items()},
        details={"title": sv.title},
        evaluation={},
        categories=tuple(_categories(found)),
        requirements=tuple(_requirement(section, {"sv": block, "en": in_english.get(block.key, block)}) for _group, section, block in found["sv"]),
    )


def _requirements(document: SpecificationDocument) -> Iterator[Found]:
    for chapter in document.chapters:
        for section in chapter.blocks:
            if isinstance(section, Section):
                for block in section.blocks:
                    if isinstance(block, RequirementBlock):
                        yield chapter.anchor, section, block


def _categories(found: Mapping[Language, list[Found]]) -> Iterator[BasisCategory]:
    labels: dict[Language, dict[str, str]] = {
        language: {_key_of(section): section.title.partition("  ")[2] for _group, section, _block in found[language]} for language in LANGUAGES
    }
    groups = {_key_of(section): group for group, section, _block in found["sv"]}
    for key, group in groups.items():
        yield BasisCategory(key=key, group=group, labels={language: labels[language].get(key, labels["sv"][key]) for language in LANGUAGES})


def _key_of(section: Section) -> str:
    return section.anchor.removeprefix("area-")


def _requirement(section: Section, blocks: Mapping[Language, RequirementBlock]) -> BasisRequirement:
    block = blocks["sv"]
    return BasisRequirement(
        key=block.key,
        category=_key_of(section),
        is_own="-E" in block.key,
        level=block.level,
        points=_points(block.points),
        texts={language: said(each.text, language) for language, each in blocks.items()},
        motives={language: said(each.motive, language) for language, each in blocks.items()},
        hows={language: said(each.verified.how, language) for language, each in blocks.items()},
        methods=block.verified.codes,
        met_when=_code_of(block.met_when, words.MET_WHEN_LABELS),
    )


def _points(label: str) -> int | None:
    number = re.search(r"\d+", label)
    return int(number.group()) if number else None


def _code_of(label: str, labels: Mapping[str, Text]) -> str:
    return next((code for code, text in labels.items() if label in (text.sv, text.en)), label)


def said(value: Words, language: Language) -> Said:
    if isinstance(value, str):
        return Said(text=value, language=language)
    if isinstance(value, Prose):
        return Said(text=_text_of(value), language=value.language or language)
    if isinstance(value, Marked):
        return Said(text=value.after, language=value.language or language)
    return Said(text=", ".join(value.keys), language=language)


def _text_of(prose: Prose) -> str:
    """A list stands right below the words that lead to it; paragraphs have a line between them."""
    text, before = "", None
    for part in prose.parts:
        is_list = isinstance(part, Bullets)
        if before is not None:
            text += "\n" if is_list or before else "\n\n"
        text, before = text + "\n".join(_lines(part)), is_list
    return text


def _lines(part: Paragraph | Bullets) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield from part.lines
        return
    for number, item in enumerate(part.items, start=1):
        yield f"{number}. {item}" if part.is_numbered else f"- {item}"
