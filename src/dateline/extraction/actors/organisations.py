"""Organisations and groups that the register does not know, as the model labels them."""

from collections.abc import Iterator

from dateline.analysis import Entity
from dateline.extraction.actors.found import Found
from dateline.extraction.actors.home import home
from dateline.extraction.actors.phrase import end_of_name, head_of, hits_before, region
from dateline.extraction.actors.scan import MOVEMENTS, PORTFOLIOS
from dateline.extraction.actors.scene import Scene
from dateline.knowledge.names import fold

_LONGEST = 9
# The letters of an acronym.
_SHORTEST = 3
# Where a noun stands that describes no other.
_WHOLE = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "ROOT")
# Of whom a word before the name tells the sector better than one in it.
_SIDES = ("REB", "PRM", "PTY")
# Services that are no state's or no offices, wherever the word stands in the name.
_OTHER_SERVICES = {"news", "press", "wire", "health", "ambulance", "medical", "broadcasting", "world", "jesuit",
                   "jewish", "relief", "refugee", "room", "bus", "taxi", "worship", "secular", "carol", "church",
                   "memorial", "funeral", "prosecution", "prosecuting", "dinner", "streaming", "choral", "food"}  # fmt: skip
# What the model takes a firm for that it does not know.
_MISTAKEN = {None, "FAC", "LOC", "PRODUCT", "WORK_OF_ART"}
# Ends of names of firms, which elsewhere are initials ("AG Barr") or words.
_LAST_ONLY = {"ag", "sa", "nv"}
# What belongs to one state even where its name does not say which.
_OF_A_STATE = {"PTY", "GOV", "LEG", "JUD", "COP", "MIL", "REB", "PRM"}


def find_organisations(scene: Scene) -> list[Found]:
    """Before roles, so that "Kenya Union of Teachers" is one name and no teachers."""
    found = []
    for entity in (
        *scene.a.entities,
        *_acronyms(scene),
        *_movements(scene),
        *_in_apposition(scene),
    ):
        if entity.label == "ORG" and (one := _organisation(scene, entity)):
            scene.use(one.first, one.last)
            scene.organisations[one.first] = one
            found.append(one)
    return found


def _acronyms(scene: Scene) -> Iterator[Entity]:
    """What the model overlooked in "the miners' union FTMB"."""
    a = scene.a
    for token in range(1, len(a)):
        word, before = a.words[token], a.lower[token - 1]
        if len(word) < _SHORTEST or not (word.isupper() and word.isalpha()):
            continue
        if (
            before in scene.words.generic
            and a.entity_of[token] < 0
            and not a.words[token - 1].isupper()
        ):
            yield Entity(token, token + 1, "ORG")


def _movements(scene: Scene) -> Iterator[Entity]:
    """What the model overlooked in "the Kuki-Chin National Front"."""
    a = scene.a
    for token in range(2, len(a)):
        if a.lower[token] not in MOVEMENTS or a.pos[token] != "PROPN" or a.entity_of[token] >= 0:
            continue
        first = token
        while first > 0 and a.words[first].istitle():
            before = first - 2 if a.words[first - 1] == "-" else first - 1
            if (
                a.pos[before] != "PROPN"
                or not a.words[before].istitle()
                or a.entity_of[before] >= 0
            ):
                break
            first = before
        if token - first > 1:
            yield Entity(first, token + 1, "ORG")


def _in_apposition(scene: Scene) -> Iterator[Entity]:
    """What the model overlooked in "the company, Delta Roads, said"."""
    a = scene.a
    for last in range(3, len(a)):
        noun = a.heads[last]
        if a.deps[last] != "appos" or a.lower[noun] not in scene.words.generic or noun >= last:
            continue
        first = noun + 2
        named = first < last and all(a.pos[t] == "PROPN" for t in range(first, last + 1))
        other = named and {scene.label(t) for t in (first, last)} <= _MISTAKEN
        if other and a.lower[noun + 1] == ",":
            yield Entity(first, last + 1, "ORG")


