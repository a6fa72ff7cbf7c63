"""Chapter: how information moves today, and how it is wanted to move. Names functions, not people: suppliers read it."""

from __future__ import annotations

from inventory_app.documents.blocks import Block, Column, Heading, Note, Paragraph, Prose, Table, Words
from inventory_app.flow import words as flow_words
from inventory_app.flow.facts import Flows, Line, compose_flows
from inventory_app.institutions.sheets import FLOW
from inventory_app.specification import words
from inventory_app.specification.dossier import Dossier
from inventory_app.specification.pen import Pen, listed


def flows_of(dossier: Dossier, pen: Pen) -> Flows:
    return compose_flows(dossier.template, dossier.systems, dossier.sheet(FLOW), pen.language, with_names=False)


def flow(pen: Pen) -> list[Block]:
    flows = flows_of(pen.dossier, pen)
    blocks = [*_now(pen, flows), *_wanted(pen, flows)]
    return [_line(pen.say(words.FLOW_SAYS)), *blocks] if blocks else []


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _now(pen: Pen, flows: Flows) -> list[Block]:
    if not flows.is_now_known:
        return []
    blocks: list[Block] = [Heading(text=pen.say(flow_words.NOW)), flows.now_picture or _line(pen.say(flow_words.TOO_MUCH))]
    if flows.now.flows:
        blocks.append(_table(pen, flow_words.NOW.in_(pen.language), pen.say(flow_words.HOW), flows.now_lines()))
    users = flows.users()
    if users:
        columns = ((flow_words.SYSTEM, 28), (flow_words.GIVE, 24), (flow_words.GET, 48))
        rows = tuple((pen.typed(each.system), listed(each.giving), listed(each.getting)) for each in users)
        heading = pen.say(flow_words.USERS)
        blocks += [
            Heading(text=heading),
            Table(caption=heading, columns=tuple(Column(label=pen.say(label), share=share) for label, share in columns), rows=rows),
        ]
    if flows.unconnected:
        blocks.append(_line(pen.say(words.FLOW_UNKNOWN, names=", ".join(flows.unconnected))))
    return blocks


def _wanted(pen: Pen, flows: Flows) -> list[Block]:
    heading = Heading(text=pen.say(flow_words.WANTED))
    if flows.stays:
        return [heading, _line(pen.say(words.FLOW_STAYS))]
    if not flows.wanted.flows:
        # A draft says what is missing; an issue does not speak of what nobody has written.
        return [heading, Note(tone="warning", text=pen.say(words.NOTHING_YET))] if pen.stamp is None and flows.is_now_known else []
    picture = flows.wanted_picture or _line(pen.say(flow_words.TOO_MUCH))
    return [heading, picture, _table(pen, heading.text, pen.say(flow_words.PROCESSING), flows.wanted_lines())]


def _table(pen: Pen, caption: str, how: str, lines: list[Line]) -> Table:
    shares = (5, 20, 15, 15, 17, 14, 14)
    labels = [pen.say(label) for label in (flow_words.NUMBER, flow_words.INFORMATION, flow_words.SOURCE, flow_words.TARGET)]
    labels += [how, pen.say(flow_words.RESPONSIBLE), pen.say(flow_words.OWNER)]
    return Table(
        caption=caption,
        columns=tuple(Column(label=label, share=share) for label, share in zip(labels, shares, strict=True)),
        rows=tuple(_row(pen, line) for line in lines),
    )


def _row(pen: Pen, line: Line) -> tuple[Words, ...]:
    information = f"{line.information or pen.say(flow_words.UNNAMED)}{f' ({line.state.lower()})' if line.state else ''}"
    how = "\n".join(part for part in (line.how, line.remark) if part)
    cells = (information, line.source, line.target, how, line.responsible, line.owner)
    return (str(line.number), *(pen.typed(cell) if cell else "–" for cell in cells))
