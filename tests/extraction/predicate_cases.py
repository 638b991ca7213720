"""Authored sentences made ready for the tests of what the words around a predicate say."""

from dataclasses import replace
from pathlib import Path

from dateline.analysis import Parser
from dateline.extraction.actors import find_actors
from dateline.extraction.claims.interpret import interpret
from dateline.extraction.claims.rules import RuleReader
from dateline.extraction.draft import Context, Draft, Options
from dateline.extraction.events.when import with_published_day
from dateline.extraction.places import find_places
from dateline.extraction.times import find_times
from dateline.knowledge import Knowledge
from dateline.record import Span
from dateline.record.tables import parse_table
from plainreports import make_plain_report

_DATA = Path(__file__).parent.parent / "data"
_KNOWLEDGE = Knowledge()


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table in tests/data, as tuples."""
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return [tuple(row.values()) for row in parse_table(name, lines)]


def context_of(parser: Parser, text: str, published: str | None = "2022-01-10") -> Context:
    report = make_plain_report(text, published=published)
    return Context(report, parser.analyse(text), _KNOWLEDGE, Options())


def draft_of(ctx: Context) -> Draft:
    """What the finders before the events find (claims by rules), and the day of publication."""
    draft = Draft()
    for find in (find_times, find_places, find_actors):
        draft = find(ctx, draft)
    claims = interpret(ctx, draft, RuleReader().read(ctx, draft))
    return with_published_day(ctx, replace(draft, claims=claims))


def span_of(ctx: Context, words: str) -> Span:
    start = ctx.report.text.index(words)
    return Span(start, start + len(words))


def token_of(ctx: Context, words: str) -> int:
    """The token of one word, or the noun that ends a phrase."""
    tokens = ctx.analysis.tokens_in(span_of(ctx, words))
    return tokens[-1] if ctx.analysis.pos[tokens[-1]] == "NOUN" else tokens[0]
