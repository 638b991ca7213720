from dataclasses import replace

import pytest

from dateline.analysis import Parser
from dateline.extraction.draft import Draft
from dateline.extraction.event_place import place_of
from dateline.extraction.events.when import time_of, with_published_day, without_unused
from extraction.predicate_cases import context_of, draft_of, rows, token_of


@pytest.mark.parametrize(("text", "trigger", "time", "place"), rows("time_place.tsv"))
def test_time_and_place_are_those_of_the_trigger(
    parser: Parser, text: str, trigger: str, time: str, place: str
) -> None:
    ctx = context_of(parser, text)
    draft, token = draft_of(ctx), token_of(ctx, trigger)
    times = {t.id: t.text if t.span else "published" for t in draft.times}
    names = {p.id: p.name for p in draft.places}
    found_time, found_place = time_of(ctx, draft, token), place_of(ctx, draft, token)
    if time != "-":
        assert times.get(found_time or "", "none") == time
    if place != "-":
        assert names.get(found_place or "", "none") == place


def test_day_of_publication_is_added_once_and_only_where_it_is_known(parser: Parser) -> None:
    ctx = context_of(parser, "Police arrested 40 people.")
    once = with_published_day(ctx, Draft())
    assert [(t.id, t.start, t.span) for t in once.times] == [("t0", "2022-01-10", None)]
    assert with_published_day(ctx, once) is once
    undated = context_of(parser, "Police arrested 40 people.", published=None)
    assert with_published_day(undated, Draft()).times == ()
    assert time_of(undated, Draft(), 1) is None


def test_day_of_publication_goes_where_nothing_rests_on_it(parser: Parser) -> None:
    ctx = context_of(parser, "Police arrested 40 people on Friday.")
    draft = draft_of(ctx)
    assert [t.text for t in without_unused(draft).times] == ["Friday"]
    assert replace(draft, times=()) == without_unused(replace(draft, times=()))
