"""Every endpoint, every role. What a role may do stands in `accounts.roles`; an endpoint that is added later is walked without a word here,
unless its address has an argument that nobody has named below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from lxml import html
from sqlmodel import Session, select
from werkzeug.routing import Rule

from inventory_app import create_app
from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import ALLOWED, COORDINATOR, May, Role
from inventory_app.config import read_settings
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory import actions as inventory
from inventory_app.inventory.attachments import FileKind, add_file
from inventory_app.names.actions import join
from inventory_app.needs.actions import add_need
from inventory_app.needs.need import Priority
from inventory_app.requirements import actions as requirements
from inventory_app.requirements.choice import Level
from inventory_app.review import actions as review
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.queries import read_dossier, today
from inventory_app.spreadsheets.runs import REQUIREMENTS, SYSTEMS
from inventory_app.tables import (
    ChangeSet,
    Comment,
    ImportDraft,
    ImportRun,
    Institution,
    Issue,
    IssueDocument,
    Membership,
    Person,
    RequirementChoice,
    Round,
    System,
)
from inventory_app.web.access import Need, need_of

MEMBERS = {
    Role.MAIN_CONTACT: "majken.tallbrink@almby.example",
    Role.IT_DEPARTMENT: "ossian.kvarnmark@almby.example",
    Role.SYSTEM_OWNER: "gunnel.aspvret@almby.example",
    Role.READER: "tage.lindrot@almby.example",
}
COORDINATES = "ingalill.stensjo@samordning.example"
ELSEWHERE = "vera.holmedal@bergsund.example"
# These end something that others of the walk need.
LAST = (
    "change_coordinator", "make_link", "set_active", "undo", "remove_file", "delete", "remove", "remove_own", "discard", "undo_import", "sign_out",
)  # fmt: skip
NEEDS = tuple(f"needs.{name}" for name in ("need", "save", "remove", "choose", "save_choice", "unlink", "area", "write", "add_written"))
IDS = frozenset({"system_id", "person_id", "change_set_id", "number", "key", "version", "file_id", "draft_id", "run_id", "comment_id"})
# Its key is the fingerprint of what is being printed, and it tells no more than whether that has been done.
WITHOUT_IDS = ("specification.print_state",)


@dataclass(frozen=True)
class Walked:
    rule: Rule
    method: str
    need: Need

    @property
    def arguments(self) -> set[str]:
        return set(self.rule.arguments)

    @property
    def is_at_institution(self) -> bool:
        return "institution_key" in self.arguments

    def __str__(self) -> str:
        return f"{self.method} {self.rule.endpoint} (needs {self.need})"


def walk(app) -> list[Walked]:
    """Every rule with every method, reading before writing, what ends something last."""
    found = []
    for rule in app.url_map.iter_rules():
        need = need_of(app, rule.endpoint)
        if rule.endpoint == "static" or need is None:
            continue
        found += [Walked(rule, method, need) for method in sorted(rule.methods - {"HEAD", "OPTIONS"})]

    def turn(walked: Walked) -> tuple[Any, ...]:
        name = walked.rule.endpoint.split(".")[-1]
        return walked.method != "GET", LAST.index(name) + 1 if name in LAST else 0, walked.rule.endpoint

    return sorted(found, key=turn)


class Addresses:
    """Arguments under which each endpoint finds something of almby's."""

    def __init__(self, app, session: Session) -> None:
        self.adapter = app.url_map.bind("localhost")
        almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
        editor = Editor(almby.id or 0, None)
        self.live, self.binned = session.exec(select(System).where(System.institution_id == almby.id).order_by(System.id).limit(2)).all()
        inventory.delete_system(session, self.binned, editor)
        own = session.exec(select(RequirementChoice).where(RequirementChoice.institution_id == almby.id, RequirementChoice.is_own)).first()
        self.own = own or requirements.add_own(session, editor, "AKT", {"text_sv": "Eget krav", "level": "must"})
        catalogue = catalogue_of(session, almby)
        requirements.set_levels(session, catalogue, editor, {catalogue.requirements[0].key: Level.NOT_NEEDED}, "saved")
        act = self._last_act(session, almby, requirements.SUBJECT)
        template = template_of(session, almby)
        self._issue(session, almby)
        self.everywhere: dict[str, Any] = {
            "institution_key": "almby",
            "shared_key": "almby",
            "system_id": self.live.id,
            "person_id": self._member(session, Role.READER),
            "change_set_id": act,
            "number": 1,
            "key": self.own.key,
            "category_key": self.own.category,
            "part": "profile",
            "record_key": "systems",
            "sheet_name": "profile",
            "step_key": template.system.steps[0].key,
            "token": "no-such-token",
            "act": "link",
            "language": "sv",
            "version": "1.0",
            "what": "docx",
            "round_id": session.exec(select(Round.id)).one(),
            "kind": "product",
            "file_id": self._file(session),
            "draft_id": self._draft(session),
            "run_id": self._run(session),
            "variant_id": self._variant(session),
            "comment_id": self._comment(session),
            "requirement_key": catalogue.requirements[0].key,
        }
        need = self._need(session, editor)
        theirs = self._shared(session, "granliden", "Kontaktnavet")
        of_requirements = {"draft_id": self._draft(session, REQUIREMENTS), "run_id": self._run(session, REQUIREMENTS)}
        self.special: dict[str, dict[str, Any]] = {
            "inventory.restore": {"system_id": self.binned.id},
            "institutions.sheet_step": {"step_key": template.profile.steps[0].key},
            "institutions.save_profile": {"step_key": template.profile.steps[0].key},
            "institutions.save_details": {"step_key": template.details.steps[0].key},
            "institutions.save_preconditions": {"step_key": template.preconditions.themes[0].key},
            "coordination.change_coordinator": {"person_id": self._person(session, "rowan.thistlewick@samordning.example")},
            "names.product_facts_from": theirs,
            "names.take_product_facts": theirs,
            **{name: {"number": need} for name in NEEDS},
            **{rule.endpoint: of_requirements for rule in app.url_map.iter_rules() if rule.endpoint.startswith("requirement_files.")},
            "needs.undo": {"change_set_id": self._last_act(session, almby, "needs")},
            # The reader is removed by another endpoint of the walk.
            "people.set_active": {"person_id": self._member(session, Role.SYSTEM_OWNER)},
        }
        session.commit()

    @staticmethod
    def _need(session: Session, editor: Editor) -> int:
        """Of a number that other institutions have no need of; the one after it is undone by the walk."""
        return [add_need(session, editor, "Vi behöver se besöken", Priority.HIGH, ["KON-01"]).number for _ in range(21)][-2]

    @staticmethod
    def _last_act(session: Session, almby: Institution, subject: str) -> int | None:
        return session.exec(
            select(ChangeSet.id).where(ChangeSet.institution_id == almby.id, ChangeSet.subject == subject).order_by(ChangeSet.id.desc())
        ).first()

    def _comment(self, session: Session) -> int | None:
        return review.write(session, Editor(self.live.institution_id, None), self.own.key, "Vad betyder detta?").id

    def comment_is_by(self, session: Session, email: str) -> None:
        """Those who do not fill in the checklist settle what they wrote themselves."""
        comment = session.get(Comment, self.everywhere["comment_id"])
        assert comment is not None
        comment.written_by_id = self._person(session, email)
        session.add(comment)
        session.commit()

    def _draft(self, session: Session, kind: str = SYSTEMS) -> int | None:
        content = b"Namn;Typ\nA;CRM" if kind == SYSTEMS else b"Krav;Niv\xe5\nSystemet ska svara.;Ska"
        of = {"institution_id": self.live.institution_id, "person_id": self._member(session, Role.MAIN_CONTACT), "kind": kind}
        draft = ImportDraft(file_name="a.csv", content=content, **of)
        session.add(draft)
        session.commit()
        return draft.id

    def _run(self, session: Session, kind: str = SYSTEMS) -> int | None:
        run = ImportRun(institution_id=self.live.institution_id, kind=kind, file_name="a.csv")
        session.add(run)
        session.commit()
        return run.id

    def _file(self, session: Session) -> int | None:
        return add_file(session, self.live, Editor(self.live.institution_id, None), FileKind.OTHER, "fil.txt", b"text").id

    @staticmethod
    def _variant(session: Session) -> int | None:
        return join(session, None, "product", "Kontakt-nav", "Kontaktnavet").id

    @staticmethod
    def _shared(session: Session, key: str, name: str) -> dict[str, Any]:
        query = select(System.id).join(Institution, Institution.id == System.institution_id)  # type: ignore[arg-type]  # SQLModel types a comparison as bool
        return {"shared_key": key, "shared_id": session.exec(query.where(Institution.key == key, System.name == name)).one()}

    @staticmethod
    def _issue(session: Session, almby: Institution) -> None:
        stamp = Stamp("1.0", today(), "Majken Tallbrink", "sv")
        dossier = read_dossier(session, almby, stamp.issued_on)
        document = compose(dossier, "sv", stamp)
        issue = Issue(
            institution_id=almby.id or 0,
            version="1.0",
            language="sv",
            basis=compose_basis(dossier).model_dump(mode="json"),
            template_edition=1,
            catalogue_edition=1,
            issued_by_name="Majken Tallbrink",
        )
        session.add(issue)
        session.flush()
        session.add(IssueDocument(issue_id=issue.id or 0, language="sv", document=document.model_dump(mode="json"), pdf=b"%PDF-", sha256="0"))

    @staticmethod
    def _person(session: Session, email: str) -> int | None:
        return session.exec(select(Person.id).where(Person.email == email)).one()

    def _member(self, session: Session, role: Role) -> int | None:
        return self._person(session, MEMBERS[role])

    def of(self, walked: Walked, **changed: Any) -> str:
        known = self.everywhere | self.special.get(walked.rule.endpoint, {}) | changed
        unknown = walked.arguments - set(known)
        assert not unknown, f"{walked.rule.rule}: say in Addresses.everywhere what {unknown} is at almby"
        return self.adapter.build(walked.rule.endpoint, {name: known[name] for name in walked.arguments}, method=walked.method)


