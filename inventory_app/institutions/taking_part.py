"""Pages on taking part: what others may see, declining, and what has happened at the institution."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import ROLE_WORDS, May, Role
from inventory_app.answers.merge import Merged
from inventory_app.answers.values import fingerprint
from inventory_app.extensions import db
from inventory_app.history.queries import Entry, list_entries
from inventory_app.institutions import actions, members
from inventory_app.institutions.access import here
from inventory_app.institutions.forms import DeclineForm
from inventory_app.institutions.lists import history_table
from inventory_app.institutions.past import Line, as_line
from inventory_app.institutions.sharing import DEFAULTS, LEVEL_WORDS, PART_WORDS, SUBJECT, Part, ShareLevel, decide, list_decisions
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import say

room = Blueprint("taking_part", __name__)
# What concerns the institution as a whole; each system, sheet and requirement has a history of its own.
SUBJECTS = (members.SUBJECT, SUBJECT, actions.SUBJECT, "submission", "joint")


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"taking_part.{endpoint}", institution_key=here().institution.key, **arguments)


def level_label(level: ShareLevel) -> str:
    return say(LEVEL_WORDS[level])


def _sharing_page(wanted: dict[Part, ShareLevel], merged: Merged | None = None, status: int = 200) -> Any:
    decisions = list_decisions(db.session, here().id)
    return (
        render_template(
            "institutions/sharing.html",
            decisions=decisions,
            wanted={decision.part: wanted.get(decision.part, decision.level) for decision in decisions},
            clashes=set(merged.clashes) if merged else set(),
            part_words={part: (say(label), say(hint)) for part, (label, hint) in PART_WORDS.items()},
            levels=[(level, level_label(level)) for level in ShareLevel],
            level_label=level_label,
            defaults=DEFAULTS,
            seen={decision.part: fingerprint(decision.level.value) for decision in decisions},
        ),
        status,
    )


@room.get("/sharing")
@needs(May.READ)
def sharing() -> Any:
    return _sharing_page({})


@room.post("/sharing")
@needs(May.DECIDE_SHARING)
def decide_sharing() -> Any:
    wanted = {part: ShareLevel(request.form[part]) for part in Part if request.form.get(part) in set(ShareLevel)}
    seen = {part.value: request.form.get(f"{part}!seen", "-") for part in Part}
    merged = decide(db.session, here().id, here().person.id, wanted, seen)
    db.session.commit()
    if merged.clashes:
        return _sharing_page(wanted, merged, 409)
    if merged.changed:
        flash(_("Saved. It takes effect at once."), "success")
    else:
        flash(_("Nothing was changed."), "info")
    return redirect(address("sharing"), 303)


@room.get("/decline")
@needs(May.READ)
def decline() -> Any:
    form = DeclineForm(None, reason=here().institution.decline_reason)
    return render_template("institutions/decline.html", form=form)


@room.post("/decline")
@needs(May.DECLINE)
def save_decline() -> Any:
    form = DeclineForm(request.form)
    if not form.validate():
        return render_template("institutions/decline.html", form=form), 422
    actions.decline(db.session, here().institution, here().person.id, form.reason.data)
    db.session.commit()
    flash(_("Your institution has declined to take part. You can change that at any time."), "success")
    return redirect(address("decline"), 303)


@room.post("/rejoin")
@needs(May.DECLINE)
def rejoin() -> Any:
    actions.take_part_again(db.session, here().institution, here().person.id)
    db.session.commit()
    flash(_("Your institution takes part again. Everything you had answered is still there."), "success")
    return redirect(url_for("overview.task_list", institution_key=here().institution.key), 303)


def _act_label(entry: Entry) -> str:
    who = entry.key or ""
    labels = {
        "invited": _("Invited %(who)s", who=who),
        "role_changed": _("Changed the role of %(who)s", who=who),
        "removed": _("Removed %(who)s from the institution", who=who),
        "link_made": _("Made a new link for %(who)s", who=who),
        "deactivated": _("Deactivated %(who)s", who=who),
        "reactivated": _("Reactivated %(who)s", who=who),
        "declined": _("Declined to take part"),
        "rejoined": _("Takes part again"),
        "registered": _("Registered the institution"),
        "sent_back": _("Hand-in number %(number)s was sent back", number=who),
        "skipped": _("Skips the round"),
        "unskipped": _("Takes part in the round after all"),
        "moved_edition": _("Moved to a later edition"),
        "taken_in": _("Taken into the joint specification %(name)s", name=who),
        "left_out": _("Left out of the joint specification %(name)s", name=who),
        "newer_taken": _("A newer hand-in is used in %(name)s", name=who),
        "approved": _("Approved the part in %(name)s", name=who),
        "part_declined": _("Declined the part in %(name)s", name=who),
        "joint_issued": _("%(name)s was issued", name=who),
        "handed_in": _("Handed in as number %(number)s", number=entry.after),
    }
    if entry.subject == SUBJECT:
        part = say(PART_WORDS[Part(entry.key)][0]) if entry.key in set(Part) else who
        return _("Sharing decided: %(part)s", part=part)
    if entry.action == "edited":
        edits = {
            "name_sv": _("Changed the name in Swedish"),
            "name_en": _("Changed the name in English"),
            "kind": _("Changed between member and guest"),
        }
        return edits.get(who, who)
    return labels.get(entry.action, entry.action)


def _shown(entry: Entry, value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    if entry.subject == members.SUBJECT:
        return say(ROLE_WORDS[Role(value)]) if value in set(Role) else value
    if entry.subject == SUBJECT:
        return level_label(ShareLevel(value)) if value in set(ShareLevel) else value
    return {"member": _("Member"), "guest": _("Guest")}.get(value, value)


def history_lines(entries: list[Entry]) -> list[Line]:
    """One line per change; the state that goes with a reason is told by the reason."""
    return [
        as_line(entry, _act_label(entry), _shown(entry, entry.before), _shown(entry, entry.after))
        for entry in entries
        if not (entry.subject == actions.SUBJECT and entry.key == "state")
    ]


@room.get("/history")
@needs(May.READ)
def history() -> Any:
    entries = [entry for subject in SUBJECTS for entry in list_entries(db.session, here().id, subject)]
    entries.sort(key=lambda entry: (entry.at, entry.change_set_id), reverse=True)
    lines = history_lines(entries[:100])
    if wants_file():
        return as_file(history_table(_("What has happened"), lines), of=here().institution.key)
    return render_template("institutions/history.html", lines=lines)
