"""What is announced, feared or forecast: nobody in these reports says that it has happened."""

from dateline.answers.brief.citing import Citing, originals, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.wording import capital, day, ended, quoted, teller, verb
from dateline.casebook.accounts import Told, affirms
from dateline.casebook.titles import days_words

_HEADINGS: dict[str, str] = {
    "promises": "Announced or promised",
    "threatens": "Threatened",
    "forecasts": "Forecast, expected or believed",
    "fears": "Feared",
    "hopes": "Hoped for",
    "demands": "Demanded or asked for",
    "supposes": "Spoken of as possible, or on a condition",
    "asserts": "Told as still to come",
}
_TO_COME = frozenset(("future", "hypothetical"))


def chapter(citing: Citing) -> Chapter:
    found: dict[str, list[tuple[str, Sentence]]] = {stance: [] for stance in _HEADINGS}
    for case in citing.material.cases:
        done = [t for t in originals(case.told) if affirms(t.telling)]
        # "They marched to protest": what a report tells as done it does not tell as still to come.
        views = {(t.view.report.key, t.view.event) for t in done}
        for told in originals(case.told):
            again = (told.view.report.key, told.view.event) in views and not told.telling.of_core
            if told.telling.stance == "asserts" and again:
                continue
            if told.telling.status in _TO_COME and told.telling.stance in found:
                over = next((t for t in done if t.article != told.article), None)
                day_said = told.telling.said or "9999"
                found[told.telling.stance].append((day_said, _sentence(citing, told, over)))
    sections = [
        Section(_HEADINGS[stance], tuple(dict.fromkeys(s for _, s in sorted(said, key=_by_day))))
        for stance, said in found.items()
        if said
    ]
    return Chapter("ahead", "What is announced, feared or forecast", tuple(sections))


def _by_day(said: tuple[str, Sentence]) -> str:
    return said[0]


def _sentence(citing: Citing, told: Told, over: Told | None) -> Sentence:
    """`over`: who tells it as done, as far as reports that speak of one thing could be told."""
    telling = told.telling
    when = f"on {day(telling.said)} " if telling.said else ""
    who = teller(telling.holder, told.view.report)
    text = f"{capital(when)}{who} {verb(telling)}: {quoted(telling.quote)}{_for_when(told)}"
    if over:
        text += f"; {teller(over.telling.holder, over.view.report)} tells of such a thing as done"
        return Sentence(ended(text), unique((citing.telling(told), citing.telling(over))))
    return Sentence(ended(text), (citing.telling(told),))


def _for_when(told: Told) -> str:
    """The days that the words give."""
    time = told.view.time
    if not time or not time.stated or not time.start:
        return ""
    days = days_words(time.start, time.end)
    return f" (for {days})" if time.start > (told.view.report.published or "9999") else ""
