"""The print shop: warm, bounded, renewed, and on its feet again after every fall."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep

import pytest

from inventory_app.printing.worker import Printer, PrinterBusy, PrintingFailed

PAGE = '<html lang="sv"><title>Prov</title><h1>Prov {}</h1></html>'
SLOW = '<html lang="sv"><title>Prov</title><h1>Prov</h1>' + "<table><tr><td>cell</td></tr></table>" * 600


@pytest.fixture
def printer():
    printers = []

    def made(**limits) -> Printer:
        printers.append(Printer(**limits))
        return printers[-1]

    yield made
    for each in printers:
        each.close()


def process_of(printer: Printer) -> int:
    """The printing process, once it is there."""
    return until(printer.process_id)


def until(look):
    end = monotonic() + 20
    while monotonic() < end:
        if found := look():
            return found
        sleep(0.01)
    raise AssertionError("waited in vain")


def test_one_process_prints_several_documents_and_they_are_those_of_a_direct_print(printer, sample, sample_pdf):
    shop = printer()
    shop.start()
    process = process_of(shop)
    assert shop.print(sample) == sample_pdf
    assert shop.print(PAGE.format(2)).startswith(b"%PDF")
    assert shop.process_id() == process != os.getpid()


def test_the_process_is_modest_and_holds_no_web_application(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    process = Path("/proc") / str(process_of(shop))
    assert os.getpriority(os.PRIO_PROCESS, int(process.name)) - os.getpriority(os.PRIO_PROCESS, 0) == min(10, 19 - os.getpriority(os.PRIO_PROCESS, 0))
    mapped = process.joinpath("maps").read_text()
    assert "weasyprint" in mapped or "pango" in mapped
    memory = dict(line.split(":", 1) for line in process.joinpath("status").read_text().splitlines())
    assert int(memory["VmHWM"].split()[0]) < 120_000


def test_the_process_is_renewed_after_its_share_of_documents(printer):
    shop = printer(documents_per_worker=2)
    processes = []
    for number in range(3):
        processes.append(process_of(shop) if number else None)
        assert shop.print(PAGE.format(number)).startswith(b"%PDF")
    first, last = processes[1], until(lambda: (now := shop.process_id()) != processes[1] and now)
    assert first != last
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_killed_process_is_replaced_for_the_next_document(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    killed = process_of(shop)
    os.kill(killed, signal.SIGKILL)
    assert shop.print(PAGE.format(2)).startswith(b"%PDF")
    assert shop.process_id() != killed


def ticks_of(process: int) -> int:
    """How long a process has worked, in hundredths of a second."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def test_a_process_that_falls_while_printing_fails_its_document_and_no_other(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    process, idle = process_of(shop), ticks_of(process_of(shop))
    falling, waiting = shop.submit(SLOW), shop.submit(PAGE.format(2))
    # Handed over is not begun: one that falls before it has taken its page gets it again, and nobody notices.
    until(lambda: ticks_of(process) > idle + 10)
    os.kill(process, signal.SIGKILL)
    with pytest.raises(PrintingFailed, match="instead of answering"):
        falling.result()
    assert waiting.result().startswith(b"%PDF")


def test_a_document_that_takes_too_long_fails_and_the_next_one_is_printed(printer):
    shop = printer(timeout=0.3)
    with pytest.raises(PrintingFailed, match=r"more than 0\.3 seconds"):
        shop.print(SLOW)
    shop.timeout = 20
    assert shop.print(PAGE.format(1)).startswith(b"%PDF")


def test_an_error_in_the_page_is_told_and_the_process_stays(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    process = process_of(shop)
    with pytest.raises(PrintingFailed, match="Error"):
        shop.print(PAGE.format("<style>p::before { content: target-counter(attr(data-none url), page) }</style><p>Prov</p>"))
    assert shop.print(PAGE.format(2)).startswith(b"%PDF")
    assert shop.process_id() == process


def test_more_than_may_wait_are_sent_away(printer):
    shop = printer(waiting=2)
    shop.print(PAGE.format(1))
    first = shop.submit(SLOW)
    until(first.running)
    waiting = [shop.submit(PAGE.format(number)) for number in range(2)]
    with pytest.raises(PrinterBusy, match="2 documents"):
        shop.submit(PAGE.format(9))
    assert waiting[0].cancel()
    shop.close()
    assert first.result().startswith(b"%PDF")
    with pytest.raises(PrintingFailed, match="closing"):
        waiting[1].result()


def test_many_threads_share_one_printer(printer):
    shop = printer(waiting=12)
    with ThreadPoolExecutor(6) as threads:
        documents = list(threads.map(shop.print, [PAGE.format(number % 3) for number in range(12)]))
    assert [documents[number] == documents[number % 3] for number in range(12)] == [True] * 12
    assert len(set(documents)) == 3


def test_complaints_reach_the_log_of_the_server(printer, caplog):
    printer().print(PAGE.format('<img alt="" src="file:///etc/hostname">'))
    assert ["Failed to load image" in record.getMessage() for record in caplog.records if record.name == "inventory_app.printing.press"] == [True]


def test_a_closed_printer_opens_again_and_leaves_no_process(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    process = process_of(shop)
    shop.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert shop.print(PAGE.format(2)).startswith(b"%PDF")


def print_after_fork(shop: Printer, answer) -> None:
    answer.send((shop.print(PAGE.format(1))[:4], shop.process_id()))
    shop.close()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_printer_made_before_the_server_forked_prints_in_every_fork(printer):
    shop = printer()
    shop.print(PAGE.format(1))
    forking = get_context("fork")
    ours, theirs = forking.Pipe()
    fork = forking.Process(target=print_after_fork, args=(shop, theirs))
    fork.start()
    assert ours.poll(30)
    start, process = ours.recv()
    fork.join(10)
    assert (start, process == shop.process_id(), fork.exitcode) == (b"%PDF", False, 0)
    assert shop.print(PAGE.format(2)).startswith(b"%PDF")


def test_the_web_server_does_not_carry_weasyprint():
    program = "import sys; from inventory_app.printing.worker import Printer; print('weasyprint' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
    assert told.stdout.split() == ["False"]
