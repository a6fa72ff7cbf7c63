"""Reading and printing the draft."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from sqlmodel import select

from inventory_app.answers.values import fingerprint
from inventory_app.institutions.sheets import Editor, answers_of, save_answers
from inventory_app.printing.worker import PrinterBusy, PrintingFailed
from inventory_app.tables import Printout, System

BASE = "/institutions/almby/specification"


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"))


def change(session, institution, **answers):
    old = answers_of(session, institution.id, "details")
    save_answers(session, Editor(institution.id, None), "details", answers, {key: fingerprint(old.get(key)) for key in answers})
    session.commit()


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.once
def test_draft_pdf_is_marked_on_every_page_and_numbered(owner, small):
    answer = owner.get(f"{BASE}/draft.pdf?language=sv")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == "inline; filename=kravspecifikation-almby-utkast.pdf"
    pages = pages_of(answer.data)
    assert [number for number, text in enumerate(pages, start=1) if "UTKAST" not in text.upper()] == []
    assert [number for number, text in enumerate(pages[1:], start=2) if f"Sida {number} av {len(pages)}" not in text] == []
    assert [number for number, text in enumerate(pages[1:], start=2) if "Samverkansstöd för Högskolan i Almby" not in text] == []


@pytest.mark.once
def test_pdf_has_language_title_tags_and_chapters_as_bookmarks(owner, small):
    pdf = owner.get(f"{BASE}/draft.pdf?language=en").data
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en"
        assert str(opened.docinfo.Title) == "Samverkansstöd för Högskolan i Almby – Almby University College – Draft"
        assert bool(opened.Root.MarkInfo.Marked)
    names = [entry.title for entry in PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert names == [
        "1 Summary and why",
        "2 How to read this document",
        "3 The institution and its work",
        "4 Goals, indicators and preconditions",
        "5 Current support systems",
        "6 Flow of information",
        "7 Scope, limits and volumes",
        "8 Needs",
        "9 Functional requirements",
        "10 Delivery requirements",
        "11 Evaluation",
        "12 Responsibilities, project organisation and timetable",
        "13 Follow-up during the contract",
        "Annex C Demonstration scenarios",
        "Annex E Tracing: needs, requirements, systems and preconditions",
        "Annex F Departures, with reasons",
        "Open points",
    ]


@pytest.mark.once
def test_unchanged_document_is_printed_once_and_a_changed_one_anew(owner, small, session, printings):
    first, again = owner.get(f"{BASE}/draft.pdf").data, owner.get(f"{BASE}/draft.pdf").data
    assert (first == again, len(printings)) == (True, 1)
    change(session, small, title="En annan titel")
    assert (owner.get(f"{BASE}/draft.pdf").data == first, len(printings)) == (False, 2)


@pytest.mark.once
def test_same_answers_give_the_same_bytes(owner, small, session, printings):
    first = owner.get(f"{BASE}/draft.pdf").data
    session.delete(session.exec(select(Printout)).one())
    session.commit()
    assert (owner.get(f"{BASE}/draft.pdf").data == first, len(printings)) == (True, 2)


@pytest.mark.once
def test_draft_that_the_browser_has_is_not_sent_again(owner, small):
    etag = owner.get(f"{BASE}/draft.pdf").headers["ETag"]
    assert owner.get(f"{BASE}/draft.pdf", headers={"If-None-Match": etag}).status_code == 304


def test_preview_is_the_same_document_in_the_language_asked_for(owner):
    for language, title in (("sv", "Sammanfattning och varför"), ("en", "Summary and why")):
        page = owner.page(f"{BASE}/draft?language={language}")
        (document,) = page.xpath("//*[@class='document']")
        assert document.get("lang") == language
        assert title in document.xpath("string(.//h2[@id='summary'])").replace("\u00ad", "")


def test_unknown_language_gives_the_readers_own(owner):
    (document,) = owner.page(f"{BASE}/draft?language=xx").xpath("//*[@class='document']")
    assert document.get("lang") == "sv"


def test_page_tells_that_it_prints_and_then_offers_the_document(app, owner, small):
    def fragment(url):
        return owner.get(url, headers={"HX-Request": "true"})

    started = fragment(f"{BASE}/draft/print?language=sv").text
    assert "hx-trigger" in started
    # The page asks again by itself; here the document itself is waited for.
    owner.get(f"{BASE}/draft.pdf?language=sv")
    done = fragment(f"{BASE}/draft/print?language=sv").text
    assert "hx-trigger" not in done
    assert f'href="{BASE}/draft.pdf?language=sv"' in done


def test_waiting_ends(owner):
    answer = owner.get(f"{BASE}/draft/print/{'0' * 64}?looks=5000").text
    assert "hx-trigger" not in answer


@pytest.mark.parametrize(("fault", "status"), [(PrinterBusy("full"), 503), (PrintingFailed("broken"), 500)])
def test_printer_trouble_is_told(app, owner, small, fault, status, monkeypatch):
    def refuse(html):
        raise fault

    monkeypatch.setattr(app.extensions["print_desk"], "ask", refuse)
    answer = owner.get(f"{BASE}/draft.pdf")
    assert (answer.status_code, answer.mimetype) == (status, "text/html")


def test_system_is_one_page_and_another_institutions_is_not_found(owner, session, almby, small):
    own = session.exec(select(System.id).where(System.institution_id == almby.id)).first()
    other = session.exec(select(System.id).where(System.institution_id != almby.id)).first()
    answer = owner.get(f"{BASE}/systems/{own}.pdf")
    assert (answer.mimetype, len(pages_of(answer.data))) == ("application/pdf", 1)
    assert owner.get(f"{BASE}/systems/{other}.pdf").status_code == 404


@pytest.mark.parametrize("path", ["/", "/draft", "/issue"])
def test_statements_are_as_many_with_one_system_and_with_a_hundred(owner, session, almby, small, sql_count, path):
    def count():
        with sql_count() as statements:
            owner.page(f"{BASE}{path}")
        return len(statements)

    count()
    before = count()
    session.add_all(System(institution_id=almby.id, name=f"System {number}", answers={"name": f"System {number}"}) for number in range(100))
    session.commit()
    # What one's own register calls products is read once after it has changed.
    count()
    assert count() == before


def test_untouched_institution_has_a_draft(as_person, cast):
    page = as_person(cast("dalhem", "main_contact")).page("/institutions/dalhem/specification/draft?language=sv")
    assert "Här finns inget skrivet ännu" in page.text_content()
