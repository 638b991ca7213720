"""A situation report out of a casebook: every sentence of it cites the words that it rests on."""
