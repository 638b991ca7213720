"""dateline explain ID [RECORDS.jsonl | SOURCE]"""

from collections.abc import Iterator
from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall, BadRecord, Record


@click.command("explain")
@click.argument("item")
@click.argument("source", required=False, metavar="[RECORDS.jsonl | SOURCE]")
@options.source_options
@click.pass_context
def command(
    ctx: click.Context,
    item: str,
    source: str | None,
    published: str | None,
    publisher: str | None,
    mapping: str | None,
) -> None:
    """Say why ITEM ("e3", or "REPORT/e3") was coded: its words, the rule, and what it rests on.

    SOURCE is a file of records (made by extract or read --format jsonl), or a report, which is then
    read on the spot."""
    if source is None:
        raise BadCall("explain: say where ITEM is: a file of records, or a report")
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.explain import explain, find_item
    from dateline.answers.reading import Reading

    reading = None
    if not holds_records(source):
        reading = Reading.start((source,), published, publisher, mapping)
    record, found = find_item(reading.records() if reading else read_records(source), item)
    for line in explain(record, found):
        click.echo(line)
    ctx.exit(reading.finish() if reading else 0)


def holds_records(source: str) -> bool:
    """Whether a file's first line is a record."""
    from dateline.record.codec import loads

    path = Path(source)
    if not path.is_file() or path.suffix not in (".jsonl", ".json"):
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        try:
            loads(file.readline())
        except BadRecord:
            return False
    return True


def read_records(source: str) -> Iterator[Record]:
    """The records of a JSONL file. Raises BadRecord that names the line."""
    from dateline.record.codec import loads

    with Path(source).open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            try:
                yield loads(line)
            except BadRecord as error:
                raise BadRecord(f"{source}: line {number}: {error}") from error
