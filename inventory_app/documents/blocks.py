"""What documents are made of, as plain frozen data: what the page, the PDF and the archive all show. Survives JSON and knows no database."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inventory_app.content.schema import Language


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paragraph(Frozen):
    kind: Literal["paragraph"] = "paragraph"
    lines: tuple[str, ...]


class Bullets(Frozen):
    kind: Literal["bullets"] = "bullets"
    is_numbered: bool = False
    items: tuple[str, ...]


class Prose(Frozen):
    """What somebody typed. `language` is set where it is not the document's own."""

    kind: Literal["prose"] = "prose"
    parts: tuple[Annotated[Paragraph | Bullets, Field(discriminator="kind")], ...]
    language: Language | None = None
    is_right_to_left: bool = False


class Keys(Frozen):
    """Requirements by their ids, none of which may break at its hyphen."""

    kind: Literal["keys"] = "keys"
    keys: tuple[str, ...]


class Run(Frozen):
    """Words that stayed, came or went. `lead` and `tail` are the white space around them, which needs no marking."""

    mark: Literal["kept", "inserted", "deleted"] = "kept"
    text: str

    @property
    def lead(self) -> str:
        return self.text[: len(self.text) - len(self.text.lstrip())]

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def tail(self) -> str:
        return self.text[len(self.text.rstrip()) :] if self.words else ""

    @property
    def bracketed(self) -> str:
        if self.mark == "kept" or not self.words:
            return self.text
        opening, closing = ("[+", "+]") if self.mark == "inserted" else ("[\u2212", "\u2212]")
        return f"{self.lead}{opening}\u00a0{self.words}\u00a0{closing}{self.tail}"


class Marked(Frozen):
    """A text and what became of it: what went is struck through, what came is underlined, and both are in brackets that tell them apart without seeing."""

    kind: Literal["marked"] = "marked"
    runs: tuple[Run, ...]
    language: Language | None = None

    @property
    def before(self) -> str:
        return "".join(run.text for run in self.runs if run.mark != "inserted")

    @property
    def after(self) -> str:
        return "".join(run.text for run in self.runs if run.mark != "deleted")

    @property
    def bracketed(self) -> str:
        """In one line of plain text, with the brackets that the pages have."""
        return "".join(run.bracketed for run in self.runs)


# A string is our own wording, in the document's language.
Words = str | Prose | Keys | Marked


class Heading(Frozen):
    kind: Literal["heading"] = "heading"
    text: str


class Note(Frozen):
    """Something to keep in mind: tone plain, or warning where the reader must act."""

    kind: Literal["note"] = "note"
    tone: Literal["plain", "warning"] = "plain"
    title: str = ""
    text: Words


class Facts(Frozen):
    """Names and values, a table without columns of its own."""

    kind: Literal["facts"] = "facts"
    caption: str
    rows: Annotated[tuple[tuple[str, Words], ...], Field(min_length=1)]


class Column(Frozen):
    """`share` of the table's width in percent; the shares of a table add up to 100."""

    label: str
    share: int
    is_number: bool = False


class Table(Frozen):
    """The first cell of a row names it. An empty table would cost the file its accessibility claim.

    `hrefs` lead on from the rows of a page, never from paper: the name itself, or below it the words of `act`.
    `groups`: what each row belongs to, said once above the first of those that follow one another.
    """

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: Annotated[tuple[tuple[Words, ...], ...], Field(min_length=1)]
    hrefs: tuple[str, ...] = ()
    act: str = ""
    groups: tuple[str, ...] = ()


class Bar(Frozen):
    label: str
    values: tuple[int, ...]


class Bars(Frozen):
    """Stacked bars: one row per label, one segment per series."""

    kind: Literal["bars"] = "bars"
    title: str
    description: str
    series: tuple[str, ...]
    bars: Annotated[tuple[Bar, ...], Field(min_length=1)]
    # What a bar as a whole says, for the table's last column.
    total: str
    # What the bars are, for its first.
    corner: str = ""
    # Where a scale ends that no bar may reach; otherwise the longest bar fills the width.
    most: int = 1


class Mark(Frozen):
    """A day on a time line, in years with decimals from the axis' first year."""

    at: float
    is_over: bool = False


class Span(Frozen):
    """From the axis' first year to `until`, in years with decimals; `note` stands at the end.

    With `marks` it is a line of many days instead; `bands` are stretches of it that stand out.
    """

    label: str
    until: float
    note: str
    is_over: bool = False
    marks: tuple[Mark, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()


class Timeline(Frozen):
    kind: Literal["timeline"] = "timeline"
    title: str
    description: str
    first_year: int
    last_year: int
    spans: tuple[Span, ...]


class Course(Frozen):
    """A figure in one round after the other; None where it was not asked for yet. `said` is the way from the first to the last, in words."""

    label: str
    group: str = ""
    values: tuple[float | None, ...]
    said: str


class Courses(Frozen):
    """How figures changed from the first round to the last. Its numbers stand in a table of their own.

    `scales` says that the groups cannot be measured against one another, where there are several.
    """

    kind: Literal["courses"] = "courses"
    title: str
    description: str
    scales: str = ""
    rounds: Annotated[tuple[str, ...], Field(min_length=2)]
    courses: Annotated[tuple[Course, ...], Field(min_length=1)]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(course.group for course in self.courses))

    def most(self, group: str) -> float:
        """What the scale of a group reaches to."""
        return max((value for course in self.courses if course.group == group for value in course.values if value), default=1)


