"""dateline watch FEEDS.toml"""

from pathlib import Path

import click

from dateline.answers.cli import options
from dateline.record.vocabulary import ClaimsBy


@click.command("watch")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.toml")
@options.database
@click.option("--once", is_flag=True, help="Look at every feed once, and end (for cron).")
@click.option(
    "--every",
    default="15m",
    show_default=True,
    metavar="SPAN",
    help="Time between two looks at a feed that says none itself: 15m, 2h, 1d.",
)
@options.snapshot
@options.all_predicates
@options.claims
@options.own
@click.pass_context
def command(
    ctx: click.Context,
    feeds: Path,
    db: Path,
    once: bool,
    every: str,
    snapshot: bool,
    all_predicates: bool,
    claims: ClaimsBy,
    own: options.OwnFiles,
) -> None:
    """Look at feeds and news sitemaps from time to time, and add what is new in them. One line a look.

    Robots.txt and pauses that a site asks for are kept, and what has not changed is not sent again.
    Ctrl-C ends it after the report in hand. What FEEDS.toml looks like: docs/feeds.md."""
    from dateline.sources.feedlist import read_feed_list, read_span

    listed, span = read_feed_list(feeds), read_span(every, "--every")
    from dateline.engine.worker import use_one_thread

    use_one_thread()
    from dateline.answers.watching import Stop, Watch
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own
    from dateline.sources.fetch import Fetcher
    from dateline.sources.polite import Polite

    with Stop() as stop:
        # Busy servers are not asked again at once: the next look comes anyway.
        polite = Polite(Fetcher(tries=1, record=snapshot), sleep=stop.sleep)
        how = Options(all_predicates, claims, load_own(*own))
        watch = Watch(db, listed, how, polite, stop, span, snapshot=snapshot)
        ctx.exit(watch.once() if once else watch.run())
