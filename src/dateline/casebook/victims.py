"""Casualties whom a report names: who, how old, what happened, by the words of the report."""

import functools
import re
from typing import cast

from dateline.casebook.resolve import Resolved
from dateline.casebook.shapes import VictimView
from dateline.casebook.words import read_rows
from dateline.record import Actor, Event, Span
from dateline.record.incident import Harm

_AGE_AFTER = re.compile(r"\s*,\s*(?:aged\s+)?(\d{1,3})\b(?!\s*(?:%|percent|,\d|people|others))")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s+(?:\w+\s+){0,3}$")
_AGE_AS = re.compile(r"\s*,\s*an?\s+(\d{1,3})-year-old\b")
_WORD = re.compile(r"\w+")
# "Shot dead", "beaten to death", "shot and wounded".
_CAME_OF_IT = re.compile(r"\s+(?:and\s+|to\s+)?(dead|death|(?<=and )\w+)", re.IGNORECASE)
_TYPES = frozenset(("ASSAULT", "COERCE", "RETREAT", "x:disaster", "x:other"))


def victims_of(resolved: Resolved, event: Event) -> tuple[VictimView, ...]:
    """Persons by name to whom the event is said to have happened; none of one that did not."""
    if event.type not in _TYPES or event.status not in ("actual", "historical"):
        return ()
    named = [resolved.people[id_] for id_ in event.recipients if id_ in resolved.people]
    harm = _harm(resolved, event) if named else None
    return tuple(_victim(resolved, event, actor, harm) for actor in named) if harm else ()


def _victim(resolved: Resolved, event: Event, actor: Actor, harm: Harm) -> VictimView:
    inside = [m for m in actor.mentions if event.sentence.start <= m.start < event.sentence.end]
    age = sex = None
    for mention in (*inside, *actor.mentions):
        age = age or _age(resolved.record.report.text, mention)
        sex = sex or _sex(resolved.record.report.text, mention)
    span = (*inside, *actor.mentions, event.trigger)[0]
    return VictimView(actor.name, age, sex, harm, span, event.claim)


def _age(text: str, mention: Span) -> str | None:
    """ "Amir Bekov, 34," and "the 34-year-old student Amir Bekov"."""
    after = text[mention.end : mention.end + 40]
    before = text[max(0, mention.start - 60) : mention.start]
    found = _AGE_AS.match(after) or _AGE_AFTER.match(after) or _AGE_BEFORE.search(before)
    return found[1] if found else None


def _sex(text: str, mention: Span) -> str | None:
    """By a word beside the name: "a woman named", "his daughter Aida", "Mr."."""
    before = text[max(0, mention.start - 40) : mention.start].casefold()
    after = text[mention.end : mention.end + 40].casefold()
    near = re.split(r"[.;:!?\n]", before)[-1].split()[-3:]
    near += text[mention.start : mention.end].casefold().split()
    if apposition := re.match(r"\s*,\s*an?\s+([^,.;]{1,38})", after):
        near += apposition[1].split()[:4]
    words = {word.strip(".,'’\"-") for word in near}
    return next((row["sex"] for row in _sexes() if words & set(row["words"].split("|"))), None)


def _harm(resolved: Resolved, event: Event) -> Harm | None:
    came_of_it = _CAME_OF_IT.match(resolved.record.report.text, event.core.trigger.end)
    words = [came_of_it[1].casefold()] if came_of_it else []
    for trigger in (event.core.trigger, event.trigger):
        words += _WORD.findall(resolved.words(trigger).casefold())
    for harm, starts in _harms():
        if any(word.startswith(starts) for word in words):
            return harm
    return None


@functools.cache
def _harms() -> tuple[tuple[Harm, tuple[str, ...]], ...]:
    rows = read_rows("harms.tsv", "harm", "words")
    return tuple((cast(Harm, row["harm"]), tuple(row["words"].split("|"))) for row in rows)


@functools.cache
def _sexes() -> tuple[dict[str, str], ...]:
    return tuple(read_rows("sexes.tsv", "sex", "words"))
