"""Writes the lock files: every version, every hash, and nobody's address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def compile_lock(name: str, *arguments: str) -> None:
    command = [
        sys.executable,
        *("-m", "uv", "pip", "compile"),
        *arguments,
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--upgrade"),
        *("--output-file", name),
    ]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 -- our own arguments
    text = (ROOT / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("--index-url", "--extra-index-url", "--find-links"))]
    (ROOT / name).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    compile_lock("requirements.lock", "pyproject.toml", "--group", "install")
    compile_lock("requirements-dev.lock", "pyproject.toml", "--group", "dev")
    compile_lock("requirements-verapdf.lock", "--group", "verapdf", "--no-deps")


if __name__ == "__main__":
    main()
