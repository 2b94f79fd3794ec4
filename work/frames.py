"""How two processes of ours speak through pipes: frames of bytes, each with its sort and its length before it."""

import struct
from enum import Enum
from typing import IO

_HEAD = struct.Struct(">cI")


class Sort(Enum):
    """What a frame is: a question or its answer, a refusal in words, or how far the answer is."""

    ASKED = b"?"
    ANSWERED = b"+"
    REFUSED = b"-"
    PROGRESS = b"~"


def send(pipe: IO[bytes], sort: Sort, said: bytes) -> None:
    """Puts one frame into a pipe."""
    pipe.write(_HEAD.pack(sort.value, len(said)) + said)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[Sort, bytes] | None:
    """Takes one frame from a pipe; None where the other side has closed it, or says what is no frame."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    sort, length = _HEAD.unpack(head)
    said = pipe.read(length)
    try:
        return (Sort(sort), said) if len(said) == length else None
    except ValueError:
        return None
