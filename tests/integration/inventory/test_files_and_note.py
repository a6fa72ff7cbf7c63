"""What lies beside a system: files that are only ever downloaded, and a note."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from sqlmodel import col, select

from inventory_app.institutions.sheets import Editor
from inventory_app.inventory import actions, attachments
from inventory_app.inventory.attachments import FileKind, NotTaken, add_file
from inventory_app.inventory.queries import BIN_KEEPS
from inventory_app.submission.actions import submit_
from inventory_app.tables import Attachment, Institution, System, now
from tests.pages import error_links, inputs_of, parsed, words


@pytest.fixture
def client(as_person):
    return as_person("ossian.kvarnmark@almby.example", "en")


@pytest.fixture
def system(session) -> System:
    found = session.exec(
        select(System).join(Institution, Institution.id == System.institution_id).where(Institution.key == "almby").order_by(System.id)
    ).first()
    session.rollback()
    return found


@pytest.fixture
def home(session, system) -> str:
    address = f"/institutions/almby/systems/{system.id}/"
    # What a request writes is seen by a transaction that begins after it.
    session.rollback()
    return address


def upload(client, home: str, name: str = "avtal.pdf", content: bytes = b"%PDF-1.7 avtal", kind: str = "agreement"):
    return client.post(f"{home}files", data={"file": (io.BytesIO(content), name), "kind": kind})


def upload_large(client, home: str, name: str, size: int):
    """Encoded here: the test client would leave a temporary file behind."""
    token = client.page(f"{home}files").xpath("string(//input[@name='csrf_token']/@value)")
    head = '--limit\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{}\r\n--limit\r\nContent-Disposition: form-data; name="file"; filename="{}"\r\n\r\n'
    body = head.format(token, name).encode() + b"x" * size + b"\r\n--limit--\r\n"
    return client.post(f"{home}files", data=body, content_type="multipart/form-data; boundary=limit", csrf=False)


def the_file(session) -> int:
    session.rollback()
    found = session.exec(select(Attachment.id)).one()
    session.rollback()
    return found


def listed(client, home: str) -> list[list[str]]:
    return [[words(cell, ".") for cell in row.xpath("*")] for row in client.page(f"{home}files").xpath("//table[@id='files']/tbody/tr")]


def history(client, home: str) -> list[str]:
    return [words(entry, ".") for entry in client.page(f"{home}history").xpath("//ol[@class='history']/li")]


def test_file_is_added_listed_counted_and_in_the_history(client, home):
    answer = upload(client, home)
    assert (answer.status_code, answer.location) == (303, f"{home}files")
    (row,) = listed(client, home)
    assert (row[:3], row[4]) == (["avtal.pdf", "Agreement", "1 kB"], "Ossian Kvarnmark")
    assert words(client.page(home), "//a[contains(@href,'/files')]") == "Files (1)"
    assert "File added" in history(client, home)[0]
    assert "avtal.pdf" in history(client, home)[0]


@pytest.mark.parametrize("name", ["avtal.pdf", "Bilaga å ä ö – slutlig.txt", "bild.png"])
def test_file_is_always_downloaded_and_never_run(client, home, session, name):
    content = {"pdf": b"%PDF-1.7", "txt": b"<script>alert(1)</script>", "png": b"\x89PNG\r\n\x1a\n"}[name[-3:]]
    upload(client, home, name, content)
    file_id = the_file(session)
    answer = client.get(f"{home}files/{file_id}")
    assert (answer.status_code, answer.data) == (200, content)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "html" not in answer.mimetype


def test_refused_file_says_why_beside_the_field_and_keeps_the_kind(client, home):
    answer = upload(client, home, "virus.exe", b"MZ", "documentation")
    assert answer.status_code == 422
    page = parsed(answer)
    ((target, message),) = error_links(page)
    assert (target, message.split(".")[0]) == ("file", "virus")
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") == ["documentation"]
    assert listed(client, home) == []


def test_nothing_chosen_is_said(client, home):
    answer = client.post(f"{home}files", data={"kind": "other"})
    assert (answer.status_code, error_links(parsed(answer))) == (422, [("file", "Choose a file.")])


def test_file_of_ten_megabytes_is_taken_and_a_larger_one_refused_in_words(client, home):
    assert upload_large(client, home, "stor.txt", 10_000_000).status_code == 303
    answer = upload_large(client, home, "större.txt", 10_000_001)
    assert (answer.status_code, error_links(parsed(answer))) == (422, [("file", "större.txt is 11 MB. A file may be at most 10 MB.")])
    answer = upload_large(client, home, "störst.txt", 21_000_000)
    assert answer.status_code == 413
    assert "20 MB" in words(parsed(answer))


def test_no_other_form_may_be_as_large(client, home):
    assert client.post(f"{home}note", data={"note": "x" * 3_000_000}).status_code == 413


def test_files_of_one_system_have_a_limit_together(session, system):
    editor = Editor(system.institution_id, None)
    for number in range(5):
        add_file(session, system, editor, FileKind.OTHER, f"{number}.txt", b"x" * 10_000_000)
    with pytest.raises(NotTaken, match="together"):
        add_file(session, system, editor, FileKind.OTHER, "6.txt", b"x")


def test_file_is_removed_after_a_question_and_the_history_keeps_its_name(client, home, session):
    upload(client, home)
    file_id = the_file(session)
    session.rollback()
    page = client.page(f"{home}files/{file_id}/remove")
    assert words(page, "//h1") == "Remove avtal.pdf?"
    assert client.post(f"{home}files/{file_id}/remove").status_code == 303
    assert listed(client, home) == []
    assert "File removed" in history(client, home)[0]
    assert client.get(f"{home}files/{file_id}").status_code == 404


def test_reader_may_download_and_no_more(as_person, client, home, session):
    upload(client, home)
    file_id = the_file(session)
    reader = as_person("tage.lindrot@almby.example")
    assert reader.get(f"{home}files/{file_id}").status_code == 200
    assert reader.page(f"{home}files").xpath("//main//form") == []
    assert upload(reader, home).status_code == 403
    assert reader.post(f"{home}files/{file_id}/remove").status_code == 403


def test_file_of_another_system_or_institution_is_not_found(as_person, client, home, session, system):
    upload(client, home)
    file_id = the_file(session)
    other = session.exec(select(System.id).where(System.institution_id == system.institution_id, System.id != system.id).order_by(System.id)).first()
    assert client.get(f"/institutions/almby/systems/{other}/files/{file_id}").status_code == 404
    stranger = as_person("vera.holmedal@bergsund.example")
    theirs = session.exec(select(System.id).join(Institution, Institution.id == System.institution_id).where(Institution.key == "bergsund")).first()
    assert stranger.get(f"/institutions/bergsund/systems/{theirs}/files/{file_id}").status_code == 404


def test_copy_of_a_system_has_no_files_and_no_note(client, home, session, system):
    upload(client, home)
    client.post(f"{home}copy", data={"name": "Kopian"})
    session.rollback()
    copied = session.exec(select(System).where(System.name == "Kopian")).one()
    assert (copied.note, session.exec(select(Attachment).where(Attachment.system_id == copied.id)).all()) == ("", [])


def test_system_that_is_gone_for_good_takes_its_files_along(client, home, session, system):
    upload(client, home)
    client.post(f"{home}delete")
    assert client.get(f"{home}files").status_code == 404
    session.rollback()
    binned = session.exec(select(System).where(System.id == system.id).execution_options(populate_existing=True)).one()
    assert len(session.exec(select(Attachment.id)).all()) == 1
    binned.deleted_at = now() - BIN_KEEPS - timedelta(days=1)
    session.add(binned)
    session.flush()
    actions.empty_bin(session, BIN_KEEPS)
    assert session.exec(select(Attachment.id)).all() == []


def test_files_page_sends_as_many_statements_with_one_file_as_with_thirty(client, home, session, system, sql_count):
    counts = []
    for count in (1, 30):
        for number in range(count):
            add_file(session, system, Editor(system.institution_id, None), FileKind.OTHER, f"{number}.txt", b"x")
        session.commit()
        client.page(f"{home}files")
        with sql_count() as statements:
            client.page(f"{home}files")
        counts.append(len(statements))
        assert not any("attachment.content" in statement for statement in statements)
    assert counts[0] == counts[1] > 1


def note_of(session, system) -> str:
    session.rollback()
    return session.exec(select(System.note).where(System.id == system.id)).one()


def test_note_is_written_changed_and_emptied_with_a_history(client, home, session, system):
    for text in ("Rad ett\r\nRad två", "Kort", ""):
        sent = inputs_of(client.page(f"{home}note"))
        answer = client.post(f"{home}note", data=sent | {"note": text})
        assert (answer.status_code, answer.location) == (303, home)
        assert note_of(session, system) == text.replace("\r\n", "\n")
    assert client.page(home).xpath("//*[@class='system-note']") == []
    found = history(client, home)
    assert ["Note" in entry for entry in found[:3]] == [True] * 3
    assert "Rad ett" in found[2]


def test_note_is_shown_as_text_with_its_lines(client, home):
    client.post(f"{home}note", data=inputs_of(client.page(f"{home}note")) | {"note": "<b>Fet</b>\nRad två"})
    section = client.page(home).xpath("//*[@class='system-note']")[0]
    assert (words(section, "./p[1]"), section.xpath(".//b"), len(section.xpath(".//br"))) == ("<b>Fet</b> Rad två", [], 1)


def test_note_that_somebody_else_changed_is_shown_beside_ones_own(client, home, session, system):
    sent = inputs_of(client.page(f"{home}note"))
    client.post(f"{home}note", data=sent | {"note": "Deras"})
    answer = client.post(f"{home}note", data=sent | {"note": "Min"})
    assert answer.status_code == 409
    page = parsed(answer)
    assert "Deras" in words(page, "//*[contains(@class,'clash')]")
    assert words(page, "//textarea") == "Min"
    assert note_of(session, system) == "Deras"
    again = client.post(f"{home}note", data=inputs_of(page))
    assert (again.status_code, note_of(session, system)) == (303, "Min")


def test_note_without_end_is_refused_and_kept_in_the_form(client, home):
    answer = client.post(f"{home}note", data={"note": "x" * (actions.LONGEST_NOTE + 1), "seen": "-"})
    assert answer.status_code == 422
    assert error_links(parsed(answer))[0][0] == "note"


def test_note_and_files_are_handed_in_to_nobody(client, home, session, system):
    client.post(f"{home}note", data=inputs_of(client.page(f"{home}note")) | {"note": "Hemlig anteckning"})
    upload(client, home, "hemlig.txt", b"hemligt")
    session.rollback()
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    assert "emlig anteckning" not in str(submit_(session, almby, None).document)
    assert attachments.list_files(session, system)[0].name == "hemlig.txt"
    assert "hemlig.txt" not in str(session.exec(select(col(System.answers)).where(System.id == system.id)).one())
