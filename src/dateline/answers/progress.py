"""Progress of long work, on stderr and only where a person is looking."""

import sys
import time
from collections.abc import Iterable, Iterator


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
            _say(f"{verb}: {count} reports, {count / (now - began):.1f} a second ")
    if count:
        _say(f"{verb}: {count} reports in {time.monotonic() - began:.1f} s        \n")


def _say(line: str) -> None:
    sys.stderr.write(f"\r{line}")
    sys.stderr.flush()