def find_groups(scene: Scene) -> list[Found]:
    """Religious and ethnic groups: "Kurds", "Iraqi Sunnis"."""
    a, found = scene.a, []
    for entity in a.entities:
        head = entity.last - 1
        if entity.label != "NORP" or scene.used[head] or not _is_plural(scene, head):
            continue
        if scene.hits.at[head] is not None:
            continue
        first = region(a, head)
        hits = hits_before(scene.hits, a, scene.words, first, head)
        country = hits[0].named.entry.country if hits else None
        scene.use(first, entity.last)
        name = scene.words_of(hits[0].first if hits else head, head + 1)
        why = f'group "{name}"'
        found.append(
            Found(
                first,
                head + 1,
                head,
                "group",
                country,
                ("CVL",),
                0.6 if country else 0.5,
                why,
                (head, head + 1),
                f"group:{name.lower()}",
                plural=True,
                name=name,
            )
        )
    return found


def _is_plural(scene: Scene, head: int) -> bool:
    """Also the "Hutus" that the model tags as one name."""
    a = scene.a
    if a.tags[head] in ("NNS", "NNPS"):
        return True
    return a.tags[head] == "NNP" and a.lower[head].endswith("s") and a.deps[head] in _WHOLE


def _is_dignitary(scene: Scene, first: int, last: int) -> bool:
    """ "The Bishop of Bukavu" is a person with an office."""
    if last - first < 3 or scene.a.lower[first + 1] != "of":
        return False
    match = scene.register.roles.ending_at(scene.lower, first)
    return match is not None and match[1].sort == "office" and match[1].sectors == ("REL",)


def _is_where(scene: Scene, head: int) -> bool:
    """The Wad Madani of "looted shops in Wad Madani", a town that no table knows."""
    a, preposition = scene.a, scene.a.heads[head]
    where = a.deps[head] == "pobj" and a.lower[preposition] in ("in", "near", "at")
    return where and a.pos[a.heads[preposition]] == "VERB"


def _organisation(scene: Scene, entity: Entity) -> Found | None:
    a = scene.a
    first, last = _trimmed(scene, entity)
    if not first < last <= first + _LONGEST or not _is_unknown(scene, first, last):
        return None
    if _is_dignitary(scene, first, last):
        return None
    name = scene.words_of(first, last)
    head = head_of(a, first, last)
    if _is_where(scene, head) and not _sectors(scene, first, last)[0]:
        return None
    country, whose = _country(scene, first, last)
    sectors, word = _sectors(scene, first, last)
    sectors = sectors or scene.hits.branches.get(first, ())
    if country is None and sectors and sectors[0] in _OF_A_STATE:
        country, whose = home(scene, head)
    if country is None and sectors[:1] == ("SOC",):
        country, whose = _worldwide(scene, first, last)
    if a.lower[last : last + 1] in (["departments"], ["ministries"]):
        sectors, word = ("GOV",), a.words[last]  # "the Interior and Commerce departments"
    why = f'organisation "{name}"' + (f", {whose}" if whose else "")
    return Found(
        first, last, head, "media" if sectors[:1] == ("JRN",) else "organization", country,
        sectors, 0.6 if word else 0.5, why + (f', "{word}"' if word else ""), (first, last),
        f"org:{fold(name).lower()}",
    )  # fmt: skip


def _trimmed(scene: Scene, entity: Entity) -> tuple[int, int]:
    a, first = scene.a, entity.first
    last = end_of_name(a, first, entity.last)
    while first < last and (a.lower[first] == "the" or not a.words[first][0].isalnum()):
        first += 1
    while first < last and (
        a.words[last - 1] in ("'s", "’s") or not a.words[last - 1][0].isalnum()
    ):
        last -= 1
    return first, last


