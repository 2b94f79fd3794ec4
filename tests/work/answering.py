"""A process that the tests ask: it does what each question says."""

import os
import sys
import time

from work import helper, limits


def answer(question: bytes) -> bytes:
    """Echoes, says its number, or ends in the way that is asked for."""
    limits.hold_time(1)
    what, _, rest = question.partition(b" ")
    if what == b"number":
        return str(os.getpid()).encode()
    if what == b"refuse":
        raise helper.RefusedError(rest.decode())
    if what == b"abort":
        os.abort()
    if what == b"leave":
        os._exit(3)
    if what == b"sleep":
        time.sleep(60)
    if what == b"spin":
        while True:
            pass
    if what == b"hold":
        bytearray(int(rest))
    return rest


def main() -> int:
    """Answers until nobody asks."""
    limits.hold_memory(200_000_000)
    return helper.serve(answer)


if __name__ == "__main__":
    sys.exit(main())
