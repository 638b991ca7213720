"""A record as people's judgements have it."""

from dateline.casebook.correcting.correct import Corrected, Fit, Unfit, correct, event_at

__all__ = ["Corrected", "Fit", "Unfit", "correct", "event_at"]
