"""Passwords as argon2id hashes, with the library's own (RFC 9106) parameters."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

LEAST_LENGTH = 12
MOST_LENGTH = 200

hasher = PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    return hasher.hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Takes as long for a person who does not exist as for one who does."""
    try:
        return hasher.verify(password_hash or _nobodys_hash(), password) and password_hash is not None
    except (Argon2Error, InvalidHashError):
        return False
