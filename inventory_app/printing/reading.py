"""What each glyph reads as, when a PDF is searched, copied or read aloud.

WeasyPrint notes for a glyph the letters of the first cluster it met it in. Where several glyphs make one cluster, a
letter with an accent set beside it, the first takes the whole cluster (and later every plain x reads as an accented
one) and the others get nothing, which is no valid map. The fonts know better: most glyphs have a character of their own.
"""

from functools import lru_cache
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

from fontTools.ttLib import TTFont

# For a part of a sign that means nothing by itself.
NOTHING = "\u2060"


class FontsInUse(dict[Any, Any]):
    """Takes the place of a document's dict of fonts; each font put in gets readings that we look over."""

    def __init__(self) -> None:
        super().__init__()
        # By the address of Pango's font: for `faster.glyphs`, which would not ask for its name with every line.
        self.at: dict[int, Any] = {}

    def __setitem__(self, key: Any, font: Any) -> None:
        font.to_unicode = Readings(font)
        super().__setitem__(key, font)


class Readings(dict[int, str]):
    """Glyph to text, of one font."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self.font = font

    def __setitem__(self, glyph: int, cluster: str) -> None:
        plain = len(cluster) == 1
        super().__setitem__(glyph, cluster if plain else reading(cluster, _characters(self.font.file_content).get(glyph, ())))


def reading(cluster: str, own: tuple[str, ...]) -> str:
    """What a glyph of a cluster reads as, given the characters it stands for by itself."""
    for character in own:
        # The second form is that of Arabic, whose glyphs bear the names of their positions in a word.
        for name in (character, normalize("NFKC", character)):
            if name in cluster:
                return name
    return cluster or "".join(own[:1]) or NOTHING


@lru_cache(maxsize=16)
def _characters(file: bytes) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    with TTFont(BytesIO(file), lazy=True) as font:
        for code, name in sorted((font.getBestCmap() or {}).items()):
            if category(chr(code)) != "Co":
                glyph = font.getGlyphID(name)
                found[glyph] = (*found.get(glyph, ()), chr(code))
    return found