@pytest.fixture
def addresses(app, session):
    return Addresses(app, session)


def answered(client, walked: Walked, url: str) -> int:
    return client.open(url, method=walked.method).status_code


def test_there_is_something_to_walk(app):
    walked = walk(app)
    assert len(walked) > 60
    assert {w.need.verb for w in walked} >= {None, *May} - {May.ISSUE}


def test_every_endpoint_declares_whom_it_is_for(app):
    assert [rule.endpoint for rule in app.url_map.iter_rules() if need_of(app, rule.endpoint) is None] == []


def test_every_endpoint_below_an_institution_names_a_right(app):
    assert [str(w) for w in walk(app) if w.is_at_institution and w.need.verb is None] == []


def test_endpoint_that_declares_nothing_is_refused(tmp_path):
    app = create_app(read_settings({"INVENTORY_DATA": str(tmp_path)}))
    app.add_url_rule("/forgotten", "forgotten", lambda: "open to all")
    assert app.test_client().get("/forgotten").status_code == 403


def test_stranger_is_sent_to_sign_in_and_changes_nothing(app, client, addresses):
    wrong = []
    for walked in walk(app):
        status = answered(client, walked, addresses.of(walked))
        wanted = {302} if walked.method == "GET" else {401}
        if walked.need.is_public:
            wanted = {200, 303, 404, 422}
        if status not in wanted:
            wrong.append(f"{walked}: {status}")
    assert wrong == []


