"""The size gates: what is refused before any parser has seen it, and why."""

from __future__ import annotations

import io
import zipfile
import zlib

from inventory_app.answers.messages import N_, Message

MOST_BYTES = 20 * 1024 * 1024
MOST_BYTES_UNFOLDED = 150 * 1024 * 1024
# Honest workbooks full of empty formatted cells shrink eighty times; a bomb a thousand times.
MOST_TIMES_UNFOLDED = 150
SMALL_ENOUGH_FOR_ANY_RATIO = 8 * 1024 * 1024
MOST_PARTS = 1000
MOST_ROWS = 10_000
MOST_COLUMNS = 300
MOST_LETTERS_IN_A_CELL = 32_767
# The rectangle from A1 to the last filled cell, over all sheets, and the text in them: what a parser would have to hold at once.
MOST_CELLS = 5_000_000
MOST_LETTERS = 40_000_000

_READ_AT_ONCE = 1024 * 1024
_IS_ENCRYPTED = 0x1


class Unreadable(Exception):
    """Nothing of the file can be taken; the message says why and what would help."""

    def __init__(self, text: str, **places: str | int):
        self.message = Message(text, dict(places))
        super().__init__(str(self.message))


DAMAGED = N_("The file is damaged or was not sent completely. Open it in your spreadsheet program, save it again and send that file.")
PROTECTED = N_("The file is protected by a password. Save it without a password and send it again.")
UNFOLDS_TOO_FAR = N_("The file is small but unfolds to more than we can read. Copy what you need into a new workbook and send that.")


def check_size(content: bytes, most: int = MOST_BYTES) -> None:
    if not content.strip(b"\0\t\r\n \xef\xbb\xbf\xfe\xff"):
        raise Unreadable(N_("The file is empty."))
    if len(content) > most:
        raise Unreadable(
            N_("The file is too large: %(size)s MB, and at most %(most)s MB can be read."), size=-(-len(content) // 1024**2), most=most // 1024**2
        )


def unfold(content: bytes) -> dict[str, bytes]:
    """The parts of a zip file by name, counted while they are read; a header that lies about its size is found out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            _check_headers(folder, len(content))
            return _read(folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as fault:
        raise Unreadable(DAMAGED) from fault


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip file again, so that a parser reads exactly what was counted."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as folder:
        for name, part in parts.items():
            folder.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


def _check_headers(folder: zipfile.ZipFile, folded: int) -> None:
    infos = folder.infolist()
    if len(infos) > MOST_PARTS:
        raise Unreadable(N_("The file holds %(count)s parts; at most %(most)s can be read."), count=len(infos), most=MOST_PARTS)
    for info in infos:
        _check_name(info.orig_filename)
        if info.flag_bits & _IS_ENCRYPTED:
            raise Unreadable(PROTECTED)
    if len({info.filename for info in infos}) < len(infos):
        raise Unreadable(N_("The file holds two parts with the same name. It was not made by a spreadsheet program, and is refused."))
    unfolded = sum(info.file_size for info in infos)
    is_steep = unfolded > SMALL_ENOUGH_FOR_ANY_RATIO and unfolded > MOST_TIMES_UNFOLDED * folded
    if unfolded > MOST_BYTES_UNFOLDED or is_steep:
        raise Unreadable(UNFOLDS_TOO_FAR)


def _check_name(name: str) -> None:
    steps = name.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or steps[0].endswith(":") or "\0" in name:
        raise Unreadable(N_("The file holds a part that points outside the file itself. It was not made by a spreadsheet program, and is refused."))


def _read(folder: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MOST_BYTES_UNFOLDED
    for info in folder.infolist():
        pieces = []
        with folder.open(info) as stream:
            while piece := stream.read(_READ_AT_ONCE):
                left -= len(piece)
                if left < 0:
                    raise Unreadable(UNFOLDS_TOO_FAR)
                pieces.append(piece)
        parts[info.filename] = b"".join(pieces)
    return parts
