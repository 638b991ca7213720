"""Values and places as a person types them → settings of a judgement, and spans."""

import re
from collections.abc import Sequence

from dateline.answers.judged import Page, items_named
from dateline.casebook.correcting.fields import REFERS, field_of, is_many, may_be_nothing, words_of
from dateline.casebook.judgement import Kind, Ref, Setting
from dateline.record import BadCall

_PUBLISHED = Ref("time", 0, 0, "published")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")


def place_of(page: Page, words: str, nth: int | None) -> tuple[int, int]:
    """Where words stand in a text, blanks counting as one. Raises BadCall where nowhere, or where not clear."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    found = [m.span() for m in re.finditer(pattern, page.machine.report.text)] if pattern else []
    holes = page.machine.report.furniture
    found = [f for f in found if not any(h.start < f[1] and f[0] < h.end for h in holes)]
    if not found:
        raise BadCall(f"“{words}” does not stand in the text of {page.kept.identity.key}")
    if nth is None and len(found) > 1:
        raise BadCall(
            f"“{words}” stands there {len(found)} times: say which: --nth 1 to {len(found)}"
        )
    if not 1 <= (nth or 1) <= len(found):
        raise BadCall(f"--nth {nth}: “{words}” stands there {len(found)} times")
    return found[(nth or 1) - 1]


def settings_of(page: Page, kind: Kind, pairs: Sequence[str]) -> list[Setting]:
    """FIELD=VALUE … → settings, checked. Raises BadCall."""
    found: dict[str, Setting] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise BadCall(f"{pair!r} is not FIELD=VALUE")
        field = field_of(kind, name.strip())
        if field in found:
            raise BadCall(f"{field} is set twice")
        found[field] = _setting(page, kind, field, value)
    return list(found.values())


def _setting(page: Page, kind: Kind, field: str, value: str) -> Setting:
    parts = words_of(kind, field, value)
    kinds = REFERS.get((kind, field))
    if kinds is None:
        return Setting(field, parts, ())
    if not parts:
        if not may_be_nothing(kind, field):
            raise BadCall(f"{field}: a value is needed")
        return Setting(field, (), ())
    if kinds == ("time",) and (days := _days(parts[0])):
        return Setting(field, (days,), ())
    if kinds == ("time",) and parts[0] == "published":
        return Setting(field, (), (_PUBLISHED,))
    if kinds == ("actor",) and is_many(kind, field) and list(items_named(page, kinds, value)):
        parts = (value,)  # a name with a comma in it
    return Setting(field, (), tuple(_ref(page, kinds, field, part) for part in parts))


def _days(words: str) -> str | None:
    if not _DAYS.fullmatch(words):
        return None
    first, _, last = words.partition("/")
    for day in (first, last or first):
        words_of("time", "start", day)
    if last and last < first:
        raise BadCall(f"time: {first} comes after {last}")
    return words


def _ref(page: Page, kinds: tuple[Kind, ...], field: str, part: str) -> Ref:
    found = list(items_named(page, kinds, part))
    if len(found) == 1:
        return page.ref(found[0])
    what = " or ".join(kinds)
    if found:
        raise BadCall(f"{field}: {part!r} may be {' or '.join(found[:5])}: say which")
    known = [i for kind in kinds for i in _known(page, kind)]
    several = ", ".join(known[:12]) + (" …" if len(known) > 12 else "") or "none"
    raise BadCall(
        f"{field}: the report has no {what} {part!r}; there are: {several}"
        f" (another: judge REPORT add {kinds[0]} --span WORDS)"
    )


def _known(page: Page, kind: Kind) -> list[str]:
    items = getattr(page.shown, f"{kind}s")
    return [f"{item.id} {getattr(item, 'name', '')}".strip() for item in items]
