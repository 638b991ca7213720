"""What one report says of each of its events, with all ids resolved."""

from dataclasses import replace

from dateline.casebook.firsttold import FirstTold
from dateline.casebook.holders import outlet_key, same_source
from dateline.casebook.labelling import labels_by_event
from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import EventView, FigureView, ReportRef, Said, Telling, Tie
from dateline.casebook.ties import coded_events, tie_figures
from dateline.casebook.victims import victims_of
from dateline.record import Event, EventMention, Figure, Record, Window

__all__ = ["EventView", "FigureView", "all_figures", "loose_figures", "views"]


def views(
    record: Record,
    key: str,
    *,
    copy_of: str | None = None,
    version_of: str | None = None,
    told: FirstTold | None = None,
) -> list[EventView]:
    """The views of one record, in the order of its events. Pure; JSON by record/codec.py."""
    return _Viewing(record, key, copy_of, version_of, told).events()


def loose_figures(
    record: Record,
    key: str,
    *,
    copy_of: str | None = None,
    version_of: str | None = None,
    told: FirstTold | None = None,
) -> list[FigureView]:
    """The figures that no event of their record carries: a report may correct a toll without
    telling the event again. An incident takes up those that speak of its figures (tolls.py)."""
    return _Viewing(record, key, copy_of, version_of, told).loose()


def all_figures(record: Record, key: str, told: FirstTold | None = None) -> list[FigureView]:
    """Every figure of a record, in its order, tied or not."""
    return _Viewing(record, key, None, None, told).figures()


class _Viewing:
    """The views of one record."""

    def __init__(
        self,
        record: Record,
        key: str,
        copy_of: str | None,
        version_of: str | None,
        told: FirstTold | None,
    ) -> None:
        report = record.report
        self._report = ReportRef(
            key, report.id, report.publisher, report.url, report.title, report.published,
            report.sha256, copy_of, version_of,
        )  # fmt: skip
        self._record = record
        self._resolved = Resolved(record, key, told)
        self._ties = tie_figures(record)
        self._labels = labels_by_event(self._resolved)

    def events(self) -> list[EventView]:
        figures: dict[str, list[FigureView]] = {}
        for figure in self._record.figures:
            for event, tie in self._ties.get(figure.id, ()):
                figures.setdefault(event, []).append(self._figure(figure, tie))
        return [self._event(e, tuple(figures.get(e.id, ()))) for e in self._record.events]

    def figures(self) -> list[FigureView]:
        return [self._figure(figure, "none") for figure in self._record.figures]

    def loose(self) -> list[FigureView]:
        found = {actor.country for actor in self._record.actors}
        found |= {place.country for place in self._record.places}
        countries = tuple(sorted(country for country in found if country))
        coded = coded_events(self._record)
        return [
            replace(self._figure(figure, "none"), countries=countries)
            for figure in self._record.figures
            if not any(event in coded for event, _ in self._ties.get(figure.id, ()))
        ]

    def _event(self, event: Event, figures: tuple[FigureView, ...]) -> EventView:
        resolved, parties = self._resolved, self._resolved.parties
        return EventView(
            report=self._report, event=event.id, type=event.type, mode=event.mode,
            contexts=event.contexts, status=event.status, core=event.core, trigger=event.trigger,
            trigger_words=resolved.words(event.trigger), sentence=event.sentence,
            sentence_words=resolved.words(event.sentence), score=event.score,
            actors=tuple(parties[i] for i in event.actors if i in parties),
            recipients=tuple(parties[i] for i in event.recipients if i in parties),
            time=resolved.days(event.time), place=resolved.places.get(event.place or ""),
            tellings=tuple(self._telling(event, mention) for mention in event.mentions),
            about=self._about(event), figures=figures,
            labels=tuple(self._labels.get(event.id, ())), victims=victims_of(resolved, event),
        )  # fmt: skip

    def _telling(self, event: Event, mention: EventMention) -> Telling:
        claim = self._resolved.claim(mention.claim)
        holder = self._resolved.holder(claim)
        outlet = outlet_key(self._report.publisher, self._report.key)
        # "…, the Courier wrote" in the Courier is its own voice.
        rests_on = holder.source if holder and not same_source(holder.source, outlet) else None
        return Telling(
            holder, claim.act if claim else None, mention.stance, mention.status,
            self._resolved.quote(claim, mention.span), mention.span,
            self._resolved.said(claim, mention.span), mention.claim, rests_on,
            event.core.trigger != event.trigger and mention.span == event.core.trigger,
        )  # fmt: skip

    def _about(self, event: Event) -> tuple[Said, ...]:
        """Of the event, or of the claim in which it stands."""
        sayings = self._resolved.sayings
        of_claim = sayings.get(("claim", event.claim), ()) if event.claim else ()
        return (*sayings.get(("event", event.id), ()), *of_claim)

    def _figure(self, figure: Figure, tie: Tie) -> FigureView:
        resolved = self._resolved
        claim, window = resolved.claim(figure.claim), figure.window or Window(None, None)
        about = tuple(resolved.sayings.get(("figure", figure.id), ()))
        # Who denies a number in the words that give it does not say it.
        denied = claim is not None and claim.act == "deny"
        return FigureView(
            report=self._report, id=figure.id, measure=figure.measure, value=figure.value,
            low=figure.low, high=figure.high, qualifier=figure.qualifier, unit=figure.unit,
            count=figure.count, of=figure.of, change=figure.change,
            place=resolved.places.get(figure.place or ""),
            start=window.start, end=window.end, as_of=figure.as_of,
            group=resolved.group(figure), part_of=figure.part_of,
            holder=None if denied else resolved.holder(claim), claim=figure.claim, said=resolved.said(claim, figure.span),
            span=figure.span, words=resolved.words(figure.span),
            quote=resolved.quote(claim, figure.span),
            about=about,
            tie=tie, countries=(), score=figure.score,
        )  # fmt: skip
