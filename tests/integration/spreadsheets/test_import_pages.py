"""From a file to the register and back, through the pages."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from sqlmodel import select

from inventory_app.exchange.gates import MOST_BYTES
from inventory_app.spreadsheets import runs
from inventory_app.tables import Change, ChangeSet, ImportDraft, ImportMapping, ImportRun, Institution, System, now
from tests.pages import error_links, inputs_of, parsed, words

BASE = "/institutions/almby/spreadsheets/import"
FILE = (
    "Lista över system;;;;\r\n"
    "Systemnamn;Typ;Ant. användare;Inköpt av;Avtal t.o.m.\r\n"
    "Kontaktboken;Hokuspokus;1 200;Åke;31/12 2028\r\n"
    "Alumnkollen;Excel;många;;tills vidare\r\n"
).encode("cp1252")


@pytest.fixture
def client(as_person, cast):
    return as_person(cast("almby", "it_department"), "en")


def send(client, content=FILE, name="lista.csv"):
    """Encoded here: the test client would leave a temporary file behind."""
    token = client.page(f"{BASE}/").xpath("string(//input[@name='csrf_token']/@value)")
    head = f'--limit\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    head += f'--limit\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--limit--\r\n"
    return client.post(f"{BASE}/", data=body, content_type="multipart/form-data; boundary=limit", csrf=False)


def begin(client, content=FILE, name="lista.csv") -> str:
    answer = send(client, content, name)
    assert answer.status_code == 303, words_of(answer)
    return answer.location.rpartition("/")[0]


def words_of(answer) -> str:
    return " ".join(answer.text.split())


def confirm(client, draft: str, **more):
    sent = inputs_of(client.page(f"{draft}/preview"), "//form[contains(@action,'/confirm')]")
    return client.post(f"{draft}/confirm", data={**sent, **more})


def load(client, content=FILE, name="lista.csv", **more) -> str:
    """Everything as proposed; the page of what was done."""
    answer = confirm(client, begin(client, content, name), **more)
    assert answer.status_code == 303
    return answer.location


def almby(session) -> int:
    session.rollback()
    return session.exec(select(Institution.id).where(Institution.key == "almby")).one()


def system(session, name: str) -> System | None:
    return session.exec(select(System).where(System.institution_id == almby(session), System.name == name, System.deleted_at.is_(None))).first()


def test_messy_file_is_mapped_looked_at_and_loaded(client, session):
    answer = send(client)
    assert answer.location.endswith("/columns")
    page = client.page(answer.location)
    chosen = inputs_of(page)
    assert [chosen[f"c{index}"] for index in range(5)] == [["name"], ["support_kind"], ["users"], ["+note"], ["contract_end.ends_on"]]
    assert (chosen["w1.0"], chosen["m1.0"]) == (["Hokuspokus"], [""])
    answer = client.post(answer.location, data={**chosen, "m1.0": "case_registry"})
    assert answer.location.endswith("/preview")
    preview = client.page(answer.location)
    assert [cell.text_content() for cell in preview.xpath("//table[@id='problems']/tbody//th")] == ["C4"]
    assert system(session, "Kontaktboken") is None
    sent = inputs_of(preview, "//form[contains(@action,'/confirm')]")
    answer = client.post(answer.location.replace("preview", "confirm"), data=sent)
    assert answer.status_code == 303
    loaded, other = system(session, "Kontaktboken"), system(session, "Alumnkollen")
    assert loaded.answers == {"name": "Kontaktboken", "support_kind": "case_registry", "users": 1200, "contract_end": {"ends_on": "2028-12-31"}}
    assert (loaded.note, loaded.support_kind, loaded.answered) == ("Inköpt av: Åke", "case_registry", 4)
    assert (other.answers["contract_end"], other.note) == ({"none": True}, "Ant. användare: många")
    assert session.exec(select(ImportDraft)).all() == []


def test_nothing_is_written_before_it_is_confirmed(client, session):
    def state():
        return [len(session.exec(select(table.id)).all()) for table in (System, ChangeSet, ImportRun)]

    before = state()
    draft = begin(client)
    client.page(f"{draft}/sheet")
    client.page(f"{draft}/columns")
    client.page(f"{draft}/preview")
    session.rollback()
    assert state() == before


def test_mapping_is_remembered_for_the_next_file_of_the_kind(client, session):
    draft = begin(client)
    chosen = inputs_of(client.page(f"{draft}/columns"))
    client.post(f"{draft}/columns", data={**chosen, "m1.0": "+nothing", "c3": ""})
    assert len(session.exec(select(ImportMapping)).all()) == 1
    again = inputs_of(client.page(f"{begin(client)}/columns"))
    assert (again["c3"], again["m1.0"]) == ([""], ["+nothing"])


def test_new_question_for_a_column_shows_its_words_before_the_preview(client):
    draft = begin(client)
    chosen = inputs_of(client.page(f"{draft}/columns"))
    answer = client.post(f"{draft}/columns", data={**chosen, "c3": "status", "m1.0": "crm"})
    assert "/columns" in answer.location
    again = inputs_of(client.page(answer.location.partition("#")[0]))
    assert (again["w3.0"], again["m1.0"]) == (["Åke"], ["crm"])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"c0": ""}, "Say which column holds the systems’ names."),
        ({"c3": "users"}, "Two columns are said to be “Number of users”."),
    ],
)
def test_mapping_that_cannot_be_keeps_what_was_chosen(client, changed, message):
    draft = begin(client)
    chosen = inputs_of(client.page(f"{draft}/columns"))
    answer = client.post(f"{draft}/columns", data={**chosen, **changed})
    assert answer.status_code == 422
    page = parsed(answer)
    assert message in error_links(page)[0][1]
    assert inputs_of(page) | {"c0": ["name"], "c3": ["+note"], "m1.0": [""]} == chosen | {"c0": ["name"], "c3": ["+note"], "m1.0": [""]}


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"%PDF-1.7", "a.pdf", "This kind of file can"),
        (b"PK\x03\x04broken", "a.xlsx", "damaged"),
        (b"   \n;;\n", "a.csv", "nothing in the file"),
        (b"x" * (MOST_BYTES + 1), "a.csv", "too large"),
    ],
)
def test_file_that_cannot_be_read_is_told_beside_the_field(client, content, name, message):
    answer = send(client, content, name)
    assert answer.status_code == 422
    ((target, told),) = error_links(parsed(answer))
    assert (target, message in told) == ("file", True), told


def test_no_file_is_told(client):
    answer = client.post(f"{BASE}/", data={})
    assert (answer.status_code, error_links(parsed(answer))) == (422, [("file", "Choose a file.")])


def test_file_much_too_large_is_refused_with_its_limit(client):
    answer = send(client, b"x" * (2 * MOST_BYTES + 1))
    assert (answer.status_code, "more than 41 MB at once" in answer.text) == (413, True)


def test_sheet_and_header_row_can_be_chosen(client):
    draft = begin(client, b"Namn;Typ\nA;Excel\nSystemnamn;Kategori\nB;CRM\n")
    page = client.page(f"{draft}/sheet")
    assert page.xpath("//input[@name='header'][@checked]/@value") == ["0"]
    answer = client.post(f"{draft}/sheet", data={"sheet": "lista.csv", "header": "2"})
    assert [label.text.strip() for label in client.page(answer.location).xpath("//label[@class='question-label']")] == ["Systemnamn", "Kategori"]


def test_new_system_can_be_left_out(client, session):
    load(client, leave="3")
    assert (system(session, "Kontaktboken"), system(session, "Alumnkollen") is not None) == (None, True)


def test_loading_the_same_file_twice_changes_nothing(client):
    load(client)
    page = client.page(f"{begin(client)}/preview")
    assert [count.text_content() for count in page.xpath("//dl[@class='import-counts']//dd")] == ["0", "0", "2", "2"]
    assert page.xpath("//form[contains(@action,'/confirm')]//button") == []


def test_register_that_changed_since_the_preview_is_shown_anew(client, session):
    draft = begin(client, "System;Användare\nKontaktnavet;77\n".encode())
    sent = inputs_of(client.page(f"{draft}/preview"), "//form[contains(@action,'/confirm')]")
    load(client, "System;Användare\nKontaktnavet;78\n".encode())
    answer = client.post(f"{draft}/confirm", data=sent)
    assert (answer.status_code, "have changed since this preview" in words_of(answer)) == (409, True)
    assert len(session.exec(select(ImportRun)).all()) == 1
    assert client.post(f"{draft}/confirm", data=inputs_of(parsed(answer), "//form[contains(@action,'/confirm')]")).status_code == 303


def first_system(session) -> System:
    return session.exec(select(System).where(System.institution_id == almby(session)).order_by(System.id)).first()


def test_changed_answers_stand_in_the_history_of_the_system(client, session):
    known = first_system(session)
    before = known.answers.get("users")
    load(client, f"System;Användare;Anskaffat av\n{known.name};4321;Pelle\n".encode())
    session.rollback()
    assert (known.answers["users"], known.note) == (4321, "Anskaffat av: Pelle")
    changes = session.exec(
        select(ChangeSet.action, Change.key, Change.before, Change.after).join(Change).where(ChangeSet.import_run_id.is_not(None))
    ).all()
    assert sorted(changes, key=lambda change: change[1]) == [
        ("imported", "note", None, "Anskaffat av: Pelle"),
        ("imported", "users", before, 4321),
    ]
    assert "Imported" in words(client.page(f"/institutions/almby/systems/{known.id}/history"))


def test_whole_import_is_undone(client, session):
    known = first_system(session)
    before, updated = dict(known.answers), known.note
    done = load(client, f"System;Användare;Övrigt\n{known.name};4321;x\nHelt nytt;3;y\n".encode())
    assert client.post(f"{done}/undo").status_code == 303
    session.rollback()
    session.refresh(known)
    assert (known.answers, known.note) == (before, updated)
    gone = session.exec(select(System).where(System.name == "Helt nytt")).one()
    assert gone.deleted_at is not None
    page = client.page(done)
    assert "Undone" in words(page)
    assert page.xpath("//a[contains(@href,'/undo')]") == []
    assert client.post(f"{done}/undo").status_code == 303


def test_undo_leaves_and_lists_what_somebody_has_worked_on_since(client, session):
    known = first_system(session)
    before = dict(known.answers)
    done = load(client, f"System;Användare;Kallas även\n{known.name};4321;Gamlingen\nHelt nytt;3;\nOrört nytt;4;\n".encode())
    worked_on = system(session, "Helt nytt")
    for each, users in ((known, 5000), (worked_on, 6)):
        url = f"/institutions/almby/systems/{each.id}/use"
        sent = inputs_of(client.page(url), "//main//form[contains(@class,'form')]")
        assert client.post(url, data={**sent, "users": str(users), "then": "stay"}).status_code == 303
    client.post(f"{done}/undo")
    session.rollback()
    session.refresh(known)
    assert known.answers == {**before, "users": 5000}
    assert (system(session, "Helt nytt").answers["users"], system(session, "Orört nytt")) == (6, None)
    notice = words(client.page(done), "//div[contains(@class,'ds-alert')][.//ul]")
    assert (known.name in notice, "Number of users" in notice, "Helt nytt" in notice, "Orört nytt" in notice) == (True, True, True, False)


def test_our_own_workbook_unchanged_changes_nothing(client):
    content = client.get("/institutions/almby/spreadsheets/systems.xlsx?language=sv").data
    draft = begin(client, content, "system.xlsx")
    counts = [count.text_content() for count in client.page(f"{draft}/preview").xpath("//dl[@class='import-counts']//dd")]
    assert counts == ["0", "0", "12", "0"]


def test_what_others_changed_since_the_export_is_not_taken_back(client, session):
    content = client.get("/institutions/almby/spreadsheets/systems.xlsx?language=sv").data
    load(client, f"System;Användare\n{first_system(session).name};4321\n".encode())
    counts = [c.text_content() for c in client.page(f"{begin(client, content, 'system.xlsx')}/preview").xpath("//dl[@class='import-counts']//dd")]
    assert counts == ["0", "0", "12", "0"]


def set_users(session, known: System, users: int) -> None:
    session.rollback()
    known.answers = {**known.answers, "users": users}
    session.add(known)
    session.commit()


def typed_over(content: bytes, old: int, new: int) -> bytes:
    """The workbook after somebody wrote another number into a cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            after.writestr(part, before.read(part).replace(f"<v>{old}</v>".encode(), f"<v>{new}</v>".encode()))
    return out.getvalue()


