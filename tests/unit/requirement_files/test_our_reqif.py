"""Our own ReqIF, out and in again: ids, levels, texts and hierarchy are what they were."""

from __future__ import annotations

from datetime import UTC, datetime
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st
from made import CATALOGUE, CATEGORIES, opened

from inventory_app.requirement_files.rows import read_rows
from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, Said
from inventory_app.tender.interchange import write_interchange
from inventory_app.tender.source import Source

LABELS = {category.key: category.label for category in CATALOGUE.categories}
# What a text field of ours can hold: no control characters, nothing around it, and letters composed.
LINES = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Zs", "Zl", "Zp"]), min_size=1, max_size=30).map(
    lambda text: f"Systemet {text}."
)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map(lambda lines: normalize("NFC", "\n".join(lines)))


@st.composite
def requirements(draw: st.DrawFn) -> list[BasisRequirement]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        category = draw(st.sampled_from(sorted(LABELS)))
        languages = draw(st.sampled_from([("sv", "en"), ("sv",), ("en",)]))
        written = {language: draw(TEXTS) for language in languages}
        level = draw(st.sampled_from(["must", "must_scored", "should"]))
        texts = {
            each: Said(text=written.get(each) or next(iter(written.values())), language=each if each in written else languages[0])
            for each in ("sv", "en")
        }
        found.append(
            BasisRequirement(
                key=f"{category}-{'E' if len(languages) == 1 else ''}{number + 1:02d}",
                category=category,
                is_own=len(languages) == 1,
                level=level,
                points=None if level == "must" else draw(st.integers(1, 5)),
                texts=texts,
                motives=texts,
                hows=texts,
                methods=tuple(sorted(draw(st.sets(st.sampled_from("DVTIA"))), key="DVTIA".index)),
                met_when=draw(st.sampled_from(["tender", "delivery", "contract"])),
            )
        )
    return found


@given(requirements(), st.sampled_from(["sv", "en"]))
def test_round_trip_keeps_ids_levels_texts_and_hierarchy(found, language):
    basis = Basis(
        institution_key="almby",
        names={"sv": "Almby", "en": "Almby"},
        details={"title": "Stöd"},
        evaluation={},
        categories=tuple(BasisCategory(key=key, group="functional", labels={"sv": label.sv, "en": label.en}) for key, label in LABELS.items()),
        requirements=tuple(found),
    )
    intake = opened("krav.reqif", write_interchange(Source(basis, language, "1.0", datetime(2026, 11, 20, tzinfo=UTC))))
    read = read_rows(intake, CATEGORIES)
    assert read.problems == ()
    assert {path for path in intake.mapping.columns.values() if path == "+note"} == set()
    by_id = {row.id: row for row in read.rows}
    assert len(by_id) == len(found) == len(read.rows)
    for each in found:
        row = by_id[each.key]
        texts = {f"text_{name}": said.text for name, said in each.texts.items() if said.language == name}
        assert {name: value for name, value in row.wanted.items() if name.startswith("text")} == texts
        assert (row.category, row.wanted["level"], row.wanted.get("points"), row.wanted["met_when"]) == (
            each.category,
            each.level,
            each.points,
            each.met_when,
        )
        assert row.wanted.get("methods", "") == ",".join(each.methods)
        assert {row.wanted.get(f"motive_{name}") for name in ("sv", "en")} == {texts.get(f"text_{name}") for name in ("sv", "en")}
    order = [row.category for row in read.rows]
    assert order == sorted(order, key=list(LABELS).index)