def _expected(walked: Walked, role: Role | None) -> int | None:
    """The refusal that is due; None when the person may. `role` is None for a coordinator."""
    verb = walked.need.verb
    if verb is None:
        return None
    if not walked.is_at_institution:
        return None if role is None else 403
    if role is None:
        return None if verb in COORDINATOR else 404
    return None if verb in ALLOWED[role] else 403


@pytest.mark.usefixtures("instant_printer")
@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "coordinator")
def test_role_may_exactly_what_the_table_says(app, as_person, addresses, role, session):
    client = as_person(MEMBERS[role] if role else COORDINATES)
    addresses.comment_is_by(session, MEMBERS[role] if role else COORDINATES)
    wrong, allowed, refused = [], 0, 0
    for walked in walk(app):
        status, expected = answered(client, walked, addresses.of(walked)), _expected(walked, role)
        if expected is None:
            allowed += 1
            is_wrong = status in (401, 403, 500) or (status == 404 and not walked.need.is_public)
        else:
            refused += 1
            is_wrong = status != expected
        if is_wrong:
            wrong.append(f"{walked}: {status}, expected {expected or 'to be let in'}")
    assert wrong == []
    assert (allowed > 5, refused > 5) == (True, True)


def test_another_institutions_pages_are_not_there(app, as_person, addresses):
    client = as_person(ELSEWHERE)
    at_institution = [walked for walked in walk(app) if walked.is_at_institution]
    assert [f"{w}: {status}" for w in at_institution if (status := answered(client, w, addresses.of(w))) != 404] == []


