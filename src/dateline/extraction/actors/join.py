"""Which mentions speak of the same actor."""

from dateline.extraction.actors.found import Found, Gender
from dateline.extraction.actors.phrase import region
from dateline.extraction.actors.scene import NO_HOME, Scene
from dateline.knowledge.names import fold

Cluster = list[Found]
# How many actors back a "the group" may reach.
_REACH = 40
# How many actors back the long form of an acronym in brackets may be.
_NEAR = 8
# Offices that a state has once, and what they are called together.
_ONCE = {"president": "head", "head of state": "head", "king": "king", "queen": "queen",
         "prime minister": "premier", "premier": "premier", "head of government": "premier",
         "foreign minister": "foreign", "chancellor": "chancellor"}  # fmt: skip
_NOT_THE_HOLDER = {"a", "an", "acting", "deputy", "vice", "interim", "next", "new", "another", "as", "any", "no",
                   "future", "elected", "former", "ex", "previous", "first", "last", "caretaker"}  # fmt: skip
_DEFINITE = {"the", "this", "that", "its", "his", "their", "her"}
# Who serve one country, or under one command.
_SERVING = {"MIL", "COP", "SPY", "REB", "PRM", "GOV", "LEG", "JUD"}
# Bodies of a state, and what nobody calls them.
_STATE = {"GOV", "COP", "LEG", "JUD", "SPY"}
_NO_STATE = {
    "group",
    "movement",
    "association",
    "charity",
    "network",
    "union",
    "firm",
    "company",
    "party",
}
# What such a word takes up is of that sector.
_ONLY = {"party": "PTY", "company": "BUS", "firm": "BUS"}
_COLLECTIVE = ("organization", "igo", "group", "media")


def join(scene: Scene, found: list[Found]) -> list[Cluster]:
    """Clusters in the order of their first mention; `found` is in text order."""
    joiner = _Joiner(scene)
    for person in found:
        if person.kind == "person":
            joiner.learn_name(person)
            joiner.learn_office(person)
    for one in found:
        joiner.add(one)
    return [cluster for cluster in joiner.clusters if not _is_empty(cluster)]


def _is_empty(cluster: Cluster) -> bool:
    """ "The country" where none was named before."""
    return cluster[0].kind == "country" and cluster[0].bare


