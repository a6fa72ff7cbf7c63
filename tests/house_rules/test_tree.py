"""The tree: small files, nothing of anybody's machine in it, locks with hashes, a README that names everything."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tree import ROOT, files, texts

from inventory_app.cli import main

MOST_LINES = 400


def test_no_code_file_is_longer_than_a_screen_can_be_scrolled():
    lengths = {name: text.count("\n") for name, text in texts(".py", ".html", ".js").items() if "/vendor/" not in name}
    assert len(lengths) > 100
    assert {name: length for name, length in lengths.items() if length >= MOST_LINES} == {}


def test_no_file_is_called_what_anything_could_be():
    leftovers = {"helpers", "utils", "util", "common", "services", "managers", "misc", "base"}
    assert [str(path.relative_to(ROOT)) for path in files() if path.suffix == ".py" and {path.stem, *path.relative_to(ROOT).parts} & leftovers] == []


# Written in two parts, so that this file does not hold what it looks for.
MACHINE = [
    "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "files.python" + "hosted.org", "pypi." + "org/simple", "index-" + "url", "registry." + "npmjs", "artifact" + "ory",
    "/tmp/" + "briefs",
]  # fmt: skip


@pytest.mark.parametrize("trace", MACHINE)
def test_nothing_of_a_machine_or_a_registry_is_in_the_tree(trace):
    allowed = {"scripts/lock.py", "inventory_app/static/vendor/refresh.py"} if trace == "index-" + "url" else set()
    found = {name for name, text in texts().items() if trace in text}
    # The address of a room may begin so: what is meant is the path of a folder.
    assert found - allowed == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-verapdf.lock"])
def test_lock_pins_every_package_with_hashes_and_names_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-zA-Z0-9])", "\n" + re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if not re.match(r"[\w.\[\],-]+==\S+", entry) or "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|@ file|--find-links|--extra", text) == []


def make_targets() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_readme_names_every_make_target():
    readme, targets = (ROOT / "README.md").read_text("utf-8"), make_targets()
    assert len(targets) > 10
    assert [target for target in targets if f"make {target}" not in readme] == []


def test_make_help_says_what_each_target_does():
    lines = re.findall(r"^([a-z][a-z-]*):[^\n]*?(## .+)?$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert [target for target, words in lines if not words] == []


def commands(group, path=""):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}"


def test_readme_names_every_command():
    readme, found = (ROOT / "README.md").read_text("utf-8"), list(commands(main))
    assert len(found) > 10
    assert [command for command in found if f"inventory-app {command}" not in readme] == []


def test_readme_names_every_room():
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = sorted(path.parent.name for path in (ROOT / "inventory_app").glob("*/__init__.py"))
    assert len(rooms) > 10
    assert [room for room in rooms if f"`{room}" not in readme and f"{room}/" not in readme] == []


def test_every_room_says_what_it_is_for():
    rooms = [path for path in (ROOT / "inventory_app").glob("*/__init__.py") if path.parent.name != "migrations"]
    assert len(rooms) > 10
    assert [str(path.relative_to(ROOT)) for path in rooms if not path.read_text("utf-8").lstrip().startswith('"""')] == []


@pytest.mark.load
def test_wheel_carries_everything_the_application_needs(tmp_path: Path):
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = set()
    for path in files():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(("templates/", "fixtures/")):
            wanted.add(f"inventory_app/{name}")
        elif name.startswith("inventory_app/"):
            wanted.add(name)
    assert {name.split("/")[1] for name in wanted} >= {"templates", "fixtures", "static", "migrations", "cli.py"}
    assert sorted(wanted - inside) == []
    assert [name for name in inside if name.startswith("tests/") or name.endswith(".pyc")] == []
