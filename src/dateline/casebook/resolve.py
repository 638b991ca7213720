"""The items of a record with their ids resolved: who, where, when, in which words."""

from bisect import bisect_right
from functools import cached_property

from dateline.casebook.firsttold import FirstTold, first_told
from dateline.casebook.holders import holder_of
from dateline.casebook.shapes import Days, Holder, Party, PlaceView, Said
from dateline.record import Actor, Claim, Figure, Record, Span

# What ends a sentence; only asked for words that no event's sentence holds.
_STOPS = ".!?\n"
# Characters on either side in which they are looked for.
_FAR = 400


class Resolved:
    """A record with its items by id; made once for all views of a report. `key` is the report's, `told` the
    days on which its words were told: of a report that has no earlier version that of publication."""

    def __init__(self, record: Record, key: str, told: FirstTold | None = None) -> None:
        self.record = record
        self.key = key
        self._told = told or first_told(record.report)
        self._claims = {claim.id: claim for claim in record.claims}
        self._times = {time.id: time for time in record.times}

    def words(self, span: Span) -> str:
        return " ".join(self.record.report.text[span.start : span.end].split())

    @cached_property
    def parties(self) -> dict[str, Party]:
        return {
            a.id: Party(a.name, a.kind, a.country, a.sectors, a.register, a.office)
            for a in self.record.actors
        }

    @cached_property
    def people(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.record.actors if actor.kind == "person"}

    @cached_property
    def places(self) -> dict[str, PlaceView]:
        return {
            p.id: PlaceView(p.name, p.lat, p.lon, p.country, p.admin1, p.feature, p.radius_km)
            for p in self.record.places
        }

    def days(self, id_: str | None) -> Days | None:
        time = self._times.get(id_ or "")
        return (
            None
            if time is None
            else Days(time.start, time.end, time.precision, time.span is not None)
        )

    def holder(self, claim: Claim | None) -> Holder | None:
        """Who says it; where nobody is named, who is said to have reported it."""
        seen: set[str] = set()
        while claim is not None and claim.id not in seen:
            seen.add(claim.id)
            parties = [self.parties[i] for i in claim.actors if i in self.parties]
            words = self.words(claim.source) if claim.source else None
            if found := holder_of(parties, words, self.key):
                return found
            claim = self._claims.get(claim.parent or "")
        return None

    def claim(self, id_: str | None) -> Claim | None:
        return self._claims.get(id_ or "")

    def said(self, claim: Claim | None, span: Span) -> str | None:
        """The day on which it was said: as told, else the day on which the words at `span` were published."""
        time = self._times.get(claim.time or "") if claim else None
        if time and time.start:
            return time.start
        return (
            self._told.on(self.words(self.sentence(span))) if self._told.earlier else self._told.day
        )

    def said_in_claim(self, claim: Claim) -> str | None:
        return self.said(claim, words_of(claim))

    def quote(self, claim: Claim | None, span: Span) -> str:
        """The words of the claim that hold the span, else its sentence."""
        for content in claim.content if claim else ():
            if content.start <= span.start and span.end <= content.end:
                return self.words(content)
        return self.words(self.sentence(span))

    def group(self, figure: Figure) -> str | None:
        """Who is counted, where the words say more than "people"."""
        party = self.parties.get(figure.group.actor or "")
        name = party.name if party and not figure.group.age else ""
        name = "" if name.casefold() in ("people", "persons") else name
        parts = (figure.group.age, figure.group.status, name)
        return " ".join(part for part in parts if part) or None

    @cached_property
    def sayings(self) -> dict[tuple[str, str], list[Said]]:
        found: dict[tuple[str, str], list[Said]] = {}
        for claim in self.record.claims:
            quote = " … ".join(self.words(span) for span in claim.content)
            span = words_of(claim)
            for about in claim.about:
                said = Said(
                    about.relation, about.kind, self.holder(claim), quote, span,
                    self.said(claim, span), claim.id,
                )  # fmt: skip
                found.setdefault((about.kind, about.id), []).append(said)
        return found

    def sentence(self, span: Span) -> Span:
        """The sentence of an event that holds the span, else as far as full stops tell."""
        at = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        if at >= 0 and span.end <= self._sentences[at].end:
            return self._sentences[at]
        text, left, right = self.record.report.text, span.start - _FAR, span.end + _FAR
        start = max(text.rfind(stop, max(0, left), span.start) for stop in (". ", "! ", "? ", "\n"))
        ends = (text.find(stop, span.end, right) + 1 for stop in _STOPS)
        end = min((end for end in ends if end), default=min(right, len(text)))
        return Span(start + 1 if start >= 0 else max(0, left), end)

    @cached_property
    def _sentences(self) -> list[Span]:
        found = dict.fromkeys(event.sentence for event in self.record.events)
        return sorted(found, key=lambda sentence: (sentence.start, sentence.end))


def words_of(claim: Claim) -> Span:
    """Where it stands: its first words, else its cue or source."""
    return next((s for s in (*claim.content, claim.cue, claim.source) if s), Span(0, 0))
