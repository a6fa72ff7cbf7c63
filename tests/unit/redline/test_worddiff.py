"""Two texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.redline.outlets import show_marked
from inventory_app.redline.worddiff import mark

TEXTS = st.text(alphabet=st.sampled_from("ab åÖ1.,-\n[]"), max_size=60) | st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_marks(old, new):
    marked = mark(old, new)
    assert (marked.before, marked.after) == (old, new)


@given(TEXTS)
def test_same_text_has_no_marks(text):
    assert {run.mark for run in mark(text, text).runs} <= {"kept"}


@given(TEXTS, TEXTS)
def test_white_space_around_marked_words_is_kept_outside_the_marks(old, new):
    assert all(run.lead + run.words + run.tail == run.text for run in mark(old, new).runs)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Systemet ska visa avtal.", "Systemet bör visa avtal.", "Systemet [- ska -][+ bör +] visa avtal."),
        ("inom 24 timmar", "inom 1,5 timmar", "inom [- 24 -][+ 1,5 +] timmar"),
        ("Systemet ska visa avtal.", "Systemet ska visa avtal och projekt.", "Systemet ska visa avtal [+ och projekt +]."),
        ("", "Nytt", "[+ Nytt +]"),
    ],
)
def test_marks_stand_where_a_person_would_put_them(old, new, shown):
    assert show_marked(mark(old, new)) == shown


def test_changes_with_nothing_but_space_between_them_are_one():
    marks = [run.mark for run in mark("Systemet ska visa gamla avtal i listan.", "Systemet ska visa nya projekt i listan.").runs]
    assert marks == ["kept", "deleted", "inserted", "kept"]


def test_texts_with_little_in_common_are_shown_whole():
    marks = [run.mark for run in mark("Systemet ska logga in användare.", "Leverantören ansvarar för säkerhetskopiering.").runs]
    assert marks == ["deleted", "inserted"]
