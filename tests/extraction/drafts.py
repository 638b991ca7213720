"""Drafts made by hand, so that a finder is tested by itself."""

from dateline.record import Actor, Event, EventCore, Span


def event_at(text: str, words: str, number: int, type_: str = "ASSAULT") -> Event:
    """An event whose trigger is the first place of these words."""
    start = text.index(words)
    span = Span(start, start + len(words))
    core = EventCore(type_, span, "actual", None, None)
    return Event(
        id=f"e{number}", type=type_, mode=None, contexts=(), trigger=span, actors=(),
        recipients=(), time=None, place=None, status="actual", core=core, claim=None,
        mentions=(), sentence=Span(0, len(text)), score=1.0, why="",
    )  # fmt: skip


def actor_at(text: str, words: str, number: int) -> Actor:
    """An actor that is mentioned at the first place of these words."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return Actor(f"a{number}", words, "group", None, (), None, None, (span,), 1.0, "")
