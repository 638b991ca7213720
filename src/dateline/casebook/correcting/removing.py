"""Items taken out of a record, and what named them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from dateline.casebook.correcting.page import LISTS, Page
from dateline.casebook.judgement import Kind
from dateline.record import Claim, Event, Figure, Link

# Where an item names others, by id: several, or one.
_MANY = ("actors", "recipients", "addressees")
_ONE = ("time", "place", "claim", "parent", "event", "part_of", "speaker", "target", "anchor")


def remove(page: Page, gone: Collection[tuple[Kind, str]]) -> None:
    """What stood in a claim stands in the claim around it, else in the report's own voice; a link
    goes with either of its events; all other names of what is gone are dropped."""
    heirs: dict[str, str | None] = {id_: None for _, id_ in gone}
    for kind, id_ in gone:
        if kind == "claim":
            heirs[id_] = _around(page, id_, heirs)
        del page.items[kind][id_]
    for kind in LISTS:
        for item in list(page.items[kind].values()):
            if isinstance(item, Link) and (item.from_ in heirs or item.to in heirs):
                del page.items[kind][item.id]
            else:
                page.items[kind][item.id] = _without(item, heirs)


def _around(page: Page, claim: str, gone: Mapping[str, str | None]) -> str | None:
    seen: set[str] = set()
    above: str | None = claim
    while above is not None and above in gone and above not in seen:
        seen.add(above)
        held = page.items["claim"].get(above)
        above = held.parent if held else gone.get(above)
    return above if above not in gone else None


def _without(item: Any, heirs: Mapping[str, str | None]) -> Any:
    changes: dict[str, Any] = {}
    for name in _MANY:
        known = getattr(item, name, ())
        if any(id_ in heirs for id_ in known):
            changes[name] = tuple(id_ for id_ in known if id_ not in heirs)
    for name in _ONE:
        if getattr(item, name, None) in heirs:
            changes[name] = heirs[getattr(item, name)]
    match item:
        case Event():
            changes["core"] = _without(item.core, heirs)
            changes["mentions"] = tuple(_mention(m, heirs) for m in item.mentions)
        case Claim():
            changes["about"] = tuple(about for about in item.about if about.id not in heirs)
        case Figure() if item.group.actor in heirs:
            changes["group"] = replace(item.group, actor=None)
    return replace(item, **changes) if changes else item


def _mention(mention: Any, heirs: Mapping[str, str | None]) -> Any:
    if mention.claim not in heirs:
        return mention
    claim = heirs[mention.claim]
    return replace(mention, claim=claim, stance=mention.stance if claim else "asserts")
