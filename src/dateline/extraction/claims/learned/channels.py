"""Where words are put out ("vowed on X that …") is how they are said, and no part of them."""

from dateline.analysis import Analysis
from dateline.record import Span

# Last words of what one speaks on.
_CHANNELS = {
    "x", "twitter", "facebook", "instagram", "telegram", "tiktok", "youtube", "weibo", "whatsapp", "bluesky",
    "linkedin", "social", "media", "television", "tv", "radio", "air", "stage", "camera", "livestream",
}  # fmt: skip
# Who is called on to do something is asked, be it Kenya, X or the media.
_ASKING = {"call", "urge", "press", "appeal", "prevail", "count", "rely"}
_LEADING = {"on", "via", "over", "in"}
# What the words begin with.
_OPENERS = {"that", "to", "for", "how", "whether", "why"}


def off_channel(
    a: Analysis, cue: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """ "Vowed on [X that …]" is "vowed on X [that …]"."""
    words = a.tokens_in(cue) if cue else range(0)
    if len(words) < 2 or a.lower[words[-1]] not in _LEADING:
        return cue, content
    for at, part in enumerate(content):
        tokens = a.tokens_in(part)
        end = _channel(a, tokens) if tokens and tokens.start == words.stop else None
        asking = any(a.lemmas[word] in _ASKING for word in words)
        if end is None or (asking and a.lower[end] != "for"):
            continue
        first = end + 1 if a.lower[end] == "for" else end
        if first < tokens.stop:
            rest = Span(a.starts[first], part.end)
            return a.span(words.start, first), (*content[:at], rest, *content[at + 1 :])
    return cue, content


def _channel(a: Analysis, tokens: range) -> int | None:
    """Where the name of a channel at the beginning ends, if what is said begins there."""
    for end in range(tokens.start + 1, min(tokens.start + 5, tokens.stop)):
        if a.pos[end] == "ADP" and a.lower[end] not in _OPENERS:
            return None  # "on fans on Facebook"
        if a.lower[end] in _OPENERS:
            return end if a.lower[end - 1] in _CHANNELS else None
    return None
