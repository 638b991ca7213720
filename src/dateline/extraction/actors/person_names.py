"""Where persons are named: by the register, the model's labels, an apposition, a surname."""

from dateline.analysis import Analysis
from dateline.extraction.actors.phrase import end_of_name
from dateline.extraction.actors.scene import Scene
from dateline.extraction.actors.surnames import Surnames
from dateline.extraction.actors.tenure import tenure
from dateline.knowledge.names import fold
from dateline.knowledge.register import Entry

# For how many years after office a surname alone is taken for that person.
_REMEMBERED = 10
_ADDRESS = {"mr", "mrs", "ms"}
_ROYAL = {"king", "queen", "sultan", "emir", "prince", "princess"}
_NOT_PEOPLE = {"FAC", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT"}
_WHOLE_NAME = 2  # a given name and a surname
# Where people have their father's and their mother's name, and are known by the first.
_TWO_SURNAMES = frozenset({
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM", "HND", "MEX",
    "NIC", "PAN", "PER", "PRI", "PRY", "SLV", "URY", "VEN",
})  # fmt: skip
_FULL = 3  # words of a name after "Mr"
_NO_NAME = {"ap", "afp", *_ADDRESS}
# What the model takes a name for that it does not know.
_TAKEN_FOR = {"ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"}
_PLURAL = ("NNS", "NNPS")
# Roles that a firm may have as well.
_MAYBE_FIRMS = {
    "owner", "sponsor", "supplier", "operator", "maker", "producer", "employer", "publisher", "partner", "rival",
    "contractor", "ally", "opponent", "enemy", "affiliate", "competitor", "manufacturer", "retailer", "exporter", "importer", "member", "developer", "donor", "lender",
    "organiser", "organizer", "promoter", "host",
}  # fmt: skip


class PersonNames:
    """`spans`: tokens in text order, of those that begin together the longest first."""

    def __init__(self, scene: Scene) -> None:
        full = [*_registered(scene), *_labelled(scene), *_apposed(scene), *_addressed(scene)]
        self._scene = scene
        self.surnames = Surnames(scene, full)
        spans = {*full, *_surnames(scene, full), *self.surnames.spans}
        self.spans = sorted(spans, key=lambda span: (span[0], -span[1]))

    def entry_of(self, first: int, last: int) -> Entry | None:
        """The register's person of that name."""
        entry = None
        if not self.surnames.has_namesake(first, last):
            entry = entry_of(self._scene, first, last)
        entry = entry or self.surnames.entry_of(first, last)
        if entry is None and last - first > _WHOLE_NAME:
            # "Gustavo Petro Urrego": the mother's name after the one that all know.
            entry = _full_name(self._scene, first, last - 1)
        return entry


def _labelled(scene: Scene) -> list[tuple[int, int]]:
    a, spans = scene.a, []
    surnames, parts = _names_below_title(a)
    for entity in a.entities:
        first = entity.first
        last = end_of_name(a, first, entity.last)
        in_title = a.sentence_of[first] == 0 and last - first > 1
        named = entity.label in ("PERSON", "ORG") and a.lower[first] in surnames
        verb = in_title and named and _is_deed(scene, first + 1)
        if verb and a.lower[first + 1] not in parts:
            last = first + 1  # "Blair Flies to Cairo", over a text that names Tony Blair
        elif entity.label != "PERSON":
            continue
        while last > first and (
            a.words[last - 1] in ("'s", "’s") or not a.words[last - 1][0].isalnum()
        ):
            last -= 1
        first = _name_start(scene, first, last)
        if first < last and _is_name(scene, first, last):
            spans.append((first, last))
    return spans


def _is_deed(scene: Scene, token: int) -> bool:
    """The "Flies" of "Blair Flies to Cairo"; not the "Rivers" or the "Tower" of another's name."""
    words, word = scene.words, scene.a.lower[token]
    stems = {word[:-1], word[:-2], word[:-3] + "y"} if word.endswith("s") else set()
    verbs = (
        words.movement,
        words.saying,
        words.outward,
        words.harming,
        words.sending,
        words.holding,
        words.headline,
    )
    return any(not stems.isdisjoint(some) for some in verbs)


def _names_below_title(a: Analysis) -> tuple[set[str], set[str]]:
    """The surnames of persons whom the text names in full, and every word of their names."""
    surnames: set[str] = set()
    parts: set[str] = set()
    for entity in a.entities:
        if entity.label == "PERSON" and a.sentence_of[entity.first] > 0:
            words = [word for word in a.lower[entity.first : entity.last] if word[0].isalnum()]
            parts.update(words)
            surnames.update(words[-1:] if len(words) > 1 else ())
    return surnames, parts


def _apposed(scene: Scene) -> list[tuple[int, int]]:
    """Names that the model did not label, or took for a place or a body: "an adviser to the government, X Y,
    alleged"."""
    a, spans = scene.a, []
    for token in range(1, len(a)):
        if a.deps[token] != "appos" or a.pos[token] != "PROPN" or a.pos[token - 1] != "PROPN":
            continue
        role = a.heads[token]
        match = scene.register.roles.ending_at(scene.lower, role)
        if match is None or match[1].sort == "body":
            continue
        first = token - 1
        if a.pos[first - 1] == "PROPN":
            first -= 1
        if a.entity_of[token] >= 0 and not _is_mistaken(scene, match[0], role, first, token + 1):
            continue
        if scene.used[token] or a.words[first - 1] == "(":
            continue
        if all(a.words[t].istitle() and scene.hits.at[t] is None for t in range(first, token + 1)):
            spans.append((first, token + 1))
    return spans


def _is_mistaken(scene: Scene, office: int, role: int, first: int, last: int) -> bool:
    """Whether "the party's leader, X Y," names a person, though X Y is labelled as another thing: one holds the
    office, no word of the name is a body's, and nothing but the name stands between the commas."""
    a = scene.a
    if scene.label(last - 1) not in _TAKEN_FOR or a.words[first - 1] != ",":
        return False
    if first - 1 != role + 1 and a.heads[last - 1] != role:
        return False
    one = any(a.tags[t] == "NN" for t in range(office, role + 1)) and a.tags[office] not in _PLURAL
    closed = a.lower[last] in (",", ".") if last < len(a) else True
    body = any(a.lower[t] in scene.words.sectors for t in range(first, last))
    return one and closed and not body and a.lower[role] not in _MAYBE_FIRMS


def _addressed(scene: Scene) -> list[tuple[int, int]]:
    """Names that the model overlooked or took for something else after "Mr", "King" and the like."""
    a, spans = scene.a, []
    for token in range(len(a) - 1):
        addressed = a.lower[token].rstrip(".") in _ADDRESS or _is_royal(scene, token)
        if not addressed or scene.label(token + 1) == "PERSON":
            continue
        last = token + 1
        while last < min(len(a), token + 1 + _FULL) and _is_name_word(a, last):
            last += 1
        is_role = scene.register.roles.ending_at(scene.lower, last - 1) is not None
        if last > token + 1 and not is_role and _is_name(scene, token + 1, last):
            spans.append((token + 1, last))
    return spans


def _is_royal(scene: Scene, token: int) -> bool:
    """The "King" of "King Letsie said"; not that of "Martin Luther King", "King Street" or "King Fahd airport"."""
    a, name = scene.a, token + 1
    starts = token == 0 or a.pos[token - 1] != "PROPN"
    ends = a.deps[token] == "compound" and a.heads[token] == name and a.deps[name] != "compound"
    royal = a.lower[token] in _ROYAL and a.words[token].istitle()
    trade = a.lower[name + 1 : name + 3] in ([",", "a"], [",", "an"])  # "Prince Okafor, a trader"
    return royal and starts and ends and not trade and scene.label(name) not in _NOT_PEOPLE


def _is_name_word(a: Analysis, token: int) -> bool:
    """ "Smith", "McVey"; words all in capitals are a headline's."""
    word = a.words[token]
    return a.pos[token] == "PROPN" and word[0].isupper() and not word.isupper()


def _name_start(scene: Scene, first: int, last: int) -> int:
    """The entity may hold the title too ("Foreign Minister Wang Yi")."""
    a = scene.a
    start = first
    for token in range(first, last - 1):
        hit = scene.hits.at[token]
        if hit is not None and hit.named.sort in ("adjective", "capital") and hit.last < last:
            start = max(start, hit.last)
        if (
            scene.register.roles.ending_at(scene.lower, token)
            or a.lower[token] in scene.words.honorific
        ):
            start = token + 1
    return start


def _is_name(scene: Scene, first: int, last: int) -> bool:
    a = scene.a
    if not any(a.words[t][0].isupper() for t in range(first, last)):
        return False
    hit = scene.hits.at[first]
    if hit is not None and hit.named.entry.kind != "person":
        return False
    if _is_place_or_role(scene, first, last) or any(scene.used[first:last]):
        return False
    if last - first == 1 and a.words[first].isupper() and a.words[first - 1] == "(":
        return False  # an acronym
    if a.words[last - 1][0].isdigit():
        return False  # "Tk 4,200"
    if last - first == 1 and a.words[first][:-1].isupper() and a.words[first][-1] == "s":
        return scene.register.roles.ending_at(scene.lower, first) is None  # "MPs"
    return last - first <= 6 and a.lower[first] not in _NO_NAME


def _is_place_or_role(scene: Scene, first: int, last: int) -> bool:
    """The "Mangystau" of "the Mangystau region", the "Law" of "law enforcement officers"."""
    a = scene.a
    named = all(token in scene.place_at for token in range(first, last))
    if named and scene.places_in(a.sentence_of[first]):
        return True
    if last - first > 1:
        return False
    return last < len(a) and a.deps[first] == "compound" and _starts_role(scene, first)


def _starts_role(scene: Scene, first: int) -> bool:
    for token in range(first + 1, min(first + 4, len(scene.a))):
        match = scene.register.roles.ending_at(scene.lower, token)
        if match is not None and match[0] == first:
            return True
    return False


def _surnames(scene: Scene, full: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Single names that the model overlooked or took for something else: the surname of somebody
    named in full, or of somebody in office in a country that the report names."""
    a = scene.a
    long = [(first, last) for first, last in full if last - first > 1]
    surnames = {fold(a.lower[last - 1]) for _, last in long}
    known = surnames | {fold(a.lower[first]) for first, _ in long if len(a.words[first]) > 2}
    taken = {token for first, last in full for token in range(first, last)}
    found = []
    for token in range(len(a)):
        if token in taken or not (a.pos[token] == "PROPN" or _is_capital(scene, token)):
            continue
        if scene.label(token) == "DATE":
            continue  # the month, in a report on a Mrs May
        name = fold(a.lower[token])
        if a.pos[token] != "PROPN" and name not in surnames:
            continue
        if scene.hits.at[token] is not None and (name not in known or _is_place(scene, token)):
            continue
        if name not in known and name not in scene.register.surnames:
            continue
        if not _stands_alone(scene, token) or not a.words[token][0].isupper():
            continue
        if name in known or _is_known(scene, token):
            found.append((token, token + 1))
    return found


def _is_capital(scene: Scene, token: int) -> bool:
    """A word within a sentence with a capital, whatever the model takes it for ("Trump calling")."""
    a = scene.a
    return a.words[token].istitle() and token > a.sentences[a.sentence_of[token]].first


def _is_place(scene: Scene, token: int) -> bool:
    """Whether the model takes the "Jordan" of a report on a Mr Jordan for the country."""
    return scene.label(token) in ("GPE", "LOC", "NORP")


def _stands_alone(scene: Scene, token: int) -> bool:
    """Not part of a longer name: "Trump Tower", "Johnson & Johnson"."""
    a = scene.a
    if "&" in a.words[max(0, token - 1) : token + 2]:
        return False
    number = a.entity_of[token]
    if number >= 0 and a.entities[number].last > token + 1 and a.words[token + 1][0].isupper():
        return False
    return not (
        token + 1 < len(a)
        and a.tags[token] == "NNP"
        and a.tags[token + 1] == "NNP"
        and a.deps[token] == "compound"
        and number >= 0
    )


def _is_known(scene: Scene, token: int) -> bool:
    """The surname of who is in office, or was and belongs to the country of the report."""
    if len(scene.a.words[token]) < 4 or scene.published is None:
        return False
    entry = entry_of(scene, token, token + 1)
    if entry is None:
        return False
    when = tenure(entry, scene.published)[1]
    past = when == "out of office" and entry.country == scene.country
    return when == "in office" or (past and _is_recent(entry, scene.published))


def _is_recent(entry: Entry, published: str) -> bool:
    return any(int(term.end[:4]) >= int(published[:4]) - _REMEMBERED for term in entry.terms)


def _registered(scene: Scene) -> list[tuple[int, int]]:
    return [(h.first, h.last) for h in scene.hits.all if h.named.entry.kind == "person"]


def _full_name(scene: Scene, first: int, last: int) -> Entry | None:
    """Whom the register knows by exactly these words."""
    hit = scene.hits.at[last - 1]
    entry = hit.named.entry if hit is not None and hit.first == first else None
    known = entry is not None and entry.kind == "person" and entry.country in _TWO_SURNAMES
    return entry if known else None


def entry_of(scene: Scene, first: int, last: int) -> Entry | None:
    """The register's person of that name; a surname alone needs its country in the report."""
    hit = scene.hits.at[last - 1]
    if hit is not None and hit.named.entry.kind == "person":
        return hit.named.entry
    if last - first > 1 and scene.a.lower[first] not in scene.words.honorific:
        return None
    candidates = scene.register.surnames.get(fold(scene.a.lower[last - 1]), ())
    known = [e for e in candidates if scene.hits.counts[e.country] and e.kind == "person"]
    in_office = [e for e in known if tenure(e, scene.published)[1] == "in office"]
    if in_office and len({entry.country for entry in in_office}) == 1:
        return in_office[0]  # the hand-written table comes first
    return known[0] if len(known) == 1 else None
