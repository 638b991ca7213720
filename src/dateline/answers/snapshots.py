"""Raw input of a report: what is known of it, and the bytes themselves as a WARC file."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.answers.files import replaced
from dateline.engine.adding import now
from dateline.engine.removing import Deed
from dateline.record import BadInput
from dateline.store import Store, log, reading, snapshots, writing
from dateline.store.snapshots import Snapshot


def describe(db: Path, report: str) -> list[str]:
    """Lines for people. Raises BadInput where there is no such report, or nothing of it was ever kept."""
    with reading(db) as store:
        found = _named(store, db, report)
    if not any(one.sha256 for one in found):
        raise BadInput(
            f"{report}: its raw input was never kept: dateline add SOURCE --snapshot keeps it"
        )
    return [line for one in found for line in _told(one)]


def export(db: Path, report: str, out: Path, deed: Deed) -> list[str]:
    """Writes the raw input of a report and its versions into a file, packed where its name ends in .gz; "-" is
    standard output. The keys of those that were written. The log says that it was done, before anything is out: names
    of private persons are in it. Raises BadInput, BadCall."""
    with writing(db) as store:
        held = [one for one in _named(store, db, report) if one.size is not None]
        if not held:
            raise BadInput(
                f"{report}: no raw input of it is kept (dateline snapshot {report} says why)"
            )
        records = b"".join(_records(store, held, packed=out.suffix == ".gz"))
        with replaced(out) as file:
            with store.transaction() as connection:
                done = {
                    "raw": [one.sha256 for one in held],
                    "reports": [one.report for one in held],
                }
                log.log(connection, now(), "exported", {**done, **deed.plain()})
            file.buffer.write(records)
    return [one.report for one in held]


def _named(store: Store, db: Path, report: str) -> list[Snapshot]:
    found = snapshots.named(store.connection, report)
    if not found:
        raise BadInput(f"{report}: there is no such report in {db}")
    return found


def _told(one: Snapshot) -> list[str]:
    if one.sha256 is None:
        return [f"{one.report}: never kept"]
    state = f"{one.size:,} bytes packed" if one.size is not None else f"taken down {one.removed}"
    return [
        f"{one.report}: {one.media}, read {one.at}, {state}",
        f"  bytes sha256:{one.sha256}",
        f"  text  sha256:{one.text}",
    ]


def _records(store: Store, held: Sequence[Snapshot], *, packed: bool) -> Iterator[bytes]:
    """What wrote them; then, report by report, its records and the digests that the casebook has of it."""
    from dateline.sources import warc
    from dateline.version import VERSION

    def shown(records: bytes) -> bytes:
        return records if packed else warc.unpack(records).read()

    about = {"software": f"dateline {VERSION}", "format": "WARC File Format 1.1"}
    yield shown(warc.fields("warcinfo", about))
    for one in held:
        yield shown(snapshots.warc_of(store.connection, one.report))
        told = {"report": one.report, "bytes-sha256": one.sha256 or "", "text-sha256": one.text}
        yield shown(warc.fields("metadata", told))
