"""Under which rules incidents are made: what splits them, what enters, which figure wins."""

from dataclasses import dataclass
from typing import Literal

BestBy = Literal["none", "latest_official", "latest", "lowest", "highest", "highest_reliable"]


@dataclass(frozen=True, slots=True)
class Rules:
    name: str


DEFAULT = Rules("default")
