"""Countries, governments, organisations, groups and outlets that the register knows by name."""

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.home import home
from dateline.extraction.actors.phrase import head_of, is_helper, region
from dateline.extraction.actors.scan import Hit
from dateline.extraction.actors.scene import Scene

_MODIFIES = ("compound", "amod", "nmod")
_PLAIN = ("nsubj", "nsubjpass", "dobj", "dative")
# Bodies that each nation has its own of.
_NATIONAL = ("Red Cross", "Red Crescent")
# Their people go by where their forebears came from.
_OF_MANY_ORIGINS = ("USA", "CAN", "AUS", "GBR", "NZL")
# What a country does to others, beside saying something.
_BINDING = {
    "refuse",
    "promise",
    "vow",
    "pledge",
    "threaten",
    "decline",
    "offer",
    "ban",
    "admit",
    "grant",
    "deny",
}
_KOREAS = {"North": "PRK", "South": "KOR"}
_NOUN_PLURAL = ("NNS", "NNPS")


def find_names(scene: Scene) -> list[Found]:
    """Names that no person or role has used up."""
    found = []
    starts = {hit.first: hit for hit in scene.hits.all}
    for hit in scene.hits.all:
        if scene.used[hit.first] or hit.named.entry.kind == "person":
            continue
        one = _branch(scene, hit, starts.get(hit.last)) or _named(scene, hit)
        if one is not None:
            found.append(one)
            scene.use(one.first, one.last)
    return found


def find_generic_countries(scene: Scene) -> list[Found]:
    """ "The country said …": the one named before; "the North" of Korea."""
    a, found = scene.a, []
    for token in range(1, len(a)):
        if half := _half(scene, token):
            found.append(half)
        if a.lower[token] == "koreas" and not scene.used[token] and not is_literal(scene, token):
            found += [_korea(scene, token, country) for country in _KOREAS.values()]
        if a.lower[token] not in scene.words.generic_country or scene.used[token]:
            continue
        first = region(a, token)
        definite = first > 0 and a.lower[first - 1] in ("the", "this")
        if (
            definite
            and a.tags[token] == "NN"
            and a.deps[token] in _PLAIN
            and not is_literal(scene, token)
        ):
            why = f'"{scene.words_of(first, token + 1)}": the country named before'
            found.append(
                Found(
                    first,
                    token + 1,
                    token,
                    "country",
                    None,
                    (),
                    0.4,
                    why,
                    (first, token + 1),
                    None,
                    bare=True,
                )
            )
    return found


def _korea(scene: Scene, token: int, country: str) -> Found:
    """Each of "the two Koreas"."""
    entry, span = scene.register.countries[country], (token, token + 1)
    why = f'"{scene.a.words[token]}"'
    return Found(
        *span, token, "country", country, entry.sectors, 0.8, why, span, f"entry:{entry.id}", entry
    )


def _half(scene: Scene, token: int) -> Found | None:
    """ "The North", "the South" of a report on Korea."""
    a = scene.a
    if a.words[token] not in _KOREAS or a.lower[token - 1] != "the" or scene.used[token]:
        return None
    korean = (h for h in scene.hits.all if h.named.entry.country in _KOREAS.values())
    told = any(h.named.sort != "adjective" or h.last - h.first > 1 for h in korean)
    if not told or a.deps[token] not in _PLAIN or is_literal(scene, token):
        return None
    entry = scene.register.countries[_KOREAS[a.words[token]]]
    why = f'"the {a.words[token]}" in a report on Korea'
    span = (token, token + 1)
    return Found(
        *span, token, "country", entry.country, (), 0.7, why, span, f"entry:{entry.id}", entry
    )


def _named(scene: Scene, hit: Hit) -> Found | None:
    entry, sort = hit.named.entry, hit.named.sort
    if entry.kind in ("country", "place"):
        if sort == "capital":
            return _government(scene, hit)
        if sort in ("people", "adjective"):
            return _people(scene, hit)
        return _country(scene, hit)
    if _is_byline(scene, hit):
        return None
    head = head_of(scene.a, hit.first, hit.last)
    if sort == "capital" and not _speaks_for_state(scene, head):
        return None  # "in Brussels"
    if (entry.name.startswith("the ") or head in scene.in_place) and is_literal(scene, head):
        return None  # "in the West", "in Europe"
    why = f'"{scene.text(hit)}" in {entry.where}'
    return Found(
        hit.first, hit.last, head, entry.kind, entry.country, entry.sectors, 0.9, why,
        (hit.first, hit.last), f"entry:{entry.id}", entry,
    )  # fmt: skip


def _branch(scene: Scene, nation: Hit, body: Hit | None) -> Found | None:
    """The "Danish Red Cross" is a body of its own, and Denmark's."""
    country = nation.named.entry.country
    if body is None or nation.named.entry.kind != "country" or scene.text(body) not in _NATIONAL:
        return None
    entry, span = body.named.entry, (nation.first, body.last)
    why = f'"{scene.text(body)}" in {entry.where}, "{scene.text(nation)}"'
    return Found(
        *span, head_of(scene.a, body.first, body.last), entry.kind, country, entry.sectors, 0.8, why,
        span, f"branch:{entry.id}:{country}",
    )  # fmt: skip


def _country(scene: Scene, hit: Hit) -> Found | None:
    """A country that acts or is acted on; not where something merely happens."""
    head = head_of(scene.a, hit.first, hit.last)
    if is_literal(scene, head) and not _acts_behind(scene, head):
        return None
    return _entry(hit, head, 0.85, f'country "{scene.text(hit)}"')


