"""Store and records → command line, tables, text. Shows and explains; reads nothing out of text."""
