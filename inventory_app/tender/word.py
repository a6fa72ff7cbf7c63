"""The specification as a Word document, from the same blocks as the page and the PDF. Pure: the same document gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from inventory_app.exchange.packing import packed_again
from inventory_app.exchange.xhtml import in_xml
from inventory_app.specification.document import Chapter, SpecificationDocument
from inventory_app.tender.word_blocks import Entry, Writer
from inventory_app.tender.word_marks import LANGUAGES, add_link, add_text, end_field, start_field
from inventory_app.tender.word_styles import new_document, write_running

_LONGEST_PROPERTY = 255
_CONTENTS = 'TOC \\o "1-2" \\h \\z \\u'


def write_word(document: SpecificationDocument, moment: datetime) -> bytes:
    """`moment`: when it was issued, or last changed."""
    made = new_document(document.language)
    _write_properties(made, document, moment)
    write_running(made, document)
    writer = Writer(made, document)
    _write_cover(writer)
    contents = made.add_paragraph(style="TOC Heading")
    add_text(contents, document.contents_title)
    contents.paragraph_format.page_break_before = True
    for number, chapter in enumerate(document.chapters):
        heading = writer.heading(_title(document, chapter), 1)
        is_on_new_page = chapter.starts_page or number == 0
        heading.paragraph_format.page_break_before = is_on_new_page
        heading.paragraph_format.space_before = Pt(0 if is_on_new_page else 28)
        writer.blocks(chapter.blocks)
    _write_contents(contents, made, writer.entries)
    target = BytesIO()
    made.save(target)
    return packed_again(target.getvalue())


def _title(document: SpecificationDocument, chapter: Chapter) -> str:
    number = f"{document.annex_word} {chapter.number}" if chapter.is_annex else chapter.number
    return f"{number}  {chapter.title}" if number else chapter.title


def _write_properties(made: WordDocument, document: SpecificationDocument, moment: datetime) -> None:
    about, at = made.core_properties, moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about.title = in_xml(document.title)[:_LONGEST_PROPERTY]
    about.author = about.last_modified_by = in_xml(document.institution)[:_LONGEST_PROPERTY]
    about.subject = document.kicker
    about.language = LANGUAGES[document.language]
    about.version, about.content_status = document.version, document.status
    about.created = about.modified = at
    about.comments, about.revision = "", 1


def _write_cover(writer: Writer) -> None:
    document, made = writer.document, writer.made
    add_text(made.add_paragraph(style="Kicker"), document.institution)
    add_text(made.add_paragraph(style="Kicker"), document.kicker)
    add_text(made.add_paragraph(style="Title"), document.title)
    for mark in (document.labels["draft"] if document.is_draft else "", document.demo_mark):
        if mark:
            add_text(made.add_paragraph(style="Mark"), mark, bold=True)
    for label, value in document.cover:
        writer.words(value, before=f"{label}: ")
    writer.words(document.cover_note, "Note")


def _write_contents(heading: Paragraph, made: WordDocument, entries: list[Entry]) -> None:
    """A field that Word works out when the document is opened; until then, and in programs that do not, the headings as links."""
    place = heading._p
    paragraphs: list[Paragraph] = []
    for entry in entries:
        paragraph = made.add_paragraph(style=f"toc {entry.level}")
        if not paragraphs:
            start_field(paragraph, _CONTENTS)
        add_link(paragraph, entry.bookmark, entry.text)
        place.addnext(paragraph._p)
        place = paragraph._p
        paragraphs.append(paragraph)
    if paragraphs:
        end_field(paragraphs[-1])
