"""Who is in it: doers, those it is done to, those who speak."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.answers.brief.citing import Citing, originals, unique
from dateline.answers.brief.document import Chapter, Section, Sentence
from dateline.answers.brief.names import country_name, sector_names
from dateline.answers.brief.wording import capital, count, listed
from dateline.answers.words import clean
from dateline.casebook.shapes import EventView, Party
from dateline.casebook.titles import nobody

# Who is named in fewer incidents than others is left out beyond so many.
_MOST = 20
_NOTES = 3


@dataclass
class _Role:
    party: Party
    does: dict[str, int] = field(default_factory=dict)
    meets: dict[str, int] = field(default_factory=dict)
    says: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len({*self.does, *self.meets, *self.says})


def chapter(citing: Citing) -> Chapter:
    found: dict[str, _Role] = {}
    for case in citing.material.cases:
        id_ = case.incident.id
        for view, party, role in _parties(case.views):
            if nobody(party):
                continue
            entry = found.setdefault(_key(party), _Role(party))
            if len(party.name) > len(entry.party.name):
                entry.party = party
            getattr(entry, role).setdefault(id_, citing.event(view))
        for told in originals(case.told):
            holder = told.telling.holder
            entry_ = (
                found.get(holder.source) or found.get(holder.name.casefold()) if holder else None
            )
            if entry_:
                entry_.says.setdefault(told.view.report.key, citing.telling(told))
    ranked = sorted(found.values(), key=lambda role: (-role.size, role.party.name))
    sentences = tuple(_sentence(role) for role in ranked[:_MOST])
    return Chapter("actors", "Who is in it", (Section("", sentences),) if sentences else ())


def _parties(views: tuple[EventView, ...]) -> Iterator[tuple[EventView, Party, str]]:
    for view in views:
        for party in view.actors:
            yield view, party, "does"
        for party in view.recipients:
            yield view, party, "meets"


def _key(party: Party) -> str:
    return party.register or party.name.casefold()


def _sentence(role: _Role) -> Sentence:
    says = [
        f"doer in {count(len(role.does), 'incident', 'incidents')}" if role.does else "",
        f"at the other end of {count(len(role.meets), 'incident', 'incidents')}" if role.meets else "",
        f"source in {count(len(role.says), 'report', 'reports')}" if role.says else "",
    ]  # fmt: skip
    party = role.party
    about = [country_name(party.country), *sector_names(party.sectors[:1])]
    known = ", ".join(dict.fromkeys(a for a in about if a and a != party.name))
    notes = unique((*role.does.values(), *role.says.values(), *role.meets.values()))[:_NOTES]
    lead = capital(clean(party.name)) + (f" ({known})" if known else "")
    return Sentence(f"{listed(part for part in says if part)}.", notes, f"{lead}:")
