"""All that extraction knows, each part loaded when first used."""

from functools import cached_property

from dateline.knowledge.actorwords import ActorWords, load_actor_words
from dateline.knowledge.cues import Cues, load_cues
from dateline.knowledge.embedding import (
    Embeddings,
    load_embeddings,
    load_event_nouns,
    load_occasions,
)
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_use import installed, installed_digest
from dateline.knowledge.labels import Labels, load_labels
from dateline.knowledge.lexicon import Lexicon, load_lexicon
from dateline.knowledge.link_cues import LinkCues, load_link_cues
from dateline.knowledge.numbers import Numbers
from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.knowledge.own import Own
from dateline.knowledge.placewords import PlaceWords, load_place_words
from dateline.knowledge.register import Register, load_register
from dateline.knowledge.tables import data_digest
from dateline.knowledge.time_words import TimeWords


class Knowledge:
    """One object a process; its parts are read-only and shared by all finders; `own` is a user's."""

    def __init__(self, own: Own | None = None) -> None:
        self.own = own or Own()

    @cached_property
    def digest(self) -> str:
        """Over all data that records depend on: that of three rooms, and what is a user's."""
        packages = data_digest("dateline.analysis", "dateline.knowledge", "dateline.sources")
        return " ".join(filter(None, (packages, self.own.digest, installed_digest())))

    @cached_property
    def embeddings(self) -> Embeddings:
        return load_embeddings()

    @cached_property
    def event_nouns(self) -> frozenset[str]:
        return load_event_nouns()

    @cached_property
    def occasions(self) -> frozenset[str]:
        return load_occasions()

    @cached_property
    def labels(self) -> Labels:
        return load_labels()

    @cached_property
    def link_cues(self) -> LinkCues:
        return load_link_cues()

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers()

    @cached_property
    def cues(self) -> Cues:
        return load_cues()

    @cached_property
    def time_words(self) -> TimeWords:
        return TimeWords()

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon(self.own.triggers)

    @cached_property
    def ontology(self) -> Ontology:
        return load_ontology(self.own.types)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer(installed())

    @cached_property
    def place_words(self) -> PlaceWords:
        return load_place_words()

    @cached_property
    def register(self) -> Register:
        return load_register(self.own.actors)

    @cached_property
    def actor_words(self) -> ActorWords:
        return load_actor_words()
