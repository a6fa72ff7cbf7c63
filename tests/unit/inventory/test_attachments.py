"""Which files are taken: their ending, their beginning, their size."""

from __future__ import annotations

import io
import zipfile

import pytest

from inventory_app.inventory import attachments
from inventory_app.inventory.attachments import MOST_BYTES, NotTaken, clean_name, read_file


def packed(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


DOCX = packed(**{"[Content_Types]_DOT_xml": b"", "word__document_DOT_xml": b"<w/>"})
XLSX = packed(**{"[Content_Types]_DOT_xml": b"", "xl__workbook_DOT_xml": b"<w/>"})
ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_DOT_xml=b"<o/>")
ODS = packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
TAKEN = {
    "avtal.pdf": b"%PDF-1.7\n",
    "avtal.docx": DOCX,
    "export.xlsx": XLSX,
    "text.odt": ODT,
    "lista.ods": ODS,
    "export.csv": "Namn;Ort\r\nÅsa;Örebro".encode("cp1252"),
    "läs mig.txt": "Läs mig".encode(),
    "bild.png": b"\x89PNG\r\n\x1a\n...",
    "bild.JPEG": b"\xff\xd8\xff\xe0",
}


@pytest.mark.parametrize("name", TAKEN)
def test_file_that_is_what_its_ending_says_is_taken(name):
    assert read_file(name, TAKEN[name]) == (name, attachments.MEDIA_TYPES[name.rpartition(".")[2].lower()])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("", b"", "Choose a file."),
        ("avtal.exe", b"MZ", "avtal.exe is of a kind that is not taken here. Choose one of: PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG, JPEG."),
        ("avtal", b"x", "avtal is of a kind that is not taken here. Choose one of: PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG, JPEG."),
        ("sida.html", b"<script>", "sida.html is of a kind that is not taken here. Choose one of: PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG, JPEG."),
        ("tom.pdf", b"", "tom.pdf is empty."),
        ("stor.txt", b"x" * (MOST_BYTES + 1), "stor.txt is 11 MB. A file may be at most 10 MB."),
    ],
)
def test_file_that_is_not_taken_says_what_would_be_right(name, content, says):
    with pytest.raises(NotTaken) as fault:
        read_file(name, content)
    assert str(fault.value.message) == says


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html>"),
        ("a.docx", XLSX),
        ("a.xlsx", DOCX),
        ("a.ods", ODT),
        ("a.odt", DOCX),
        ("a.docx", b"PK\x03\x04 cut off"),
        ("a.csv", b"PK\x03\x04\0\0"),
        ("a.txt", b"%PDF-1.7"),
        ("a.png", b"\xff\xd8\xff"),
        ("a.jpg", b"GIF89a"),
    ],
)
def test_file_that_is_not_what_its_ending_says_is_refused(name, content):
    with pytest.raises(NotTaken, match="does not hold what its ending says"):
        read_file(name, content)


def test_workbook_with_macros_is_refused():
    with pytest.raises(NotTaken, match="macros"):
        read_file("a.xlsx", packed(**{"[Content_Types]_DOT_xml": b"", "xl__workbook_DOT_xml": b"", "xl__vbaProject_DOT_bin": b""}))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (r"C:\Users\någon\avtal.pdf", "avtal.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..pdf", "pdf"),
        ("rad\r\nbrytning\x00.txt", "rad brytning.txt"),
        (f"{'lång' * 80}.pdf", f"{('lång' * 80)[:146]}.pdf"),
        ('med "citat".csv', "med 'citat'.csv"),
    ],
)
def test_name_is_kept_without_folders_and_control_characters(raw, name):
    assert clean_name(raw) == name
