"""Reminders as mail: one letter a person, sent after what it tells has been saved, so that a server that fails loses nothing. Pure but for the sending."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from inventory_app.config import MailServer

SECONDS = 15
LONGEST_FAULT = 300
# What the standard library's parser of addresses says no with.
BAD_ADDRESS = (ValueError, IndexError, MessageError)


@dataclass(frozen=True)
class Letter:
    """`about` is whatever the sender wants to know the outcome by."""

    about: int
    name: str
    email: str
    subject: str
    text: str
    reply_to: str = ""


@dataclass(frozen=True)
class Outcome:
    about: int
    email: str
    fault: str = ""


def _one_line(text: str) -> str:
    """A header is one line, whatever was typed."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _address(name: str, email: str) -> Address:
    return Address(_one_line(name), addr_spec=_one_line(email))


def compose(letter: Letter, sender: str) -> EmailMessage:
    """Raises one of BAD_ADDRESS where an address is none."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address("", sender)
    message["To"] = _address(letter.name, letter.email)
    if letter.reply_to:
        message["Reply-To"] = _address("", letter.reply_to)
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    return message


def _fault(fault: Exception) -> str:
    """What the server said, or what happened on the way to it, on one line."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, refusal = next(iter(fault.recipients.values()))
        text = f"{code} {refusal.decode('utf-8', 'replace')}"
    elif isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        text = f"{fault.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    else:
        text = str(fault) or type(fault).__name__
    return _one_line(text)[:LONGEST_FAULT]


def _connect(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    connection: smtplib.SMTP
    if server.tls:
        connection = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        connection.ehlo_or_helo_if_needed()
        if not server.tls and connection.has_extn("starttls"):
            connection.starttls(context=context)
        if server.user:
            if not server.tls and not isinstance(connection.sock, ssl.SSLSocket):
                raise smtplib.SMTPNotSupportedError("the mail server offers no encryption, so the password was not sent")
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _send_one(connection: smtplib.SMTP, letter: Letter, sender: str) -> Outcome:
    try:
        connection.send_message(compose(letter, sender))
    except (smtplib.SMTPServerDisconnected, TimeoutError):
        raise
    except (*BAD_ADDRESS, smtplib.SMTPException, OSError) as fault:
        return Outcome(letter.about, letter.email, _fault(fault))
    return Outcome(letter.about, letter.email)


def send(server: MailServer, letters: Sequence[Letter]) -> list[Outcome]:
    """One outcome a letter, whatever happens. A connection that breaks is a fault of every letter that was left."""
    outcomes: list[Outcome] = []
    if not letters:
        return outcomes
    try:
        with _connect(server) as connection:
            for letter in letters:
                outcomes.append(_send_one(connection, letter, server.sender))
    except (smtplib.SMTPException, OSError, ValueError) as fault:
        outcomes += [Outcome(letter.about, letter.email, _fault(fault)) for letter in letters[len(outcomes) :]]
    return outcomes


def faults_of(outcomes: Iterable[Outcome]) -> str:
    """The same fault of several is told once."""
    by_fault: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.fault:
            by_fault.setdefault(outcome.fault, []).append(outcome.email)
    return "; ".join(f"{', '.join(emails)}: {fault}" for fault, emails in by_fault.items())