class FlowBox(Frozen):
    """`lines` are the words as they fit; `kind` is told by the frame."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


class FlowLine(Frozen):
    """`path` in the language of SVG; `label` holds the numbers of the table's rows. An end is x, y and the direction out of its box."""

    style: str
    path: str
    start: tuple[float, float, int]
    end: tuple[float, float, int]
    label: str = ""
    is_both: bool = False


class FlowKey(Frozen):
    """One entry of the legend: how a box or a line is drawn, and what that means."""

    sort: Literal["box", "line"]
    style: str
    words: str


class Flow(Frozen):
    """Boxes and lines, laid out already: an older document is drawn as it was."""

    kind: Literal["flow"] = "flow"
    title: str
    description: str
    width: float
    height: float
    boxes: Annotated[tuple[FlowBox, ...], Field(min_length=1)]
    lines: tuple[FlowLine, ...]
    legend: tuple[FlowKey, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it is larger on a page that lies on its long side; small ones are large enough on any."""
        return self.width > 560 and self.height < self.width


# How much of something a cell has, from nothing to most; the words in the cell say the same.
Tone = Literal["plain", "none", "weak", "one", "two", "three", "four"]


class Cell(Frozen):
    """`note` is a smaller line below; `href` leads on from a page, never from paper."""

    lines: tuple[str, ...] = ()
    tone: Tone = "plain"
    note: str = ""
    href: str = ""


class Head(Frozen):
    """A column of a matrix. `mark` tells it from the others: "you"; `full` is what a short label stands for."""

    label: str
    mark: str = ""
    full: str = ""


class MatrixRow(Frozen):
    """`key` stands before the label; `facts` are the row as a whole; rows of one `group` stand below its name."""

    label: str
    key: str = ""
    href: str = ""
    group: str = ""
    facts: tuple[str, ...] = ()
    cells: tuple[Cell, ...]


class Matrix(Frozen):
    """Something against institutions. On paper it is cut into as many tables as the columns need."""

    kind: Literal["matrix"] = "matrix"
    caption: str
    corner: str
    facts: tuple[str, ...] = ()
    heads: Annotated[tuple[Head, ...], Field(min_length=1)]
    rows: Annotated[tuple[MatrixRow, ...], Field(min_length=1)]
    legend: tuple[tuple[Tone, str], ...] = ()
    # Columns on one page of paper: fewer where the cells hold names.
    columns_on_paper: int = 10
    # Narrow columns, for cells of one number.
    is_narrow: bool = False


class TreeLeaf(Frozen):
    label: str
    is_own: bool = False


class TreeJoin(Frozen):
    """Two branches meet `at` a figure. Each comes from a row (a half where it is between two) and from where it met before, 100 for a leaf."""

    at: float
    upper: float
    upper_from: float
    lower: float
    lower_from: float


class Tree(Frozen):
    """What is alike hangs together: leaves below one another, joined at the figure on an axis from 100 down to 0. `cut` is marked with `cut_words`."""

    kind: Literal["tree"] = "tree"
    title: str
    description: str
    leaves: Annotated[tuple[TreeLeaf, ...], Field(min_length=1)]
    joins: tuple[TreeJoin, ...]
    cut: float | None = None
    cut_words: str = ""


class Verified(Frozen):
    codes: tuple[str, ...]
    how: Words


class RequirementBlock(Frozen):
    kind: Literal["requirement"] = "requirement"
    key: str
    level: Literal["must", "must_scored", "should"]
    level_label: str
    text: Words
    # "Only in Swedish", where the text lacks this document's language.
    language_mark: str = ""
    motive: Words
    verified: Verified
    met_when: str
    points: str = ""


class ChangedBlock(Frozen):
    """A requirement and what became of it: labelled lines, those that changed with their words marked."""

    kind: Literal["changed"] = "changed"
    key: str
    # Whether it is as a whole there, gone or new tells the line at its side, beside the words of `status`.
    tone: Literal["added", "removed", "changed"]
    status: str
    rows: tuple[tuple[str, Words], ...]


class Section(Frozen):
    """A part of a chapter with a heading that can be pointed at; the contents name it, or not."""

    kind: Literal["section"] = "section"
    is_in_contents: bool = True
    anchor: str
    title: str
    intro: str = ""
    blocks: tuple[PlainBlock, ...]


PlainBlock = Annotated[
    Prose | Heading | Note | Facts | Table | Bars | Timeline | Courses | Flow | Tree | Matrix | RequirementBlock | ChangedBlock,
    Field(discriminator="kind"),
]
Block = Annotated[
    Prose | Heading | Note | Facts | Table | Bars | Timeline | Courses | Flow | Tree | Matrix | RequirementBlock | ChangedBlock | Section,
    Field(discriminator="kind"),
]
Section.model_rebuild()
