"""A brief as one HTML file: no scripts, nothing loaded; all that comes from reports is escaped."""

from collections.abc import Iterable
from html import escape
from importlib import resources

from dateline.answers.brief.chart import chart_svg
from dateline.answers.brief.document import (
    Brief,
    Chapter,
    Chart,
    Citation,
    Map,
    Section,
    Sentence,
    Source,
)
from dateline.answers.brief.map import map_svg
from dateline.answers.brief.markdown import is_link, where
from dateline.answers.brief.wording import day, outlet
from dateline.answers.words import clean

# What a browser may do with the file: show its own styles, and nothing else.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(brief: Brief) -> str:
    css = resources.files("dateline.answers.brief").joinpath("brief.css").read_text("utf-8")
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(brief.title)}</title>\n<style>\n{css}</style>\n</head>\n<body>",
        f"<h1>{_text(brief.title)}</h1>",
        _facts(brief),
        _contents(brief.chapters),
        *(part for chapter in brief.chapters for part in _chapter(chapter)),
        '<h2 id="sources">Sources</h2>\n<ul>',
        *map(_source, brief.sources),
        '</ul>\n<h2 id="notes">Notes</h2>\n<ol class="notes">',
        *map(_note, brief.notes),
        "</ol>\n</body>\n</html>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    return escape(clean(text))


def _facts(brief: Brief) -> str:
    rows = (
        f"<tr><td>{_text(name)}</td><td>{_text(value)}</td></tr>" for name, value in brief.facts
    )
    return f"<table>{''.join(rows)}</table>"


def _contents(chapters: Iterable[Chapter]) -> str:
    links = [f'<a href="#{chapter.id}">{_text(chapter.heading)}</a>' for chapter in chapters]
    links += ['<a href="#sources">Sources</a>', '<a href="#notes">Notes</a>']
    return f"<nav>{' '.join(links)}</nav>"


def _chapter(chapter: Chapter) -> list[str]:
    parts = [f'<h2 id="{chapter.id}">{_text(chapter.heading)}</h2>']
    for section in chapter.sections:
        parts += _section(section)
    return parts


def _section(section: Section) -> list[str]:
    parts = [f"<h3>{_text(section.heading)}</h3>"] if section.heading else []
    match section.drawing:
        case Chart():
            parts.append(f"<figure>\n{chart_svg(section.drawing)}\n</figure>")
        case Map():
            parts.append(f"<figure>\n{map_svg(section.drawing)}\n</figure>")
    items = "\n".join(f"<li>{_sentence(sentence)}</li>" for sentence in section.sentences)
    return [*parts, f"<ul>\n{items}\n</ul>"]


def _sentence(sentence: Sentence) -> str:
    lead = f"<strong>{_text(sentence.lead)}</strong> " if sentence.lead else ""
    cites = "".join(f'<a href="#n{n}">[{n}]</a>' for n in sentence.notes)
    return f'{lead}{_text(sentence.text)} <span class="cite">{cites}</span>'


def _source(source: Source) -> str:
    ref = source.report.ref
    parts = [
        _text(outlet(ref)),
        f"“{_text(ref.title)}”" if ref.title else "",
        day(ref.published) or "undated",
        _address(ref.url, ref.id),
        f'<span class="copy">a copy of {_text(source.copy_of)}</span>' if source.copy_of else "",
        f"a later version of {_text(source.version_of)}" if source.version_of else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f'<li id="{escape(ref.key)}">{told} <code>{escape(ref.key)}</code></li>'


def _address(url: str | None, id_: str) -> str:
    if url and is_link(url):
        return f'<a href="{escape(url)}" rel="noreferrer nofollow">{_text(url)}</a>'
    return _text(url or f"id {id_}")


def _note(note: Citation) -> str:
    span = f"{_text(note.item)}, characters {note.span.start}–{note.span.end}"
    source = f'<a href="#{escape(note.report.ref.key)}">{_text(where(note))}</a>'
    return f'<li id="n{note.number}">{source}: “{_text(note.quote)}” <code>{span}</code></li>'
