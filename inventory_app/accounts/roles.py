"""Which role may do what: the one table."""

from __future__ import annotations

from enum import StrEnum

from inventory_app.answers.messages import N_


class Role(StrEnum):
    MAIN_CONTACT = "main_contact"
    IT_DEPARTMENT = "it_department"
    SYSTEM_OWNER = "system_owner"
    READER = "reader"


class May(StrEnum):
    READ = "read"
    COMMENT = "comment"
    # One's own, that nobody else sees.
    KEEP_GROUPS = "keep groups"
    FILL_INVENTORY = "fill inventory"
    FILL_PROFILE = "fill profile"
    FILL_CHECKLIST = "fill checklist"
    WRITE_SPECIFICATION = "write specification"
    ISSUE = "issue specification"
    HAND_IN = "hand in"
    DECLINE = "decline"
    DECIDE_SHARING = "decide sharing"
    MANAGE_PEOPLE = "manage people"
    COORDINATE = "coordinate"


ALLOWED: dict[Role, frozenset[May]] = {
    Role.MAIN_CONTACT: frozenset(set(May) - {May.COORDINATE}),
    Role.IT_DEPARTMENT: frozenset({May.READ, May.COMMENT, May.KEEP_GROUPS, May.FILL_INVENTORY, May.FILL_PROFILE}),
    Role.SYSTEM_OWNER: frozenset({May.READ, May.COMMENT, May.KEEP_GROUPS, May.FILL_PROFILE, May.FILL_CHECKLIST, May.WRITE_SPECIFICATION, May.ISSUE}),
    Role.READER: frozenset({May.READ, May.COMMENT, May.KEEP_GROUPS}),
}

# At every institution, without being a member of it.
COORDINATOR: frozenset[May] = frozenset({May.COORDINATE, May.MANAGE_PEOPLE})

ROLE_WORDS = {
    Role.MAIN_CONTACT: N_("Main contact"),
    Role.IT_DEPARTMENT: N_("IT department"),
    Role.SYSTEM_OWNER: N_("System owner"),
    Role.READER: N_("Reader"),
}
ROLE_HINTS = {
    Role.MAIN_CONTACT: N_("Invites people, hands in, decides what is shared, and may do everything below."),
    Role.IT_DEPARTMENT: N_("Fills in the inventory of support systems."),
    Role.SYSTEM_OWNER: N_("Works with the requirements checklist and the specification."),
    Role.READER: N_("Reads everything, comments on requirements, and changes nothing."),
}
