"""Attributions by a learned tagger and learned links (training/claims has the scripts)."""

from dateline.extraction.claims.learned.reader import LearnedReader

__all__ = ["LearnedReader"]
