"""The reader of attributions by rules over the parse and the cue table."""

from dateline.extraction.claims.rules.reader import RuleReader

__all__ = ["RuleReader"]
