"""Settings, all from the environment. A half-made setting stops the start and says which variable and what would be right."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent if (HERE.parent / "pyproject.toml").is_file() else None


class BadSetting(Exception):
    """A variable that cannot be used; the text names it and says what would be right."""


@dataclass(frozen=True)
class MailServer:
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    # Encrypted from the first byte (smtps); otherwise STARTTLS where the server offers it.
    tls: bool
    sender: str


@dataclass(frozen=True)
class Settings:
    data_folder: Path
    database_url: str
    secret_key: str
    host: str
    port: int
    # Over HTTPS cookies are marked secure; on 127.0.0.1 that would lock people out.
    https: bool
    # How many reverse proxies stand in front, whose X-Forwarded-For is believed (the rate limit needs the true address).
    proxies: int
    # None: reminders are shown in the application only.
    mail: MailServer | None = None
    # Where people reach the application, for links in mail; without a slash at the end.
    address: str = ""


def _number(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    raw = environment.get(name, str(default))
    if not raw.isdecimal() or not least <= int(raw) <= most:
        raise BadSetting(f"{name}={raw!r}: write a whole number from {least} to {most}")
    return int(raw)


def _database_url(environment: Mapping[str, str], folder: Path) -> str:
    url = environment.get("INVENTORY_DATABASE_URL", "")
    if not url:
        return f"sqlite:///{folder / 'inventory.db'}"
    for given, driver in (("postgres://", "postgresql+psycopg://"), ("postgresql://", "postgresql+psycopg://")):
        if url.startswith(given):
            return driver + url.removeprefix(given)
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise BadSetting("INVENTORY_DATABASE_URL: write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE")


_MAIL_URL = "INVENTORY_SMTP_URL: write smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465 (user and password may be left out)"


def _address(environment: Mapping[str, str]) -> str:
    address = environment.get("INVENTORY_ADDRESS", "").strip().rstrip("/")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise BadSetting("INVENTORY_ADDRESS: write the address at which people reach the application, such as https://inventory.university.se")
    return address


def _mail(environment: Mapping[str, str], address: str) -> MailServer | None:
    url, sender = environment.get("INVENTORY_SMTP_URL", ""), environment.get("INVENTORY_MAIL_FROM", "").strip()
    if not url:
        if sender:
            raise BadSetting(f"INVENTORY_MAIL_FROM is set, but no mail server is. {_MAIL_URL}")
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadSetting(_MAIL_URL) from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/") or (parts.password and not parts.username):
        raise BadSetting(_MAIL_URL)
    name, _, host = sender.partition("@")
    if not name or not host or any(mark.isspace() or mark in "<>," or not mark.isprintable() for mark in sender):
        raise BadSetting("INVENTORY_MAIL_FROM: write the e-mail address that mail comes from, such as inventory@university.se")
    if not address:
        raise BadSetting(
            "INVENTORY_ADDRESS: mail needs it for its links; write where people reach the application, such as https://inventory.university.se"
        )
    tls = parts.scheme == "smtps"
    return MailServer(parts.hostname, port or (465 if tls else 587), unquote(parts.username or ""), unquote(parts.password or ""), tls, sender)


def _secret(environment: Mapping[str, str], folder: Path) -> str:
    """From the environment, or made once and kept beside the database, readable by its owner only."""
    given = environment.get("INVENTORY_SECRET_KEY")
    if given is not None:
        if len(given) < 32:
            raise BadSetting("INVENTORY_SECRET_KEY: at least 32 characters, or leave it unset and one is made for you")
        return given
    file = folder / "secret_key"
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        kept = file.read_text("ascii", errors="replace").strip()
        if len(kept) < 32:
            raise BadSetting(f"{file}: the file is damaged; remove it and a new secret is made (everybody signs in again)") from None
        return kept
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        secret = secrets.token_hex(32)
        out.write(secret)
    return secret


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    given = environment.get("INVENTORY_DATA")
    folder = Path(given) if given else (CHECKOUT / "var" if CHECKOUT else user_data_path("inventory-app"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        secret = _secret(environment, folder)
    except OSError as fault:
        raise BadSetting(f"INVENTORY_DATA: cannot write to {folder} ({fault.strerror}); name a folder that can be written to") from None
    https = environment.get("INVENTORY_HTTPS", "0")
    if https not in ("0", "1"):
        raise BadSetting(f"INVENTORY_HTTPS={https!r}: write 1 when people reach the application over https, otherwise 0")
    address = _address(environment)
    return Settings(
        data_folder=folder,
        database_url=_database_url(environment, folder),
        secret_key=secret,
        host=environment.get("HOST", "127.0.0.1"),
        port=_number(environment, "PORT", 8000, 1, 65535),
        https=https == "1",
        proxies=_number(environment, "INVENTORY_PROXIES", 0, 0, 9),
        mail=_mail(environment, address),
        address=address,
    )