def test_clash_is_shown_and_the_file_wins_only_when_ticked(client, session):
    known = first_system(session)
    set_users(session, known, 7654)
    content = typed_over(client.get("/institutions/almby/spreadsheets/systems.xlsx?language=sv").data, 7654, 111)
    set_users(session, known, 333)
    page = client.page(f"{begin(client, content, 'system.xlsx')}/preview")
    assert [words(cell, ".") for cell in page.xpath("//table[@id='clashes']/tbody/tr/td")][1:3] == ["333 users", "111 users"]
    (ticked,) = page.xpath("//input[@name='clash']/@value")
    load(client, content, "system.xlsx")
    session.rollback()
    assert known.answers["users"] == 333
    load(client, content, "system.xlsx", clash=ticked)
    session.rollback()
    assert known.answers["users"] == 111


def test_change_in_our_own_workbook_is_taken(client, session):
    known = first_system(session)
    set_users(session, known, 7654)
    load(client, typed_over(client.get("/institutions/almby/spreadsheets/systems.xlsx?language=en").data, 7654, 111), "systems.xlsx")
    session.rollback()
    assert known.answers["users"] == 111


def test_discarded_file_is_gone(client, session):
    draft = begin(client)
    assert client.post(f"{draft}/discard").status_code == 303
    assert (session.exec(select(ImportDraft)).all(), client.get(f"{draft}/preview").status_code) == ([], 404)


