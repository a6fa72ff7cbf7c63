"""What of a hand-in a joint specification may use."""

from __future__ import annotations

import pytest

from inventory_app.content.schema import RequirementCatalogue
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel
from inventory_app.joint.party import Source, party_of
from inventory_app.submission.document import FrozenRequirement, SubmissionDocument

NAMES = {"sv": "Högskolan Almby", "en": "Almby College"}


def frozen(key: str, **more) -> FrozenRequirement:
    nothing = {"sv": "", "en": ""}
    given = {
        "is_own": "-E" in key,
        "level": "must",
        "points": None,
        "parameters": {},
        "texts": nothing,
        "motives": nothing,
        "hows": nothing,
        "methods": (),
        "met_when": "",
        "note": "",
    }
    return FrozenRequirement(key=key, category=key[:3], **{**given, **more})


@pytest.fixture
def read(template, catalogue):
    def do(*checklist: FrozenRequirement, into=None, typed=None, **levels: ShareLevel):
        document = SubmissionDocument(
            institution_key="almby",
            institution_name_sv=NAMES["sv"],
            institution_name_en=NAMES["en"],
            institution_kind="member",
            template_edition=1,
            catalogue_edition=1,
            systems=(),
            profile={"employees": 720, "students": {"unknown": True}},
            preconditions={},
            checklist_questions={},
            checklist=checklist,
            open_points=(),
        )
        sharing = DEFAULTS | {Part(part): level for part, level in levels.items()}
        return party_of("almby", NAMES, Source(document, template, catalogue, sharing), into or catalogue, typed or {})

    return do


def test_named_party_brings_words_but_motives_only_with_free_text(read):
    own = frozen("KON-E01", texts={"sv": "Eget.", "en": ""}, motives={"sv": "Därför.", "en": ""}, note="Kom ihåg.")
    (kept,) = read(own).checklist
    assert (kept.own_texts["sv"], kept.own_motives["sv"], kept.note) == ("Eget.", "", "")
    (whole,) = read(own, free_text=ShareLevel.NAMED).checklist
    assert (whole.own_motives["sv"], whole.note) == ("Därför.", "Kom ihåg.")


@pytest.mark.parametrize("share", [ShareLevel.COUNTED, ShareLevel.WITHHELD])
def test_checklist_that_is_not_shared_by_name_brings_nothing(read, share):
    party = read(frozen("AKT-02"), frozen("KON-E01"), checklist=share, free_text=ShareLevel.NAMED)
    assert (party.checklist, party.is_named) == ((), False)


def test_requirement_that_the_joint_edition_lacks_is_read_with_its_own(read, catalogue):
    fields = {name: getattr(catalogue, name) for name in RequirementCatalogue.model_fields}
    older = RequirementCatalogue(**{**fields, "requirements": tuple(each for each in catalogue.requirements if each.key != "AKT-02")})
    (found,) = read(frozen("AKT-02"), into=older).checklist
    assert found.requirement == catalogue.by_key["AKT-02"]


def test_volumes_come_from_the_profile_where_it_is_shared_and_from_what_was_typed(read):
    assert read(typed={"users": 220, "other": 1}).volumes == {"employees": 720, "users": 220}
    assert read(typed={"users": 220}, profile=ShareLevel.COUNTED).volumes == {"users": 220}
    assert party_of("almby", NAMES, None, None, {"users": 1}).share is ShareLevel.WITHHELD
