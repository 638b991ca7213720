"""What follows from a record, made anew: items, views, links; with people's judgements in it."""

from dateline.casebook.correcting import correct
from dateline.casebook.firsttold import first_told
from dateline.casebook.masking import mask
from dateline.casebook.resolve import Resolved
from dateline.casebook.sketch import sketches
from dateline.casebook.view import loose_figures, views
from dateline.engine.linking import Linker
from dateline.record import Record
from dateline.store import judging, keeping, private, reports


def derive_later(linker: Linker, identity: str, row: int) -> None:
    """Later versions of an article whose version `row` came or changed: what it tells too is of its day."""
    connection = linker.store.connection
    known = [version.row for version in reports.versions(connection, identity)]
    for one in judging.reports_in(connection, known[known.index(row) + 1 :]):
        if record := reports.machine_record(connection, one.row):
            derive(linker, one.row, record, one.identity, linked=one.latest)


def derive(
    linker: Linker, row: int, record: Record, own: keeping.Identity, *, linked: bool
) -> None:
    """`record` as the machine read it; `linked`: no later version of the article is kept.

    To be called in a transaction; `linker.regroup` follows."""
    connection = linker.store.connection
    linker.remove(row, reports.events_of(connection, row))
    text = record.report.sha256
    corrected = correct(record, judging.of_text(connection, text)).record
    shown, names = mask(corrected)
    private.show_report(connection, row, shown)
    told = first_told(shown.report, reports.told_before(connection, row))
    derived = keeping.Derived(
        Resolved(shown, own.key, told),
        views(shown, own.key, told=told),
        sketches(corrected, own.key, names) if linked else (),
        loose_figures(shown, own.key, told=told),
        linked,
    )
    new = keeping.keep_items(connection, row, derived, own.known)
    private.keep_names(connection, row, names)
    linker.add(row, new)
    linker.touch(judging.bind(connection, text))
