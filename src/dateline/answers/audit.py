"""`dateline audit`: a random sample judged with one key each, and what it says of the whole."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from dateline.answers.auditresult import Sampled, answers, result
from dateline.answers.explain import in_context
from dateline.answers.judged import Page, page_of
from dateline.answers.words import act, amount, clean, holder, names, when
from dateline.casebook.auditing import draw
from dateline.casebook.judgement import Judgement, Kind, judgement, span_of
from dateline.casebook.masking import mask
from dateline.engine.judging import Judging
from dateline.record import KINDS, BadCall, Claim, Event, Figure, Record
from dateline.store import judging, reading, sampling, writing
from dateline.store.sampling import Drawable, Filters

# Key → (verdict, what the note says).
ANSWERS = {
    "r": ("right", ""), "w": ("wrong", ""), "t": ("wrong", "wrong type"), "p": ("wrong", "wrong party"),
}  # fmt: skip
HELP = "r right  w wrong  t wrong type  p wrong party  s skip  u undo  q quit"
_NOTE = "audit"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn, and by whom it is judged."""

    kind: Kind
    filters: Filters
    n: int
    seed: int
    by: str


@dataclass
class Audit:
    """One session. `keys` gives a key at a time, "" at the end; `show` takes lines for the screen."""

    db: Path
    plan: Plan
    keys: Callable[[], str]
    show: Callable[[str], None]
    _past: list[tuple[int, Judgement | None]] = field(default_factory=list, init=False)

    def run(self) -> None:
        """Judges until all is judged or somebody quits, then shows the result. Raises BadInput, BadCall."""
        self._draw()
        at = self._next(0)
        while at < len(self.sample):
            at = self._step(at)
            if at < 0:
                break
        plan = self.plan
        sampled = Sampled(plan.kind, plan.by, self.sample, self.sizes, plan.seed)
        for line in result(self.db, sampled):
            self.show(line)

    def _draw(self) -> None:
        plan = self.plan
        with reading(self.db) as store:
            found = {
                (one.sha256, one.start, one.end, one.type): one
                for some in (sampling.judged_out, sampling.drawable)
                for one in some(store.connection, plan.kind, plan.filters)
            }
            self.sample, self.sizes = draw(found.values(), plan.n, plan.seed)
            if not self.sample:
                raise BadCall(f"audit: no {plan.kind}s in {self.db} that fit")
            self.answered = set(answers(store.connection, plan.by, self.sample))
        done = len(self.answered)
        self.show(
            f"{len(self.sample)} of {sum(self.sizes.values())} {plan.kind}s, of {len(self.sizes)} types"
            + (f"; {done} judged already" if done else "")
        )
        self.show(HELP)

    def _next(self, at: int) -> int:
        while at < len(self.sample) and at in self.answered:
            at += 1
        return at

    def _step(self, at: int) -> int:
        """Shows one and takes a key. Where to go on; -1: stop."""
        for line in self._card(at):
            self.show(line)
        while (key := self.keys()) and key not in (*ANSWERS, "s", "u", "q"):
            self.show(HELP)
        if key in ("", "q"):
            return -1
        if key == "u":
            return self._undo(at)
        self._past.append((at, self._judge(at, key) if key in ANSWERS else None))
        return self._next(at + 1)

    def _judge(self, at: int, key: str) -> Judgement:
        verdict, said = ANSWERS[key]
        one = self.sample[at]
        with writing(self.db) as store:
            work = Judging(store)
            page = _page(store.connection, one)
            made = judgement(
                work.moment(), self.plan.by, "right" if verdict == "right" else "wrong",
                page.anchor(one.item), note=f"{_NOTE}: {said}" if said else _NOTE,
            )  # fmt: skip
            work.take([made])
        self.answered.add(at)
        return made

    def _undo(self, at: int) -> int:
        if not self._past:
            self.show("nothing to undo")
            return at
        before, made = self._past.pop()
        if made:
            with writing(self.db) as store:
                Judging(store).withdraw([made], self.plan.by, "audit: undone")
            self.answered.discard(before)
        return before

    def _card(self, at: int) -> Iterator[str]:
        one = self.sample[at]
        with reading(self.db) as store:
            page = _page(store.connection, one)
        record = page.shown if page.item(one.item) is not None else mask(page.machine).record
        item = next(i for kind in KINDS for i in getattr(record, kind) if i.id == one.item)
        report = record.report
        by = clean(report.publisher or report.id)
        yield ""
        yield f"[{at + 1}/{len(self.sample)}] {one.report}/{one.item}  {by}, {report.published or 'undated'}"
        if span := span_of(item):
            yield in_context(report.text, span)
        yield from _coded(record, item)
        yield f"why: {clean(item.why)}"


def _coded(record: Record, item: Event | Claim | Figure) -> Iterator[str]:
    times, places = {t.id: t for t in record.times}, {p.id: p for p in record.places}
    if isinstance(item, Event):
        who = f"{names(record, item.actors) or '–'} → {names(record, item.recipients) or '–'}"
        place = places.get(item.place or "")
        where = clean(place.name) if place else "no place"
        yield f"coded: {act(record, item)}  {who}"
        yield f"       {when(times.get(item.time or '')) or 'no day'}, {where}, according to {holder(record, item.claim)}"
    elif isinstance(item, Claim):
        words = " … ".join(clean(s.text(record.report.text)) for s in item.content)
        yield f"coded: {item.act} ({item.kind}), held by {holder(record, item.id)}"
        yield f"       says: {words}"
    else:
        yield f"coded: {item.measure} {amount(item)}" + (f" of {clean(item.of)}" if item.of else "")
        yield f"       according to {holder(record, item.claim)}"


def _page(connection: sqlite3.Connection, one: Drawable) -> Page:
    return page_of(connection, judging.reports_named(connection, one.report)[0])


def key_from_terminal() -> str:
    """One key, without Enter."""
    click.echo("> ", nl=False)
    key = click.getchar()
    click.echo(key if key.isprintable() else "")
    return "" if key in ("\x04", "\x1a") else key.lower()


def key_from_pipe() -> str:
    """The next character that is no blank; "" at the end."""
    while character := sys.stdin.read(1):
        if not character.isspace():
            return character.lower()
    return ""
