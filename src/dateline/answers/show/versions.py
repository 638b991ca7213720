"""Versions of an article on the terminal: what changed from one to the next, with its words."""

from collections.abc import Iterator
from typing import Any

from dateline.answers.questions.versions import KINDS, many
from dateline.answers.show import make_console
from dateline.answers.show.answers import WIDTH, print_table
from dateline.answers.words import REPORT, Amount, amount, clean, cut

type Item = dict[str, Any]

_COLUMNS = {"last": 0, "title": 6, "outlet": 3, "versions": 0, "changes": 0, "report": 0}
# Characters of words that are quoted.
_LONGEST = 200


def show_articles(articles: list[Item]) -> None:
    print_table(make_console(WIDTH), _COLUMNS, ((_cells(article), "") for article in articles))


def _cells(article: Item) -> list[str]:
    report = article["report"]
    return [
        report["updated"] or report["published"] or "", report["title"] or report["id"], report["publisher"] or "",
        str(len(article["versions"])), str(article["changes"]), report["key"],
    ]  # fmt: skip


def lines(step: Item) -> Iterator[str]:
    """One step: which versions, then each change with the words before and after, and where they stand."""
    before, after = step["before"], step["after"]
    about = [after["publisher"] or after["id"], after["title"] and f"“{after['title']}”"]
    told = ", ".join(clean(part) for part in about if part)
    yield f"{_version(before)} → {_version(after)}: {told}"
    if gone := [one for one in (before, after) if one["removed"]]:
        for one in gone:
            yield f"{one['key']} was taken down on {one['removed'][:10]}: what it said is gone"
    elif not many(step):
        yield "no figure and no claim changed"
    else:
        for one in step["persons"]:
            yield f"{one['also']} in {one['in']} is {one['pseudonym']}: by the surname alone"
        for kind in KINDS:
            yield from _changes(kind.removesuffix("s"), step[kind])


def _version(report: Item) -> str:
    updated = f", updated {report['updated']}" if report["updated"] else ""
    return f"{report['key']} ({report['published'] or 'undated'}{updated})"


def _changes(kind: str, changes: Item) -> Iterator[str]:
    for change in changes["changed"]:
        before, after = change["before"], change["after"]
        what, who = _moved(_what(before), _what(after)), _moved(_who(before), _who(after))
        yield f"{kind} changed ({change['what']}): {what}, {who}"
        yield f"  was {_words(before)}"
        yield f"  is  {_words(after)}"
    for became, was in (("added", "is "), ("gone", "was")):
        for item in changes[became]:
            yield f"{kind} {became}: {' '.join(_what(item))}, {' '.join(_who(item))}"
            yield f"  {was} {_words(item)}"


def _what(item: Item) -> tuple[str, ...]:
    """A figure's measure and number; a claim's act."""
    if "act" in item:
        return (item["act"],)
    number = Amount(*(item[name] for name in Amount._fields))
    return (item["measure"], clean(amount(number)))


def _who(item: Item) -> tuple[str, ...]:
    who = clean(item["holder"] or ("unnamed" if "act" in item else REPORT))
    return (f"denied by {who}" if item.get("denied") else who,)


def _moved(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """ "killed 3 → 9": what is the same stands once."""
    pairs = zip(before, after, strict=True)
    return " ".join(one if one == two else f"{one} → {two}" for one, two in pairs)


def _words(item: Item) -> str:
    span = item["span"]
    place = f", characters {span['start']}–{span['end']}" if span else ""
    return f"“{cut(item['quote'], _LONGEST)}” ({item['id']}{place})"
