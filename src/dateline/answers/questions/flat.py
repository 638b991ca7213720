"""Items as flat rows, for spreadsheets and data frames: the columns of a kind are always the same."""

from collections.abc import Callable, Iterable
from typing import Any

from dateline.answers.questions.timeline import who

type Item = dict[str, Any]
type Cell = str | float | int | bool | None
type Row = dict[str, Cell]
type Column = tuple[type, Callable[[Item], Cell]]

SEPARATOR = "; "


def row(kind: str, item: Item) -> Row:
    return {name: get(item) for name, (_, get) in COLUMNS[kind].items()}


def arrow_schema(kind: str) -> Any:
    """The columns with their types, which an empty table has too."""
    import pyarrow as pa

    types = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}
    return pa.schema([(name, types[made]) for name, (made, _) in COLUMNS[kind].items()])


def _at(*path: str, as_: type = str) -> Column:
    """The value at a path of keys, None where one is missing on the way."""

    def get(item: Item) -> Cell:
        value: Any = item
        for name in path:
            value = value.get(name) if value else None
        return float(value) if as_ is float and value is not None else value

    return as_, get


def _joined(path: str, name: str | None = None) -> Column:
    """A list as one cell; of each part what `name` says."""

    def get(item: Item) -> Cell:
        parts = [part if name is None else part[name] for part in item[path]]
        return SEPARATOR.join(
            SEPARATOR.join(p) if isinstance(p, list) else str(p) for p in parts if p
        )

    return str, get


def _parties(role: str) -> dict[str, Column]:
    one = role.removesuffix("s")
    return {
        role: _joined(role, "name"),
        f"{one}_countries": _joined(role, "country"),
        f"{one}_sectors": _joined(role, "sectors"),
    }


def _tellers(tellings: Iterable[Item], outlet: str | None) -> str:
    """Who says so, and how unless it is asserted."""
    named = ({**t, "outlet": outlet, "report": "", "copy_of": None} for t in tellings)
    return SEPARATOR.join(who(named))


def _figures(item: Item) -> str:
    """ "killed 164 (health ministry, 2022-01-09, first); …"."""
    return SEPARATOR.join(
        f"{f['measure']} {_number(f)} ({', '.join(filter(None, (f['source'], f['said'], f['standing'])))})"
        for f in item["figures"]
    )


def _number(figure: Item) -> str:
    value = figure["value"] if figure["value"] is not None else figure["low"]
    mark = {"at_least": "≥", "at_most": "≤", "about": "~", "vague": "~"}.get(
        figure["qualifier"], ""
    )
    return f"{mark}{'?' if value is None else f'{value:g}' if abs(value) < 1e6 else f'{value:.0f}'}"


def _disputes(item: Item) -> str:
    return SEPARATOR.join(
        f"{d['what']}: {', '.join(dict.fromkeys(p['holder'] or p['report'] for p in d['positions']))}"
        for d in item["disputes"]
    )


_REPORT: dict[str, Column] = {
    "id": _at("id"), "report": _at("report", "id"), "publisher": _at("report", "publisher"),
    "published": _at("report", "published"), "url": _at("report", "url"),
}  # fmt: skip
_TIME: dict[str, Column] = {"start": _at("time", "start"), "end": _at("time", "end")}
_PLACE: dict[str, Column] = {
    "place": _at("place", "name"), "country": _at("place", "country"), "admin1": _at("place", "admin1"),
    "lat": _at("place", "lat", as_=float), "lon": _at("place", "lon", as_=float),
}  # fmt: skip
_MADE: dict[str, Column] = {"score": _at("score", as_=float), "why": _at("why")}
_SEEN: dict[str, Column] = {
    "reports": _at("reports", as_=int), "mentions": _at("mentions", as_=int), "first": _at("first"), "last": _at("last"),
}  # fmt: skip


def _side(side: str) -> dict[str, Column]:
    """One side of a change between versions; empty where what changed came or went."""
    names = {"id": ("id",), "holder": ("holder",), "said": ("said",), "act": ("act",), "qualifier": ("qualifier",), "quote": ("quote",)}  # fmt: skip
    return {
        **{f"{side}_{name}": _at(side, *path) for name, path in names.items()},
        **{f"{side}_{name}": _at(side, name, as_=float) for name in ("value", "low", "high")},
        **{f"{side}_{name}": _at(side, "span", name, as_=int) for name in ("start", "end")},
    }


