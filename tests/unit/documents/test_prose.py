"""What people typed keeps its shape."""

from __future__ import annotations

import pytest

from inventory_app.documents.blocks import Bullets, Paragraph
from inventory_app.documents.prose import guess_language, read_prose


def parts(text: str, **how):
    return read_prose(text, "sv", **how).parts


def test_line_breaks_survive_and_empty_lines_make_paragraphs():
    assert parts("Ett\nTvå\n\nTre") == (Paragraph(lines=("Ett", "Två")), Paragraph(lines=("Tre",)))


@pytest.mark.parametrize("mark", ["-", "–", "*", "•"])
def test_lines_with_a_dash_become_a_list(mark):
    assert parts(f"{mark} Ett\n{mark} Två") == (Bullets(items=("Ett", "Två")),)


def test_lines_numbered_from_one_become_a_numbered_list():
    assert parts("1. Ett\n2) Två") == (Bullets(is_numbered=True, items=("Ett", "Två")),)


def test_numbers_that_do_not_count_from_one_stay_as_they_were_typed():
    assert parts("2026. Ett år\n3. Tre") == (Paragraph(lines=("2026. Ett år", "3. Tre")),)


def test_a_list_below_its_introduction_is_still_a_list():
    assert parts("Vi vill:\n- se\n- höra\nTack") == (Paragraph(lines=("Vi vill:",)), Bullets(items=("se", "höra")), Paragraph(lines=("Tack",)))


def test_bare_lines_are_a_list_only_where_one_thing_a_line_was_asked_for():
    assert parts("Ett\nTvå", items=True) == (Bullets(items=("Ett", "Två")),)
    assert parts("Ett", items=True) == (Paragraph(lines=("Ett",)),)


def test_a_minus_sign_before_a_number_is_no_dash():
    assert parts("-5 grader") == (Paragraph(lines=("-5 grader",)),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Det är det som vi har att göra med.", "sv"),
        ("This is what we have to work with and on.", "en"),
        ("HIA 2026/418", None),
        ("Ladok", None),
        ("", None),
    ],
)
def test_language_is_guessed_only_where_the_words_tell(text, language):
    assert guess_language(text) == language


def test_language_is_marked_only_where_it_is_not_the_documents_own():
    text = "Det är det som vi har att göra med."
    assert (read_prose(text, "sv").language, read_prose(text, "en").language) == (None, "sv")


def test_text_from_right_to_left_is_marked():
    assert (read_prose("نظام", "sv").is_right_to_left, read_prose("12 system", "sv").is_right_to_left) == (True, False)
