"""A record as people's judgements have it."""

from dateline.casebook.correcting.correct import Corrected, Fit, Unfit, correct, read_at
from dateline.casebook.correcting.page import is_added

__all__ = ["Corrected", "Fit", "Unfit", "correct", "is_added", "read_at"]
