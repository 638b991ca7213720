"""Names of the register in the text, each tied to tokens."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from dateline.analysis import Analysis
from dateline.knowledge.names import fold
from dateline.knowledge.register import Named, Register

# A country named so early is what the report is about.
_OPENING = 40
# A country named so often, and oftener than all others, is what the whole report is about.
_THROUGHOUT = 5
# How many names back one that is taken up may stand.
_BACK = 40
_BODIES = ("igo", "organization", "group", "media")
_WATERS = {"Sea", "Gulf", "Bay", "Strait", "Straits", "Delta", "River", "Canal", "Ocean", "Lake",
           "Basin", "Channel"}  # fmt: skip
_PARTS_OF_PLACES = {"Lower", "Middle", "Upper", "North", "South", "East", "West", "Central"}
_PARTS_OF_AMERICA = {"latin", "south", "north", "central"}
# Clubs, grounds and contests that are named after firms.
_PLAY = {"stadium", "arena", "league", "cup", "open", "masters", "trophy", "premiership", "leverkusen", "championship",
         "championships", "marathon", "fc"}  # fmt: skip
# Last words of the names of parties, movements and forces.
MOVEMENTS = {"front", "party", "movement", "army", "police", "alliance", "union", "congress", "league",
             "council", "brigade", "coalition"}  # fmt: skip
# What stands before such a name and is no part of it.
_BEFORE_NAMES = {"the", "islamist", "marxist", "maoist", "communist", "kurdish", "former", "ruling",
                 "opposition"}  # fmt: skip
_SETTLEMENTS = {"village", "town", "city", "district", "suburb", "port", "hamlet", "township"}
# What stands behind the name of a party or a movement.
_OF_PARTIES = {"leader", "leaders", "member", "members", "party", "movement", "coalition", "activist", "activists",
               "spokesman", "spokeswoman", "supporter", "supporters", "protester", "protesters", "demonstrator",
               "demonstrators", "lawmaker", "lawmakers", "mp", "mps", "deputy", "deputies", "government", "candidate",
               "candidates", "official", "officials", "chairman", "founder", "politician", "politicians", "rally",
               "rallies", "protest", "protests", "group", "alliance", "bloc", "chief", "senator", "militants"}  # fmt: skip
PORTFOLIOS = {"minister", "ministers", "ministry", "department", "secretary"}
_NOWHERE = {"NGO", "MNC"}  # bodies that each country may have a part of
# Services of a state that have stations abroad.
_WITH_STATIONS = {"SPY", "COP"}
_DEALING = {"by", "with", "between", "from"}
_HEADS = {"head", "secretary", "chairman", "chairwoman", "chair", "chief", "deputy", "director"}


@dataclass(slots=True)
class Hit:
    """A name on tokens `first` up to and without `last`; several where it is ambiguous."""

    first: int
    last: int
    candidates: list[Named]

    @property
    def named(self) -> Named:
        return self.candidates[0]


class Hits:
    """The names in a text; `at[token]` is the hit that covers it; `branches`: sectors of a firm by the token
    where the name of its branch in a country starts."""

    def __init__(
        self, a: Analysis, register: Register, place_at: Mapping[int, str], dealing: Set[str]
    ) -> None:
        """`place_at`: countries of the places that tokens name; `dealing`: verbs whose object is who is dealt with."""
        self.at: list[Hit | None] = [None] * len(a)
        self.all = [
            hit
            for hit in scan(a, register)
            if not (_is_last_part(a, hit, place_at) or _is_of_namesake(a, hit, place_at))
        ]
        countries = _countries_at(self.all)
        self.all = [
            hit for hit in self.all if not _is_of_another_state(a, hit, countries, place_at)
        ]
        self.all = [
            hit
            for hit in self.all
            if not (_is_inside_place(a, hit, place_at) or _is_mere_seat(a, hit, dealing))
        ]
        branches = [hit for hit in self.all if _is_of_branch(a, hit, place_at)]
        self.branches = {hit.first: hit.named.entry.sectors for hit in branches}
        self.all = [hit for hit in self.all if hit.first not in self.branches]
        self.counts = count_countries([hit for hit in self.all if not is_seat(a, hit.last)])
        self.all = [hit for hit in self.all if not self._is_chance(a, hit, place_at)]
        _read_initials(a, self.all)
        self._firsts = [hit.first for hit in self.all]
        for hit in self.all:
            if len(hit.candidates) > 1:
                hit.candidates.sort(key=lambda n: -min(1, self.counts[n.entry.country]))
            for token in range(hit.first, hit.last):
                self.at[token] = hit

    def before(self, token: int) -> Iterator[Hit]:
        """The names that stand before a token, the nearest first."""
        number = bisect_left(self._firsts, token)
        for at in range(number - 1, max(-1, number - 1 - _BACK), -1):
            yield self.all[at]

    def _is_national(self, a: Analysis, hit: Hit) -> bool:
        """The "Security Council" that someone heads, in a report that speaks of no other body of
        the United Nations."""
        at, entry = hit.first, hit.named.entry
        if hit.last - at >= len(entry.name.split()) or a.words[at].isupper() or at < 3:
            return False
        headed = a.lower[at - 1] == "the" and a.lower[at - 2] == "of" and a.lower[at - 3] in _HEADS
        return headed and sum(other.named.entry.country == entry.country for other in self.all) == 1

    def _is_short(self, a: Analysis, hit: Hit) -> bool:
        """Some other "Brotherhood", in a report that speaks of neither Egypt nor the Muslim one."""
        entry, number = hit.named.entry, a.entity_of[hit.first]
        if _goes_on(a, hit):
            return True
        if entry.country == "IMG":  # at home nowhere
            return number >= 0 and a.entities[number].label == "PERSON"
        whole = any(h.named.entry is entry and h.named.sort == "name" for h in self.all)
        return not whole and not self.counts[entry.country]

    def _is_vague(self, a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
        """Some other "Golden Dawn" or "Red Shirts": a ship, a club, Garibaldi's."""
        entry = hit.named.entry
        if _goes_on(a, hit) or _is_theirs(a, hit, self.all, place_at):
            return True
        same = [h for h in self.all if h.named.entry is entry]
        whole = any(h.named.sort == "name" for h in same)
        named = [  # no towns: of those of one name the report's country has them ("beat Wrexham")
            h.first
            for h in self.all
            if h.named.entry.country == entry.country and h.named.sort != "vague"
        ]
        beside = any(_in_one_sentence(a, h.first, t) for h in same for t in named)
        theirs = self.counts[entry.country]
        throughout = theirs >= _THROUGHOUT and 2 * theirs > sum(self.counts.values())
        return not (whole or beside or throughout)

    def _is_foreign(self, a: Analysis, hit: Hit) -> bool:
        """The "opposition Democratic Party" of a report on another country than the known one's."""
        sided = hit.first > 0 and a.lower[hit.first - 1] in ("opposition", "ruling", "governing")
        return sided and not self.counts[hit.named.entry.country] and bool(self.counts)

    def _is_chance(self, a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
        """An acronym that some group has too, in a report that does not name its country."""
        entry = hit.named.entry
        if _is_village(a, hit) or (entry.kind == "organization" and _is_portfolio(a, hit)):
            return True
        if hit.named.sort == "short":
            return self._is_short(a, hit)
        if hit.named.sort == "vague":
            return self._is_vague(a, hit, place_at)
        if entry.kind == "igo" and self._is_national(a, hit):
            return True
        if entry.sectors[:1] == ("PTY",) and self._is_foreign(a, hit):
            return True
        if not entry.rare or hit.last - hit.first > 1 or not a.words[hit.first].isupper():
            return False
        return not self.counts[entry.country]


def _read_initials(a: Analysis, hits: list[Hit]) -> None:
    """An acronym with the first letters of a name in the same report is that name's, whatever else
    the register knows by it ("Rapid Support Forces … RSF")."""
    written = {hit.named.entry.id for hit in hits if hit.last - hit.first > 1}
    by_initials: dict[str, Hit] = {}
    for hit in hits:
        initials = "".join(a.words[t][0] for t in range(hit.first, hit.last))
        if len(initials) > 2 and initials.isupper() and hit.named.entry.kind in _BODIES:
            by_initials.setdefault(initials, hit)
    for hit in hits:
        word = a.words[hit.first]
        if hit.last - hit.first == 1 and hit.named.entry.id not in written and word in by_initials:
            hit.candidates = by_initials[word].candidates


def scan(a: Analysis, register: Register) -> list[Hit]:
    """Longest first, left to right, never overlapping."""
    text, names = fold(a.text), register.names
    hits: list[Hit] = []
    firms: set[str] = set()  # what is a firm within a sentence is one at the start of a later one
    token, count = 0, len(a)
    while token < count:
        word = first_word(a.lower[token])
        if (
            word
            and names.starts(word)
            and (hit := _hit(a, text, register, token, word, word in firms))
            and not _is_part_of_place(a, hit)
        ):
            if not _is_part_of_name(a, hit):
                hits.append(hit)
                if hit.named.entry.country == "MNC":
                    firms.add(word)
            token = hit.last
        else:
            token += 1
    return hits


def first_word(word: str) -> str:
    """The "Yar" of "Yar'Adua", the "cote" of "Côte": how names that are no one plain word are looked up."""
    if word.isascii() and word.isalnum():
        return word
    end = next((i for i, c in enumerate(word) if not c.isalnum()), len(word))
    return fold(word[:end])


def _hit(
    a: Analysis, text: str, register: Register, token: int, word: str, known: bool
) -> Hit | None:
    opens = not known and a.sentences[a.sentence_of[token]].first == token
    best, found = 0, []
    for end, named in register.names.at(text, a.starts[token], word, opens):
        if end < best:
            break
        best = end
        found.append(named)
    if not found:
        return None
    last = token + 1
    while last < len(a) and a.starts[last] < best:
        last += 1
    if a.pos[last - 1] in ("VERB", "AUX", "ADP") and last - token == 1 and a.words[token].islower():
        return None
    return Hit(token, last, found)


def _is_part_of_name(a: Analysis, hit: Hit) -> bool:
    """The "Jordan" of "Michael Jordan", the "Paris" of "Paris Hilton", the "Mexico" of "New Mexico"."""
    if hit.first > 1 and a.words[hit.first - 1] == "-" and a.lower[hit.first - 2] == "pan":
        return True  # Pan-American, pan-Arab
    if _is_part_of_waters(a, hit):
        return True
    if _is_of_money(a, hit) or _is_of_body(a, hit):
        return True
    before = a.lower[hit.first - 1] if hit.first > 0 else ""
    if _is_american(a.lower[hit.first], before) or _is_of_name(a, hit):
        return True
    if hit.first > 0 and a.words[hit.first - 1] == "New" and hit.named.entry.kind == "country":
        return True  # New Jersey, New Mexico
    number = a.entity_of[hit.first]
    if number < 0 or hit.named.entry.kind not in ("country", "place"):
        return False
    entity = a.entities[number]
    inside = entity.first < hit.first or (entity.label == "PERSON" and hit.last < entity.last)
    adjective = hit.named.sort in ("adjective", "people") and entity.first == hit.first
    return entity.label == "PERSON" and inside and not adjective


def _is_american(word: str, before: str) -> bool:
    """ "Latin American leaders"; "American Indians", who are not of India."""
    part = word.startswith("america") and before in _PARTS_OF_AMERICA
    return part or (word in ("indian", "indians") and before.startswith("america"))


def _is_of_name(a: Analysis, hit: Hit) -> bool:
    """The firm in the name of a club, a ground or a person: "Nissan Stadium", "Nikola Tesla"."""
    if hit.named.entry.country != "MNC":
        return False
    rest = a.words[hit.last : hit.last + 2]
    if any(word.istitle() and word.lower() in _PLAY for word in rest):
        return True
    number = a.entity_of[hit.first]
    if number < 0 or hit.last - hit.first > 1:
        return False
    entity, before = a.entities[number], hit.first - 1
    inside = entity.first < hit.first and entity.last == hit.last
    return inside and entity.label in ("PERSON", "ORG") and a.pos[before] == "PROPN"


def _is_of_money(a: Analysis, hit: Hit) -> bool:
    """ "US $53", "US$2 million"."""
    after = a.words[hit.last] if hit.last < len(a) else ""
    return a.words[hit.last - 1].endswith("$") or after in ("$", "€", "£")


def _is_of_body(a: Analysis, hit: Hit) -> bool:
    """The "Labour" of "the Confederation of Labour", the "Europe" of "the Asia-Europe Meeting"."""
    if hit.named.entry.kind not in _BODIES or hit.last - hit.first > 1 or hit.first < 2:
        return False
    number = a.entity_of[hit.first]
    if a.words[hit.first - 1] == "-" and a.words[hit.first - 2][0].isupper():
        tight = a.starts[hit.first] == a.ends[hit.first - 2] + 1  # no dash after a dateline
        goes_on = a.words[hit.last][0].isupper() if hit.last < len(a) else False
        return tight and goes_on and number >= 0 and a.entities[number].last > hit.last
    plain = hit.named.entry.kind == "igo" and not a.words[hit.first].isupper()
    if plain and number >= 0 and a.entities[number].label == "ORG":
        return a.entities[number].last > hit.last
    inside = number >= 0 and a.entities[number].first <= hit.first - 2
    return inside and a.lower[hit.first - 1] == "of" and a.words[hit.first - 2][0].isupper()


def _is_of_namesake(a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
    """The "Metropolitan Police" of "Dhaka Metropolitan Police", "the Popular Front of Mali", "Mali's"."""
    entry, before = hit.named.entry, hit.first - 1
    own = place_at.get(before - 1 if a.words[before] == "'s" else before) if before > 0 else None
    after = place_at.get(hit.last + 1) if a.lower[hit.last : hit.last + 1] == ["of"] else None
    theirs = {country for country in (own, after) if country}
    whole = entry.country not in _NOWHERE and hit.last - hit.first > 1
    body = entry.kind == "organization" or (entry.rare and entry.kind == "group")
    # The Muslim Brotherhood has branches; "the Communist Party of China" says whose it is.
    itself = "REL" in entry.sectors or entry.country in map(
        place_at.get, range(hit.first, hit.last)
    )
    return whole and body and bool(theirs) and entry.country not in theirs and not itself


def _countries_at(hits: list[Hit]) -> dict[int, str]:
    states = (hit for hit in hits if hit.named.entry.kind == "country")
    return {t: hit.named.entry.country for hit in states for t in range(hit.first, hit.last)}


def _is_of_another_state(
    a: Analysis, hit: Hit, countries: Mapping[int, str], place_at: Mapping[int, str]
) -> bool:
    """The "FTC" of "Japan's FTC", "the Chinese FTC", "the FTC of Japan", "FTC Tokyo" is no American body; but "Iraq's
    CIA station" is the CIA's."""
    entry, last = hit.named.entry, hit.last
    acronym = last - hit.first == 1 and a.words[hit.first].isupper()
    if entry.kind != "organization" or entry.own or entry.country in _NOWHERE or not acronym:
        return False
    if set(entry.sectors) & _WITH_STATIONS and a.deps[hit.first] == "compound":
        return False
    before = hit.first - 1
    own = countries.get(before - 1 if a.words[before] in ("'s", "’s", "'") else before)
    after = countries.get(last + 1) if a.lower[last : last + 1] == ["of"] else None
    number = a.entity_of[hit.first]
    together = number >= 0 and last < a.entities[number].last
    seat = a.deps[hit.first] == "compound" and a.heads[hit.first] == last  # "FEC Abuja"
    ends = last < len(a) and a.deps[last] != "compound"
    beside = (countries.get(last) or place_at.get(last)) if together or (seat and ends) else None
    theirs = {country for country in (own, after, beside) if country} - {"EUR", "UNO", "IGO"}
    return bool(theirs) and entry.country not in theirs


def _is_of_branch(a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
    """The "Toyota" of "Toyota Kenya", a firm of its own, and Kenya's."""
    after, number = hit.last, a.entity_of[hit.first]
    together = number >= 0 and after < a.entities[number].last
    return hit.named.entry.country == "MNC" and together and after in place_at


def _is_last_part(a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
    """The "National Front" of "the Chin National Front", which is another one."""
    before, number = hit.first - 1, a.entity_of[hit.first]
    if hit.named.entry.own:
        return False
    if number >= 0 and a.entities[number].last > hit.last and hit.last - hit.first == 1:
        # The "Liberation" of "the Afar Liberation Front" is no newspaper.
        goes_on = a.lower[a.entities[number].last - 1] in MOVEMENTS
        return goes_on and hit.named.entry.kind in ("media", "igo") and a.words[hit.first].istitle()
    if hit.last - hit.first < 2 or a.lower[hit.last - 1] not in MOVEMENTS or before < 0:
        return False
    named = a.pos[before] == "PROPN" and a.heads[before] in range(hit.first, hit.last)
    named = named and a.deps[before] != "npadvmod"  # on Monday the Green Party …
    local = place_at.get(before) == hit.named.entry.country  # the Ohio Republican Party
    return named and not local and a.lower[before] not in _BEFORE_NAMES


def _is_village(a: Analysis, hit: Hit) -> bool:
    """The "Duma" of "the village of Duma" is no parliament."""
    at = hit.first
    body = hit.named.entry.kind in _BODIES and hit.last - at == 1 and at > 1
    return body and a.lower[at - 1] == "of" and a.lower[at - 2] in _SETTLEMENTS


def _is_part_of_waters(a: Analysis, hit: Hit) -> bool:
    """The "Japan" of "the Sea of Japan", the "Niger" of "the Niger Delta"."""
    if hit.last < len(a) and a.words[hit.last] in _WATERS:
        return True
    return hit.first > 1 and a.lower[hit.first - 1] == "of" and a.words[hit.first - 2] in _WATERS


def _is_part_of_place(a: Analysis, hit: Hit) -> bool:
    """The "West" of "the West Bank", "the West African bloc": part of another name."""
    entry = hit.named.entry
    if entry.kind == "media" and hit.first > 0 and a.words[hit.first - 1] in _PARTS_OF_PLACES:
        return True  # "Lower Shabelle"
    return entry.name.startswith("the ") and (
        _goes_on(a, hit) or (hit.last < len(a) and a.words[hit.last] == "African")
    )


def _is_portfolio(a: Analysis, hit: Hit) -> bool:
    """The "Labour" of "the Minister for Labour", "the Labour Secretary" is no party."""
    first, last = hit.first, hit.last
    party = hit.named.entry.sectors[:1] == ("PTY",)
    if party and last < len(a) and a.lower[last] in PORTFOLIOS and a.words[last].istitle():
        return True
    return first > 1 and a.lower[first - 1] in ("for", "of") and a.lower[first - 2] in PORTFOLIOS


def _goes_on(a: Analysis, hit: Hit) -> bool:
    last = hit.last
    return last < len(a) and a.words[last][0].isupper() and a.pos[last] == "PROPN"


def _in_one_sentence(a: Analysis, one: int, other: int) -> bool:
    """The parser overlooks some ends ("beat Wrexham. Thailand's …")."""
    between = a.words[min(one, other) : max(one, other)]
    return a.sentence_of[one] == a.sentence_of[other] and "." not in between


def _is_theirs(a: Analysis, hit: Hit, hits: list[Hit], place_at: Mapping[int, str]) -> bool:
    """Uganda's Green Movement, Garibaldi's Red Shirts: not of the country that has one of that name; nor is a beer,
    a bank, a ship that bears the name."""
    last, head, country = hit.last, hit.last - 1, hit.named.entry.country
    firm = last < len(a) and a.pos[last] == "NOUN" and a.lower[last] not in _OF_PARTIES
    if firm and a.heads[head] == last and a.deps[head] in ("compound", "nmod"):
        return True
    owners = [owner for token in range(hit.first, last) for owner in a.kids(token, "poss")]
    named = {t for h in hits if h.named.entry.country == country for t in range(h.first, h.last)}
    return any(owner not in named and place_at.get(owner) != country for owner in owners)


def _is_inside_place(a: Analysis, hit: Hit, place_at: Mapping[int, str]) -> bool:
    """The "British" of "British Columbia", the "Mongolia" of "Inner Mongolia", the "West" of "West Bengal"."""
    own = [place_at.get(t) for t in range(hit.first, hit.last) if a.lower[t] != "the"]
    if hit.named.entry.kind not in ("country", "place", "igo") or len({*own}) != 1 or not own[0]:
        return False
    beside = (place_at.get(hit.first - 1), place_at.get(hit.last))
    return own[0] in beside and all(own[0] != one.entry.country for one in hit.candidates)


def _is_mere_seat(a: Analysis, hit: Hit, dealing: Set[str]) -> bool:
    """The Brussels of "police in Brussels", "a bomb hit Brussels", which is no union's; nor any beside Belgians."""
    if hit.named.sort != "capital" or hit.named.entry.kind != "igo":
        return False
    sentence = a.sentences[a.sentence_of[hit.first]]
    if any(word.startswith("belgi") for word in a.lower[sentence.first : sentence.last]):
        return True
    token = hit.last - 1
    while a.deps[token] == "conj" and a.heads[token] < token:
        token = a.heads[token]
    dep, over = a.deps[token], a.heads[token]
    if dep == "pobj":
        return a.lower[over] not in _DEALING
    if dep in ("dobj", "dative"):
        return a.lemmas[over] not in dealing
    return dep != "nsubj" or a.lemmas[over] == "be"


def is_seat(a: Analysis, last: int) -> bool:
    """A name before "-based" ("a Britain-based monitor"): what is told need not be of there."""
    return a.lower[last : last + 2] == ["-", "based"]


def count_countries(hits: list[Hit]) -> Counter[str]:
    """How often each country is named; twice where the report opens."""
    counts: Counter[str] = Counter()
    for hit in hits:
        entry = hit.named.entry
        if len(hit.candidates) == 1 and entry.kind in ("country", "place"):
            counts[entry.country] += 2 if hit.first < _OPENING else 1
    return counts
