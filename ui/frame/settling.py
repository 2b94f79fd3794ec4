"""What is imported for as long as the server lives is kept out of every later collection of what is not."""

import gc
from functools import cache


@cache
def settle() -> None:
    """Sets aside all that is there now, once."""
    gc.collect()
    gc.freeze()
