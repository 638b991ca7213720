"""Figures: numbers tied to what they count, to whom, where and when, and to whose word they are."""

from dataclasses import replace

from dateline.analysis import Analysis
from dateline.extraction.clauses import subjects
from dateline.extraction.draft import Context, Draft
from dateline.extraction.figures.adoption import adopt, measure_before
from dateline.extraction.figures.amounts import Amount, find_amounts
from dateline.extraction.figures.changes import RUN_UP, changes_of, counts_of
from dateline.extraction.figures.counted import Counted, counted_by
from dateline.extraction.figures.exclusions import is_dated, why_no_figure
from dateline.extraction.figures.factors import find_factors
from dateline.extraction.figures.found import Found
from dateline.extraction.figures.money import find_money_or_percent
from dateline.extraction.figures.nobody import find_noughts
from dateline.extraction.figures.nouns import head_of, text_of
from dateline.extraction.figures.parts import hosts_of
from dateline.extraction.figures.scope import Scopes
from dateline.extraction.figures.votes import is_vote_pair
from dateline.extraction.index import SpanIndex
from dateline.knowledge.numbers import Numbers
from dateline.record import Event, Figure
from dateline.record.vocabulary import CountKind, Measure

# What is counted in people even where the noun is an event ("12 deaths") or nothing is named.
_PEOPLE = {"killed", "injured", "arrested", "released", "missing", "displaced", "abducted",
           "casualties", "dismissed", "troops", "participants", "people"}  # fmt: skip
_DEFINITE = {
    "the",
    "these",
    "those",
    "both",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "first",
    "last",
    "next",
    "other",
    "all",
    "which",
    "each",
    "any",
    "this",
    "that",
}


def find_figures(ctx: Context, draft: Draft) -> Draft:
    a, numbers = ctx.analysis, ctx.knowledge.numbers
    dates = SpanIndex((t.span, t.id) for t in draft.times if t.span)
    found: list[Found] = []
    for amount in find_amounts(a, numbers):
        dated = bool(dates.overlapping(a.span(amount.number.first, amount.number.last)))
        if figure := _figure_of(a, amount, numbers, dated, found):
            found.append(figure)
    found += [_plain(a, amount, counted) for amount, counted in find_noughts(a, numbers)]
    found += find_factors(a, numbers)
    found.sort(key=lambda f: (f.amount.first, f.amount.last))
    return replace(draft, figures=_records(ctx, draft, found))


def _figure_of(
    a: Analysis, amount: Amount, numbers: Numbers, dated: bool, before: list[Found]
) -> Found | None:
    if amount.unit is not None:
        return find_money_or_percent(a, amount, numbers)
    if not dated and is_vote_pair(a, amount, numbers):
        return Found(amount, head_of(a, amount), None, "votes", "vote", None, None, 0.85, "a vote")
    if dated or why_no_figure(a, amount, numbers):
        return None
    counted = counted_by(a, amount, numbers)
    if counted is None:
        adopted = adopt(a, amount, before, numbers)
        return _leaning(a, amount, *adopted) if adopted else None
    if _is_idle(a, amount, counted, numbers):
        return None
    plain = _plain(a, amount, counted)
    if not counted.inherits:
        return plain
    measure, unit = measure_before(before)
    return replace(plain, measure=measure, unit=unit) if unit else plain


def _leaning(a: Analysis, amount: Amount, counted: Counted, whole: Found) -> Found:
    """A number that names nothing counts what the figure counts that it leans on."""
    noun = counted.noun
    text = whole.of_text if noun is None else text_of(a, amount, noun)
    return replace(_plain(a, amount, counted), unit=whole.unit, of_text=text)


def _is_idle(a: Analysis, amount: Amount, counted: Counted, numbers: Numbers) -> bool:
    """Durations, distances and scores; "one of the", "the two sides": no count of anything."""
    noun, governor = counted.noun, counted.governor
    if noun is not None and a.lemmas[noun] in numbers.not_after:
        return True
    if governor is None and counted.word is None and is_dated(a, amount.number.first):
        return True
    if not amount.number.words or amount.value is None:
        return False
    before = a.lower[amount.first - 1] if amount.first else ""
    if amount.value == 1 and amount.number.last - amount.number.first == 1:
        follows = noun is not None and noun == amount.last
        return before in {"no", *_DEFINITE} or governor is None or not (follows or noun is None)
    return governor is None and amount.value <= 12 and before in _DEFINITE


