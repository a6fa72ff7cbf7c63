"""Every table, by noun. Table classes do not validate: kinds and forms do, and constraints guard."""

from inventory_app.tables.columns import JSON, Moment, Numbered, id_of, now
from inventory_app.tables.files import Attachment, ImportDraft, ImportMapping, ImportRun, NameVariant
from inventory_app.tables.frozen import Issue, IssueDocument, Printout, Submission, SubmissionFact
from inventory_app.tables.history import Change, ChangeSet
from inventory_app.tables.institutions import AnswerSheet, ContentEdition, Institution, Sharing
from inventory_app.tables.people import Invitation, Membership, Person, SignInAttempt
from inventory_app.tables.register import RequirementChoice, System
from inventory_app.tables.rounds import Confirmation, Reminder, Round, RoundInstitution

__all__ = [
    "JSON",
    "AnswerSheet",
    "Attachment",
    "Change",
    "ChangeSet",
    "Confirmation",
    "ContentEdition",
    "ImportDraft",
    "ImportMapping",
    "ImportRun",
    "Institution",
    "Invitation",
    "Issue",
    "IssueDocument",
    "Membership",
    "Moment",
    "NameVariant",
    "Numbered",
    "Person",
    "Printout",
    "Reminder",
    "RequirementChoice",
    "Round",
    "RoundInstitution",
    "Sharing",
    "SignInAttempt",
    "Submission",
    "SubmissionFact",
    "System",
    "id_of",
    "now",
]
