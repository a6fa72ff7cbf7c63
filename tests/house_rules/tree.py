"""What belongs to the project: the files that are tracked, or would be with the next commit."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listed.stdout.decode().split("\0")[:-1]
    if not names:
        # Unpacked from an archive: everything but what is built.
        built = {".venv", "var", "dist", ".git", "__pycache__", ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file() and not built & set(path.parts)]
    found = tuple(ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file())
    assert len(found) > 100
    return found


def texts(*suffixes: str, under: str = "") -> dict[str, str]:
    """Path inside the project -> text, for files with one of these endings; all text files when none is named."""
    found = {}
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(under) and (not suffixes or path.suffix in suffixes):
            try:
                found[name] = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
    assert found
    return found
