"""The documents: what they claim, what they hold, and that nothing in them is fetched."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from socket import create_server

import pikepdf
import pytest
from pypdf import PdfReader
from weasyprint.urls import URLFetcher

from inventory_app.printing import pdf
from inventory_app.printing.claims import with_accessibility_claim
from inventory_app.printing.pdf import PrintingComplaint, render

BARE = '<html lang="sv"><head><title>Prov</title></head><body><h1>Prov</h1>{}</body></html>'


def opened(document: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(document))


def structure(element: pikepdf.Object) -> list[str]:
    """The tags of a document, outermost first."""
    tags = [str(element.S)] if "/S" in element else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            tags.extend(structure(kid))
    return tags


def test_the_file_claims_the_archive_and_accessibility(sample_pdf):
    with opened(sample_pdf) as document, document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")


def test_the_file_explains_the_accessibility_claim_once(sample_pdf):
    with opened(sample_pdf) as document:
        assert document.Root.Metadata.read_bytes().count(b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>") == 1


def test_a_changed_metadata_writer_is_noticed():
    with pytest.raises(ValueError, match="both claims"):
        with_accessibility_claim(lambda *_: b"<rdf:RDF />")("a", 2, "A")


def test_a_rich_document_is_accessible(sample_pdf, accessibility_faults):
    assert accessibility_faults(sample_pdf) == []


def test_the_check_of_accessibility_can_fail(sample_pdf, accessibility_faults):
    with opened(sample_pdf) as document:
        del document.Root.Lang
        del document.Root.ViewerPreferences
        spoilt = BytesIO()
        document.save(spoilt)
    assert accessibility_faults(spoilt.getvalue()) != []


def test_the_file_has_language_title_and_tags(sample_pdf):
    with opened(sample_pdf) as document:
        assert str(document.Root.Lang) == "sv"
        assert str(document.docinfo.Title) == "Kravspecifikation: stödsystem för externa relationer"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        tags = structure(document.Root.StructTreeRoot)
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= set(tags)
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Figure"), tags.count("/TH")) == (1, 3, 1, 6)


def test_the_bookmarks_are_the_headings(sample_pdf):
    def titles(outline: list) -> list:
        return [titles(entry) if isinstance(entry, list) else entry.title for entry in outline]

    assert titles(PdfReader(BytesIO(sample_pdf)).outline) == [
        "Kravspecifikation",
        ["Behov", "Krav", ["Säkerhet", "Vad människor skriver"], "Bilden"],
    ]


def test_the_contents_and_the_footer_know_their_pages(sample_pdf):
    pages = [page.extract_text() for page in PdfReader(BytesIO(sample_pdf)).pages]
    assert [f"sida {number} av {len(pages)}" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)
    numbers = [word for word in pages[0].split() if word.isdigit()]
    assert "2 3 4" in " ".join(numbers)


def test_only_shipped_fonts_are_embedded(sample_pdf):
    with opened(sample_pdf) as document:
        names = {str(entry.BaseFont).split("+")[1] for entry in document.objects if isinstance(entry, pikepdf.Dictionary) and "/BaseFont" in entry}
    assert {name for name in names if not name.startswith(("Inter", "Source-Serif-4", "Noto-"))} == set()
    assert {"Inter", "Inter-Semi-Bold", "Inter-Italic", "Source-Serif-4-Semi-Bold", "Noto-Emoji", "Noto-Sans-Arabic", "Noto-Sans-Hebrew"} <= names


def test_the_same_page_gives_the_same_bytes(sample, sample_pdf):
    assert render(sample) == sample_pdf


def test_another_page_gets_another_identity(sample_pdf):
    with opened(sample_pdf) as one, opened(render(BARE.format(""))) as other:
        assert str(one.trailer.ID[0]) != str(other.trailer.ID[0])


def test_the_same_page_gives_the_same_bytes_in_another_process_and_another_folder(sample, sample_pdf, tmp_path):
    program = """
