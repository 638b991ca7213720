"""The actors finder: names, roles, then what speaks of the same actor."""

from dataclasses import replace

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.issuer import find_issuers
from dateline.extraction.actors.join import Cluster, join
from dateline.extraction.actors.nameless import find_nameless
from dateline.extraction.actors.names import find_generic_countries, find_names
from dateline.extraction.actors.organisations import find_groups, find_organisations
from dateline.extraction.actors.others import not_theirs
from dateline.extraction.actors.persons import SUPPOSED, find_persons
from dateline.extraction.actors.pronouns import find_pronouns
from dateline.extraction.actors.publisher import find_publisher
from dateline.extraction.actors.roles import find_roles
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.spokesmen import speak_for_before
from dateline.extraction.actors.weapons import find_weapons
from dateline.extraction.draft import Context, Draft
from dateline.record import Actor


def find_actors(ctx: Context, draft: Draft) -> Draft:
    """All actors of a report, numbered by their first mention."""
    if not len(ctx.analysis):
        return draft
    scene = Scene(ctx, draft)
    found = find_publisher(scene)
    found += find_weapons(scene)
    found += find_persons(scene)
    found += find_organisations(scene)
    found += find_roles(scene)
    found += find_groups(scene)
    found += find_names(scene)
    found += find_generic_countries(scene)
    found += find_nameless(scene)
    speak_for_before(scene, found)
    found.sort(key=lambda one: (one.first, one.last))
    clusters = join(scene, found)
    find_issuers(scene, clusters)
    find_pronouns(scene, clusters)
    actors = [_actor(scene, f"a{number}", c) for number, c in enumerate(clusters, 1)]
    return replace(draft, actors=tuple(actors))


def _actor(scene: Scene, actor_id: str, cluster: Cluster) -> Actor:
    lead = _lead(cluster)
    country = _country(scene, cluster, lead)
    others = cluster if lead.entry is None or lead.kind == "person" else []
    sectors = lead.sectors or next((one.sectors for one in others if one.sectors), ())
    entry = lead.entry or next((one.entry for one in cluster if one.entry), None)
    spans = sorted({scene.a.span(one.first, one.last) for one in cluster})
    return Actor(
        id=actor_id,
        name=_name(scene, cluster),
        kind=lead.kind,
        country=country,
        sectors=sectors,
        office=lead.office or next((one.office for one in cluster if one.office), None),
        register=entry.id if entry is not None else None,
        mentions=tuple(spans),
        score=lead.score,
        why=lead.why,
    )


def _country(scene: Scene, cluster: Cluster, lead: Found) -> str | None:
    """The first that is told; of a person whose country is only supposed, not one that he visits or deals with."""
    known = (one.country for one in (lead, *cluster) if one.country)
    if lead.kind == "person" and (lead.country is None or lead.score <= SUPPOSED):
        others = {country for one in cluster for country in not_theirs(scene, one.head)}
        known = (country for country in known if country not in others)
    return next(known, None)


def _lead(cluster: Cluster) -> Found:
    """The mention that says most: with an office from the text, else the best-scored, the first."""
    titled = [one for one in cluster if one.kind == "person" and one.role is not None]
    if titled:
        return titled[0]
    return max(cluster, key=lambda one: (not one.bare, one.score))


def _name(scene: Scene, cluster: Cluster) -> str:
    """The longest bare name of a person; the register's name; else the words of the mention."""
    people = [one for one in cluster if one.kind == "person"]
    if people:
        return max((scene.words_of(*one.core) for one in people), key=len)
    lead = _lead(cluster)
    if lead.entry is not None:
        return lead.entry.name
    return lead.name or scene.words_of(lead.first, lead.last)
