"""Pages of comments: all of them, and the threads about one requirement."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.pages import ChecklistPage, checklist_here
from inventory_app.requirements.show import level_label, level_tone
from inventory_app.requirements.standing import standing_of
from inventory_app.review import actions
from inventory_app.review.forms import CommentForm
from inventory_app.review.lists import comments_table
from inventory_app.review.queries import NoSuchComment, list_comments, thread_for
from inventory_app.review.show import asks_text
from inventory_app.review.threads import STATES, Thread, by_requirement, fold_threads, matching, read_filter
from inventory_app.tables import Comment
from inventory_app.web.access import MOST_ID, needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotAllowed, NotFound
from inventory_app.web.locale import page_language


@needs(May.READ)
def comments() -> Any:
    page = checklist_here()
    wanted = read_filter(request.args, page.catalogue.category_by_key)
    threads = fold_threads(list_comments(db.session, here().id))
    found = matching(threads, wanted, here().person.id, page.category_of)
    grouped = by_requirement(found, page.category_of)
    chosen = {key: page.find(key) for key, _threads in grouped}
    if wants_file():
        texts = {key: each.text_in(page_language()).text for key, each in chosen.items() if each}
        return as_file(comments_table([thread for _key, here_ in grouped for thread in here_], texts, wanted), of=here().institution.key)
    return render_template(
        "review/comments.html",
        page=page,
        wanted=wanted,
        states=STATES,
        grouped=grouped,
        chosen=chosen,
        shown=len(found),
        total=len(threads),
        asks=asks_text(standing_of(db.session, here().id)),
    )


def _requirement_here(page: ChecklistPage, key: str) -> Chosen:
    found = page.find(key)
    if found is None:
        raise NotFound
    return found


def may_settle(thread: Thread | Comment) -> bool:
    """Whoever wrote it, and those who fill in the checklist."""
    written_by = thread.first.by_id if isinstance(thread, Thread) else thread.written_by_id
    return here().may(May.FILL_CHECKLIST) or (written_by is not None and written_by == here().person.id)


def _thread_page(page: ChecklistPage, each: Chosen, form: CommentForm | None = None, parent_id: int | None = None) -> str:
    """`form` is one that could not be saved: below the thread it answers, or the one for a new comment."""
    return render_template(
        "review/thread.html",
        each=each,
        category=page.catalogue.category_by_key[each.category],
        is_removed=page.is_removed(each.key),
        threads=fold_threads(list_comments(db.session, here().id, each.key)),
        faulty=form,
        parent_id=parent_id,
        may_settle=may_settle,
        level_label=level_label,
        level_tone=level_tone,
        asks=asks_text(standing_of(db.session, here().id)),
    )


@needs(May.READ)
def thread(key: str) -> Any:
    page = checklist_here()
    return _thread_page(page, _requirement_here(page, key))


@needs(May.COMMENT)
def write(key: str) -> Any:
    page = checklist_here()
    each = _requirement_here(page, key)
    raw = request.form.get("parent", "")
    parent_id = read_whole(raw, 10)
    if raw and (parent_id is None or parent_id > MOST_ID):
        raise NotFound
    form = CommentForm(request.form)
    try:
        if parent_id is not None:
            thread_for(db.session, here().id, parent_id, each.key)
        if not form.validate():
            return _thread_page(page, each, form, parent_id), 422
        comment = actions.write(db.session, editor(), each.key, form.text.data, parent_id)
    except NoSuchComment:
        raise NotFound from None
    number = comment.id
    db.session.commit()
    flash(_("The reply is saved.") if parent_id else _("The comment is saved."), "success")
    return redirect(_address(each.key, number), 303)


def _address(key: str, comment_id: int | None) -> str:
    return url_for("review.thread", institution_key=here().institution.key, key=key, _anchor=f"comment-{comment_id}")


def _settled(comment_id: int, is_settled: bool) -> Any:
    try:
        found = thread_for(db.session, here().id, comment_id)
    except NoSuchComment:
        raise NotFound from None
    if not may_settle(found):
        raise NotAllowed
    key = found.requirement_key
    if is_settled:
        actions.settle(db.session, editor(), found)
    else:
        actions.reopen(db.session, found)
    db.session.commit()
    flash(_("The comment is settled.") if is_settled else _("The comment is open again."), "success")
    return redirect(_address(key, comment_id), 303)


@needs(May.COMMENT)
def settle(comment_id: int) -> Any:
    return _settled(comment_id, True)


@needs(May.COMMENT)
def reopen(comment_id: int) -> Any:
    return _settled(comment_id, False)


def add_to(room: Blueprint) -> None:
    room.get("/comments")(comments)
    room.get("/comments/<key>")(thread)
    room.post("/comments/<key>")(write)
    room.post("/comments/<int:comment_id>/settle")(settle)
    room.post("/comments/<int:comment_id>/reopen")(reopen)
