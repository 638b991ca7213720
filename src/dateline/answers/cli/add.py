"""dateline add SOURCE…"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record import BadCall
from dateline.record.vocabulary import ClaimsBy


@click.command("add")
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option(
    "--reread",
    is_flag=True,
    help="Instead: read all that is kept again, where another version or other options have read it.",
)
@options.database
@options.source_options
@options.follow
@options.snapshot
@options.workers
@options.all_predicates
@options.claims
@options.own
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    reread: bool,
    db: Path,
    published: str | None,
    publisher: str | None,
    mapping: str | None,
    follow: bool,
    snapshot: bool,
    workers: int,
    all_predicates: bool,
    claims: ClaimsBy,
    own: options.OwnFiles,
) -> None:
    """Read reports, keep them in a casebook and link what they tell. Reports that are kept already
    are passed over, so the same call can be run again after it was stopped.

    A SOURCE is what `dateline read` takes."""
    if bool(sources) == reread:
        raise BadCall("add: name a SOURCE, or say --reread alone")
    if reread and snapshot:
        raise BadCall("add: --snapshot goes with a SOURCE: nothing is fetched again by --reread")
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.adding import Addition
    from dateline.answers.progress import say
    from dateline.answers.reading import parse_mapping
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own
    from dateline.sources import SourceSettings

    settings = SourceSettings(
        published=published,
        publisher=publisher,
        map=parse_mapping(mapping or ""),
        follow=follow,
        snapshot=snapshot,
        tell=say,
    )
    addition = Addition(db, Options(all_predicates, claims, load_own(*own)), workers)
    ctx.exit(addition.reread() if reread else addition.run(sources, settings))
