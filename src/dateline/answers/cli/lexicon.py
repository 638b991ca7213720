"""dateline lexicon check FILE"""

import click

from dateline.answers.cli import options


@click.group("lexicon")
def command() -> None:
    """Your own words for acts, as --lexicon takes them (docs/own.md)."""


@command.command("check")
@options.own_file
@options.sample
@click.option("--ontology", metavar="FILE", help="Your own types, where rows name them.")
@click.pass_context
def check(
    ctx: click.Context,
    file: str,
    reports: tuple[str, ...],
    sample: tuple[str, ...],
    ontology: str | None,
) -> None:
    """Say what is wrong with FILE, a table of triggers, line by line; then show what it finds."""
    from dateline.answers.own import counted, find_on, tell
    from dateline.engine.worker import use_one_thread
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import load_own, read_triggers, read_types

    parsed = read_triggers(file, read_types(ontology).items if ontology else ())
    many = counted(len(parsed.items), "trigger")
    if parsed.faults.found:
        ctx.exit(tell(parsed.faults, ""))
    use_one_thread()
    from dateline.extraction.reader import Reader

    reader = Reader(Options(own=load_own(lexicon=file, ontology=ontology)))
    said = find_on((*sample, *reports), reader, lambda event: "your lexicon: " in event.why)
    ctx.exit(tell(parsed.faults, f"{many}, fine; {said}"))
