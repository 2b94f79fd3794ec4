"""Every kind of sentence that can be read, in the order in which they are tried."""

from tests.claims import figures, findings, targets, yearly
from tests.claims.shapes import KINDS

KIND_MODULES = (findings, targets, yearly, figures)
"""Each takes its shapes up as it is imported."""

__all__ = ["KINDS", "KIND_MODULES"]
