"""Figures: numbers tied to what they count. The conventions are in docs/figures.md."""

from dateline.extraction.figures.finder import find_figures

__all__ = ["find_figures"]
