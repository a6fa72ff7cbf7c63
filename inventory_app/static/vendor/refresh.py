"""Copies the vendored files from a node_modules folder; ../VENDORED.md says when and how."""

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent

# Only what our templates use; the whole package is twice as heavy.
COMPONENTS = [
    "base",
    "button",
    "field",
    "fieldset",
    "input",
    "label",
    "link",
    "heading",
    "paragraph",
    "list",
    "divider",
    "error-summary",
    "validation-message",
    "table",
    "tag",
    "alert",
    "breadcrumbs",
    "details",
    "pagination",
    "skip-link",
]

# A second set of fonts that nothing asks for.
UNUSED = re.compile(r"@layer ds\.theme\.typography\.secondary \{.*?\n\}\n\}\n", re.DOTALL)


def squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "", css).replace(": ", ":").replace('@charset "UTF-8";', "")


def refresh(modules: Path, theme: Path) -> None:
    components = modules / "@digdir/designsystemet-css"
    parts = [
        "@layer ds.theme,ds.base,ds.components;",
        squeeze(UNUSED.sub("", theme.read_text())),
    ]
    for name in COMPONENTS:
        layer = "ds.base" if name == "base" else "ds.components"
        parts.append(f"@layer {layer}{{{(components / f'dist/src/{name}.css').read_text()}}}")
    (HERE / "designsystemet/designsystemet.css").write_text("\n".join(parts) + "\n")
    shutil.copy(components / "LICENSE", HERE / "designsystemet/LICENSE")
    shutil.copy(modules / "htmx.org/dist/htmx.min.js", HERE / "htmx/htmx.min.js")
    shutil.copy(modules / "htmx.org/LICENSE", HERE / "htmx/LICENSE")


if __name__ == "__main__":
    refresh(Path(sys.argv[1]), Path(sys.argv[2]))
