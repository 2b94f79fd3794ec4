"""A process that the tests ask: it does what each question says."""

import os
import sys
import time

from work import limits, process
from work.process import Progress, RefusedError


def answer(question: bytes, progress: Progress) -> bytes:
    """Echoes, says its number, or ends in the way that is asked for."""
    limits.hold_time(1)
    what, _, rest = question.partition(b" ")
    if what == b"number":
        return str(os.getpid()).encode()
    if what == b"refuse":
        raise RefusedError(rest.decode())
    if what == b"abort":
        os.abort()
    if what == b"kill":
        os.kill(os.getpid(), 9)
    if what == b"behind":
        limits.stand_behind()
        limits.stand_behind()
        return str(os.getpriority(os.PRIO_PROCESS, 0)).encode()
    if what == b"shout":
        print(rest.decode(), file=sys.stderr)
    if what == b"leave":
        os._exit(3)
    if what == b"sleep":
        time.sleep(60)
    if what == b"spin":
        while True:
            pass
    if what == b"count":
        for number in range(int(rest)):
            progress(str(number).encode())
    if what == b"hold":
        bytearray(int(rest))
    return rest


def main() -> int:
    """Answers until nobody asks."""
    limits.hold_memory(200_000_000)
    return process.answer_all(answer)


if __name__ == "__main__":
    sys.exit(main())
