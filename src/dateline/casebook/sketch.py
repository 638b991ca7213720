"""What linking compares of an event: a self-contained sketch, without the record."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from dateline.casebook.acts import is_phrase
from dateline.casebook.masking import TEXT, PrivateName, veils
from dateline.casebook.people.rewriting import Shift
from dateline.casebook.pseudonyms import is_veiled
from dateline.casebook.words import compared, rarity, stem, words_of
from dateline.record import Event, Record, Span, Time

# So many of a report's weightiest stems are kept: of nearly all reports all that say something.
SETTING_WORDS = 400
LEAD_WORDS = 50
# A full date within so many characters of the top is the report's own.
TOP = 250
SENTENCE_WORDS = 24
BESIDE_WORDS = 6
# Stems rarer than this (natural log of reports in one) say something; "the", "said" do not.
SAYS_SOMETHING = 1.0
# What is announced, feared or ordered has not happened yet.
UNREAL = ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class Setting:
    """The report around an event, the same for all its events: its stems with their counts, the weightiest
    first, the stems of its first lines, the days it bears (of publication, or else a full date on top),
    the months and years that it names, and the last names of its people with how often it speaks of them."""

    report: str
    sha256: str
    published: str | None
    words: tuple[str, ...]
    counts: tuple[int, ...]
    lead: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    spoken_of: tuple[int, ...] = ()

    def __hash__(self) -> int:
        # Its key names it; hashing all its words for each look-up would cost more than comparing.
        return hash(self.report)


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: `role` is by (did it), to (it was done to) or near (named in the sentence)."""

    role: str
    name: str
    words: tuple[str, ...]
    kind: str
    country: str | None
    register: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """Where it happened; `level` is country, admin1 or place."""

    name: str
    level: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Days:
    """When it happened, ISO days; `stated` where the words say so, else it is the day of publication."""

    start: str
    end: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """One event of one report. `acts` are stems of its triggers, `words` those of its sentence;
    `before` and `after` the stems next to the trigger, nearest first."""

    setting: Setting
    event: str
    start: int
    type: str
    core_type: str
    mode: str | None
    status: str
    acts: tuple[str, ...]
    parties: tuple[Party, ...]
    site: Site | None
    days: Days | None
    figures: tuple[str, ...]
    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __hash__(self) -> int:
        return hash((self.setting.report, self.event))

    @property
    def id(self) -> str:
        return f"{self.setting.report}/{self.event}"

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where ties are broken: day of publication, text, place in the text; never order of adding."""
        return (self.setting.published or "9999", self.setting.sha256, self.start, self.id)


def sketches(record: Record, key: str, names: Iterable[PrivateName] = ()) -> list[Sketch]:
    """The sketches of the events of a record as it was read, in their order. `key` is the report's in the casebook.

    Nobody in `names` is named in them: of a private name each word is a digest, so that it counts as the same
    word in another report, and what is shown of it is its pseudonym."""
    page = _Page(record, key, veils(names))
    return [page.sketch(event) for event in record.events]


class _Page:
    """A record with what its events are looked up by."""

    def __init__(self, record: Record, key: str, veils: Mapping[str, Shift]) -> None:
        self.record, self.veils = record, veils
        # Digest → stem: which of equally weighty words are taken must not depend on what is masked.
        self.behind: dict[str, str] = {}
        words = self._stems(TEXT, record.report.text)
        self.starts = [start for start, _ in words]
        self.stems = [stem for _, stem in words]
        self.private = frozenset(filter(is_veiled, self.behind))
        self.heard = list(map(self._heard, self.stems)) if self.private else self.stems
        self.actors = {
            actor.id: Party(
                "near",
                self._shown(at := f"actors.{n}.name", actor.name),
                tuple(self._heard(stem) for _, stem in self._stems(at, actor.name)),
                actor.kind,
                actor.country,
                actor.register,
            )
            for n, actor in enumerate(record.actors)
        }
        self.told = self._with_names()
        self.places = {
            place.id: replace(place, name=self._shown(f"places.{n}.name", place.name))
            for n, place in enumerate(record.places)
        }
        self.times = {time.id: time for time in record.times}
        self.named = sorted((m.start, actor.id) for actor in record.actors for m in actor.mentions)
        self.figures: dict[str, list[str]] = {}
        for figure in record.figures:
            if figure.event is not None and figure.value is not None:
                self.figures.setdefault(figure.event, []).append(
                    f"{figure.measure} {figure.value:g}"
                )
        self.setting = self._setting(key)

    def _shown(self, at: str, name: str) -> str:
        return self.veils[at].text(name) if at in self.veils else name

    def _stems(self, at: str, text: str) -> list[tuple[int, str]]:
        """(start, stem) of each word of a string of the record; of one that touches a private name its digest."""
        words = words_of(text)
        found = [(start, stem(word)) for start, word in words]
        starts = [start for start, _ in words]
        for name in self.veils[at].pieces if at in self.veils else ():
            first = max(bisect_right(starts, name.start) - 1, 0)
            for n in range(first, bisect_left(starts, name.end)):
                start, word = words[n]
                if name.start < start + len(word):
                    told = compared(stem(word))
                    self.behind[told] = stem(word)
                    found[n] = (start, told)
        return found

    def _heard(self, stem_: str) -> str:
        """What is a part of a private name anywhere in the report is told by its digest wherever it stands."""
        return one if self.private and (one := compared(stem_)) in self.private else stem_

    def _plain(self, stem_: str) -> str:
        return self.behind.get(stem_, stem_)

    def _with_names(self) -> list[str]:
        """The stems, a pronoun being the last word of the name it stands for."""
        told = list(self.heard)
        for actor in self.record.actors:
            name = self.actors[actor.id].words
            for mention in actor.mentions:
                here = self._slice(mention)
                if name and here.stop - here.start == 1:
                    one = told[here.start]
                    told[here.start] = one if rarity(one) > SAYS_SOMETHING else name[-1]
        return told

    def _setting(self, key: str) -> Setting:
        report = self.record.report
        counts = Counter(s for s in self.heard if s[0].isdigit() or rarity(s) > SAYS_SOMETHING)
        best = sorted(counts, key=lambda s: (-(1 + log(counts[s])) * rarity(s), self._plain(s)))
        best = best[:SETTING_WORDS]
        lead = {s for s in self.heard[:LEAD_WORDS] if s in counts}
        times = [t for t in self.record.times if t.start and t.span is not None]
        days = {t.start for t in times if _on_top(t)}
        full = [t for t in times if t.anchor is None and t.precision in ("day", "month")]
        people = self._people()
        return Setting(
            report=key,
            sha256=report.sha256,
            published=report.published,
            words=tuple(best),
            counts=tuple(counts[s] for s in best),
            lead=tuple(sorted(lead)),
            days=(report.published,) if report.published else tuple(sorted(d for d in days if d)),
            months=tuple(sorted({(t.start or "")[:7] for t in full})),
            years=tuple(sorted({(t.start or "")[:4] for t in times})),
            people=tuple(people),
            spoken_of=tuple(people.values()),
        )

    def _people(self) -> dict[str, int]:
        """The stem of the last name of each person that is named, and how many mentions there are, pronouns too."""
        found: Counter[str] = Counter()
        for actor in self.record.actors:
            words = self.actors[actor.id].words
            if actor.kind == "person" and words and actor.mentions and not actor.name.islower():
                found[words[-1]] += len(actor.mentions)
        return dict(sorted(found.items(), key=lambda told: (-told[1], self._plain(told[0]))))

    def sketch(self, event: Event) -> Sketch:
        acts = self._acts(event)
        return Sketch(
            setting=self.setting,
            event=event.id,
            start=event.trigger.start,
            type=event.type,
            core_type=event.core.type,
            mode=event.mode,
            status=event.status,
            acts=acts,
            parties=self._parties(event),
            site=self._site(event),
            days=self._days(event),
            figures=tuple(sorted(set(self.figures.get(event.id, ())))),
            words=self._words(event.sentence, acts),
            before=self._beside(event, acts, -1),
            after=self._beside(event, acts, 1),
        )

    def _slice(self, span: Span) -> slice:
        return slice(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def _acts(self, event: Event) -> tuple[str, ...]:
        """Stems of the triggers, and phrases of the table of acts that begin there ("pass away")."""
        found: dict[str, None] = {}
        for span in (event.trigger, event.core.trigger, *(m.span for m in event.mentions)):
            here = self._slice(span)
            for i in range(here.start, here.stop):
                phrase = " ".join(self.stems[i : i + 2])
                found[self.stems[i]] = None
                if is_phrase(phrase):
                    found[phrase] = None
        return tuple(found)

    def _words(self, sentence: Span, acts: tuple[str, ...]) -> tuple[str, ...]:
        """The rarest stems of the sentence, in alphabetical order."""
        found = {s for s in self.told[self._slice(sentence)] if rarity(s) > SAYS_SOMETHING}
        best = sorted(
            found - {*acts, *map(compared, acts)}, key=lambda s: (-rarity(s), self._plain(s))
        )[:SENTENCE_WORDS]
        return tuple(sorted(best))

    def _beside(self, event: Event, acts: tuple[str, ...], step: int) -> tuple[str, ...]:
        """Stems of its sentence next to the trigger, on one side."""
        inside, here = self._slice(event.sentence), self._slice(event.trigger)
        way = (
            range(here.stop, inside.stop)
            if step > 0
            else range(here.start - 1, inside.start - 1, -1)
        )
        own = {*acts, *map(compared, acts)}
        found: dict[str, None] = {}
        for i in way:
            if rarity(self.told[i]) > SAYS_SOMETHING and self.told[i] not in own:
                found[self.told[i]] = None
            if len(found) == BESIDE_WORDS:
                break
        return tuple(found)

    def _parties(self, event: Event) -> tuple[Party, ...]:
        roles = dict.fromkeys(event.recipients, "to") | dict.fromkeys(event.actors, "by")
        first = bisect_left(self.named, (event.sentence.start, ""))
        last = bisect_right(self.named, (event.sentence.end, ""))
        for _, id_ in self.named[first:last]:
            roles.setdefault(id_, "near")
        return tuple(
            replace(self.actors[id_], role=role, words=tuple(sorted({*self.actors[id_].words})))
            for id_, role in roles.items()
            if id_ in self.actors
        )

    def _site(self, event: Event) -> Site | None:
        place = self.places.get(event.place or event.core.place or "")
        if place is None:
            return None
        level = place.feature if place.feature in ("country", "admin1") else "place"
        return Site(
            place.name, level, place.country, place.admin1, place.lat, place.lon, place.radius_km
        )

    def _days(self, event: Event) -> Days | None:
        time = self.times.get(event.time or event.core.time or "")
        if time is None or time.start is None or time.end is None:
            return None
        return Days(time.start, time.end, time.span is not None)


def _on_top(time: Time) -> bool:
    """A full date in the report's first lines."""
    full = time.precision == "day" and time.anchor is None
    return full and time.span is not None and time.span.start < TOP
