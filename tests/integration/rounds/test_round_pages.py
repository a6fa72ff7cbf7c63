"""A round from its opening to its end, as coordinators and institutions meet it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import InventoryTemplate
from inventory_app.institutions.editions import publish
from inventory_app.rounds import actions, queries
from inventory_app.tables import ChangeSet, Institution, Round, RoundInstitution, Submission, System, now
from tests.pages import error_links, inputs_of, parsed, words

ROUNDS = "/consortium/rounds/"
# The demo's earlier round is closed; its second is open. What these tests open comes after them.
EARLIER, CURRENT, NEXT = 1, 2, 3
DUE = (date.today() + timedelta(days=30)).isoformat()


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def demo_round(session):
    return session.get_one(Round, CURRENT)


@pytest.fixture
def institution(session):
    return lambda key: session.exec(select(Institution).where(Institution.key == key)).one()


@pytest.fixture
def part(session, institution):
    def part(key: str, round_id: int = CURRENT) -> RoundInstitution:
        session.rollback()
        return session.exec(
            select(RoundInstitution).where(RoundInstitution.institution_id == institution(key).id, RoundInstitution.round_id == round_id)
        ).one()

    return part


@pytest.fixture
def ended(session, demo_round):
    """The demo's round is closed, so that another can be opened."""
    actions.close_round(session, demo_round)
    session.commit()


def new_round(client, **changed):
    sent = inputs_of(client.page(f"{ROUNDS}new"), "//main//form[contains(@class,'form')]")
    return client.post(f"{ROUNDS}new", data=sent | {"name": "Våren 2027", "due_on": DUE} | changed)


def rows(page) -> dict[str, list[str]]:
    return {
        words(row, "./th/a"): [" ".join(cell.text_content().replace("\xad", "").split()) for cell in row.xpath("./td")]
        for row in page.xpath("//table[@id='progress']/tbody/tr")
    }


def test_new_round_asks_all_who_take_part_and_nobody_who_declined(coordinator, session, ended):
    answer = new_round(coordinator)
    assert (answer.status_code, answer.location) == (303, f"{ROUNDS}{NEXT}/")
    made = session.get(Round, NEXT)
    assert (made.name, made.due_on.isoformat(), made.template_edition, made.catalogue_edition, made.is_demo) == ("Våren 2027", DUE, 1, 1, False)
    asked = set(session.exec(select(Institution.key).join(RoundInstitution).where(RoundInstitution.round_id == NEXT)))
    assert (len(asked), asked & {"kullavik", "sandinge"}) == (10, set())


def test_institution_in_an_open_round_is_not_offered_and_the_page_says_why(coordinator):
    page = coordinator.page(f"{ROUNDS}new")
    assert [words(option, "./span") for option in page.xpath("//input[@name='institutions']/..")] == [
        "Kullavik University College (has declined to take part)",
        "Sandinge University College (has declined to take part)",
    ]
    assert "Almby University College: in “Inventering 2026”" in words(page, "//*[@class='round-busy']")


def test_institution_cannot_be_in_two_open_rounds(coordinator, session, institution):
    answer = coordinator.post(
        f"{ROUNDS}new",
        data={"name": "Två", "due_on": DUE, "template_edition": "1", "catalogue_edition": "1", "institutions": [str(institution("almby").id)]},
    )
    assert answer.status_code == 422
    assert error_links(parsed(answer)) == [
        ("institutions", "An institution can be in one open round only. In another one already: Almby University College")
    ]
    assert session.exec(select(Round.name).order_by(Round.id)).all() == ["Inventering 2025", "Inventering 2026"]


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"name": " "}, "name"),
        ({"name": "Inventering 2026"}, "name"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "2027"}, "due_on"),
        ({"due_on": "soon"}, "due_on"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"institutions": []}, "institutions"),
        ({"institutions": ["999"]}, "institutions"),
        ({"template_edition": "9"}, "template_edition"),
    ],
)
def test_bad_round_is_told_at_the_field_and_is_not_opened(coordinator, session, ended, changed, at):
    answer = new_round(coordinator, **{"message": "Hej alla", **changed})
    assert answer.status_code == 422
    assert {target for target, _message in error_links(parsed(answer))} == {at}
    assert "Hej alla" in answer.text
    assert session.exec(select(Round.id).order_by(Round.id)).all() == [EARLIER, CURRENT]


def with_more_required(template: InventoryTemplate) -> InventoryTemplate:
    """The template with every question about experiences required."""
    *steps, last = template.system.steps
    questions = tuple(each.model_copy(update={"required": True, "applies_when": None}) for each in last.questions)
    sheet = template.system.model_copy(update={"steps": (*steps, last.model_copy(update={"questions": questions}))})
    return template.model_copy(update={"system": sheet})


