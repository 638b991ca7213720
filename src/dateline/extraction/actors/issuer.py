"""Whose statement a report is ("Statement by the Ministry of X on …"): its "we" and "our" are theirs."""

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.join import Cluster
from dateline.extraction.actors.scene import Scene

_PAPERS = {"statement", "communiqué", "communique", "declaration"}
_RELEASES = {("press", "release"), ("news", "release"), ("media", "release")}
_OPENERS = {
    "press",
    "news",
    "joint",
    "official",
    "media",
    "public",
    "full",
    "text",
    "of",
    "the",
    "a",
}
_BY = {"by", "of", "from"}
_LINKS = {",", "and", "the", "&"}
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OURS = {"we", "us", "our", "ours", "ourselves"}
# How far into a title what names the paper may stand.
_NEAR = 12


def find_issuers(scene: Scene, clusters: list[Cluster]) -> None:
    """Adds a mention to the actors whose statement it is for each "we" outside quotation marks; a body that the
    title calls without its country is the first of that name below."""
    a = scene.a
    title = a.tokens_in(a.paragraphs[0]) if len(a.paragraphs) > 1 else range(0)
    issuers = _named(scene, clusters, title)
    for issuer in issuers:
        _take_in_namesake(clusters, issuer, title.stop)
    for token in range(title.stop, len(a) if issuers else title.stop):
        if a.lower[token] in _OURS and a.tags[token][:3] == "PRP" and scene.quote_of(token) < 0:
            for issuer in issuers:
                issuer.append(_mention(token, issuer[0]))


def _named(scene: Scene, clusters: list[Cluster], title: range) -> list[Cluster]:
    """X of "Statement by X on …", "X and Y: joint statement"; none of "Statement by X angers Y"."""
    a = scene.a
    paper = next((t for t in title[:_NEAR] if _is_paper(scene, t)), None)
    if paper is None or any(a.tags[t] in _FINITE for t in title):
        return []
    first = title.start
    while first < paper and a.lower[first] in _OPENERS:
        first += 1
    if first == paper:
        after = paper + 1
        return _from(scene, clusters, after + 1) if a.lower[after] in _BY else []
    return _from(scene, clusters, first, paper)


def _is_paper(scene: Scene, token: int) -> bool:
    lower = scene.a.lower
    return lower[token] in _PAPERS or (lower[token - 1], lower[token]) in _RELEASES


def _from(
    scene: Scene, clusters: list[Cluster], first: int, upto: int | None = None
) -> list[Cluster]:
    """The actors named from a token on, one after the other; up to `upto`, if it is given, but for
    "joint" and marks between."""
    a, found = scene.a, []
    starts = {one.first: (cluster, one) for cluster in clusters for one in cluster}
    at = first
    while at < len(a):
        if at in starts:
            cluster, one = starts[at]
            found.append(cluster)
            at = one.last
        elif a.lower[at] in _LINKS:
            at += 1
        else:
            break
    if upto is None:
        return found
    rest = a.lower[at:upto]
    return found if all(w in _OPENERS or not w[0].isalnum() or w == "'s" for w in rest) else []


def _take_in_namesake(clusters: list[Cluster], issuer: Cluster, below: int) -> None:
    lead = issuer[0]
    if lead.role is None or lead.country is not None:
        return
    for other in clusters:
        one = other[0]
        same = one.role is not None and one.role.phrase == lead.role.phrase
        if other is not issuer and one.first >= below and same:
            if one.country is not None:
                lead.country, lead.why = one.country, one.why
                issuer += other
                clusters.remove(other)
            return


def _mention(token: int, issuer: Found) -> Found:
    return Found(
        token, token + 1, token, issuer.kind, issuer.country, (), 0.4, "whose statement it is",
        issuer.core, None, bare=True, plural=issuer.plural,
    )  # fmt: skip
