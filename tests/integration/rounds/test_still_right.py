"""Last round's answers are the start of the next: each step is confirmed, or changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from inventory_app.cli import main
from inventory_app.institutions.confirmations import count_due, said_of
from inventory_app.institutions.editions import template_of
from inventory_app.inventory import actions as inventory
from inventory_app.rounds import actions
from inventory_app.tables import Confirmation, Institution, Round, System, now
from tests.pages import fill, words

HERE = "/institutions/bergsund"


@pytest.fixture
def bergsund(session):
    return session.exec(select(Institution).where(Institution.key == "bergsund")).one()


@pytest.fixture
def system(session, bergsund):
    return session.exec(select(System).where(System.institution_id == bergsund.id, System.answered > 20).order_by(System.id)).first()


@pytest.fixture
def it_department(as_person, cast):
    return as_person(cast("bergsund", "it_department"), "en")


@pytest.fixture
def due(session, bergsund):
    def due(subject: str) -> set[str]:
        session.rollback()
        return {step for step, said in said_of(session, bergsund.id, subject).items() if said.is_due}

    return due


def test_every_answered_step_from_before_the_round_is_due(due, system, session, bergsund):
    sheet = template_of(session, bergsund).system
    assert due(f"system:{system.id}") == {step.key for step in sheet.steps if any(question.key in system.answers for question in step.questions)}
    assert len(due("profile")) > 2


def test_step_tells_how_old_its_confirmation_is(it_department, system):
    page = it_department.page(f"{HERE}/systems/{system.id}/basics")
    assert "Confirmed 12 months ago by Sixten Rimfalk." in words(page, "//*[@class='still-right']")


def test_one_click_confirms_a_step_and_leads_to_the_next(it_department, system, due):
    subject, before = f"system:{system.id}", due(f"system:{system.id}")
    answer = it_department.post(f"{HERE}/still-right/systems/{system.id}", data={"step": "basics", "from": "step"})
    assert (answer.status_code, answer.location) == (303, f"{HERE}/systems/{system.id}/ownership")
    assert due(subject) == before - {"basics"}
    page = it_department.page(f"{HERE}/systems/{system.id}/basics")
    assert page.xpath("//*[@class='still-right']") == []
    assert "Confirmed today by Sixten Rimfalk." in words(page)


def test_after_the_last_step_the_list_of_what_is_left_comes(it_department, system, due):
    for step in due(f"system:{system.id}"):
        answer = it_department.post(f"{HERE}/still-right/systems/{system.id}", data={"step": step, "from": "step"})
    assert answer.location == f"{HERE}/still-right/"


def test_all_steps_of_a_system_are_confirmed_at_once(it_department, system, due):
    assert system.name in words(it_department.page(f"{HERE}/still-right/"))
    answer = it_department.post(f"{HERE}/still-right/systems/{system.id}", data={"from": "part"})
    assert answer.location == f"{HERE}/systems/{system.id}/"
    assert due(f"system:{system.id}") == set()
    assert system.name not in words(it_department.page(f"{HERE}/still-right/"), "//*[@class='due-parts']")


def test_saved_change_counts_as_confirming_and_saving_nothing_does_not(it_department, system, due):
    subject = f"system:{system.id}"
    it_department.post(f"{HERE}/systems/{system.id}/basics", data=fill(it_department, f"{HERE}/systems/{system.id}/basics"))
    assert "basics" in due(subject)
    it_department.post(
        f"{HERE}/systems/{system.id}/basics", data=fill(it_department, f"{HERE}/systems/{system.id}/basics", name=f"{system.name} två")
    )
    assert "basics" not in due(subject)
    assert "ownership" in due(subject)


def test_profile_is_confirmed_step_by_step_or_whole(it_department, due):
    before = due("profile")
    it_department.post(f"{HERE}/still-right/profile", data={"step": "direction", "from": "step"})
    assert due("profile") == before - {"direction"}
    it_department.post(f"{HERE}/still-right/profile", data={})
    assert due("profile") == set()
    assert len(due("preconditions")) > 1
    it_department.post(f"{HERE}/still-right/preconditions", data={"from": "part"})
    assert due("preconditions") == set()


def test_saved_profile_is_confirmed(it_department, due):
    it_department.post(f"{HERE}/profile/direction", data={"present": "strategy", "strategy!seen": "x", "strategy": "research"})
    sent = fill(it_department, f"{HERE}/profile/direction", strategy="education")
    assert it_department.post(f"{HERE}/profile/direction", data=sent).status_code == 303
    assert "direction" not in due("profile")


def test_unknown_step_and_system_in_the_bin_are_not_there(it_department, session, system, bergsund):
    assert it_department.post(f"{HERE}/still-right/systems/{system.id}", data={"step": "no-such"}).status_code == 404
    it_department.post(f"{HERE}/systems/{system.id}/delete")
    assert it_department.post(f"{HERE}/still-right/systems/{system.id}").status_code == 404
    assert system.name not in words(it_department.page(f"{HERE}/still-right/"))


def test_who_may_not_write_reads_what_is_left_and_confirms_nothing(as_person, cast, system, due):
    owner = as_person(cast("bergsund", "system_owner"), "en")
    page = owner.page(f"{HERE}/still-right/")
    assert page.xpath("//form[contains(@action,'/still-right/systems/')]") == []
    assert len(page.xpath("//form[contains(@action,'/still-right/profile')]")) > 1
    before = due(f"system:{system.id}")
    assert owner.post(f"{HERE}/still-right/systems/{system.id}").status_code == 403
    assert due(f"system:{system.id}") == before


def test_counts_stand_in_the_register_and_on_the_overview(it_department, session, bergsund, due, system):
    counts = count_due(session, bergsund.id, template_of(session, bergsund))
    number = len(due(f"system:{system.id}"))
    assert counts[f"system:{system.id}"] == number
    row = it_department.page(f"{HERE}/systems/").xpath("//tr[th/a[contains(@href,$address)]]", address=f"/systems/{system.id}/")[0]
    assert f"{number} to confirm" in row.text_content()
    overview = words(it_department.page(f"{HERE}/"))
    assert f"{sum(counts.values())} steps have answers from before this round." in overview


def test_nothing_is_due_without_a_round_or_in_a_skipped_one(session, bergsund, due, system, as_person, cast):
    as_person(cast("bergsund", "main_contact")).post(f"{HERE}/round/skip", data={"reason": "Inte nu."})
    assert due(f"system:{system.id}") == set()
    as_person(cast("bergsund", "main_contact")).post(f"{HERE}/round/take-part")
    assert due(f"system:{system.id}") != set()
    actions.close_round(session, session.exec(select(Round).where(col(Round.closed_at).is_(None))).one())
    session.commit()
    assert due(f"system:{system.id}") == set()
    assert "No round is open" in words(as_person(cast("bergsund", "reader") or cast("bergsund", "it_department"), "en").page(f"{HERE}/still-right/"))


def test_system_of_this_round_needs_no_confirmation(it_department, session, bergsund):
    it_department.post(f"{HERE}/systems/", data={"names": "Nykomlingen"})
    assert "Nykomlingen" not in words(it_department.page(f"{HERE}/still-right/"))


def test_next_round_asks_for_what_was_never_confirmed_too(session, bergsund, system, due):
    """Answers from before this table, or from a file: no row tells of them until a round is opened."""
    for row in session.exec(select(Confirmation).where(Confirmation.institution_id == bergsund.id)):
        session.delete(row)
    actions.close_round(session, session.exec(select(Round).where(col(Round.closed_at).is_(None))).one())
    session.flush()
    actions.open_round(
        session,
        None,
        name="Nästa",
        due_on=now().date() + timedelta(days=9),
        message="",
        template_edition=1,
        catalogue_edition=1,
        institution_ids=[bergsund.id],
    )
    session.commit()
    assert {"basics", "ownership"} <= due(f"system:{system.id}")
    assert len(due("profile")) > 2


def test_list_sends_as_many_statements_however_much_is_left(it_department, session, bergsund, sql_count, system):
    def count() -> int:
        it_department.get(f"{HERE}/still-right/")
        with sql_count() as statements:
            assert it_department.get(f"{HERE}/still-right/").status_code == 200
        return len(statements)

    many = count()
    for row in session.exec(select(Confirmation).where(Confirmation.institution_id == bergsund.id, Confirmation.subject != f"system:{system.id}")):
        session.delete(row)
    session.commit()
    assert count() == many < 10


def test_emptied_bin_takes_confirmations_along(session, bergsund, system):
    subject = f"system:{system.id}"
    system.deleted_at = now() - timedelta(days=40)
    session.add(system)
    session.flush()
    others = len(session.exec(select(Confirmation.id).where(col(Confirmation.subject) != subject)).all())
    assert inventory.empty_bin(session, timedelta(days=30)) == 1
    session.commit()
    assert session.exec(select(Confirmation.id).where(Confirmation.subject == subject)).all() == []
    assert len(session.exec(select(Confirmation.id)).all()) == others


def test_imported_change_confirms_the_steps_it_changed_and_no_other(app, system, due, tmp_path):
    file, subject = tmp_path / "systems.csv", f"system:{system.id}"
    file.write_text(f"Systemnamn;Antal användare\n{system.name};4321\n", "utf-8")
    before = due(subject)
    result = app.test_cli_runner().invoke(main, ["import", "systems", str(file), "--institution", "bergsund"])
    assert (result.exit_code, "1 changed" in result.stdout) == (0, True)
    assert due(subject) == before - {"use"}
    assert "use" in before
