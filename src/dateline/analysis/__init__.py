"""Text → Analysis: windows, quotes, parse. No finder sees the parser behind it."""

from dateline.analysis.analysis import Analysis, Entity, Sentence
from dateline.analysis.model import find_model
from dateline.analysis.parse import Parser

__all__ = ["Analysis", "Entity", "Parser", "Sentence", "find_model"]
