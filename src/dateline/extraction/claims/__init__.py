"""Who says so: attributions read from the text, then what they mean."""

from dateline.extraction.claims.attribution import Attribution, AttributionReader
from dateline.extraction.claims.finder import find_claims

__all__ = ["Attribution", "AttributionReader", "find_claims"]
