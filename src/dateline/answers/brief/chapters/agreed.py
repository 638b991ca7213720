"""What is agreed: told by several sources, and denied by nobody in these reports."""

from dateline.answers.brief.chapters.days import headline
from dateline.answers.brief.citing import Citing, originals, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.material import Case
from dateline.answers.brief.wording import capital, count, shortened, teller
from dateline.casebook.accounts import Told, affirms
from dateline.casebook.titles import days_words

_MOST = 5


def chapter(citing: Citing) -> Chapter:
    cases = [c for c in citing.material.of_kind("happened") if c.incident.status == "corroborated"]
    sentences = tuple(_sentence(citing, case) for case in cases)
    return Chapter("agreed", "What is agreed", (Section("", sentences),) if sentences else ())


def _sentence(citing: Citing, case: Case) -> Sentence:
    first: dict[str, Told] = {}
    for told in originals(case.told):
        if affirms(told.telling):
            first.setdefault(told.source, told)
    tellers = [teller(t.telling.holder, t.view.report) for t in first.values()]
    articles = count(case.incident.independent, "report tells", "reports tell")
    text = f"{capital(articles)} it, on the word of {shortened(tellers, _MOST)}, and nobody in them denies it."
    days = days_words(case.incident.time.start, case.incident.time.end)
    lead = headline(case) + (f", {days}:" if days else ":")
    return Sentence(text, unique(citing.telling(t) for t in list(first.values())[:_MOST]), lead)
