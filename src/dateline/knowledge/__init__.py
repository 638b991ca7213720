"""What extraction knows: data files that a domain expert can edit (`data/`), and their loaders."""

from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.own import Own

__all__ = ["Knowledge", "Own"]