def _is_unknown(scene: Scene, first: int, last: int) -> bool:
    """Not of the register, more than a role with a country, and no treaty, place or event."""
    a, words = scene.a, scene.words
    sentence = a.sentences[a.sentence_of[first]]
    if first == sentence.first and last >= sentence.last - 1:
        return False  # a line of its own: a credit
    if last - first == 1 and (a.pos[first] == "ADJ" or a.deps[first] == "amod"):
        return False
    if (
        last - first == 1
        and last < len(a)
        and a.lower[last] in PORTFOLIOS
        and a.words[last].istitle()
    ):
        return False  # "the Home Secretary"
    if any(scene.used[t] for t in range(first, last)) or not a.words[first][0].isupper():
        return False
    if a.lower[last - 1] in words.no_organisation or a.lower[first] in words.no_organisation:
        return False
    if all(t in scene.in_place for t in range(first, last)):
        return False
    new, token = 0, first
    while token < last:
        hit = scene.hits.at[token]
        if hit is not None:
            if hit.named.entry.kind not in ("country", "place", "person"):
                return False
            token = hit.last
            continue
        new += a.words[token][0].isupper()
        token += 1
    match = scene.register.roles.ending_at(scene.lower, last - 1)
    role_words = last - match[0] if match else 0
    return new > role_words


def _country(scene: Scene, first: int, last: int) -> tuple[str | None, str]:
    """From a name inside, before, or "-based" beside."""
    a = scene.a
    start = region(a, first)
    hits = hits_before(scene.hits, a, scene.words, start, last)
    for hit in hits:
        if hit.named.entry.kind in ("country", "place"):
            scene.use(hit.first, hit.last)
            return hit.named.entry.country, f'"{scene.text(hit)}"'
    for token in range(start, last):
        if country := scene.place_at.get(token):
            return country, f'"{a.words[token]}"'
    return None, ""


def _worldwide(scene: Scene, first: int, last: int) -> tuple[str | None, str]:
    """PLOVER's international non-governmental organisations: "World Water Forum"."""
    for token in range(first, last):
        if scene.a.lower[token] in scene.words.worldwide:
            return "NGO", f'"{scene.a.words[token]}"'
    return None, ""


def _sectors(scene: Scene, first: int, last: int) -> tuple[tuple[str, ...], str]:
    a = scene.a
    side = scene.register.roles.ending_at(scene.lower, first - 1) if first else None
    if side is not None and side[1].sectors[0] in _SIDES:  # "the rebel Unity Movement"
        return side[1].sectors, a.words[first - 1]
    if "workers" in a.lower[first:last] and a.lower[last - 1] in ("front", "league", "movement"):
        return ("LAB",), "workers"  # whatever else their front or league calls itself
    for token in range(last - 1, first - 1, -1):
        sector = scene.words.sectors.get(a.lower[token])
        if a.lower[token] == "group" and _is_society(scene, first, token):
            return ("SOC",), "group"
        if sector and _tells(scene, first, last, token):
            return (sector,), a.words[token]
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is None or match[0] < first:
            continue
        if match[1].sort == "body" or a.lower[token].endswith("s"):  # "Union of Teachers"
            return match[1].sectors, a.words[token]
    return (), ""


def _is_society(scene: Scene, first: int, group: int) -> bool:
    """ "Border Rights Watch Group" is no firm."""
    sectors = scene.words.sectors
    return any(sectors.get(scene.a.lower[t]) == "SOC" for t in range(first, group))


def _tells(scene: Scene, first: int, last: int, token: int) -> bool:
    """Whether the word means in this name what it tells in most: not "Room Service", "AG Barr", "Man of Steel"."""
    lower, word = scene.a.lower, scene.a.lower[token]
    if word == "service":
        ends = token == last - 1 or lower[token + 1] == "of"
        return ends and _OTHER_SERVICES.isdisjoint(lower[first:last]) and _is_public(scene, first)
    if word in _LAST_ONLY:
        return token == last - 1 > first and scene.hits.at[token - 1] is None
    if word == "steel":
        return lower[token - 1] != "of"
    return not (
        word == "motor" and lower[token + 1 : token + 2] in (["club"], ["show"], ["league"])
    )


def _is_public(scene: Scene, first: int) -> bool:
    """Named with a country or with "the"."""
    start = region(scene.a, first)
    named = scene.hits.at[first] is not None or scene.place_at.get(first) is not None
    named = named or any(scene.hits.at[t] is not None for t in range(start, first))
    return named or "the" in scene.a.lower[max(0, first - 1) : first + 1]
