"""From facts or a document to the file that is asked for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inventory_app.specification.document import SpecificationDocument
from inventory_app.tender.interchange import write_interchange
from inventory_app.tender.prices import Priced, write_prices
from inventory_app.tender.response import write_responses
from inventory_app.tender.source import Source
from inventory_app.tender.word import write_word


def make_file(what: str, source: Source, document: Callable[[], SpecificationDocument], priced: Sequence[Priced] = ()) -> bytes:
    """`what` is a key of `files.FILES`; the document is composed or read only for those who are made from it."""
    if what == "docx":
        return write_word(document(), source.moment)
    if what == "prices":
        return write_prices(source, priced)
    return {"response": write_responses, "reqif": write_interchange}[what](source)
