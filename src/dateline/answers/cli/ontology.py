"""dateline ontology check FILE"""

import click

from dateline.answers.cli import options


@click.group("ontology")
def command() -> None:
    """Your own types of events, as --ontology takes them (docs/own.md)."""


@command.command("check")
@options.own_file
@options.sample
@click.pass_context
def check(ctx: click.Context, file: str, reports: tuple[str, ...], sample: tuple[str, ...]) -> None:
    """Say what is wrong with FILE, types in TOML, line by line, also where a type is not found in
    its own examples; then show what the types find."""
    from dateline.answers.own import check_examples, counted, find_on, is_of, tell
    from dateline.engine.worker import use_one_thread
    from dateline.extraction.draft import Options
    from dateline.knowledge.own import own_types, read_types

    parsed = read_types(file)
    if not parsed.items:
        ctx.exit(tell(parsed.faults, ""))
    use_one_thread()
    from dateline.extraction.reader import Reader

    reader = Reader(Options(own=own_types(parsed)))
    examples = check_examples(parsed.items, reader, parsed.faults)
    if parsed.faults.found:
        ctx.exit(tell(parsed.faults, ""))
    types = {one.kind.name for one in parsed.items}
    said = find_on((*sample, *reports), reader, lambda event: is_of(event, types))
    many = f"{counted(len(types), 'type')}, {counted(examples, 'example')}"
    ctx.exit(tell(parsed.faults, f"{many}, fine; {said}"))