class _Joiner:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clusters: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}
        self._acronyms: dict[str, Cluster] = {}
        self._last_country: Cluster | None = None
        self._full_names: dict[str, dict[str, str | None]] = {}
        self._holders: dict[str, list[Found]] = {}
        self._titles: dict[str, set[str]] = {}
        self._genders: dict[str, Gender] = {}

    def learn_name(self, person: Found) -> None:
        """Full names by surname, in text order, and whom the register knows by them."""
        words = self._name(person).split()
        if len(words) > 1:
            full, known = " ".join(words), person.entry.id if person.entry is not None else None
            if person.role is not None:
                self._titles.setdefault(full, set()).add(person.role.phrase)
            if person.gender is not None:
                self._genders.setdefault(full, person.gender)
            self._full_names.setdefault(words[-1], {}).setdefault(full, known)
            for size in range(2, len(words)):  # "de Souza"
                last = " ".join(words[-size:])
                self._full_names.setdefault(last, {}).setdefault(full, known)
            if words[0] != words[-1] and len(words) == 2:
                self._full_names.setdefault(words[0], {}).setdefault(full, known)

    def learn_office(self, person: Found) -> None:
        """Who holds an office that a state has once."""
        office = (person.office or "").lower()
        if office in _ONCE and person.country:
            self._holders.setdefault(f"{_ONCE[office]}:{person.country}", []).append(person)

    def _holder(self, one: Found) -> Cluster | None:
        """ "Kenya's president", with or before the name; not where the report names two."""
        office = (one.office or "").lower()
        if one.role is None or office not in _ONCE or not one.country or one.plural:
            return None
        words = self.scene.a.lower[max(0, one.first - 1) : one.core[0]]
        if not _NOT_THE_HOLDER.isdisjoint(words):
            return None
        holders = self._holders.get(f"{_ONCE[office]}:{one.country}", [])
        if not holders or len({self._keys(person)[-1] for person in holders}) > 1:
            return None
        self._wait(holders[0])
        return self._by_key[self._keys(holders[0])[0]]

    def _wait(self, person: Found) -> None:
        """Opens the cluster of a person whose name comes later."""
        keys = self._keys(person)
        if not any(key in self._by_key for key in keys):
            cluster: Cluster = []
            self.clusters.append(cluster)
            for key in keys:
                self._by_key.setdefault(key, cluster)

    def add(self, one: Found) -> None:
        if one.bare and one.role is not None and one.key is not None:
            self._take_up(one)
        cluster = self._cluster_of(one)
        if cluster is None:
            cluster = []
            self.clusters.append(cluster)
        cluster.append(one)
        if one.kind == "country":
            self._last_country = cluster
        for key in self._keys(one):
            self._by_key.setdefault(key, cluster)

    def _take_up(self, one: Found) -> None:
        """ "The troops" after "two Kenyan soldiers" are Kenya's: of those who serve the same way or have the same name, told of
        in this sentence or the last, where all are of one country."""
        scene, a = self.scene, self.scene.a
        if a.tags[one.head] != "NNS" or not one.sectors or not _is_definite(scene, one):
            return
        number = a.sentence_of[one.first]
        near = {
            cluster[0].country
            for cluster in self.clusters[-_NEAR:]
            for lead in cluster[:1]
            if lead.role is not None
            and not lead.bare
            and _are_alike(scene, lead, one)
            and number - a.sentence_of[cluster[-1].first] <= 1
        }
        near -= NO_HOME  # "it urged the authorities": not the UN's
        if len(near) == 1 and (country := near.pop()) is not None and country != one.country:
            one.key = f"role:{country}:{(one.key or '').split(':')[-1]}"
            one.country, one.why = country, f"{one.why.split(',')[0]}, of those named before"

    def _cluster_of(self, one: Found) -> Cluster | None:
        if one.kind == "country" and one.bare:
            return self._last_country
        if one.kind == "person":
            found = (self._by_key.get(key) for key in self._keys(one))
            return next((cluster for cluster in found if cluster is not None), None)
        if (
            (one.bare or one.kind == "media")
            and one.role is not None
            and (earlier := self._named_before(one))
        ):
            return earlier
        if (holder := self._holder(one)) is not None:
            return holder
        if (acronym := self._long_form(one)) is not None:
            return acronym
        if (called := self._called(one)) is not None:
            return called
        if one.role is not None and one.country is None and (same := self._uprooted(one)):
            return same
        return self._by_key.get(one.key) if one.key else None

    def _keys(self, one: Found) -> list[str]:
        if one.kind != "person":
            return [one.key] if one.key else []
        keys = [f"entry:{one.entry.id}"] if one.entry is not None else []
        name = self._name(one)
        own = one.entry.id if one.entry is not None else None
        same = [
            full
            for full, known in self._full_names.get(name, {}).items()
            if own is None or known is None or own == known
        ]
        return [
            *keys,
            f"person:{max(same, key=lambda full: self._likeness(one, full), default=name)}",
        ]

    def _likeness(self, one: Found, full: str) -> tuple[bool, bool]:
        """Which of two of one surname "Mayor X" or "Ms X" is; the first of equals."""
        gender = self._genders.get(full)
        other = None not in (gender, one.gender) and gender != one.gender
        titled = one.role is not None and one.role.phrase in self._titles.get(full, ())
        return titled, not other

    def _name(self, person: Found) -> str:
        words = fold(self.scene.words_of(*person.core)).lower().split()
        while len(words) > 1 and words[0] in self.scene.words.honorific:
            words = words[1:]
        return " ".join(words)

    def _named_before(self, one: Found) -> Cluster | None:
        """ "the president" is the president named before, "the group" the last group; first of
        the same country."""
        if not _is_definite(self.scene, one):
            return None
        last_word = self.scene.lower[one.core[1] - 1]
        near = [
            cluster
            for cluster in reversed(self.clusters[-_REACH:])
            if _answers(self.scene, cluster, one, last_word) and not self._undergoes(cluster, one)
        ]
        same = [cluster for cluster in near if cluster[0].country == one.country]
        return max(same or near, key=lambda c: self._prominence(c, last_word), default=None)

    def _undergoes(self, cluster: Cluster, one: Found) -> bool:
        """ "The group blamed the RSF": some other group."""
        a, verb = self.scene.a, self.scene.a.heads[one.head]
        if a.deps[one.head] != "nsubj" or (entry := cluster[0].entry) is None:
            return False
        named = (self.scene.hits.at[thing] for thing in a.kids(verb, "dobj"))
        return any(hit is not None and hit.named.entry is entry for hit in named)

    def _prominence(self, cluster: Cluster, last_word: str) -> tuple[bool, bool, int]:
        """Who was called so before comes first; who was only told something, last."""
        lower = self.scene.lower
        again = any(one.bare and lower[one.core[1] - 1] == last_word for one in cluster)
        told = all(_is_told(self.scene, one) for one in cluster)
        return again, not told, cluster[-1].first

    def _called(self, one: Found) -> Cluster | None:
        """ "The company, Delta Roads", "one of the firms, Delta Roads": the name behind the word is the actor's."""
        a = self.scene.a
        if one.kind != "organization" or one.role is not None or one.entry is not None:
            return None
        if a.deps[one.head] != "appos" or self._by_key.get(one.key or "") is not None:
            return None
        for cluster in reversed(self.clusters[-_NEAR:]):
            lead = cluster[-1]
            noun = lead.core[1] - 1
            one_of = a.lower[lead.head] == "one"
            plain = lead.role is not None and lead.role.sort == "body" and lead.kind == one.kind
            beside = a.heads[one.head] in (lead.head, noun)
            if beside and plain and (one_of or a.tags[noun] == "NN"):
                one.sectors = lead.sectors or one.sectors
                return cluster
        return None

    def _uprooted(self, one: Found) -> Cluster | None:
        """ "The refugees" after "Kenyan refugees" are these."""
        word = self.scene.lower[one.core[1] - 1]
        if word not in self.scene.words.uprooted or not _is_definite(self.scene, one):
            return None
        for cluster in reversed(self.clusters[-_REACH:]):
            lead = cluster[0]
            if lead.role is not None and self.scene.lower[lead.core[1] - 1] == word:
                return cluster
        return None

    def _long_form(self, one: Found) -> Cluster | None:
        """ "Farmers for Peace (FFP)": what stands in brackets after a name is its acronym, here and
        further on, whatever else the letters mean elsewhere."""
        a, before = self.scene.a, one.first - 1
        word = a.words[one.first]
        if one.kind not in _COLLECTIVE or one.last - one.first > 1 or not word.isupper():
            return None
        if word in self._acronyms:
            return self._acronyms[word]
        if before < 1 or a.words[before] != "(" or not self.clusters:
            return None
        for cluster in reversed(self.clusters[-_NEAR:]):
            if cluster[-1].last == before and cluster[-1].kind in _COLLECTIVE:
                self._acronyms[word] = cluster
                return cluster
        return None


