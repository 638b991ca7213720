"""dateline takedown REPORT"""

from pathlib import Path

import click

from dateline.answers.cli import options


@click.command("takedown")
@click.argument("report")
@options.deed
@options.database
def command(report: str, by: str, note: str, db: Path) -> None:
    """Remove a report (by its key or your id) with all versions of its article: text, index, items,
    names and raw input. The digests of the text and of the raw input stay, so that the same text stays
    out; incidents are made anew without it. Copies by other outlets are named and stay. Backups and
    exports made before are not reached."""
    from dateline.answers.people import remove
    from dateline.answers.progress import say
    from dateline.engine.removing import Deed

    removed = remove(db, report, Deed(options.signed(by), note))
    for key in removed.gone:
        say(f"{key}: taken down")
    if removed.left:
        say(f"still kept, with the same text or nearly so: {', '.join(removed.left)}")