def test_institution_that_does_not_exist_looks_like_one_that_is_not_ours(app, as_person, addresses):
    client = as_person(ELSEWHERE)
    for walked in walk(app):
        if walked.is_at_institution:
            assert answered(client, walked, addresses.of(walked, institution_key="no-such")) == 404


def test_another_institutions_ids_are_not_found_under_ones_own_address(app, as_person, addresses):
    """Bergsund's main contact may do everything there, but not with what is almby's."""
    client = as_person(ELSEWHERE)
    with_ids = [walked for walked in walk(app) if walked.is_at_institution and walked.arguments & IDS and walked.rule.endpoint not in WITHOUT_IDS]
    assert len(with_ids) > 20
    assert [f"{w}: {status}" for w in with_ids if (status := answered(client, w, addresses.of(w, institution_key="bergsund"))) != 404] == []


def test_refused_request_changes_nothing(app, as_person, addresses, session):
    """What a reader and a stranger send at every writing endpoint leaves the institution as it was."""

    def state() -> list[Any]:
        session.rollback()
        return [
            sorted((s.id, s.name, s.deleted_at) for s in session.exec(select(System))),
            sorted((m.person_id, m.institution_id, m.role) for m in session.exec(select(Membership))),
            sorted((c.institution_id, c.key, c.level or "") for c in session.exec(select(RequirementChoice))),
            sorted((p.id, p.is_active, p.is_coordinator, p.session_mark) for p in session.exec(select(Person))),
            len(session.exec(select(ChangeSet.id)).all()),
        ]

    before = state()
    for client in (as_person(MEMBERS[Role.READER]), as_person(ELSEWHERE)):
        for walked in walk(app):
            if walked.method == "POST" and walked.is_at_institution:
                answered(client, walked, addresses.of(walked))
    assert state() == before


def test_link_to_another_institutions_system_is_not_taken(as_person, addresses, session):
    client = as_person(ELSEWHERE)
    own = session.exec(
        select(System).join(Institution, Institution.id == System.institution_id).where(Institution.key == "bergsund").order_by(System.id)
    ).first()
    assert own is not None
    answer = client.post(
        f"/institutions/bergsund/systems/{own.id}/basics",
        data={"present": "lineage", "lineage!seen": "-", "lineage.predecessor.system": str(addresses.live.id)},
    )
    assert answer.status_code == 422
    offered = html.document_fromstring(answer.text).xpath("//select[@name='lineage.predecessor.system']/option/@value")
    assert len(offered) > 1
    assert str(addresses.live.id) not in offered
    session.rollback()
    session.refresh(own)
    assert str(addresses.live.id) not in str(own.answers.get("lineage"))


def test_another_institutions_own_requirement_in_a_form_is_refused(as_person, addresses, session):
    client, key, before = as_person(ELSEWHERE), addresses.own.key, addresses.own.level
    level = "must" if before == "should" else "should"
    answer = client.post(f"/institutions/bergsund/checklist/{addresses.own.category}", data={"present": key, f"{key}|level": level})
    assert answer.status_code == 400
    session.rollback()
    session.refresh(addresses.own)
    assert addresses.own.level == before


def test_password_link_cannot_be_made_across_institutions(as_person, addresses, session):
    """The main contact of bergsund invites almby's people; that gives a role there and no way into the account."""
    client = as_person(ELSEWHERE)
    client.post("/institutions/bergsund/people/", data={"email": MEMBERS[Role.MAIN_CONTACT], "role": "reader", "language": "sv"})
    person = accounts.find_person(session, MEMBERS[Role.MAIN_CONTACT])
    assert person is not None
    client.post(f"/institutions/bergsund/people/{person.id}/link")
    assert client.page("/institutions/bergsund/people/").xpath("//input[@id='invitation-link']") == []
