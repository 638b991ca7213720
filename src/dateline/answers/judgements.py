"""`dateline judgements`: what people said of a casebook, how it stands, and files of it for a team."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.answers.files import replaced
from dateline.answers.judged import Page, kept_at, page_of
from dateline.answers.judging import said
from dateline.answers.words import clean, cut
from dateline.casebook.conflicts import conflicts
from dateline.casebook.judgement import Anchor, Judgement, line_of, parse_line, span_of
from dateline.engine.judging import Judging
from dateline.record import KINDS, BadCall, BadInput, BadRecord
from dateline.record.codec import to_plain
from dateline.store import Store, judging, reading, writing

HOLDS, OVERRULED, WITHDRAWN, UNFITTED = "holds", "overruled", "withdrawn", "unfitted"


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and how it stands; `item`: what it is about ("KEY/ID"), None where that is not there;
    `words` as they are shown."""

    judgement: Judgement
    state: str
    reason: str
    item: str | None
    words: str


def standings(store: Store) -> list[Standing]:
    """Of all judgements, the earliest first."""
    found = _Standings(store)
    return [found.of(judged) for judged in judging.every(store.connection)]


class _Standings:
    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._pages: dict[str, Page | None] = {}

    def of(self, judged: Judgement) -> Standing:
        page = self._page(judged.on.sha256)
        item, words = self._named(page, judged) if page else (None, "")
        state, reason = self._state(page, judged)
        return Standing(page.told(judged) if page else judged, state, reason, item, words)

    def _page(self, text: str) -> Page | None:
        """Of several reports of a text (reprints) any: judgements fit all alike."""
        if text not in self._pages:
            kept = judging.reports_of(self._connection, text)
            self._pages[text] = page_of(self._connection, kept[0]) if kept else None
        return self._pages[text]

    def _state(self, page: Page | None, judged: Judgement) -> tuple[str, str]:
        if judged.withdrawn:
            return WITHDRAWN, f"by {judged.withdrawn.by} at {judged.withdrawn.at[:10]}"
        if page is None:
            return UNFITTED, "its text is not in this casebook"
        if judged.other:
            return self._bond(judged, judged.other)
        for fit in page.corrected.fitted:
            if fit.judgement.id == judged.id:
                return (HOLDS, "") if fit.holds else (OVERRULED, "a later one holds")
        unfit = next(u for u in page.corrected.unfitted if u.judgement.id == judged.id)
        return UNFITTED, unfit.reason

    def _bond(self, judged: Judgement, other: Anchor) -> tuple[str, str]:
        if self._page(other.sha256) is None:
            return UNFITTED, "the other text is not in this casebook"
        pairs = judging.ends(self._connection, judged.on, other)
        if not pairs:
            return UNFITTED, "one of its events is not linked any more"
        one, two = (judging.incident_of_row(self._connection, row) for row in pairs[0])
        agrees = (one == two) == (judged.verdict == "same")
        return (HOLDS, "") if agrees else (OVERRULED, "a later one holds")

    def _named(self, page: Page, judged: Judgement) -> tuple[str | None, str]:
        """An item that was judged wrong is named, but its words are not shown."""
        ids = [f.item for f in page.corrected.fitted if f.judgement.id == judged.id]
        place = (judged.on.kind, judged.on.start, judged.on.end)
        for kind in KINDS:
            for read, shown in zip(
                getattr(page.corrected.record, kind), getattr(page.shown, kind), strict=True
            ):
                span = span_of(read)
                here = span and (kind[:-1], span.start, span.end) == place
                if read.id in ids or (not ids and here):
                    at = span_of(shown)
                    words = clean(at.text(page.shown.report.text)) if at else ""
                    return f"{page.kept.identity.key}/{read.id}", words
        return (f"{page.kept.identity.key}/{ids[0]}" if ids else None), ""


def listed(db: Path, which: str) -> list[Standing]:
    """`which`: "" (all that are not withdrawn), "all", or a state."""
    with reading(db) as store:
        found = standings(store)
    if which == "all":
        return found
    return [s for s in found if (s.state == which if which else s.state != WITHDRAWN)]


def in_conflict(db: Path) -> list[list[Standing]]:
    with reading(db) as store:
        found = {s.judgement.id: s for s in standings(store)}
    every = [s.judgement for s in found.values()]
    return [[found[j.id] for j in conflict.judgements] for conflict in conflicts(every)]


def line(standing: Standing) -> str:
    """One judgement for the screen."""
    judged = standing.judgement
    where = standing.item or f"{judged.on.sha256[:12]}… {judged.on.start}–{judged.on.end}"
    words = f" “{cut(standing.words, 40)}”" if standing.words else ""
    other = (
        f" {judged.other.sha256[:12]}… {judged.other.start}–{judged.other.end}"
        if judged.other
        else ""
    )
    state = standing.state + (f" ({clean(standing.reason)})" if standing.reason else "")
    note = f"  {clean(judged.note)}" if judged.note else ""
    return (
        f"{judged.id}  {judged.at[:19]}Z  {clean(judged.by)}  {judged.on.kind} {where}{words}"
        f"  {clean(said(judged))}{other}  {state}{note}"
    )


def plain(standing: Standing) -> str:
    told = to_plain(standing.judgement) | {
        "state": standing.state, "reason": standing.reason, "item": standing.item,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def export(db: Path, path: Path) -> int:
    """All judgements, a line each, the earliest first. How many."""
    with reading(db) as store:
        found = judging.every(store.connection)
    with replaced(path) as file:
        file.writelines(line_of(judged) + "\n" for judged in found)
    return len(found)


def take(db: Path, path: str) -> str:
    """Takes up what another exported; the same again changes nothing. What became of it, in words.

    Raises BadInput that names the line, and then takes nothing."""
    made = list(_lines(path))
    with writing(kept_at(db)) as store:
        known = {judged.id for judged in judging.every(store.connection)}
        changed = Judging(store).take(made)
        new = [judged for judged in changed if judged.id not in known]
        own = {judged.id for judged in made}
        states = Counter(s.state for s in standings(store) if s.judgement.id in own)
        clashes = conflicts(judging.every(store.connection))
    parts = [
        f"{len(new)} new",
        f"{len(changed) - len(new)} withdrawn since",
        f"{len(own) - len(changed)} known",
    ]
    if states[UNFITTED]:
        parts.append(f"{states[UNFITTED]} fit nothing here yet (judgements --unfitted)")
    if any(judged.id in own for clash in clashes for judged in clash.judgements):
        parts.append("people differ (judgements --conflicts)")
    return f"{', '.join(parts)}: {db}"


def _lines(path: str) -> Iterator[Judgement]:
    try:
        read = sys.stdin.buffer.read if path == "-" else Path(path).read_bytes
        text = read().decode("utf-8")
    except FileNotFoundError:
        raise BadCall(f"{path}: no such file") from None
    except IsADirectoryError:
        raise BadCall(f"{path}: is a folder: name a file") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: is no UTF-8 text") from None
    for number, told in enumerate(_filled(text.split("\n")), 1):
        if told:
            try:
                yield parse_line(told)
            except (BadInput, BadRecord) as error:
                raise BadInput(f"{path}: line {number}: {error}") from error


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line.strip() for line in lines)
