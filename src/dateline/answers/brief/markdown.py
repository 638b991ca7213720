"""A brief as Markdown: everything from reports is escaped, so that it can neither steer the page nor link."""

import html
import re

from dateline.answers.brief.document import (
    Brief,
    Chapter,
    Chart,
    Citation,
    Section,
    Sentence,
    Source,
)
from dateline.answers.brief.wording import day, outlet
from dateline.answers.words import clean

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|!~])")
_LINK = re.compile(r"https?://[^\s<>\"'`\\]+")


def markdown(brief: Brief) -> str:
    parts = [f"# {escaped(brief.title)}", _facts(brief)]
    parts += [part for chapter in brief.chapters for part in _chapter(chapter)]
    parts += ["## Sources", "\n".join(_source(source) for source in brief.sources)]
    parts += ["## Notes", "\n".join(_note(note) for note in brief.notes)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Tags as entities, which no renderer takes for tags; the rest behind a backslash."""
    return _SPECIAL.sub(r"\\\1", html.escape(clean(text), quote=False))


def _facts(brief: Brief) -> str:
    rows = "\n".join(f"| {escaped(name)} | {escaped(value)} |" for name, value in brief.facts)
    return f"| | |\n|---|---|\n{rows}"


def _chapter(chapter: Chapter) -> list[str]:
    parts = [f"## {escaped(chapter.heading)}"]
    for section in chapter.sections:
        parts += _section(section)
    return parts


def _section(section: Section) -> list[str]:
    parts = [f"### {escaped(section.heading)}"] if section.heading else []
    if isinstance(section.drawing, Chart):
        parts.append(_chart(section.drawing))
    parts.append("\n".join(f"- {_sentence(sentence)}" for sentence in section.sentences))
    return parts


def _sentence(sentence: Sentence) -> str:
    lead = f"**{escaped(sentence.lead)}** " if sentence.lead else ""
    return f"{lead}{escaped(sentence.text)} {cites(sentence)}"


def cites(sentence: Sentence) -> str:
    return "".join(f"[{number}]" for number in sentence.notes)


def _chart(chart: Chart) -> str:
    """A table, as Markdown draws nothing."""
    rows = [
        f"| {day(p.day)} | {escaped(p.label)} | {escaped(p.series)} | {p.state} | [{p.note}] |"
        for p in chart.points
    ]
    return "| said | number | by | standing | note |\n|---|---|---|---|---|\n" + "\n".join(rows)


def _source(source: Source) -> str:
    ref = source.report.ref
    parts = [
        escaped(outlet(ref)),
        f"“{escaped(ref.title)}”" if ref.title else "",
        day(ref.published) or "undated",
    ]
    parts.append(f"<{ref.url}>" if is_link(ref.url) else escaped(ref.url or f"id {ref.id}"))
    parts += [f"**a copy of {escaped(source.copy_of)}**"] if source.copy_of else []
    parts += [f"a later version of {escaped(source.version_of)}"] if source.version_of else []
    return "- " + ", ".join(part for part in parts if part) + f" ({ref.key})"


def is_link(url: str | None) -> bool:
    """Only such addresses are linked; all else is text."""
    return bool(url and _LINK.fullmatch(url))


def _note(note: Citation) -> str:
    return f"{note.number}. {escaped(where(note))}: “{escaped(note.quote)}” ({escaped(note.item)}, characters {note.span.start}–{note.span.end})"


def where(note: Citation) -> str:
    """Outlet, title, date."""
    ref = note.report.ref
    parts = (outlet(ref), f"“{ref.title}”" if ref.title else "", day(ref.published) or "undated")
    return ", ".join(part for part in parts if part)