def test_round_with_a_later_catalogue_leaves_begun_checklists_where_they_are(coordinator, session, institution, ended):
    catalogue = load_catalogue()
    first, *rest = catalogue.requirements
    longer = first.model_copy(update={"text": first.text.model_copy(update={"sv": f"{first.text.sv} Mer."})})
    assert publish(session, catalogue.model_copy(update={"requirements": (longer, *rest)}), "tests") == (2, True)
    session.commit()
    begun, untouched = institution("almby"), institution("dalhem")
    assert new_round(coordinator, institutions=[str(begun.id), str(untouched.id)], catalogue_edition="2").status_code == 303
    session.rollback()
    assert (begun.catalogue_edition, untouched.catalogue_edition) == (1, 2)


def test_round_with_a_later_edition_moves_its_institutions_to_it(coordinator, session, institution, ended):
    changed = with_more_required(load_template())
    assert publish(session, changed, "tests") == (2, True)
    session.commit()
    dalhem, almby = institution("dalhem"), institution("almby")
    before = sum(session.exec(select(System.missing).where(System.institution_id == almby.id)).all())
    assert new_round(coordinator, institutions=[str(almby.id)]).status_code == 303
    session.rollback()
    assert (almby.template_edition, almby.catalogue_edition, dalhem.template_edition) == (2, 1, 1)
    assert sum(session.exec(select(System.missing).where(System.institution_id == almby.id)).all()) > before
    assert session.exec(select(ChangeSet.action).where(ChangeSet.institution_id == almby.id).order_by(ChangeSet.id.desc())).first() == "moved_edition"
    # Nobody goes back to an older edition.
    actions.close_round(session, session.get(Round, NEXT))
    session.commit()
    answer = new_round(coordinator, name="Bakåt", template_edition="1", institutions=[str(almby.id)])
    assert [target for target, _message in error_links(parsed(answer))] == ["institutions"]


def test_round_is_changed_and_keeps_those_who_handed_in(coordinator, session, demo_round, institution):
    sent = inputs_of(coordinator.page(f"{ROUNDS}{CURRENT}/edit"), "//main//form[contains(@class,'form')]")
    assert len(sent["institutions"]) == 10
    answer = coordinator.post(
        f"{ROUNDS}{CURRENT}/edit", data=sent | {"due_on": DUE, "message": "Längre tid.", "institutions": [str(institution("kullavik").id)]}
    )
    assert answer.status_code == 303
    session.rollback()
    assert (demo_round.due_on.isoformat(), demo_round.message) == (DUE, "Längre tid.")
    asked = set(session.exec(select(Institution.key).join(RoundInstitution).where(RoundInstitution.round_id == CURRENT)))
    assert asked == {"almby", "ekvik", "fagernas", "granliden", "holmsta", "lindesta", "kullavik"}


def test_name_of_another_round_is_refused_when_changing(coordinator, session, ended):
    new_round(coordinator)
    sent = inputs_of(coordinator.page(f"{ROUNDS}{NEXT}/edit"), "//main//form[contains(@class,'form')]")
    answer = coordinator.post(f"{ROUNDS}{NEXT}/edit", data=sent | {"name": "Inventering 2026"})
    assert (answer.status_code, [target for target, _message in error_links(parsed(answer))]) == (422, ["name"])


def test_closed_round_changes_nothing_any_more_and_can_be_opened_again(coordinator, session, demo_round, as_person, cast):
    assert "Bergsund University" in words(coordinator.page(f"{ROUNDS}{CURRENT}/close"))
    coordinator.post(f"{ROUNDS}{CURRENT}/close")
    for path in ("edit", "remind", "institutions/almby/send-back"):
        assert coordinator.get(f"{ROUNDS}{CURRENT}/{path}").location == f"{ROUNDS}{CURRENT}/"
        assert coordinator.post(f"{ROUNDS}{CURRENT}/{path}", data={"remark": "Nej"}).location == f"{ROUNDS}{CURRENT}/"
    page = coordinator.page(f"{ROUNDS}{CURRENT}/")
    assert rows(page)["Bergsund University"][0].startswith("Not handed in")
    assert "Inventering 2026" not in words(as_person(cast("bergsund", "main_contact")).page("/institutions/bergsund/"))
    coordinator.post(f"{ROUNDS}{CURRENT}/reopen")
    session.rollback()
    assert demo_round.closed_at is None