import hashlib, sys
from inventory_app.printing.pdf import render
print(hashlib.sha256(render(sys.stdin.buffer.read().decode())).hexdigest())
"""
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path),
    }
    surroundings.pop("FONTCONFIG_FILE", None)
    other = subprocess.run([sys.executable, "-c", program], input=sample.encode(), env=surroundings, cwd=tmp_path, capture_output=True, check=True)
    assert other.stdout.decode().strip() == sha256(sample_pdf).hexdigest()


def test_a_page_without_language_or_title_is_complained_about():
    with pytest.raises(PrintingComplaint, match=r"no title\n.*no lang"):
        render("<html><body><h1>Prov</h1></body></html>", strict=True)


def test_a_slip_in_the_style_is_a_complaint():
    with pytest.raises(PrintingComplaint, match="colour"):
        render(BARE.format('<p style="colour: red">Prov</p>'), strict=True)


def test_a_complaint_is_logged_where_nobody_is_strict(caplog):
    assert render(BARE.format('<p style="colour: red">Prov</p>')).startswith(b"%PDF")
    assert [(record.name, record.levelname) for record in caplog.records if record.name == pdf.__name__] == [(pdf.__name__, "WARNING")]


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="" src="{url}">',
        '<link rel="stylesheet" href="{url}">',
        '<style>@import "{url}";</style>',
        '<p style="background: url({url})">Prov</p>',
        '<p style="list-style-image: url({url}); display: list-item">Prov</p>',
        "<style>@font-face {{ font-family: a; src: url({url}) }} p {{ font-family: a }}</style><p>Prov</p>",
        '<svg role="img" width="9" height="9"><title>Prov</title><image href="{url}" width="9" height="9" /></svg>',
        '<svg role="img" width="9" height="9"><title>Prov</title><use href="{url}#a" /></svg>',
        '<object data="{url}">Prov</object>',
        '<embed src="{url}">',
        "<style>p::before {{ content: url({url}) }}</style><p>Prov</p>",
        "<img alt=\"\" src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9'><image href='{url}' width='9'/></svg>\">",
    ],
)
@pytest.mark.parametrize("place", ["network", "disk"])
def test_nothing_that_a_page_names_is_fetched(markup, place, tmp_path):
    treasure = tmp_path / "treasure.svg"
    treasure.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>treasure</text></svg>')
    with create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.svg" if place == "network" else treasure.as_uri()
        said = pdf.render_and_listen(BARE.format(markup.format(url=url)))
        with pytest.raises(BlockingIOError):
            server.accept()
    # WeasyPrint follows no <use> into another file, and says nothing about it.
    assert said.complaints or "<use" in markup
    assert "treasure" not in PdfReader(BytesIO(said.pdf)).pages[0].extract_text()


def test_an_open_fetcher_would_have_brought_the_treasure(tmp_path, monkeypatch):
    treasure = tmp_path / "treasure.svg"
    treasure.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"><text y="9">treasure</text></svg>')
    monkeypatch.setattr(pdf, "CLOSED", URLFetcher())
    document = render(BARE.format(f'<img alt="Prov" src="{treasure.as_uri()}">'))
    assert "treasure" in PdfReader(BytesIO(document)).pages[0].extract_text()


def test_an_accent_beside_one_letter_does_not_change_how_the_others_read():
    document = render(BARE.format("<p>x̌ växa q̃ بَ بب</p>"), strict=True)
    text = PdfReader(BytesIO(document)).pages[0].extract_text()
    assert "växa" in text
    assert text.count("\u030c") == 1


def test_elements_inside_a_link_are_part_of_it(accessibility_faults):
    document = render(BARE.format('<p><a href="https://www.example.org/">En <em>länk</em> i <b>delar</b></a></p>'), strict=True)
    with opened(document) as opened_document:
        assert len(opened_document.pages[0].Annots) == 1
    assert accessibility_faults(document) == []


def test_a_file_is_not_attached(tmp_path):
    treasure = tmp_path / "treasure.txt"
    treasure.write_text("treasure")
    document = render(BARE.format(f'<link rel="attachment" href="{treasure.as_uri()}"><a rel="attachment" href="{treasure.as_uri()}">Prov</a>'))
    with opened(document) as opened_document:
        assert list(opened_document.attachments) == []


def test_a_picture_inside_the_page_is_drawn():
    square = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E"
    assert pdf.render_and_listen(BARE.format(f'<img alt="Kvadrat" src="{square}">')).complaints == ()
