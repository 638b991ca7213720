"""Who did what to whom: events with type, parties, status and every mention."""

from dateline.extraction.events.finder import find_events

__all__ = ["find_events"]