def _acts_behind(scene: Scene, head: int) -> bool:
    """ "Lives in Chad, which has refused to extradite him": says or does something to others."""
    a = scene.a
    for verb in a.kids(head, "relcl"):
        doers = [a.lower[doer] for doer in a.kids(verb, "nsubj")]
        if (
            doers == ["which"]
            and a.lemmas[verb] in scene.words.saying | scene.words.outward | _BINDING
        ):
            return True
    return False


def _entry(hit: Hit, head: int, score: float, why: str) -> Found:
    entry = hit.named.entry
    return Found(
        hit.first, hit.last, head, entry.kind, entry.country, entry.sectors, score, why,
        (hit.first, hit.last), f"entry:{entry.id}", entry,
    )  # fmt: skip


def _government(scene: Scene, hit: Hit) -> Found | None:
    """ "Moscow said", "Beijing's ambitions": the capital stands for the government."""
    head = head_of(scene.a, hit.first, hit.last)
    if not _speaks_for_state(scene, head):
        return None
    country = hit.named.entry.country
    return Found(
        hit.first, hit.last, head, "country", country, ("GOV",), 0.7,
        f'capital "{scene.text(hit)}" for its government', (hit.first, hit.last),
        f"government:{country}",
    )  # fmt: skip


def _people(scene: Scene, hit: Hit) -> Found | None:
    """ "Kazakhs" are a people; the "Israeli" of "an Israeli strike" is the country."""
    a, entry = scene.a, hit.named.entry
    head = head_of(a, hit.first, hit.last)
    why = f'"{scene.text(hit)}"'
    land = _land(scene, hit)
    country = None if is_helper(a, scene.words, hit) else land
    if country is None:
        country, note = home(scene, head)
        why += f", {note}"
    if hit.named.sort == "people" and (a.tags[head] in _NOUN_PLURAL or _stands_alone(scene, head)):
        return Found(
            hit.first, hit.last, head, "group", country, ("CVL", *entry.sectors), 0.7,
            f"people {why}", (hit.first, hit.last), f"people:{entry.id}:{country}", plural=True,
        )  # fmt: skip
    if head > 0 and a.lower[hit.first - 1] == "ethnic" and not _stands_alone(scene, head):
        return None  # "an ethnic Turkish city" is not Turkey's
    if _stands_alone(scene, head):
        return Found(
            hit.first, hit.last, head, "role", land, ("CVL",), 0.55,
            f"person from {why}", (hit.first, hit.last), None,
        )  # fmt: skip
    return _entry(hit, head, 0.5, f"adjective {why}")


def _land(scene: Scene, hit: Hit) -> str:
    """Where a people lives: "Iraqi Turkmen" in Iraq, "Iranian Americans" in America."""
    own = hit.named.entry.country
    nation = scene.hits.at[hit.first - 1] if hit.first and own not in _OF_MANY_ORIGINS else None
    if nation is None or nation.named.entry.kind != "country":
        return own
    describes = any(named.sort == "adjective" for named in nation.candidates)
    return nation.named.entry.country if describes else own


def _stands_alone(scene: Scene, head: int) -> bool:
    a = scene.a
    if a.deps[head] == "npadvmod" and a.words[head + 1 : head + 2] == ["-"]:
        return False  # "a Greek-owned ship"
    return a.deps[head] not in _MODIFIES and a.pos[head] in ("NOUN", "PROPN")


def is_literal(scene: Scene, head: int) -> bool:
    """Whether a name is only where something happens: "in Kenya", "arrived in Kenya"."""
    a = scene.a
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    dep, above = a.deps[head], a.heads[head]
    if dep == "appos" and a.pos[above] == "PROPN":
        return True  # "Almaty, Kazakhstan"
    if dep == "pobj":
        if a.lower[above] in scene.words.locative:
            return True
        if a.lower[above] in ("to", "from"):
            return a.lemmas[a.heads[above]] in scene.words.movement
    return dep == "npadvmod" and a.pos[above] == "PROPN"


def _speaks_for_state(scene: Scene, head: int) -> bool:
    a = scene.a
    while a.deps[head] == "conj" and a.heads[head] < head:
        head = a.heads[head]
    if a.deps[head] in _MODIFIES and a.kids(head, "cc"):
        head = a.heads[head]  # "talks between Khartoum and southern rebels"
    dep, above = a.deps[head], a.heads[head]
    if dep in ("nsubj", "nsubjpass"):
        # "Moscow is a city" speaks of the place.
        return a.lemmas[above] != "be" or any(a.deps[c] == "acomp" for c in a.children[above])
    if dep in ("poss", "dative"):
        return True
    if dep == "dobj":
        return a.lemmas[above] not in scene.words.movement
    if dep == "pobj":
        if a.lower[above] in ("by", "with", "between", "against", "among", "toward", "towards"):
            return True
        verb = a.heads[above]
        return a.lower[above] in ("to", "from", "on") and a.lemmas[verb] not in scene.words.movement
    return False


def _is_byline(scene: Scene, hit: Hit) -> bool:
    """ "(AP)" at the head of a report, or at the end of a headline; "AP - " before a text."""
    a, before, after = scene.a, hit.first - 1, hit.last
    if hit.named.entry.kind != "media" or after >= len(a):
        return False
    sentence = a.sentences[a.sentence_of[hit.first]]
    if hit.first == sentence.first:
        return a.words[after] in ("-", "--", "–", "—") and a.starts[after] > a.ends[after - 1]
    bracketed = a.words[before] == "(" and a.words[after] == ")"
    return bracketed and (before < 14 or after + 1 == sentence.last)
