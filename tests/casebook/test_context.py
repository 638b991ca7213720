"""Two reports among many: authored odds and settings of invented stories."""

from itertools import combinations

from dateline.casebook.clustering import cluster
from dateline.casebook.context import LEAST, in_context
from dateline.casebook.linking import LINK_AT, likeness
from dateline.casebook.sketch import Setting, Sketch
from dateline.casebook.story import story

# Two arrests told in nearly the same words; each report of either says some of its own names.
COMMON = ("arrest", "police", "suspect", "charg", "court", "custody", "offic", "night", "jail")
NAMES = {
    "a": ("velmora", "harbour", "dorrin", "customs", "smuggl", "quay", "freight"),
    "b": ("kasten", "airport", "lumbek", "passport", "forger", "terminal", "visa"),
}


def setting(report: str) -> Setting:
    own = list(combinations(NAMES[report[0]], 5))[int(report[1:])]
    words = (*COMMON, *own)
    return Setting(report, report * 8, None, words, (1,) * len(words), tuple(sorted(words)))


def event(report: str) -> Sketch:
    own = setting(report)
    return Sketch(
        setting=own,
        event="e1",
        start=40,
        type="ARREST",
        core_type="ARREST",
        mode=None,
        status="actual",
        acts=("arrest",),
        parties=(),
        site=None,
        days=None,
        figures=(),
        words=("arrest", "police", *own.words[-5:]),
        before=("police",),
        after=(),
    )


REPORTS = [f"{half}{n}" for half in "ab" for n in range(0, 20, 4)]


def test_reports_of_two_stories_told_alike_are_told_apart_by_the_others() -> None:
    settings = [setting(report) for report in REPORTS]
    odds = in_context(settings)
    within = [
        odds(a, b)
        for a in settings
        for b in settings
        if a.report < b.report and a.report[0] == b.report[0]
    ]
    between = [odds(a, b) for a in settings for b in settings if a.report[0] < b.report[0]]
    alone = [story(a, b) for a in settings for b in settings if a.report[0] < b.report[0]]
    assert min(alone) > 0, "taken by twos they look like one story"
    assert max(between) < 0 < min(within)


def test_events_of_two_stories_told_alike_are_two_incidents() -> None:
    alone = likeness(event("a0"), event("b0"))
    assert alone is not None
    assert alone > LINK_AT, "taken by twos they look like one event"
    groups = cluster([event(report) for report in REPORTS], [])
    assert sorted("".join(sorted({s.setting.report[0] for s in g})) for g in groups) == ["a", "b"]


def test_reports_that_each_speak_of_other_people_tell_two_stories() -> None:
    """The more they say of them: two arrests told alike have each their own suspect."""

    def about(report: str, *people: str) -> Setting:
        words = (*COMMON, *NAMES["a"], *people)
        spoken_of = tuple(range(len(people) + 3, 3, -1))
        lead = tuple(sorted(words))
        return Setting(
            report, report * 8, None, words, (1,) * len(words), lead, (), (), (), people, spoken_of
        )

    one = about("a", "dorrin", "vasko")
    same, unnamed = about("b", "dorrin", "vasko"), about("c")
    judge_alone, other = about("d", "lumbek", "vasko"), about("e", "lumbek", "orsini")
    odds = [story(one, it) for it in (same, judge_alone, other)]
    assert odds == sorted(odds, reverse=True)
    assert odds[0] > story(one, unnamed) > odds[2]
    assert story(other, one) == odds[2]


def test_what_few_reports_say_of_each_other_is_left_as_it_is() -> None:
    assert in_context(setting(report) for report in REPORTS[: LEAST - 1]) is story


def test_reports_that_are_all_alike_are_left_as_they_are() -> None:
    alike = [setting(report) for report in REPORTS]
    odds = in_context(alike, lambda *_: 3.0)
    assert odds(alike[0], alike[1]) == 3.0


def test_the_order_of_reports_says_nothing() -> None:
    settings = [setting(report) for report in REPORTS]
    one, other = in_context(settings), in_context(settings[::-1])
    assert all(one(a, b) == other(a, b) == other(b, a) for a in settings for b in settings)
