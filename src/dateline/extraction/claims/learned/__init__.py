"""Attributions by a learned tagger and learned links (training/claims has the scripts)."""
