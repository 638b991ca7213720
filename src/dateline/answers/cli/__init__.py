"""The command line: one file a command, imported only when it is called."""

import importlib
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from dateline.record import BadCall, DatelineError
from dateline.version import VERSION

# Command → what `dateline --help` says of it; the module of the same name holds it as `command`.
COMMANDS = {
    "read": "Read reports and show what they say; keep nothing.",
    "extract": "Read a JSONL file of reports into a JSONL file of records.",
    "add": "Read reports, keep them in a casebook and link what they tell.",
    "watch": "Look at feeds from time to time and add what is new in them.",
    "incidents": "What happened, as any number of reports tell it.",
    "timeline": "Day by day: what happened, who says so, how the numbers moved.",
    "brief": "A situation report with a citation for every sentence.",
    "events": "What happened, report by report: who did what to whom, according to whom.",
    "claims": "Who says what.",
    "figures": "The numbers, what they cover, and whose they are.",
    "actors": "Who is spoken of, over all reports.",
    "places": "Where, over all reports.",
    "versions": "What changed from one version of an article to the next.",
    "sql": "Ask the casebook in SQL.",
    "judge": "Correct an item: wrong, right, set, add, same, different, withdraw.",
    "judgements": "List people's judgements; export and import them.",
    "audit": "Judge a random sample, key by key: how much is right in your own reports.",
    "backup": "Copy a casebook, also while others use it.",
    "restore": "Put a backup in the place of a casebook.",
    "verify": "Check that a casebook is whole.",
    "snapshot": "Say what raw input of a report is kept; write it out as WARC.",
    "explain": "Say why an item was coded: text, rule, path.",
    "eval": "Score against your own gold.",
    "gazetteer": "Say which gazetteer is in use, or put in your own (GeoNames).",
    "reveal": "Show names of private persons; the log keeps that they were asked for.",
    "takedown": "Remove a report; its digest stays, so that it stays out.",
    "check": "Check that nothing shown names a private person (--public).",
    "register": "Check your own actors (--register).",
    "lexicon": "Check your own words for acts (--lexicon).",
    "ontology": "Check your own types of events (--ontology).",
    "schema": "Print the JSON Schema of a record.",
    "demo": "Read the reports that the package carries.",
}


class LazyGroup(click.Group):
    """Finds commands by name without importing the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **given: Any) -> click.Context:
        with _reader_may_leave():  # --help and --version write here
            return super().make_context(*args, **given)

    def invoke(self, ctx: click.Context) -> Any:
        with _reader_may_leave():
            return super().invoke(ctx)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Who reads the output may leave early (`| head`): no error, and click would say 1."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):  # either may be the pipe, with words left in it
            os.dup2(nowhere, stream.fileno())
        raise click.exceptions.Exit(0) from None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="dateline")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def cli(debug: bool) -> None:
    """Dateline turns news reporting into a sourced record: who did what to whom, when and where,
    and according to whom."""


def main() -> None:
    """Runs a command; every error is one line on stderr: exit 2 for a bad call, 1 for a bad input."""
    debug = "--debug" in sys.argv
    try:
        arguments = [a for a in sys.argv[1:] if a != "--debug"]
        code = cli.main(args=arguments, standalone_mode=False, obj=debug)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:  # a group without a command
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _fail(f"{error.format_message()} (see dateline --help)", 2, debug)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", 130, debug)
    except DatelineError as error:
        _fail(str(error), 2 if isinstance(error, BadCall) else 1, debug)
    except MemoryError:
        _fail("out of memory", 1, debug)
    except OSError as error:
        _fail(f"{error.filename or 'output'}: {error.strerror or error}", 1, debug)
    except Exception as error:  # a bug of ours: still one line, and how to see the rest
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        _fail(f"internal error: {said} (--debug shows where)", 1, debug)


def _fail(message: str, code: int, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    click.echo(f"dateline: {message}", err=True)
    sys.exit(code)
