"""Writing the invented consortium, one institution at a time. Does not commit: the caller does, after each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from inventory_app.accounts.actions import add_person, give_role
from inventory_app.accounts.passwords import hash_password
from inventory_app.accounts.roles import Role
from inventory_app.content.library import body_of, hash_of
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.institutions.editions import catalogue_edition, latest_number, template_edition
from inventory_app.seed.catalogue import of_size
from inventory_app.seed.clusters import draw_sharing
from inventory_app.seed.hand_in import Numbers, World, compose_hand_in, make_world, random_of
from inventory_app.seed.words import institution_names
from inventory_app.submission.actions import write_rows
from inventory_app.submission.facts import FORMAT
from inventory_app.tables import ContentEdition, Institution, Person, Round, RoundInstitution, Sharing, Submission, id_of, now

COORDINATOR = "samordnare@invented.example"
PASSWORD = "varmblabarssoppa"  # noqa: S105 -- invented people's, and printed
DAYS_BETWEEN_ROUNDS = 365


class NotEmpty(Exception):
    """There are institutions already, which invented ones must not mix with."""


def refuse_unless_empty(session: Session) -> None:
    real, all_ = (
        session.exec(query).one()
        for query in (
            select(func.count()).select_from(Institution).where(col(Institution.is_demo).is_(False)),
            select(func.count()).select_from(Institution),
        )
    )
    if real:
        raise NotEmpty(f"there are {real} real institutions here; an invented consortium needs a database of its own (INVENTORY_DATABASE_URL)")
    if all_:
        raise NotEmpty("there are invented institutions here already; take them out first with: inventory-app demo remove")


def _publish(session: Session, catalogue: RequirementCatalogue) -> int:
    """The catalogue as an edition, with the shipped one after it: it has to stay the latest, since the application publishes it anew when it starts."""
    shipped = latest_number(session, "catalogue")
    if catalogue is catalogue_edition(session, shipped):
        return shipped
    after = session.exec(select(ContentEdition).where(ContentEdition.kind == "catalogue", ContentEdition.number == shipped)).one()
    body = body_of(catalogue)
    session.add(ContentEdition(kind="catalogue", number=shipped + 1, body=body, sha256=hash_of(body), published_by="seed"))
    session.add(ContentEdition(kind="catalogue", number=shipped + 2, body=after.body, sha256=after.sha256, published_by="seed"))
    session.flush()
    return shipped + 1


def _open_rounds(session: Session, rounds: int, editions: tuple[int, int]) -> list[Round]:
    """Oldest first; all but the latest are closed."""
    found = []
    for ago in reversed(range(rounds)):
        opened_at = now() - timedelta(days=DAYS_BETWEEN_ROUNDS * ago + 60)
        due_on: date = opened_at.date() + timedelta(days=90)
        row = Round(name=f"Omgång {rounds - ago}", due_on=due_on, template_edition=editions[0], catalogue_edition=editions[1], opened_at=opened_at)
        row.is_demo, row.closed_at = True, opened_at + timedelta(days=100) if ago else None
        session.add(row)
        found.append(row)
    session.flush()
    return found


def _hand_in(session: Session, world: World, place: int, institution: Institution, number: int, ago: int, round_: Round | None) -> None:
    """As `submission.actions.submit_` writes it, with the document that was drawn."""
    document = compose_hand_in(world, place, institution, ago)
    body = document.model_dump(mode="json")
    submitted_at = (round_.opened_at if round_ else now()) + timedelta(hours=place % 500 if round_ else 0)
    day = submitted_at.date() - timedelta(days=random_of(world.numbers, place, f"confirmed:{ago}").randint(0, 400))
    submission = Submission(
        institution_id=id_of(institution),
        number=number,
        round_id=round_.id if round_ else None,
        document=body,
        sha256=hash_of(body),
        confirmed={f"system.{step.key}": day.isoformat() for step in world.template.system.steps},
        facts_format=FORMAT,
        open_points=len(document.open_points),
        template_edition=institution.template_edition,
        catalogue_edition=institution.catalogue_edition,
        submitted_at=submitted_at,
    )
    session.add(submission)
    if round_:
        session.add(RoundInstitution(round_id=id_of(round_), institution_id=id_of(institution), looked_at=submitted_at))
    session.flush()
    write_rows(session, submission, document, world.template, world.catalogue)


def _add_institution(session: Session, world: World, place: int, editions: tuple[int, int], password_hash: str) -> Institution:
    sv, en = institution_names(place)
    institution = Institution(
        key=f"i{place + 1:03d}", name_sv=sv, name_en=en, template_edition=editions[0], catalogue_edition=editions[1], is_demo=True
    )
    session.add(institution)
    session.flush()
    for part, level in draw_sharing(random_of(world.numbers, place, "sharing")).items():
        session.add(Sharing(institution_id=id_of(institution), part=part, level=level))
    give_role(session, _person(session, f"{institution.key}@invented.example", password_hash), id_of(institution), Role.MAIN_CONTACT)
    return institution


def _person(session: Session, email: str, password_hash: str, *, is_coordinator: bool = False) -> Person:
    person = add_person(session, email, name=email.split("@", maxsplit=1)[0], is_coordinator=is_coordinator)
    person.password_hash, person.is_demo = password_hash, True
    return person


def seed(session: Session, numbers: Numbers, rounds: int = 0) -> Iterator[str]:
    """Gives the name of each institution once it is written; the caller commits then, so that memory stays flat."""
    refuse_unless_empty(session)
    shipped = catalogue_edition(session, latest_number(session, "catalogue"))
    catalogue = of_size(shipped, numbers.requirements)
    editions = latest_number(session, "template"), _publish(session, catalogue)
    world = make_world(numbers, template_edition(session, editions[0]), catalogue)
    password_hash = hash_password(PASSWORD)
    _person(session, COORDINATOR, password_hash, is_coordinator=True)
    opened = [id_of(each) for each in _open_rounds(session, rounds, editions)]
    for place in range(numbers.institutions):
        institution = _add_institution(session, world, place, editions, password_hash)
        for number in range(1, max(1, rounds) + 1):
            round_ = session.get_one(Round, opened[number - 1]) if opened else None
            _hand_in(session, world, place, institution, number, max(1, rounds) - number, round_)
        yield institution.name_sv
