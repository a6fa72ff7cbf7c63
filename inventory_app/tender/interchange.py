"""A specification's requirements as ReqIF: areas with their requirements, both languages, codes that another program can rely on. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.exchange.reqif import OUR_TOOL, Attribute, ObjectType, Option, Reqif, Specification, SpecObject, Value
from inventory_app.exchange.reqif_out import identifier_of, write_reqif
from inventory_app.specification.basis import BasisCategory, BasisRequirement, Said
from inventory_app.specification.words import LEVEL_LABELS, MET_WHEN_LABELS, METHODS
from inventory_app.tender.source import Source

AREA, REQUIREMENT = "Area", "Requirement"
# The names that the ReqIF implementers agreed on.
ID, TEXT, CHAPTER = "ReqIF.ForeignID", "ReqIF.Text", "ReqIF.ChapterName"
LEVEL, POINTS, METHODS_USED, MET_WHEN, IS_OWN = "Level", "Points", "Verification.Methods", "Met.When", "Own"


def in_language(name: str, language: Language) -> str:
    """`Text.sv`: the same attribute whatever language the file is made in, and only where the text exists in it."""
    return f"{name}.{language}"


def write_interchange(source: Source) -> bytes:
    return write_reqif(compose_interchange(source), source.basis.institution_key)


def compose_interchange(source: Source) -> Reqif:
    basis, made_at = source.basis, source.moment.isoformat(timespec="seconds")
    areas = tuple(
        _area(source, category, tuple(_requirement(source, each) for each in basis.in_category(category.key))) for category in basis.categories
    )
    return Reqif(
        identifier=identifier_of(basis.institution_key, "file", source.version or "draft", source.language),
        title=source.title,
        types=_types(source),
        specifications=(
            Specification(
                identifier_of(basis.institution_key, "specification"), source.title, areas, f"{source.institution}, {source.version_words}"
            ),
        ),
        comment=f"{source.institution}, {source.version_words}, SHA-256 {source.sha256}",
        made_at=made_at,
        tool=OUR_TOOL,
        language=source.language,
    )


def _types(source: Source) -> tuple[ObjectType, ...]:
    def options(labels: Mapping[str, str]) -> tuple[Option, ...]:
        return tuple(Option(label, str(code)) for code, label in labels.items())

    levels = options({code: source.say(text) for code, text in LEVEL_LABELS.items()})
    methods = options({code: f"{code} – {source.say(text)}" for code, text in METHODS.items()})
    moments = options({code: source.say(text) for code, text in MET_WHEN_LABELS.items()})
    worded = [Attribute(in_language(name, language), "xhtml") for name in ("Text", "Motive", "Verification") for language in LANGUAGES]
    return (
        ObjectType(
            AREA, (Attribute(ID, "string"), Attribute(CHAPTER, "xhtml"), *(Attribute(in_language("Name", each), "string") for each in LANGUAGES))
        ),
        ObjectType(
            REQUIREMENT,
            (
                Attribute(ID, "string"),
                Attribute(TEXT, "xhtml"),
                Attribute(LEVEL, "enumeration", levels),
                Attribute(POINTS, "integer"),
                Attribute(METHODS_USED, "enumeration", methods, is_several=True),
                Attribute(MET_WHEN, "enumeration", moments),
                Attribute(IS_OWN, "boolean"),
                *worded,
            ),
        ),
    )


def _area(source: Source, category: BasisCategory, requirements: tuple[SpecObject, ...]) -> SpecObject:
    names = {in_language("Name", language): category.labels[language] for language in LANGUAGES}
    values: dict[str, Value] = {ID: category.key, CHAPTER: category.labels[source.language], **names}
    return SpecObject(identifier_of(source.basis.institution_key, "area", category.key), AREA, values, requirements)


def _requirement(source: Source, each: BasisRequirement) -> SpecObject:
    values: dict[str, Value] = {
        ID: each.key,
        TEXT: each.texts[source.language].text,
        LEVEL: (Option(source.say(LEVEL_LABELS[each.level]), each.level),),
        MET_WHEN: (Option(source.say(MET_WHEN_LABELS[each.met_when]), each.met_when),),
        IS_OWN: str(each.is_own).lower(),
    }
    if each.points is not None:
        values[POINTS] = str(each.points)
    if each.methods:
        values[METHODS_USED] = tuple(Option(f"{code} – {source.say(METHODS[code])}", code) for code in each.methods)
    for name, said in (("Text", each.texts), ("Motive", each.motives), ("Verification", each.hows)):
        values.update(_worded(name, said))
    return SpecObject(identifier_of(source.basis.institution_key, "requirement", each.key), REQUIREMENT, values)


def _worded(name: str, said: Mapping[Language, Said]) -> Iterator[tuple[str, str]]:
    for language, worded in said.items():
        if worded.text and worded.language == language:
            yield in_language(name, language), worded.text
