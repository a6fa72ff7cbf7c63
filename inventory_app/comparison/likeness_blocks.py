"""The pictures of the likeness map: the tree and the matrix, of as many institutions as a page has room for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inventory_app.comparison.likeness import LikenessMap
from inventory_app.documents.blocks import Cell, Head, Matrix, MatrixRow, Tone, Tree, TreeJoin, TreeLeaf

MOST_SHOWN = 60
TONES: tuple[Tone, ...] = ("plain", "one", "two", "three", "four")
BAND = 20


def percent(figure: float | None) -> str:
    return "–" if figure is None else str(round(100 * figure))


def tone_of(figure: float | None) -> Tone:
    # By the figure as it is written, or a cell of 40 could have the shade of the thirties.
    return "plain" if figure is None else TONES[min(round(100 * figure) // BAND, len(TONES) - 1)]


def list_shown(found: LikenessMap, one: int | None) -> list[int]:
    """In the order of the tree: all, or those most like `one`, or those that are most like any other."""
    if len(found.keys) <= MOST_SHOWN:
        return list(found.order)
    if one is not None:
        chosen = {one, *found.most_like(one)[: MOST_SHOWN - 1]}
    else:
        chosen = set()
        for pair in found.pairs:
            if len(chosen | set(pair)) > MOST_SHOWN:
                break
            chosen |= set(pair)
    return [number for number in found.order if number in chosen]


def fold_matrix(
    found: LikenessMap, shown: Sequence[int], names: Sequence[str], own: int | None, you: str, href: Callable[[int, int], str]
) -> dict[str, object]:
    """Heads and rows; the words of the rest are the caller's."""

    def cell(one: int, other: int) -> Cell:
        if one == other:
            return Cell()
        figure = found.figure(one, other)
        return Cell(lines=(percent(figure),), tone=tone_of(figure), href=href(one, other) if figure is not None else "")

    return {
        "heads": tuple(Head(label=str(at), full=names[number], mark=you if number == own else "") for at, number in enumerate(shown, start=1)),
        "rows": tuple(
            MatrixRow(key=str(at), label=names[one], cells=tuple(cell(one, other) for other in shown)) for at, one in enumerate(shown, start=1)
        ),
    }


def compose_matrix(caption: str, corner: str, legend: tuple[tuple[Tone, str], ...], folded: dict[str, object]) -> Matrix:
    return Matrix.model_validate({"caption": caption, "corner": corner, "legend": legend, "columns_on_paper": 20, "is_narrow": True, **folded})


def compose_tree(
    found: LikenessMap, names: Sequence[str], own: int | None, title: str, description: str, cut_words: str, more: Callable[[str, int], str]
) -> Tree:
    """With more institutions than there is room for, the branches that met earliest are one leaf each."""
    size, tree = len(found.keys), found.tree
    hidden = max(0, size - MOST_SHOWN)
    place = {number: at for at, number in enumerate(found.order)}

    def members(number: int) -> tuple[int, ...]:
        return (number,) if number < size else tree[number - size].members

    leaves = [number for number in range(size + hidden) if number not in {side for merge in tree[:hidden] for side in (merge.one, merge.other)}]
    leaves.sort(key=lambda number: min(place[each] for each in members(number)))
    row: dict[int, float] = {number: float(at) for at, number in enumerate(leaves)}
    met: dict[int, float] = {number: 100.0 if number < size else 100 * tree[number - size].figure for number in leaves}
    joins = []
    for at, merge in enumerate(tree[hidden:], start=size + hidden):
        upper, lower = sorted((merge.one, merge.other), key=row.__getitem__)
        row[at], met[at] = (row[upper] + row[lower]) / 2, 100 * merge.figure
        joins.append(TreeJoin(at=met[at], upper=row[upper], upper_from=met[upper], lower=row[lower], lower_from=met[lower]))

    def label(number: int) -> str:
        inside = sorted(members(number), key=place.__getitem__)
        return names[inside[0]] if len(inside) == 1 else more(names[inside[0]], len(inside) - 1)

    shown = tuple(TreeLeaf(label=label(number), is_own=own is not None and own in members(number)) for number in leaves)
    return Tree(title=title, description=description, leaves=shown, joins=tuple(joins), cut=100 * found.cut, cut_words=cut_words)
