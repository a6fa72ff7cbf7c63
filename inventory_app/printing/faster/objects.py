"""The objects of the file: each put into bytes once, less tightly packed, and pages counted once.

pydyf makes the bytes of each object to write them, and makes and compresses them again for the hash of the whole; and
each of the thousands of tags asks for a list of references to all pages, to take one of them.
"""

import zlib
from typing import Any

from pydyf import PDF, Dictionary, Object

from inventory_app.printing.faster.replacing import in_place_of

_write = PDF.write
# zlib's usual level; pydyf's 9 takes twice the time for a fortieth less.
PACKED = 6


class Made(Object):
    """An object that will not change any more, as bytes; its place in the file is filled in while it is written."""

    data = b""
    compressible = False

    def __init__(self, changing: Any) -> None:
        self.number, self.offset = changing.number, changing.offset
        self.generation, self.free = changing.generation, changing.free
        self.compressible = changing.compressible
        self.data = changing.data


@in_place_of("pydyf", "PDF.write", "242cd38f92ecd33f")
def write(self: Any, output: Any, version: bytes = b"1.7", identifier: Any = False, compress: bool = False) -> None:
    # The information about the document joins the objects only now; it is small.
    for place, each in enumerate(self.objects):
        if each.free != "f":
            self.objects[place] = Made(each)
    _write(self, output, version, identifier, compress)


@in_place_of("pydyf", "Stream.data", "bdc2bc513f286de7")
def data(self: Any) -> bytes:
    stream = b"\n".join([_to_bytes(item) for item in self.stream])
    extra = Dictionary(self.extra.copy())
    if self.compress:
        extra["Filter"] = "/FlateDecode"
        stream = zlib.compress(stream, PACKED)
    extra["Length"] = len(stream)
    return b"\n".join((extra.data, b"stream", stream, b"endstream"))


@in_place_of("pydyf", "PDF.page_references", "060bf90aad55931b")
def page_references(self: Any) -> tuple[bytes, ...]:
    kids = self.pages["Kids"]
    known: tuple[bytes, ...] = self.__dict__.get("references", ())
    if 3 * len(known) != len(kids):
        known = self.references = tuple(b"%d 0 R" % number for number in kids[::3])
    return known


@in_place_of("pydyf", "_to_bytes", "1cefd02c285d3aee")
def _to_bytes(item: Any) -> bytes:
    # Most are words and numbers, which pydyf asks about last.
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]  # it is
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]  # likewise
    if kind is int:
        return b"%d" % item
    if kind is float:
        return b"%d" % item if item.is_integer() else f"{item:f}".rstrip("0").encode("ascii")
    if isinstance(item, bytes):
        return item
    if isinstance(item, float):
        return str(int(item)).encode("ascii") if item.is_integer() else f"{item:f}".rstrip("0").encode("ascii")
    if isinstance(item, Object):
        return item.data  # type: ignore[no-any-return]  # pydyf ships without types
    return str(item).encode("ascii")
