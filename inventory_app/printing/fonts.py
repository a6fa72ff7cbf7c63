"""The fonts of our documents: the ones we ship, on every machine the same, and no others.

A page that falls back on whatever a server has installed changes its line breaks with the server, and a character
without a glyph costs the accessibility claim of the whole file.
"""

import atexit
import os
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from unicodedata import category
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent.parent / "static" / "fonts"
# The order in which a character is looked for; the emoji font last, since it has its own idea of digits and arrows.
FALLBACKS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Emoji")
BODY = ("Inter", *FALLBACKS)
HEADINGS = ("Source Serif 4", *BODY)

REPLACEMENT = "\u25a1"
# Format characters that shape or order their neighbours and leave no glyph behind: soft hyphen, zero width space and
# joiners, direction marks and isolates, and the selector that asks for an emoji's or a text's look.
UNSEEN = frozenset(map(ord, "\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f"))
# Private (PDF/A-2a asks what it means), surrogate, control, format, line and paragraph separator: Pango draws some of
# them as a missing glyph even where a font has one.
NEVER_DRAWN = frozenset(("Co", "Cs", "Cc", "Cf", "Zl", "Zp"))


def font_stack() -> dict[str, str]:
    """The two CSS family lists, ready for `font-family`: `body` and `headings`."""
    return {"body": _css(BODY), "headings": _css(HEADINGS)}


def _css(families: Iterable[str]) -> str:
    return ", ".join(f'"{family}"' for family in families)


def use_only_shipped_fonts(folder: Path | None = None) -> None:
    """Make fontconfig of this process see our fonts alone; to be called before WeasyPrint is imported.

    `folder` keeps the configuration and the result of the scan, so that the next process starts warm. The first call
    of a process counts.
    """
    if _configured:
        return
    folder = folder or _folder_of_this_process()
    configuration = folder / "fonts.conf"
    configuration.write_text(_configuration(folder / "scanned"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)
    _configured.append(configuration)


_configured: list[Path] = []


def _folder_of_this_process() -> Path:
    folder = mkdtemp(prefix="inventory-fonts-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


def _configuration(scanned: Path) -> str:
    families = "".join(f"<string>{escape(family)}</string>" for family in BODY)
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{escape(str(FOLDER))}</dir>
  <cachedir>{escape(str(scanned))}</cachedir>
  <match target="pattern">
    <test name="family" qual="any"><string>emoji</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Noto Emoji</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak">{families}</edit>
  </match>
</fontconfig>
"""


def drawable(text: str) -> tuple[str, frozenset[str]]:
    """The text as our fonts can draw it, and the characters that had to give way to a visible box.

    Marks that nobody sees and that we do not know (byte order marks, tags, overrides of direction) are left out.
    """
    if text.isascii() and text.isprintable():
        return text, frozenset()
    undrawable = _undrawable()
    missing = frozenset(undrawable.findall(text))
    if not missing:
        return text, missing
    unseen = frozenset(character for character in missing if category(character) == "Cf")
    return undrawable.sub(lambda match: "" if match[0] in unseen else REPLACEMENT, text), missing - unseen


@cache
def _undrawable() -> re.Pattern[str]:
    """One pattern for all that no font has: a regular expression looks faster than a loop."""
    return re.compile(f"[^{''.join(_ranges(sorted(_drawn() | UNSEEN)))}]")


@cache
def _drawn() -> frozenset[int]:
    covered: set[int] = set()
    for path in sorted(FOLDER.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap() or {})
    return frozenset(code for code in covered if category(chr(code)) not in NEVER_DRAWN)


def _ranges(codes: Iterable[int]) -> Iterable[str]:
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        yield f"\\U{members[0]:08x}-\\U{members[-1]:08x}"
