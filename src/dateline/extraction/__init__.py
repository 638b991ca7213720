"""The reading of ONE report: a finder a module; `reader.py` says their order."""
