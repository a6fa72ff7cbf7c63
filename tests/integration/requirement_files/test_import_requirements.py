"""From a file of requirements to the checklist and back, through the pages."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.exchange.gates import MOST_BYTES
from inventory_app.requirements.actions import flatten
from inventory_app.requirements.queries import list_choices
from inventory_app.tables import ChangeSet, ImportDraft, ImportMapping, ImportRun, Institution, RequirementChoice
from tests.pages import error_links, inputs_of, parsed, words

BASE = "/institutions/almby/checklist/import"
FILE = (
    "Kravlista;;;;\r\n"
    "Krav-ID;Krav;Prio;Område;Ansvarig\r\n"
    "R1;Systemet ska läsa in bokningar.;S;Integration;Åke\r\n"
    "R2;Systemet bör visa en karta.;B;Kartor;\r\n"
    "INT-01;;B;INT;\r\n"
).encode("cp1252")


@pytest.fixture
def client(as_person, cast):
    return as_person(cast("almby", "system_owner"), "en")


def send(client, content=FILE, name="krav.csv"):
    """Encoded here: the test client would leave a temporary file behind."""
    token = client.page(f"{BASE}/").xpath("string(//input[@name='csrf_token']/@value)")
    head = f'--limit\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    head += f'--limit\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--limit--\r\n"
    return client.post(f"{BASE}/", data=body, content_type="multipart/form-data; boundary=limit", csrf=False)


def begin(client, content=FILE, name="krav.csv", **chosen) -> str:
    answer = send(client, content, name)
    assert answer.status_code == 303, answer.text
    draft = answer.location.rpartition("/")[0]
    if chosen:
        sent = inputs_of(client.page(f"{draft}/columns"))
        assert client.post(f"{draft}/columns", data={**sent, **chosen}).status_code == 303
    return draft


def confirm(client, draft: str, **more):
    sent = inputs_of(client.page(f"{draft}/preview"), "//form[contains(@action,'/confirm')]")
    return client.post(f"{draft}/confirm", data={**sent, **more})


def load(client, content=FILE, name="krav.csv", chosen=(("default_category", "rap"),), **more) -> str:
    answer = confirm(client, begin(client, content, name, **dict(chosen)), **more)
    assert answer.status_code == 303, answer.text
    return answer.location


def almby(session) -> int:
    session.rollback()
    return session.exec(select(Institution.id).where(Institution.key == "almby")).one()


def checklist(session, *, removed: bool = False) -> dict:
    return flatten(list_choices(session, almby(session), removed=removed, anew=True))


def counts(page) -> list[str]:
    return [count.text_content() for count in page.xpath("//dl[@class='import-counts']//dd")]


def test_list_of_somebody_else_is_mapped_looked_at_and_loaded(client, session):
    before = checklist(session)
    answer = send(client)
    page = client.page(answer.location)
    chosen = inputs_of(page)
    assert [chosen[f"c{index}"] for index in range(5)] == [["id"], ["text"], ["level"], ["category"], ["+note"]]
    assert (chosen["w3.0"], chosen["m3.0"], chosen["default_level"]) == (["Kartor"], [""], ["text"])
    assert (chosen["m2.0"], chosen["m2.1"]) in ((["must"], ["should"]), (["should"], ["must"]))
    answer = client.post(answer.location, data={**chosen, "m3.0": "rap"})
    assert answer.location.endswith("/preview")
    preview = client.page(answer.location)
    assert counts(preview) == ["2", "1", "0", "0"]
    assert checklist(session) == before
    answer = client.post(answer.location.replace("preview", "confirm"), data=inputs_of(preview, "//form[contains(@action,'/confirm')]"))
    assert answer.status_code == 303
    after = checklist(session)
    added = {name: value for name, value in after.items() if name not in before}
    assert after["INT-01|level"] == "should"
    assert sorted(value for name, value in added.items() if name.endswith("|text_sv")) == [
        "Systemet bör visa en karta.",
        "Systemet ska läsa in bokningar.",
    ]
    assert "Id in the file: R1\nAnsvarig: Åke" in added.values()
    assert session.exec(select(ImportDraft)).all() == []
    assert {act.action for act in session.exec(select(ChangeSet).where(ChangeSet.import_run_id.is_not(None)))} == {"imported", "imported_new"}


def test_nothing_is_written_before_it_is_confirmed(client, session):
    def state():
        return [len(session.exec(select(table.id)).all()) for table in (RequirementChoice, ChangeSet, ImportRun)]

    before = state()
    draft = begin(client)
    for page in ("sheet", "columns", "preview"):
        client.page(f"{draft}/{page}")
    session.rollback()
    assert state() == before


def test_whole_import_is_undone_to_exactly_what_was(client, session):
    before, everything = checklist(session), checklist(session, removed=True)
    done = load(client)
    assert checklist(session) != before
    assert client.post(f"{done}/undo").status_code == 303
    assert checklist(session) == before
    kept = {name: value for name, value in checklist(session, removed=True).items() if name in everything}
    assert kept == everything
    page = client.page(done)
    assert ("Undone" in words(page), page.xpath("//a[contains(@href,'/undo')]")) == (True, [])
    assert client.post(f"{done}/undo").status_code == 303


def test_file_comes_again_and_changes_instead_of_adding(client, session):
    load(client)
    after = checklist(session)
    assert counts(client.page(f"{begin(client)}/preview")) == ["0", "0", "3", "0"]
    again = FILE.replace("visa en karta".encode("cp1252"), "visa två kartor".encode("cp1252"))
    draft = begin(client, again)
    assert counts(client.page(f"{draft}/preview")) == ["0", "1", "2", "0"]
    confirm(client, draft)
    changed = {name: value for name, value in checklist(session).items() if after.get(name) != value}
    assert list(changed.values()) == ["Systemet bör visa två kartor."]


def test_undone_file_can_be_loaded_again_under_new_ids(client, session):
    done = load(client)
    first = {name.split("|")[0] for name in checklist(session)}
    client.post(f"{done}/undo")
    load(client)
    assert len({name.split("|")[0] for name in checklist(session)}) == len(first)


def test_undo_leaves_and_names_what_somebody_has_worked_on_since(client, session):
    done = load(client)
    own = session.exec(select(RequirementChoice).where(RequirementChoice.text_sv == "Systemet bör visa en karta.")).one().key
    url = f"/institutions/almby/checklist/own/{own}"
    sent = inputs_of(client.page(url), "//main//form[contains(@class,'form')]")
    assert client.post(url, data={**sent, "motive_sv": "Det behövs."}).status_code == 303
    answer = client.post(f"{done}/undo", follow_redirects=True)
    assert f"Changed again since, so not undone: {own}" in words(parsed(answer))
    after = checklist(session)
    assert (after[f"{own}|motive_sv"], "Systemet ska läsa in bokningar." in after.values()) == ("Det behövs.", False)


def test_half_that_was_undone_in_the_history_stays_so(client, session):
    before = checklist(session)
    done = load(client)
    session.rollback()
    act = session.exec(select(ChangeSet).where(ChangeSet.action == "imported_new")).one()
    assert "Own requirements imported" in words(client.page("/institutions/almby/checklist/history"))
    assert client.post(f"/institutions/almby/checklist/history/{act.id}/undo").status_code == 303
    assert client.post(f"{done}/undo").status_code == 303
    assert checklist(session) == before


def test_choices_are_remembered_for_the_next_file_of_the_kind(client, session):
    draft = begin(client)
    chosen = inputs_of(client.page(f"{draft}/columns"))
    client.post(f"{draft}/columns", data={**chosen, "m3.0": "+nothing", "c4": "", "default_category": "inf", "default_level": "should"})
    assert [kept.kind for kept in session.exec(select(ImportMapping)).all()] == ["requirements"]
    again = inputs_of(client.page(f"{begin(client)}/columns"))
    assert (again["c4"], again["m3.0"], again["default_category"], again["default_level"]) == ([""], ["+nothing"], ["inf"], ["should"])


def test_checklist_that_changed_since_the_preview_is_shown_anew(client, session):
    draft = begin(client)
    sent = inputs_of(client.page(f"{draft}/preview"), "//form[contains(@action,'/confirm')]")
    load(client, "Id;Prio\nINT-01;Utgår\n".encode())
    answer = client.post(f"{draft}/confirm", data=sent)
    assert (answer.status_code, "have changed since this preview" in " ".join(answer.text.split())) == (409, True)
    assert len(session.exec(select(ImportRun)).all()) == 1


def test_new_requirement_can_be_left_out(client, session):
    load(client, leave="3")
    assert [text for text in checklist(session).values() if text in ("Systemet ska läsa in bokningar.", "Systemet bör visa en karta.")] == [
        "Systemet bör visa en karta."
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"c0": "", "c1": ""}, "Say which column holds the requirements, or their ids."),
        ({"c4": "level"}, "Two columns are said to be “Level”."),
    ],
)
def test_mapping_that_cannot_be_keeps_what_was_chosen(client, changed, message):
    draft = begin(client)
    chosen = inputs_of(client.page(f"{draft}/columns"))
    answer = client.post(f"{draft}/columns", data={**chosen, **changed})
    assert answer.status_code == 422
    assert message in error_links(parsed(answer))[0][1]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"%PDF-1.7", "a.pdf", "This kind of file cannot be read. Send a workbook"),
        (b"%PDF-1.7", "a.docx", "This is no Word document"),
        (b"PK\x03\x04broken", "a.xlsx", "damaged"),
        (b"PK\x03\x04broken", "a.docx", "damaged"),
        (b"<html/>", "a.reqif", "This is no ReqIF file."),
        (b"<REQ-IF", "a.reqif", "damaged"),
        (b"PK\x03\x04broken", "a.reqifz", "damaged"),
        (b"   \n;;\n", "a.csv", "no requirements in the file"),
        (("Id;Krav\n" + "R;x\n" * 100_000).encode(), "a.csv", "filled rows; at most 10000 can be read"),
        (b"x" * (MOST_BYTES + 1), "a.csv", "too large"),
    ],
    ids=["empty", "pdf", "no-word", "xlsx", "docx", "no-reqif", "half", "reqifz", "nothing", "rows", "large"],
)
def test_file_that_cannot_be_read_is_told_beside_the_field(client, session, content, name, message):
    answer = send(client, content, name)
    assert answer.status_code == 422
    ((target, told),) = error_links(parsed(answer))
    assert (target, message in told) == ("file", True), told
    assert session.exec(select(ImportDraft)).all() == []


def test_no_file_is_told(client):
    answer = client.post(f"{BASE}/", data={})
    assert (answer.status_code, error_links(parsed(answer))) == (422, [("file", "Choose a file.")])


def test_sheet_and_header_row_can_be_chosen(client):
    draft = begin(client, "Krav;Typ\nA;x\nKravtext;Nivå\nSystemet ska svara.;Ska\n".encode())
    answer = client.post(f"{draft}/sheet", data={"sheet": "krav.csv", "header": "2"})
    assert [label.text.strip() for label in client.page(answer.location).xpath("//label[@class='question-label']")] == ["Kravtext", "Nivå"]


def test_imports_of_systems_and_of_requirements_do_not_see_each_other(client, as_person, cast):
    done = load(client)
    draft = begin(client)
    it = as_person(cast("almby", "main_contact"), "en")
    other = "/institutions/almby/spreadsheets/import"
    assert "krav.csv" not in it.page(f"{other}/").text_content()
    assert it.get(f"{other}/{draft.rpartition('/')[2]}/preview").status_code == 404
    assert it.get(f"{other}/done/{done.rpartition('/')[2]}").status_code == 404


def test_discarded_file_is_gone(client, session):
    draft = begin(client)
    assert client.post(f"{draft}/discard").status_code == 303
    assert (session.exec(select(ImportDraft)).all(), client.get(f"{draft}/preview").status_code) == ([], 404)


def test_way_in_is_on_the_checklist_for_those_who_fill_it_in(client, as_person, cast):
    way = f"//a[@href='{BASE}/']"
    assert len(client.page("/institutions/almby/checklist/").xpath(way)) == 1
    assert as_person(cast("almby", "reader"), "en").page("/institutions/almby/checklist/").xpath(way) == []


def test_checklist_as_a_workbook_changes_nothing(client):
    content = client.get("/institutions/almby/checklist/?format=xlsx").data
    preview = client.page(f"{begin(client, content, 'checklist.xlsx')}/preview")
    assert counts(preview)[:2] == ["0", "0"]


def test_pages_need_the_same_statements_for_many_requirements(client, sql_count):
    def cost(rows: int) -> list[int]:
        content = "Krav-ID;Krav;Område\n" + "".join(f"K{rows}-{number};Systemet ska {rows} {number}.;RAP\n" for number in range(rows))
        draft = begin(client, content.encode())
        with sql_count() as at_preview:
            client.page(f"{draft}/preview")
        with sql_count() as at_confirm:
            answer = confirm(client, draft)
        with sql_count() as at_result:
            client.page(answer.location)
        with sql_count() as at_undo:
            client.post(f"{answer.location}/undo")
        return [len(each) for each in (at_preview, at_confirm, at_result, at_undo)]

    assert cost(2) == cost(40)