def test_round_is_not_opened_again_over_another(coordinator, session, demo_round, ended):
    new_round(coordinator)
    answer = coordinator.post(f"{ROUNDS}{CURRENT}/reopen", follow_redirects=True)
    assert "An institution can be in one open round only." in answer.text
    session.rollback()
    assert demo_round.closed_at is not None


def test_progress_tells_where_everybody_stands(coordinator):
    page = coordinator.page(f"{ROUNDS}{CURRENT}/")
    found = rows(page)
    beginnings = {
        "Almby University College": "Handed in",
        "Bergsund University": "Not handed in",
        "Granliden University College": "Sent back",
        "Östervalla University": "Skips the round The reason: Östervalla UniversityVi är med som gäst",
    }
    assert {name: found[name][0][: len(words)] for name, words in beginnings.items()} == beginnings
    assert "not seen yet" in found["Dalhem University College"][0]
    assert next(iter(found)) == "Dalhem University College"
    assert "5 handed in, 1 sent back, 3 not handed in, 1 skipped." in words(page, "//*[@class='round-counts']")


def test_progress_counts_what_a_hand_in_would_list(session, demo_round, institution):
    """The coordinators' column and the hand-in judge by the same rules."""
    almby = institution("almby")
    last = session.exec(select(Submission).where(Submission.institution_id == almby.id, Submission.round_id == CURRENT)).one()
    found = queries.read_progress(session, demo_round, [almby.id])[almby.id]
    assert (found.open_points, found.systems) == (last.open_points, len(last.document["systems"]))
    assert (found.checklist.percent, found.confirmed.percent) == (100, 100)


def test_progress_names_no_system_and_no_answer(coordinator, session):
    names = session.exec(select(System.name)).all()
    text = coordinator.get(f"{ROUNDS}{CURRENT}/").text
    assert len(names) > 50
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize("sort", ["late", "name", "systems", "checklist", "open", "confirmed", "nonsense"])
def test_progress_sends_as_many_statements_however_many_there_are(coordinator, session, sql_count, institution, sort):
    def count() -> int:
        coordinator.get(f"{ROUNDS}{CURRENT}/?sort={sort}")
        with sql_count() as statements:
            assert coordinator.get(f"{ROUNDS}{CURRENT}/?sort={sort}").status_code == 200
        return len(statements)

    few = count()
    session.add_all(Institution(key=f"k{n}", name_sv=f"K{n}", name_en=f"K{n}", template_edition=1, catalogue_edition=1) for n in range(5))
    session.flush()
    for new in session.exec(select(Institution).where(Institution.key.startswith("k"), Institution.key != "kullavik")):
        session.add(RoundInstitution(round_id=CURRENT, institution_id=new.id))
        session.add_all(System(institution_id=new.id, name=f"S{n}", answers={"name": f"S{n}"}) for n in range(20))
    session.commit()
    assert count() == few < 14


def test_hand_in_answers_the_round_and_takes_back_what_was_sent_back(as_person, cast, session, institution, part):
    client = as_person(cast("granliden", "main_contact"), "en")
    page = client.page("/institutions/granliden/")
    assert "Tre av systemen saknar systemägare" in words(page)
    assert words(page, "//*[@class='next-action']//h2") == "Correct what was pointed out, and hand in again"
    assert "Tre av systemen saknar systemägare" in words(client.page("/institutions/granliden/hand-in/"))
    client.post("/institutions/granliden/hand-in/")
    found = part("granliden")
    assert (found.returned_number, found.return_remark, found.returned_at, found.returned_by_id) == (None, "", None, None)
    last = session.exec(select(Submission).where(Submission.institution_id == found.institution_id).order_by(Submission.number.desc())).first()
    assert (last.number, last.round_id) == (2, CURRENT)
    assert "Tre av systemen saknar" not in words(client.page("/institutions/granliden/"))
    assert "sent back" in words(client.page("/institutions/granliden/history"))


def test_hand_in_without_a_round_belongs_to_none(as_person, cast, session, ended):
    as_person(cast("almby", "main_contact")).post("/institutions/almby/hand-in/")
    assert session.exec(select(Submission.round_id).where(Submission.number == 3)).one() is None


