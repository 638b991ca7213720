"""dateline explain ID [RECORDS.jsonl | SOURCE]"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall
from dateline.record.vocabulary import ClaimsBy
from dateline.store import holds_casebook


@click.command("explain")
@click.argument("item")
@click.argument("source", required=False, metavar="[RECORDS.jsonl | SOURCE]")
@options.database
@options.source_options
@options.all_predicates
@options.claims
@options.own
@click.pass_context
def command(
    ctx: click.Context,
    item: str,
    source: str | None,
    db: Path,
    published: str | None,
    publisher: str | None,
    mapping: str | None,
    all_predicates: bool,
    claims: ClaimsBy,
    own: options.OwnFiles,
) -> None:
    """Say why ITEM ("e3", or "REPORT/e3") was coded: its words, the rule, and what it rests on.

    SOURCE is a file of records (made by extract, or by read --format jsonl or json), or a report,
    which is then read on the spot as `read` does with the same options. Without SOURCE, ITEM is in the
    casebook: "REPORT/e3", or an incident: why its events are one, who says what, what is disputed;
    with what people judged."""
    if source is None or holds_casebook(Path(source)):
        if source is None and not db.exists():
            raise BadCall("explain: say where ITEM is: a file of records, a report, or --db")
        from dateline.answers.explainstore import explain_kept

        for line in explain_kept(db if source is None else Path(source), item):
            click.echo(line)
        return
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.explain import explain, find_item
    from dateline.answers.reading import Reading
    from dateline.answers.recordfiles import holds_records, read_records
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own

    reading = None
    if not holds_records(source):
        how = Options(all_predicates, claims, load_own(*own))
        reading = Reading.start((source,), published, publisher, mapping, how)
    try:
        record, found = find_item(reading.records() if reading else read_records(source), item)
    except BadCall:
        if reading and reading.failed and not reading.done:
            ctx.exit(reading.finish())  # why there is no item was told already
        raise
    for line in explain(record, found):
        click.echo(line)
    ctx.exit(reading.finish() if reading else 0)
