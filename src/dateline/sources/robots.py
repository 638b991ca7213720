"""robots.txt by RFC 9309: what a site asks programs not to fetch, and how long to wait in between.

Not urllib.robotparser: it takes the first rule that fits instead of the longest, and "*" and "$" in a
path for themselves, so that what a site forbids would be fetched.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

# Our name in the rules for one program.
AGENT = "dateline"
_MOST = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
_PATTERN = 1000  # characters; a longer path is nobody's
_WILD = 8  # stars in a path; more only cost time


@dataclass(frozen=True, slots=True)
class Robots:
    """`rules`: (whether it allows, the path pattern); `delay` in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """By the longest pattern that fits; of equals the one that allows. `path` with the query."""
        path = _same(path)
        fits = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, path)]
        return max(fits)[1] if fits else True


ALL = Robots()
NOTHING = Robots(((False, "/"),))


def read_robots(data: bytes, agent: str = AGENT) -> Robots:
    """The rules for us, else those for everybody, else none."""
    text = data[:_MOST].decode("utf-8", "replace").removeprefix("\ufeff")
    groups = _groups(text.splitlines())
    own = [group for group in groups if agent in group.agents]
    chosen = own or [group for group in groups if "*" in group.agents]
    rules = tuple(rule for group in chosen for rule in group.rules)
    return Robots(rules, max((group.delay for group in chosen), default=0.0))


class _Group:
    def __init__(self) -> None:
        self.agents: set[str] = set()
        self.rules: list[tuple[bool, str]] = []
        self.delay = 0.0
        self.open = True  # more names may follow


def _groups(lines: Iterable[str]) -> list[_Group]:
    groups: list[_Group] = []
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not groups or not groups[-1].open:
                groups.append(_Group())
            groups[-1].agents.add(value.lower().partition("/")[0])
        elif groups:
            _take(groups[-1], key, value)
    return groups


def _take(group: _Group, key: str, value: str) -> None:
    if key in ("allow", "disallow"):
        group.open = False
        if value and len(value) <= _PATTERN and value.count("*") <= _WILD:
            group.rules.append((key == "allow", _same(value)))
    elif key == "crawl-delay":
        group.open = False
        if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
            group.delay = max(group.delay, float(value))


def _same(path: str) -> str:
    """One spelling for what may be percent-encoded or not."""
    return quote(unquote(path, errors="replace"), safe="/%*$?&=;:@!'()+,~-._")


def _fits(pattern: str, path: str) -> bool:
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not whole or path == first
    at = len(first)
    for piece in rest[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if whole:
        return len(path) - at >= len(rest[-1]) and path.endswith(rest[-1])
    return path.find(rest[-1], at) >= 0
