"""All that extraction knows, each part loaded when first used."""

from functools import cached_property

from dateline.knowledge.tables import data_digest


class Knowledge:
    """One object a process; its parts are read-only and shared by all finders."""

    @cached_property
    def digest(self) -> str:
        return data_digest()
