"""WeasyPrint, faster: the same document in less time.

Knows nothing of what is printed. Each module holds one idea and the functions it replaces; `replacing` guards them.
"""

from inventory_app.printing.faster import boxes, glyphs, lineboxes, lines, objects, reading_html, styles, used
from inventory_app.printing.faster.replacing import as_it_was, put_in_place
from inventory_app.printing.faster.typefaces import Fonts

__all__ = ["Fonts", "as_it_was", "boxes", "glyphs", "lineboxes", "lines", "objects", "put_in_place", "reading_html", "styles", "used"]
