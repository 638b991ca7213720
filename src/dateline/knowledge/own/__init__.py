"""What a user adds to the package's knowledge: actors, triggers, types of events (docs/own.md)."""

from dateline.knowledge.own.files import Faults
from dateline.knowledge.own.load import (
    Own,
    Parsed,
    load_own,
    own_types,
    read_actors,
    read_triggers,
    read_types,
)
from dateline.knowledge.own.ontology import OwnType
from dateline.knowledge.own.register import note_package

__all__ = ["Faults", "Own", "OwnType", "Parsed", "load_own", "note_package", "own_types", "read_actors", "read_triggers", "read_types"]  # fmt: skip
