"""Relations: what a claim says of other claims, events and figures. The conventions are in docs/claims.md."""

from dateline.extraction.relations.finder import relate_claims

__all__ = ["relate_claims"]
