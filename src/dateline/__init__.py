"""Dateline: turns news reporting into a sourced record."""

from dateline.version import VERSION

__version__ = VERSION
__all__ = ["__version__"]