COLUMNS: dict[str, dict[str, Column]] = {
    "events": {
        **_REPORT, "incident": _at("incident"), "disputed": _at("disputed", as_=bool),
        "type": _at("type"), "mode": _at("mode"), "contexts": _joined("contexts"), "status": _at("status"),
        "trigger": _at("trigger", "text"), **_parties("actors"), **_parties("recipients"),
        **_TIME, "precision": _at("time", "precision"), **_PLACE, "core_type": _at("core", "type"),
        "says_who": (str, lambda e: _tellers(e["tellings"], e["report"]["publisher"])),
        "sentence": _at("sentence", "text"), **_MADE,
    },
    "claims": {
        **_REPORT, "holder": _at("holder"), "said": _at("said"), "act": _at("act"), "kind": _at("kind"),
        "cue": _at("cue", "text"), "content": _joined("content", "text"), **_parties("actors"),
        "addressees": _joined("addressees", "name"), "parent": _at("parent", "id"),
        "about": _joined("about", "relation"), "about_ids": _joined("about", "id"), **_MADE,
    },
    "figures": {
        **_REPORT, "incident": _at("incident"), "measure": _at("measure"),
        "value": _at("value", as_=float), "low": _at("low", as_=float), "high": _at("high", as_=float),
        "qualifier": _at("qualifier"), "unit": _at("unit"), "of": _at("of"), "count": _at("count"),
        "group": _at("group", "actor", "name"), "part_of": _at("part_of"), "as_of": _at("as_of"),
        "window_start": _at("window", "start"), "window_end": _at("window", "end"), **_PLACE,
        "holder": _at("holder"), "said": _at("said"), "words": _at("span", "text"),
        "event": _at("event", "id"), "event_type": _at("event", "type"), "sentence": _at("sentence"), **_MADE,
    },
    "incidents": {
        "id": _at("id"), "type": _at("type"), "mode": _at("mode"), "title": _at("title"), "status": _at("status"),
        **_TIME, **_PLACE, **_parties("actors"), **_parties("recipients"), "independent": _at("independent", as_=int),
        "reports": (int, lambda i: len({e["report"] for e in i["events"]})), "says_who": (str, lambda i: SEPARATOR.join(who(i["accounts"]))),
        "publishers": (str, lambda i: SEPARATOR.join(dict.fromkeys(s["publisher"] or "" for s in i["sources"]))),
        "figures": (str, _figures), "best": _at("best", "value", as_=float), "rule": _at("rule"),
        "disputes": (str, _disputes), "first_seen": _at("first_seen"), "last_changed": _at("last_changed"),
    },
    "timeline": {
        "day": _at("day"), "until": _at("until"), "kind": _at("kind"), "incident": _at("incident"), "title": _at("title"),
        "type": _at("type"), "status": _at("status"), "disputed": _at("disputed", as_=bool), "independent": _at("independent", as_=int),
        **_PLACE, "says_who": _joined("says"), "measure": _at("figure", "measure"), "value": _at("figure", "value", as_=float),
        "low": _at("figure", "low", as_=float), "high": _at("figure", "high", as_=float), "standing": _at("figure", "standing"),
    },
    "actors": {
        "name": _at("name"), "kind": _at("kind"), "country": _at("country"), "sectors": _joined("sectors"),
        "office": _at("office"), "register": _at("register"), **_SEEN,
    },
    "places": {
        "name": _at("name"), "country": _at("country"), "admin1": _at("admin1"), "feature": _at("feature"),
        "lat": _at("lat", as_=float), "lon": _at("lon", as_=float), "geonameid": _at("geonameid", as_=int), **_SEEN,
    },
    "articles": {
        "report": _at("report", "key"), "id": _at("report", "id"), "publisher": _at("report", "publisher"), "title": _at("report", "title"),
        "url": _at("report", "url"), "published": _at("report", "published"), "updated": _at("report", "updated"),
        "versions": (int, lambda a: len(a["versions"])), "changes": _at("changes", as_=int),
    },
    "changes": {
        "before_report": _at("before_report"), "after_report": _at("after_report"), "publisher": _at("publisher"), "title": _at("title"),
        "kind": _at("kind"), "became": _at("became"), "what": _at("what"), "measure": _at("measure"),
        **_side("before"), **_side("after"),
    },
}  # fmt: skip
