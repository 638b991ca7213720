"""The chapters of a brief, one module each: `chapter(citing) -> Chapter`."""
