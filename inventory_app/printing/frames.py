"""How the web server and the printing process talk: a length, then that many bytes."""

from struct import Struct
from typing import IO

LENGTH = Struct("!Q")


class HungUp(Exception):
    """The other side has gone."""


def send(stream: IO[bytes], message: bytes) -> None:
    """Send one message; an OSError means that nobody listens."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Wait for one whole message, or for the other side to go."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    message = stream.read(count)
    if len(message) < count:
        raise HungUp
    return message
