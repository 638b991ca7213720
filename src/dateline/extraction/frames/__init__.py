"""Frames: the labels that the report or those it quotes put on events and actors."""

from dateline.extraction.frames.finder import find_frames

__all__ = ["find_frames"]
