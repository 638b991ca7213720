"""Whose statement a report is ("Statement by the Ministry of X on …"): its "we" and "our" are theirs."""

from dateline.analysis import Analysis
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
# "Our correspondent" is the paper's that prints it.
_STAFF = {"correspondent", "reporter", "newsroom"}
_TELLING = {"write", "tell", "ask"}
# What stands behind those who make it: "on the raid", "to the council".
_ENDING = ("IN", "TO", "VBG")
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
    own = {one.head for issuer in issuers for one in issuer}
    for token in range(title.stop, len(a) if issuers else title.stop):
        if a.lower[token] in _OURS and a.tags[token][:3] == "PRP" and scene.quote_of(token) < 0:
            if _is_anothers(scene, token, own):
                continue
            for issuer in issuers:
                issuer.append(_mention(token, issuer[0]))


def _is_anothers(scene: Scene, token: int, own: set[int]) -> bool:
    """The "we" of "Egypt said: we reject …", "we saw it, she said", "our correspondent", "we blame [the issuer]"."""
    a = scene.a
    if a.lower[token] == "our" and a.lemmas[a.heads[token]] in _STAFF:
        return True
    if a.deps[token] == "nsubj" and not own.isdisjoint(a.kids(a.heads[token], "dobj")):
        return True
    number = a.sentence_of[token]
    here = a.sentences[number]
    if here.last < len(a) and _tells(scene, here.last) and a.words[here.last].islower():
        return True  # "Why do we wait? wrote one reader."
    for verb in range(here.first, here.last):
        if not _tells(scene, verb) or a.tags[verb] == "VBG":
            continue
        subject = a.child(verb, "nsubj")
        if subject is None or subject in own or a.lower[subject] in _OURS:
            continue
        beside = a.deps[verb] in ("parataxis", "ccomp") and a.lower[verb - 1] not in ("that", "how")
        over = a.heads[verb] if beside and _is_set_off(a, verb) else verb
        if a.left[over] <= token < a.right[over]:
            return True
    before = here.first - 1
    return a.words[before] == ":" and any(
        _tells(scene, t) for t in range(a.sentences[number - 1].first, before)
    )


def _is_set_off(a: Analysis, verb: int) -> bool:
    """ "We saw it, she said"."""
    first = a.left[verb]
    return first > 0 and a.words[first - 1] == ","


def _tells(scene: Scene, token: int) -> bool:
    a = scene.a
    return a.pos[token] == "VERB" and (
        a.lemmas[token] in scene.words.saying or a.lemmas[token] in _TELLING
    )


def _named(scene: Scene, clusters: list[Cluster], title: range) -> list[Cluster]:
    """X of "Statement by X on …", "X and Y: joint statement"; none of "Statement by X angers Y". The country of
    "Chad: statement by X", "Chad statement" is where or whom it is about."""
    a = scene.a
    paper = next((t for t in title[:_NEAR] if _is_paper(scene, t)), None)
    if paper is None or any(a.tags[t] in _FINITE for t in title):
        return []
    after = paper + 1
    if after < title.stop and a.lower[after] in _BY:
        found, at = _from(scene, clusters, range(after + 1, title.stop))
        ends = at >= title.stop or a.tags[at] in _ENDING or not a.lower[at].isalpha()
        return found if ends and a.lower[at - 1] not in ("and", "&") else []
    first = title.start
    while first < paper and a.lower[first] in _OPENERS:
        first += 1
    found, at = _from(scene, clusters, range(first, paper))
    rest = a.lower[at:paper]
    if not all(w in _OPENERS or not w[0].isalnum() or w == "'s" for w in rest):
        return []
    sole = len(found) == 1 and found[0][0].kind == "country"
    return [] if sole and "'s" not in rest else found


def _is_paper(scene: Scene, token: int) -> bool:
    lower = scene.a.lower
    return lower[token] in _PAPERS or (token > 0 and (lower[token - 1], lower[token]) in _RELEASES)


def _from(scene: Scene, clusters: list[Cluster], within: range) -> tuple[list[Cluster], int]:
    """The actors named one after the other, and where they end."""
    a, found = scene.a, []
    starts: dict[int, list[tuple[Found, Cluster]]] = {}
    for cluster in clusters:
        for one in cluster:
            starts.setdefault(one.first, []).append((one, cluster))
    at, owner = within.start, False
    while at < within.stop:
        if at in starts:
            lead = max((one for one, _ in starts[at]), key=lambda one: one.last)
            # "The presidents of Chad and Niger" are two that start with one word.
            alike = [c for one, c in starts[at] if one is lead or one.role is lead.role is not None]
            found += [] if owner else alike  # "the spokesman of [the Commission]"
            at, owner = lead.last, False
        elif a.lower[at] in _LINKS or scene.used[at] or _leads_on(scene, at):
            owner = a.lower[at] == "of" or (owner and a.lower[at] == "the")
            at += 1
        else:
            break
    return list({id(cluster): cluster for cluster in found}.values()), at


def _leads_on(scene: Scene, token: int) -> bool:
    """The "of" of "the presidents of the Congo"."""
    return scene.a.lower[token] == "of" and any(scene.used[token + 1 : token + 3])


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
