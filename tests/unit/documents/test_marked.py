"""Marked words as plain text: what goes into Word and wherever lines cannot be drawn."""

from __future__ import annotations

from inventory_app.documents.blocks import Marked, Run


def test_brackets_stand_at_the_words_and_leave_white_space_outside():
    marked = Marked(runs=(Run(text="Inom "), Run(mark="deleted", text="30 "), Run(mark="inserted", text="14 "), Run(text="dagar.")))
    assert marked.bracketed == "Inom [−\u00a030\u00a0−] [+\u00a014\u00a0+] dagar."


def test_white_space_alone_is_not_marked():
    assert Marked(runs=(Run(text="a"), Run(mark="inserted", text=" "), Run(text="b"))).bracketed == "a b"