def test_coordinator_sends_back_once_and_only_what_was_handed_in(coordinator, part, as_person, cast):
    url = f"{ROUNDS}{CURRENT}/institutions/almby/send-back"
    assert coordinator.post(url, data={"remark": " "}).status_code == 422
    assert coordinator.post(url, data={"remark": "Ägare\nsaknas <b>"}).status_code == 303
    first = part("almby").returned_at
    assert (part("almby").returned_number, part("almby").return_remark) == (2, "Ägare\nsaknas <b>")
    assert coordinator.post(url, data={"remark": "En gång till"}).status_code == 303
    assert (part("almby").return_remark, part("almby").returned_at) == ("Ägare\nsaknas <b>", first)
    assert coordinator.post(f"{ROUNDS}{CURRENT}/institutions/dalhem/send-back", data={"remark": "Vad?"}).status_code == 303
    assert part("dalhem").returned_at is None
    assert coordinator.post(f"{ROUNDS}{CURRENT}/institutions/kullavik/send-back", data={"remark": "Vad?"}).status_code == 404
    text = as_person(cast("almby", "reader")).get("/institutions/almby/").text
    assert "Ägare<br>\nsaknas &lt;b&gt;" in text


def test_skipped_round_carries_its_reason_until_somebody_takes_part_after_all(as_person, cast, part, coordinator):
    client = as_person(cast("dalhem", "main_contact"), "en")
    assert client.post("/institutions/dalhem/round/skip", data={"reason": ""}).status_code == 422
    assert client.post("/institutions/dalhem/round/skip", data={"reason": "Vi byter ledning."}).status_code == 303
    assert part("dalhem").skip_reason == "Vi byter ledning."
    assert "Vi byter ledning." in words(client.page("/institutions/dalhem/"))
    assert "Vi byter ledning." in rows(coordinator.page(f"{ROUNDS}{CURRENT}/"))["Dalhem University College"][0]
    client.post("/institutions/dalhem/round/take-part")
    assert (part("dalhem").skip_reason, part("dalhem").skipped_at) == ("", None)


def test_hand_in_takes_back_a_skipped_round(as_person, cast, part):
    as_person(cast("ostervalla", "main_contact")).post("/institutions/ostervalla/hand-in/")
    assert (part("ostervalla").skip_reason, part("ostervalla").skipped_at) == ("", None)


def test_without_a_round_there_is_nothing_to_skip(as_person, cast, ended):
    client = as_person(cast("dalhem", "main_contact"))
    for answer in (
        client.get("/institutions/dalhem/round/skip"),
        client.post("/institutions/dalhem/round/skip", data={"reason": "Nej"}),
        client.post("/institutions/dalhem/round/take-part"),
    ):
        assert answer.location == "/institutions/dalhem/"


def test_first_look_of_an_institution_is_noted_once(as_person, cast, part, coordinator, sql_count):
    assert coordinator.get("/institutions/bergsund/").status_code == 404
    assert part("bergsund").looked_at is None
    client = as_person(cast("bergsund", "it_department"))
    client.get("/institutions/bergsund/")
    first = part("bergsund").looked_at
    assert first is not None
    with sql_count() as statements:
        client.get("/institutions/bergsund/")
    assert [statement for statement in statements if not statement.startswith("SELECT")] == []
    assert part("bergsund").looked_at == first


def test_institution_outside_the_round_hears_nothing_of_it(as_person, cast):
    page = as_person(cast("sandinge", "main_contact"), "en").page("/institutions/sandinge/")
    assert page.xpath("//*[@class='round-call']") == []


def test_late_round_says_so(coordinator, session, demo_round, as_person, cast):
    demo_round.due_on = now().date() - timedelta(days=3)
    session.add(demo_round)
    session.commit()
    assert "days late" in words(coordinator.page(f"{ROUNDS}{CURRENT}/"))
    assert "days late" in words(as_person(cast("bergsund", "main_contact"), "en").page("/institutions/bergsund/"), "//*[@class='round-call']")


def test_round_that_does_not_exist_is_not_there(coordinator):
    for path in ("", "edit", "close", "remind", "institutions/almby/send-back"):
        assert coordinator.get(f"{ROUNDS}99/{path}").status_code == 404


def test_lists_come_as_files_with_the_rows_of_the_page(coordinator, as_person, cast):
    progress = coordinator.get(f"{ROUNDS}{CURRENT}/?sort=name&format=csv").get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert progress[0].split(";")[0] == "Institution"
    assert [line.split(";")[0] for line in progress[1:11]] == list(rows(coordinator.page(f"{ROUNDS}{CURRENT}/?sort=name")))
    assert "Inventering 2026;Open;" in coordinator.get(f"{ROUNDS}?format=csv").get_data(as_text=True)
    left = as_person(cast("bergsund", "reader") or cast("bergsund", "it_department"), "en")
    assert "Relationsporten;Basics;" in left.get("/institutions/bergsund/still-right/?format=csv").get_data(as_text=True)
    assert coordinator.get(f"{ROUNDS}{CURRENT}/?format=xlsx").data[:2] == b"PK"
