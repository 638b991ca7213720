"""What is said on stderr: what failed, and, where a person is looking, the progress of long work."""

import sys
import time
from collections.abc import Iterable, Iterator

import click


def told[T](items: Iterable[T], verb: str, every: float = 1.0) -> Iterator[T]:
    """Passes items on and says about once in `every` seconds how many have passed, and how fast."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = last = time.monotonic()
    count = 0
    for item in items:
        yield item
        count += 1
        now = time.monotonic()
        if now - last >= every:
            last = now
            _show(f"{verb}: {count} reports, {count / (now - began):.1f} a second ")
    if count:
        _show(f"{verb}: {count} reports in {time.monotonic() - began:.1f} s        \n")


def say(line: str) -> None:
    """One line."""
    click.echo(f"dateline: {line}", err=True)


def tell_failure(where: str, error: str, traceback: str) -> None:
    """One line for an input that failed; with --debug also where it failed."""
    if traceback and click.get_current_context().find_root().obj:
        click.echo(traceback, err=True)
    say(f"{where}: {error}")


def _show(line: str) -> None:
    sys.stderr.write(f"\r{line}")
    sys.stderr.flush()
