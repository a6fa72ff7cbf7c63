"""The printing process: warm up, then make one document after the other until nobody asks any more.

Started by `worker` as a script, not as a module: importing `inventory_app` would bring the whole web application, its
database and 60 MB into a process that needs none of it. The package stands in below as a bare name for its folder.
"""

import gc
import json
import os
import resource
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import IO


def main() -> None:
    """Serve the pipe on standard input and output; the arguments are the folder of the font scan, niceness and bytes of memory."""
    folder, nice, memory = sys.argv[1:]
    _be_modest(int(nice), int(memory))
    answers = _keep_answers_apart()
    _name_the_package_only()

    from inventory_app.printing import fonts, frames  # noqa: PLC0415 -- the package has its name only now

    fonts.use_only_shipped_fonts(Path(folder))
    from inventory_app.printing import pdf  # noqa: PLC0415 -- as above, and after the fonts are chosen

    pdf.render_and_listen(_something_to_warm_up_with(fonts.font_stack()))
    gc.collect()
    # What is here now stays: no later collection need look at it.
    gc.freeze()
    # Garbage is collected between documents, when nobody waits for it.
    gc.disable()
    frames.send(answers, b"ready")
    while True:
        try:
            page = frames.receive(sys.stdin.buffer).decode("utf-8", "surrogatepass")
            frames.send(answers, b"taken")
        except (frames.HungUp, OSError):
            return
        try:
            printed = pdf.render_and_listen(page)
            said = {"complaints": printed.complaints}
            document = printed.pdf
        except Exception as error:
            said = {"failed": (f"{type(error).__name__}: {error}",)}
            document = b""
        try:
            frames.send(answers, json.dumps(said).encode())
            frames.send(answers, document)
        except OSError:
            return
        del page, document
        gc.collect()


def _something_to_warm_up_with(families: dict[str, str]) -> str:
    """The faces that every document uses and words that break: fonts and hyphens are looked up when they are first needed."""
    body, headings = (families[name].replace('"', "'") for name in ("body", "headings"))
    words = "".join(f"<p lang={lang}>incomprehensibilities <b>personuppgiftsbehandling</b> <i>Warm</i>" for lang in ("sv", "en"))
    style = f"font-family: {body}; hyphens: auto; width: 9em"
    return f'<html lang="en"><title>Warm</title><h1 style="font-family: {headings}">Warm</h1><div style="{style}">{words}</div>'


def _be_modest(nice: int, memory: int) -> None:
    # A person's click goes before a document, and a document that eats the machine ends alone.
    os.nice(nice)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The server decides when to end; Ctrl-C in a terminal reaches all processes of the group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _keep_answers_apart() -> IO[bytes]:
    """Whatever a library prints goes to the error log, not among the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _name_the_package_only() -> None:
    package = ModuleType("inventory_app")
    package.__path__ = [str(Path(__file__).parent.parent)]
    sys.modules["inventory_app"] = package


if __name__ == "__main__":
    main()