def _are_alike(scene: Scene, one: Found, two: Found) -> bool:
    """Of one force, or called by the same noun: a country's soldiers are its troops, but who lives
    where its tourists are need not be of it."""
    if one.sectors[:1] != two.sectors[:1]:
        return False
    nouns = [scene.a.lemmas[found.core[1] - 1] for found in (one, two)]
    if nouns[1] in scene.words.leading and nouns[0] != nouns[1]:
        return False  # the leaders of a summit, after an official
    return one.sectors[0] in _SERVING or nouns[0] == nouns[1]


def _is_of_state(one: Found) -> bool:
    return one.kind == "organization" and not _STATE.isdisjoint(one.sectors[:1])


def _is_told(scene: Scene, one: Found) -> bool:
    """The outlet of "told Reuters", "said in an interview with Reuters", "(Reuters)"."""
    a = scene.a
    return one.kind == "media" and a.deps[one.head] not in ("nsubj", "nsubjpass", "poss")


def _is_definite(scene: Scene, one: Found) -> bool:
    """ "The council"; "members of the council" speaks of it too."""
    a, before, noun = scene.a, one.first - 1, one.core[1] - 1
    if before >= 0 and a.lower[before] in _DEFINITE:
        return True
    return any(a.lower[c] in _DEFINITE for c in a.children[noun] if one.first < c < noun)


def _answers(scene: Scene, cluster: Cluster, one: Found, last_word: str) -> bool:
    """Whether a definite phrase without a name may speak of the cluster's actor."""
    lead, role = cluster[0], one.role
    if role is None or scene.a.tags[one.core[1] - 1] in ("NNS", "NNPS"):
        return False
    if not one.bare:  # "the Chinese paper"
        return lead.entry is not None and lead.kind == "media" and lead.country == one.country
    if role.sort == "office" and lead.kind == "person":
        office = (lead.office or "").lower()
        return office.split()[-1:] == [last_word] or (
            last_word == "president" and office == "head of state"
        )
    if last_word in scene.words.generic_media and lead.kind == "media":
        return True
    if not _is_plain(scene, one):
        return lead.key == one.key and lead.key is not None
    if last_word in scene.words.generic and lead.kind in ("igo", "organization", "group"):
        by_sort = last_word in scene.words.generic_any and lead.entry is not None
        by_sort = by_sort and not (_is_of_state(lead) and last_word in _NO_STATE)
        by_sort = by_sort and _ONLY.get(last_word) in (None, *lead.sectors)
        return by_sort or last_word in scene.lower[lead.first : lead.last]
    return lead.role is not None and scene.lower[lead.core[1] - 1] == last_word and not one.plural


def _is_plain(scene: Scene, one: Found) -> bool:
    """ "The alliance", "the regional body"; not "the health ministry", which is itself a name."""
    if one.core[1] - one.core[0] > 1:
        return False
    a, first = scene.a, max(one.first, region(scene.a, one.core[0]))
    return all(
        a.pos[token] in ("ADJ", "NUM") or a.words[token] == "-" or a.words[token - 1] == "-"
        for token in range(first, one.core[0])
    )