def test_old_drafts_are_swept_when_a_new_file_comes(client, session):
    begin(client)
    old = session.exec(select(ImportDraft)).one()
    old.created_at = now() - timedelta(days=8)
    session.add(old)
    session.commit()
    begin(client)
    session.rollback()
    assert len(session.exec(select(ImportDraft.id)).all()) == 1


def test_pages_need_the_same_statements_for_many_systems(client, sql_count, session):
    def cost(rows: int) -> list[int]:
        content = "System;Användare\n" + "".join(f"Kostnad {rows} {number};{number}\n" for number in range(rows))
        draft = begin(client, content.encode())
        with sql_count() as at_preview:
            client.page(f"{draft}/preview")
        with sql_count() as at_confirm:
            answer = confirm(client, draft)
        with sql_count() as at_result:
            client.page(answer.location)
        with sql_count() as at_undo:
            client.post(f"{answer.location}/undo")
        return [len(statements) for statements in (at_preview, at_confirm, at_result, at_undo)]

    few = cost(2)
    assert cost(60) == few


def test_run_is_listed_with_who_and_when(client, session):
    load(client)
    (line,) = runs.list_runs(session, almby(session))
    assert (line.file_name, line.added, line.changed, line.undone_at) == ("lista.csv", 2, 0, None)
    assert line.by in words(client.page(f"{BASE}/"), "//table[@id='runs']")
