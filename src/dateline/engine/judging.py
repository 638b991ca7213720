"""People's judgements into a casebook: kept, logged, and all that follows from them made anew at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dateline.casebook.correcting import correct
from dateline.casebook.judgement import Judgement, Withdrawal, withdrawn
from dateline.casebook.rules import DEFAULT, Rules
from dateline.engine.deriving import derive, derive_later
from dateline.engine.linking import Linker
from dateline.record import BadCall
from dateline.store import Store, judging, log, reports


def now() -> str:
    """UTC, to the microsecond: who changes his mind is heard last."""
    return _written(datetime.now(UTC))


@dataclass
class Judging:
    """The casebook open for writing, and the clock by which judgements are dated."""

    store: Store
    clock: Callable[[], str] = now
    rules: Rules = DEFAULT

    def __post_init__(self) -> None:
        self.linker = Linker(self.store, self.rules)

    def moment(self) -> str:
        """Later than every judgement in the casebook, also where a clock was put back."""
        at, last = self.clock(), judging.last_at(self.store.connection)
        if at > last:
            return at
        return _written(datetime.fromisoformat(last) + timedelta(microseconds=1))

    def check(self, made: Sequence[Judgement]) -> None:
        """Raises BadCall where a judgement would not fit what is in the casebook."""
        connection = self.store.connection
        new = {judged.id for judged in made}
        for text in sorted({judged.on.sha256 for judged in made}):
            known = judging.of_text(connection, text)
            for kept in judging.reports_of(connection, text)[:1]:
                record = reports.machine_record(connection, kept.row)
                found = correct(record, [*known, *made]) if record else None
                for unfit in found.unfitted if found else ():
                    if unfit.judgement.id in new:
                        raise BadCall(f"judge: {unfit.reason}")
        for judged in made:
            if judged.other and not judging.ends(connection, judged.on, judged.other):
                raise BadCall("judge: these are one event, or none that is linked")

    def take(self, made: Iterable[Judgement]) -> list[Judgement]:
        """Keeps judgements (and withdrawals), from here or from another casebook, in one transaction.
        Those that changed anything."""
        self.linker.begin()
        try:
            with self.store.transaction() as connection:
                before = {judged.id: judged for judged in judging.every(connection)}
                changed = [judged for judged in made if judging.keep(connection, judged)]
                self._follow(changed)
                self._log(changed, before)
        except BaseException:
            self.linker.forget()
            raise
        return changed

    def withdraw(self, judgements: Iterable[Judgement], by: str, note: str | None) -> None:
        withdrawal = Withdrawal(self.moment(), by, note)
        self.take([withdrawn(judged, withdrawal) for judged in judgements])

    def _follow(self, changed: Sequence[Judgement]) -> None:
        connection = self.store.connection
        for text in sorted({judged.on.sha256 for judged in changed if judged.other is None}):
            for kept in judging.reports_of(connection, text):
                if record := reports.machine_record(connection, kept.row):
                    derive(self.linker, kept.row, record, kept.identity, linked=kept.latest)
                    derive_later(self.linker, kept.identity.identity, kept.row)
        for text in sorted({judged.on.sha256 for judged in changed if judged.other}):
            self.linker.touch(judging.bind(connection, text))
        self.linker.regroup(self.clock()[:19] + "Z")

    def _log(self, changed: Sequence[Judgement], before: dict[str, Judgement]) -> None:
        for did, came in (("judged", False), ("withdrew", True)):
            ids = sorted(
                judged.id
                for judged in changed
                if (judged.withdrawn is not None and judged.id in before) == came
            )
            if ids:
                texts = sorted({judged.on.sha256 for judged in changed if judged.id in ids})
                what = {"judgements": ids, "texts": texts}
                log.log(self.store.connection, self.clock()[:19] + "Z", did, what)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