def _plain(a: Analysis, amount: Amount, counted: Counted) -> Found:
    noun = counted.noun
    people = counted.kind in ("people", "group", "unit", "life") or (
        counted.measure in _PEOPLE
        and (noun is None or counted.kind == "event" or a.lower[noun] == "those")
    )
    unit = "people" if people else a.lemmas[noun] if noun is not None else None
    sure = 0.9 if counted.governor is not None else 0.75
    return Found(
        amount, head_of(a, amount), counted, counted.measure, unit, noun,
        text_of(a, amount, noun), sure - 0.05 * (amount.value is None), counted.why,
    )  # fmt: skip


def _records(ctx: Context, draft: Draft, found: list[Found]) -> tuple[Figure, ...]:
    a, scopes = ctx.analysis, Scopes(ctx, draft)
    hosts = hosts_of(a, found)
    found = _with_measure_of_host(found, hosts)
    changes = changes_of(a, found, ctx.knowledge.numbers)
    counts = counts_of(a, found, changes, ctx.knowledge.numbers)
    events = [scopes.event(figure) for figure in found]
    events = [
        events[host] if host is not None and _has_no_verb(figure) else event
        for event, figure, host in zip(events, found, hosts, strict=True)
    ]
    return tuple(
        replace(
            _record(a, scopes, figure, events[number], count), id=f"f{number + 1}", change=changes.get(number),
            part_of=None if host is None else f"f{host + 1}",
        )
        for number, (figure, host, count) in enumerate(zip(found, hosts, counts, strict=True))
    )  # fmt: skip


def _has_no_verb(figure: Found) -> bool:
    """Nothing but the number's noun says what it measures."""
    return figure.counted is None or figure.counted.governor in (None, figure.counted.noun)


def _with_measure_of_host(found: list[Found], hosts: list[int | None]) -> list[Found]:
    """ "164 were killed, including three children": the three measure what the whole does."""
    result: list[Found] = []
    for figure, host in zip(found, hosts, strict=True):
        measure: Measure = figure.measure
        bare = _has_no_verb(figure) and measure in ("people", "troops", "other")
        if host is not None and (bare or measure == "casualties"):
            measure = found[host].measure
        result.append(replace(figure, measure=measure))
    return result


def _measure(a: Analysis, figure: Found, event: Event | None) -> Measure:
    """ "Several hundred people blocked a road": those who do what a protest is take part in it."""
    if figure.measure != "people" or event is None or event.type != "PROTEST" or figure.of is None:
        return figure.measure
    doers = (d for t in a.tokens_in(event.trigger) for d in subjects(a, t))
    return "participants" if any(d in (figure.of, figure.top) for d in doers) else "people"


def _record(
    a: Analysis, scopes: Scopes, figure: Found, event: Event | None, count: CountKind | None
) -> Figure:
    """All but what the figures of a report have to do with each other."""
    amount = figure.amount
    span = a.span(amount.first, amount.last)
    time = scopes.time(figure, event)
    as_of = scopes.as_of(figure, count)
    if as_of and count is None and figure.measure in RUN_UP:
        count = "running"
    words = f"; {amount.qualifier}: {amount.reading}" if amount.reading else ""
    return Figure(
        id="", value=amount.value, low=amount.low, high=amount.high, qualifier=amount.qualifier,
        unit=figure.unit, measure=_measure(a, figure, event), of=figure.of_text, group=scopes.group(figure),
        part_of=None, change=None, count=count, place=scopes.place(figure, event),
        window=scopes.window(figure), as_of=as_of, span=span,
        event=event.id if event else None, claim=scopes.claim(figure, span),
        time=time.id if time else None, score=round(figure.score, 2), why=" ".join((figure.why + words).split()),
    )  # fmt: skip
