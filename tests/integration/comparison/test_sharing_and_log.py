"""What is taken back is gone at once, and who reads what is shared by name stands in the institution's log."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from inventory_app.institutions.readings import count_readings, list_readings
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.submission.actions import submit_
from inventory_app.tables import Institution, Issue, IssueDocument, JointMember, Reading, System, today
from tests.pages import words

pytestmark = pytest.mark.usefixtures("nobody_decided")

NAMED, COUNTED, WITHHELD = ShareLevel.NAMED, ShareLevel.COUNTED, ShareLevel.WITHHELD
COORDINATOR, MAJKEN = "ingalill.stensjo@samordning.example", "majken.tallbrink@almby.example"
OF_SPECIFICATION = "/specifications/almby/1.0/sv.pdf"
AREAS = ("/areas", "/areas?format=xlsx", "/areas?format=print")


@pytest.fixture
def find(session):
    return lambda key: session.exec(select(Institution).where(Institution.key == key)).one()


@pytest.fixture
def share(session, find):
    def do(key: str, **levels: ShareLevel) -> None:
        session.rollback()
        decide(session, find(key).id, None, {Part(part): level for part, level in levels.items()})
        session.commit()

    return do


@pytest.fixture
def coordinator(as_person):
    return as_person(COORDINATOR, "en")


@pytest.fixture
def neighbour(as_person, cast):
    """Reads on behalf of granliden, which has handed in."""
    return as_person(cast("granliden", "main_contact"), "en")


@pytest.fixture
def issued(session, find, share):
    """Almby has issued 1.0 and shares it by name; granliden shares its specifications, too."""
    issue = Issue(institution_id=find("almby").id, version="1.0", language="sv", template_edition=1, catalogue_edition=1, issued_by_name="Någon")
    session.add(issue)
    session.flush()
    session.add(IssueDocument(issue_id=issue.id, language="sv", document={}, pdf=b"%PDF-almby", sha256="0"))
    session.commit()
    share("almby", specifications=NAMED)
    share("granliden", specifications=NAMED)


@pytest.fixture
def log(session, find):
    def read(key: str) -> list[tuple[str, str, tuple[Part, ...]]]:
        session.rollback()
        return [(each.reader_key, each.page, each.parts) for each in list_readings(session, find(key).id)]

    return read


def text(client, address: str) -> str:
    return words(client.page(address))


# What is taken back


def test_areas_lose_a_name_the_moment_it_is_taken_back(coordinator, share, instant_printer):
    before = coordinator.get("/consortium/compare/areas").text
    assert "Almby" in before
    share("almby", systems=WITHHELD)
    for address in AREAS:
        answer = coordinator.get(f"/consortium/compare{address}")
        assert answer.status_code == 200
        assert b"Almby" not in answer.data
    share("almby", systems=NAMED)
    assert "Almby" in coordinator.get("/consortium/compare/areas").text


def test_shared_pages_answer_that_there_is_no_such_page_once_a_part_is_taken_back(coordinator, share):
    for part in ("profile", "preconditions", "checklist"):
        address = f"/consortium/institutions/almby/{part}"
        assert coordinator.get(address).status_code == 200
        share("almby", **{part: COUNTED})
        assert coordinator.get(address).status_code == 404


def test_issued_specification_is_opened_only_while_it_is_shared_by_name(coordinator, neighbour, share, issued):
    places = ("/consortium/compare", "/institutions/granliden/compare")
    for client, place in zip((coordinator, neighbour), places, strict=True):
        assert client.get(f"{place}{OF_SPECIFICATION}").data == b"%PDF-almby"
        assert "Almby" in text(client, f"{place}/specifications")
    for level in (COUNTED, WITHHELD):
        share("almby", specifications=level)
        for client, place in zip((coordinator, neighbour), places, strict=True):
            assert client.get(f"{place}{OF_SPECIFICATION}").status_code == 404
            assert "Almby" not in text(client, f"{place}/specifications")
            assert b"Almby" not in client.get(f"{place}/specifications?format=csv").data


def test_who_withholds_its_own_specifications_sees_nobody_elses(neighbour, share, issued):
    share("granliden", specifications=WITHHELD)
    assert neighbour.get(f"/institutions/granliden/compare{OF_SPECIFICATION}").status_code == 404
    assert "Almby" not in text(neighbour, "/institutions/granliden/compare/specifications")
    share("granliden", specifications=COUNTED)
    assert neighbour.get(f"/institutions/granliden/compare{OF_SPECIFICATION}").status_code == 200


def test_specifications_are_counted_among_three_and_not_among_two(coordinator, session, find, share, issued):
    for key in ("almby", "fagernas"):
        share(key, specifications=COUNTED)
    told = "counted without a name have issued"
    assert told not in text(coordinator, "/consortium/compare/specifications")
    share("holmsta", specifications=COUNTED)
    assert f"{told} 1 specification." in text(coordinator, "/consortium/compare/specifications")


# The log


def pages_of(session, find) -> dict[str, tuple[str, tuple[Part, ...]]]:
    """Address -> the page's key, and the parts of almby that are read there. Almby has handed in twice."""
    base, almby = "/consortium/institutions/almby", find("almby")
    system = session.exec(select(System.id).where(System.institution_id == almby.id).order_by(col(System.id))).first()
    sheets = (Part.CHECKLIST, Part.PRECONDITIONS, Part.PROFILE, Part.SYSTEMS)
    return {
        "/consortium/compare/areas": ("areas", (Part.SYSTEMS,)),
        "/consortium/compare/areas?format=xlsx": ("areas", (Part.SYSTEMS,)),
        "/consortium/compare/areas?format=print": ("areas", (Part.SYSTEMS,)),
        "/consortium/compare/specifications": ("specifications", (Part.SPECIFICATIONS,)),
        "/consortium/compare/specifications?format=xlsx": ("specifications", (Part.SPECIFICATIONS,)),
        f"/consortium/compare{OF_SPECIFICATION}": ("specifications", (Part.SPECIFICATIONS,)),
        f"{base}/": ("consortium.institution", sheets),
        f"{base}/?list=systems&format=xlsx": ("consortium.institution", (Part.SYSTEMS,)),
        f"{base}/?list=open&format=csv": ("consortium.institution", sheets),
        f"{base}/systems/{system}": ("consortium.system", (Part.COSTS, Part.SYSTEMS)),
        f"{base}/systems/{system}?format=csv": ("consortium.system", (Part.COSTS, Part.SYSTEMS)),
        f"{base}/profile": ("consortium.profile", (Part.PROFILE,)),
        f"{base}/preconditions": ("consortium.preconditions", (Part.PRECONDITIONS,)),
        f"{base}/checklist": ("consortium.checklist", (Part.CHECKLIST,)),
        f"{base}/checklist?format=xlsx": ("consortium.checklist", (Part.CHECKLIST,)),
        f"{base}/difference": ("consortium.difference", (Part.CHECKLIST, Part.COSTS, Part.PRECONDITIONS, Part.PROFILE, Part.SYSTEMS)),
        f"{base}/difference?format=xlsx": ("consortium.difference", (Part.CHECKLIST, Part.COSTS, Part.PRECONDITIONS, Part.PROFILE, Part.SYSTEMS)),
        "/consortium/joint/1/": ("joint.overview", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/?list=members&format=csv": ("joint.overview", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/requirements": ("joint.requirements", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/requirements?format=csv": ("joint.requirements", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/requirements/KON-04": ("joint.requirements", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/draft": ("joint.draft", (Part.CHECKLIST, Part.PROFILE)),
        "/consortium/joint/1/draft/print": ("joint.draft", (Part.CHECKLIST, Part.PROFILE)),
    }


def test_every_page_and_file_with_something_of_another_is_noted(coordinator, as_person, session, find, share, issued, log, instant_printer):
    share("almby", costs=NAMED)
    session.rollback()
    submit_(session, find("almby"), None)
    session.commit()
    for address, (page, parts) in pages_of(session, find).items():
        session.rollback()
        for row in session.exec(select(Reading)):
            session.delete(row)
        session.commit()
        assert coordinator.get(address).status_code == 200, address
        assert log("almby") == [("", page, parts)], address
        coordinator.get(address)
        assert len(log("almby")) == 1, address
        # Everything that can be noted has a name on the institution's own page.
        assert "Comparison" not in words(as_person(MAJKEN, "en").page("/institutions/almby/sharing/readings"), "//table"), address


def test_who_copies_product_facts_is_noted_on_behalf_of_its_institution(as_person, session, find, log):
    majken, almby, granliden = as_person(MAJKEN), find("almby"), find("granliden")
    ours = session.exec(select(System.id).where(System.institution_id == almby.id).order_by(col(System.id))).first()
    theirs = session.exec(select(System.id).where(System.institution_id == granliden.id, System.name == "Kontaktnavet")).one()
    assert majken.get(f"/institutions/almby/systems/{ours}/product-facts?text=kontaktnavet").status_code == 200
    assert majken.get(f"/institutions/almby/systems/{ours}/product-facts/granliden/{theirs}").status_code == 200
    assert log("granliden") == [("almby", "names.product_facts", (Part.SYSTEMS,))]
    assert log("almby") == []


def test_reading_ones_own_is_no_reading(as_person, find, share, issued, log, instant_printer):
    majken = as_person(MAJKEN)
    here = "/institutions/almby"
    for address in (*AREAS, "/specifications", "/specifications?format=csv", OF_SPECIFICATION, "/visible"):
        assert majken.get(f"{here}/compare{address}").status_code == 200, address
    for address in ("/hand-in/1/", "/hand-in/1/checklist", "/joint/1/", "/joint/1/draft"):
        assert majken.get(f"{here}{address}").status_code == 200, address
    assert log("almby") == []
    assert ("almby", "areas", (Part.SYSTEMS,)) in log("granliden")


def test_member_of_a_joint_specification_reads_the_others_in_its_draft(as_person, session, find, log):
    members = set(session.exec(select(JointMember.institution_id)))
    assert as_person(MAJKEN).get("/institutions/almby/joint/1/draft").status_code == 200
    for key in ("fagernas", "granliden"):
        assert find(key).id in members
        assert log(key) == [("almby", "joint.draft", (Part.CHECKLIST, Part.PROFILE))]


def test_what_is_not_shared_is_not_noted(coordinator, share, log):
    share("almby", systems=WITHHELD, profile=COUNTED, checklist=WITHHELD, preconditions=WITHHELD)
    for address in ("/consortium/compare/areas", "/consortium/institutions/almby/", "/consortium/joint/1/draft"):
        coordinator.get(address)
    assert log("almby") == []


# The page of the log


def test_log_says_who_on_whose_behalf_which_page_and_which_parts(coordinator, neighbour, as_person):
    coordinator.get("/consortium/institutions/almby/profile")
    neighbour.get("/institutions/granliden/compare/areas")
    page = as_person(MAJKEN, "en").page("/institutions/almby/sharing/readings")
    rows = [[" ".join(cell.text_content().replace("\xad", "").split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert rows[0][2].startswith("Granliden")
    assert rows[1][1:3] == ["Ingalill Stensjö", "Coordinator"]
    assert rows[1][3:] == ["Your profile", "The institution’s profile"]
    of_systems = as_person(MAJKEN, "en").page("/institutions/almby/sharing/readings?part=systems")
    assert len(of_systems.xpath("//tbody/tr")) == 1


def test_log_is_open_to_every_member_and_to_nobody_else(coordinator, neighbour, as_person, cast):
    address = "/institutions/almby/sharing/readings"
    assert as_person(cast("almby", "reader")).get(address).status_code == 200
    for stranger in (coordinator, neighbour):
        assert stranger.get(address).status_code == 404
        assert stranger.get(f"{address}?format=csv").status_code == 404


def test_log_is_paged_and_sends_as_many_statements_with_many_readings(session, find, as_person, sql_count, coordinator):
    almby, majken = find("almby"), as_person(MAJKEN, "en")
    number_of_almby, created = almby.id, almby.created_at.date()
    coordinator.get("/consortium/institutions/almby/profile")
    address = "/institutions/almby/sharing/readings"
    majken.get(address)
    with sql_count() as few:
        majken.get(address)
    session.rollback()
    person = session.exec(select(Reading.person_id)).first()
    session.rollback()
    session.add_all(
        Reading(institution_id=number_of_almby, person_id=person, page=f"p{number}", parts="systems", day=created) for number in range(120)
    )
    session.commit()
    session.rollback()
    assert count_readings(session, number_of_almby) == 121
    with sql_count() as many:
        assert len(majken.page(address).xpath("//tbody/tr")) == 50
    assert len(many) == len(few)
    assert len(majken.page(f"{address}?page=3").xpath("//tbody/tr")) == 21


# What one can see, and why


def test_coordinators_see_who_decided_what(coordinator, share, session, find):
    share("almby", costs=COUNTED)
    page = coordinator.page("/consortium/compare/visible")
    (row,) = page.xpath("//table[@id='institutions']//tr[starts-with(normalize-space(th), 'Almby')]")
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
    assert cells[list(Part).index(Part.COSTS)].startswith("Counted, without name")
    assert cells[list(Part).index(Part.COSTS)].endswith(str(today().year))
    assert cells[list(Part).index(Part.ASSESSMENTS)] == "Not at alldefault"


def test_institutions_see_by_name_only_those_who_share_by_name(neighbour, share):
    share("almby", systems=COUNTED)
    share("fagernas", systems=WITHHELD)
    share("granliden", profile=WITHHELD)
    page = neighbour.page("/institutions/granliden/compare/visible")
    assert page.xpath("//table[@id='institutions']") == []
    systems, profile = (words(page, f"//table[@id='parts']/tbody/tr[{list(Part).index(part) + 1}]") for part in (Part.SYSTEMS, Part.PROFILE))
    assert ("Almby" in systems, "Fagernäs" in systems, "Holmsta" in systems) == (False, False, True)
    assert "Nobody" in profile
    file = neighbour.get("/institutions/granliden/compare/visible?format=csv").text
    assert "Holmsta" in file
    assert "Not at all" not in file


@pytest.mark.parametrize("address", ["visible", "specifications"])
def test_pages_send_as_many_statements_with_many_institutions(coordinator, session, find, sql_count, address, issued):
    url = f"/consortium/compare/{address}"
    coordinator.get(url)
    with sql_count() as few:
        coordinator.get(url)
    almby = find("almby")
    for number in range(12):
        other = Institution(
            key=f"m{number}", name_sv=f"M{number}", name_en=f"M{number}", is_demo=almby.is_demo, template_edition=1, catalogue_edition=1
        )
        session.add(other)
        session.flush()
        submit_(session, other, None)
        decide(session, other.id, None, {Part.SPECIFICATIONS: NAMED, Part.COSTS: COUNTED})
        session.add(Issue(institution_id=other.id, version="1.0", language="sv", template_edition=1, catalogue_edition=1, issued_by_name="N"))
    session.commit()
    # The first time they are noted.
    coordinator.get(url)
    with sql_count() as many:
        assert "M11" in coordinator.get(url).text
    assert len(many) == len(few)


def test_sharing_page_says_what_counted_means_and_leads_to_the_log(as_person):
    page = as_person(MAJKEN, "en").page("/institutions/almby/sharing")
    said = words(page)
    assert "at least two others" in said
    assert "Those who share see what others share" in said
    assert page.xpath("//main//a/@href[contains(., '/sharing/readings')]")
