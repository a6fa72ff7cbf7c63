"""Every table, by noun. Table classes do not validate: kinds and forms do, and constraints guard."""

from inventory_app.tables.columns import JSON, ZONE, Moment, Numbered, id_of, now, today
from inventory_app.tables.comparison import PeerGroup, PeerGroupMember, Reading, SubmissionFact, SubmissionOwn, SubmissionSystem
from inventory_app.tables.files import Attachment, ImportDraft, ImportMapping, ImportRun, NameVariant
from inventory_app.tables.frozen import Issue, IssueDocument, Printout, Submission
from inventory_app.tables.history import Change, ChangeSet
from inventory_app.tables.institutions import AnswerSheet, ContentEdition, Institution, Sharing
from inventory_app.tables.joint import JointChoice, JointIssue, JointIssueDocument, JointMember, JointSpecification
from inventory_app.tables.needs import Need, NeedRequirement, ProposalDecision
from inventory_app.tables.people import Invitation, Membership, Person, SignInAttempt
from inventory_app.tables.register import RequirementChoice, System
from inventory_app.tables.review import AcceptedFinding, CategoryAssignment, Comment, EditionDecision, Review
from inventory_app.tables.rounds import Confirmation, Reminder, Round, RoundInstitution

__all__ = [
    "JSON",
    "ZONE",
    "AcceptedFinding",
    "AnswerSheet",
    "Attachment",
    "CategoryAssignment",
    "Change",
    "ChangeSet",
    "Comment",
    "Confirmation",
    "ContentEdition",
    "EditionDecision",
    "ImportDraft",
    "ImportMapping",
    "ImportRun",
    "Institution",
    "Invitation",
    "Issue",
    "IssueDocument",
    "JointChoice",
    "JointIssue",
    "JointIssueDocument",
    "JointMember",
    "JointSpecification",
    "Membership",
    "Moment",
    "NameVariant",
    "Need",
    "NeedRequirement",
    "Numbered",
    "PeerGroup",
    "PeerGroupMember",
    "Person",
    "Printout",
    "ProposalDecision",
    "Reading",
    "Reminder",
    "RequirementChoice",
    "Review",
    "Round",
    "RoundInstitution",
    "Sharing",
    "SignInAttempt",
    "Submission",
    "SubmissionFact",
    "SubmissionOwn",
    "SubmissionSystem",
    "System",
    "id_of",
    "now",
    "today",
]
