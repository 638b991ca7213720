"""dateline read SOURCE…"""

import click

from dateline.answers.cli import options
from dateline.record.vocabulary import ClaimsBy


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@options.source_options
@options.follow
@options.all_predicates
@options.claims
@options.own
@options.output_options
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    mapping: str | None,
    follow: bool,
    all_predicates: bool,
    claims: ClaimsBy,
    own: options.OwnFiles,
    shape: str,
    out: str | None,
) -> None:
    """Read reports and show what they say: a timeline, who says what, the figures, the text with
    its spans marked. Several sources: also where their accounts part. Nothing is kept.

    A SOURCE is a file (text, Markdown, HTML, JSONL, CSV, TSV, a feed, a sitemap, WARC, .gz of
    each), a folder, an http(s) address, or - for standard input."""
    options.check_output(shape, out)
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.output import write_records
    from dateline.answers.reading import Reading
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own

    how = Options(all_predicates, claims, load_own(*own))
    reading = Reading.start(sources, published, publisher, mapping, how, follow)
    write_records(reading.records(), shape, out, reading.several)
    ctx.exit(reading.finish())
