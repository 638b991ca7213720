"""Judgements of a text on what the machine read in it: see `correct`. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.casebook.correcting.making import added
from dateline.casebook.correcting.page import NoFit, Page
from dateline.casebook.correcting.removing import remove
from dateline.casebook.correcting.setting import changed
from dateline.casebook.judgement import Anchor, Item, Judgement, Kind, standing
from dateline.record import Record
from dateline.record.check import problems

_ABOUT_ITEMS = ("wrong", "right", "set", "add")


@dataclass(frozen=True, slots=True)
class Fit:
    """`holds` is False where a later judgement says otherwise."""

    judgement: Judgement
    item: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Unfit:
    judgement: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    record: Record
    fitted: tuple[Fit, ...]
    unfitted: tuple[Unfit, ...]


def correct(record: Record, judgements: Iterable[Judgement]) -> Corrected:
    """The record with the judgements that stand and are about its text; the later of two wins.

    Those that do not fit it, or would break its contract, are told apart and change nothing.
    """
    own = [j for j in standing(judgements) if j.on.sha256 == record.report.sha256]
    own = [j for j in own if j.verdict in _ABOUT_ITEMS]
    if not own:
        return Corrected(record, (), ())
    known = set(problems(record))
    made = _Correcting(record, own).made()
    if set(problems(made.record)) <= known:
        return made
    return _one_by_one(record, own, known)


def _one_by_one(record: Record, own: Sequence[Judgement], known: set[str]) -> Corrected:
    """Leaves out each judgement that breaks the record together with those before it."""
    kept: list[Judgement] = []
    broken: list[Unfit] = []
    for judged in own:
        tried = _Correcting(record, [*kept, judged]).made()
        new = [fault for fault in problems(tried.record) if fault not in known]
        if new:
            broken.append(Unfit(judged, new[0]))
        else:
            kept.append(judged)
    made = _Correcting(record, kept).made()
    return replace(made, unfitted=(*made.unfitted, *broken))


def read_at(record: Record, anchor: Anchor, *, labelled: bool) -> Item | None:
    """The item at these words, `labelled`: coded as it was when it was judged; None where there is none."""
    try:
        return Page(record).find(anchor, labelled=labelled)
    except NoFit:
        return None


class _Correcting:
    """`item_of` says which item a judgement is about: (kind, id)."""

    def __init__(self, record: Record, judgements: Sequence[Judgement]) -> None:
        self.page = Page(record)
        self.judgements = judgements
        self.item_of: dict[str, tuple[Kind, str]] = {}
        self.unfitted: list[Unfit] = []
        self.lost: set[str] = set()

    def made(self) -> Corrected:
        for judged in self.judgements:
            if judged.verdict == "add":
                self._fit(judged)
        for judged in self.judgements:
            if judged.verdict == "set":
                self._fit(judged)
        self._set_fields()
        for judged in self.judgements:
            if judged.verdict in ("wrong", "right"):
                self._fit(judged)
        out = self._judge()
        self._explain()
        remove(self.page, out)
        return Corrected(self.page.made(), tuple(self._fits()), tuple(self.unfitted))

    def _fit(self, judged: Judgement) -> None:
        labelled = judged.verdict in ("wrong", "right")
        try:
            if judged.verdict == "add":
                id_ = added(self.page, judged)
            else:
                id_ = self.page.find(judged.on, labelled=labelled).id
        except NoFit as error:
            self.unfitted.append(Unfit(judged, str(error)))
        else:
            self.item_of[judged.id] = (judged.on.kind, id_)

    def _set_fields(self) -> None:
        """The last of each field; a type before a mode, which has to be one of it."""
        last: dict[tuple[Kind, str, str], Judgement] = {}
        for judged in self.judgements:
            if judged.verdict == "set" and judged.id in self.item_of:
                slot = (*self.item_of[judged.id], judged.sets[0].field)
                if slot in last:
                    self.lost.add(last[slot].id)
                last[slot] = judged
        for (kind, id_, field), judged in sorted(
            last.items(), key=lambda slot: (slot[0][2] != "type", slot[1].order)
        ):
            try:
                item = changed(self.page, kind, self.page.items[kind][id_], judged.sets[0])
            except NoFit as error:
                del self.item_of[judged.id]
                self.unfitted.append(Unfit(judged, f"{field}: {error}"))
            else:
                self.page.put(kind, item)

    def _judge(self) -> list[tuple[Kind, str]]:
        """Whether an item stays is what was said of it last; who sets a field wants it to stay."""
        last: dict[tuple[Kind, str], Judgement] = {}
        for judged in self.judgements:
            if judged.id in self.item_of:
                last[self.item_of[judged.id]] = judged
        for judged in self.judgements:
            item = self.item_of.get(judged.id)
            says = judged.verdict == "wrong"
            if item and says != (last[item].verdict == "wrong"):
                self.lost.add(judged.id)
        return sorted(item for item, judged in last.items() if judged.verdict == "wrong")

    def _explain(self) -> None:
        """Puts in front of an item's reason what people said of it; who confirms it is certain."""
        for judged in reversed(self.judgements):
            if judged.id not in self.item_of or judged.id in self.lost:
                continue
            kind, id_ = self.item_of[judged.id]
            item = self.page.items[kind][id_]
            score = 1.0 if judged.verdict in ("right", "add") else item.score
            why = f"{said(judged)}; {item.why}"
            self.page.items[kind][id_] = replace(item, score=score, why=why)

    def _fits(self) -> list[Fit]:
        return [
            Fit(judged, self.item_of[judged.id][1], judged.id not in self.lost)
            for judged in self.judgements
            if judged.id in self.item_of
        ]


def said(judged: Judgement) -> str:
    """ "a person: type=COERCE (j-…)": names stand in the judgement alone."""
    if judged.verdict == "set":
        return f"a person: {settings(judged)} ({judged.id})"
    return f"a person: {judged.verdict} ({judged.id})"


def settings(judged: Judgement) -> str:
    """ "type=COERCE actors=police"."""
    told = (
        (s.field, ", ".join((*s.values, *(r.name for r in s.refs))) or "none") for s in judged.sets
    )
    return " ".join(f"{field}={value}" for field, value in told)
