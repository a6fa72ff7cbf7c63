"""Every endpoint with an address under which it finds something of almby's, for tests that walk them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select
from werkzeug.routing import Rule

from inventory_app.accounts.roles import Role
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory import actions as inventory
from inventory_app.inventory.attachments import FileKind, add_file
from inventory_app.joint.queries import basis_for
from inventory_app.names.actions import join
from inventory_app.needs.actions import add_need
from inventory_app.needs.need import Priority
from inventory_app.requirements import actions as requirements
from inventory_app.requirements.choice import Level
from inventory_app.review import actions as review
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.queries import DRAFT, read_dossier
from inventory_app.spreadsheets.runs import REQUIREMENTS, SYSTEMS
from inventory_app.tables import (
    ChangeSet,
    Comment,
    ImportDraft,
    ImportRun,
    Institution,
    Issue,
    IssueDocument,
    JointIssue,
    JointIssueDocument,
    JointSpecification,
    PeerGroup,
    Person,
    RequirementChoice,
    Round,
    System,
    today,
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
    "change_coordinator", "make_link", "set_active", "undo", "remove_file", "delete", "remove", "remove_own", "discard", "undo_import", "delete_group", "sign_out",
)  # fmt: skip
NEEDS = tuple(f"needs.{name}" for name in ("need", "save", "remove", "choose", "save_choice", "unlink", "area", "write", "add_written"))


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
        decide(session, almby.id or 0, None, {Part.SPECIFICATIONS: ShareLevel.NAMED})
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
            "round_id": session.exec(select(Round.id).where(col(Round.closed_at).is_(None))).one(),
            "joint_id": self._joint(session),
            "requirement_key": "KON-04",
            "kind": "product",
            "file_id": self._file(session),
            "draft_id": self._draft(session),
            "run_id": self._run(session),
            "variant_id": self._variant(session),
            "comment_id": self._comment(session),
            "view_key": "areas",
            "group_id": self._group(session),
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
            "joint.change_member": {"shared_key": "holmsta", "act": "newest"},
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

    def belongs_to(self, session: Session, email: str) -> None:
        """Those who do not fill in the checklist settle what they wrote themselves; a group is there for its own person alone."""
        group = session.get(PeerGroup, self.everywhere["group_id"])
        assert group is not None
        group.person_id = self._person(session, email) or 0
        session.add(group)
        comment = session.get(Comment, self.everywhere["comment_id"])
        assert comment is not None
        comment.written_by_id = self._person(session, email)
        session.add(comment)
        session.commit()

    def _group(self, session: Session) -> int | None:
        group = PeerGroup(person_id=self._member(session, Role.MAIN_CONTACT) or 0, name="Grannar")
        session.add(group)
        session.flush()
        return group.id

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
    def _joint(session: Session) -> int | None:
        """Of the demo's institutions, with something issued."""
        joint = session.exec(select(JointSpecification)).one()
        document = session.exec(select(IssueDocument.document)).first()
        issue = JointIssue(
            joint_id=joint.id or 0,
            version="1.0",
            language="sv",
            basis=basis_for(session, joint, DRAFT).model_dump(mode="json"),
            catalogue_edition=1,
            issued_by_name="Ingalill Stensjö",
        )
        session.add(issue)
        session.flush()
        session.add(JointIssueDocument(joint_issue_id=issue.id or 0, language="sv", document=document, pdf=b"%PDF-", sha256="0"))
        return joint.id

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
