"""What a glyph reads as."""

import pytest

from inventory_app.printing.reading import NOTHING, reading


@pytest.mark.parametrize(
    ("cluster", "own", "expected"),
    [
        ("x\u030c", ("x",), "x"),
        ("", ("\u030c",), "\u030c"),
        ("fi", (), "fi"),
        ("", (), NOTHING),
        ("\u0628\u064e", ("\ufe91",), "\u0628"),
        ("\u2764\ufe0f", ("\u2764",), "\u2764"),
        ("\u03a9\u0301", ("\u03a9", "\u2126"), "\u03a9"),
    ],
)
def test_a_glyph_reads_as_its_own_part_of_the_cluster(cluster, own, expected):
    assert reading(cluster, own) == expected
