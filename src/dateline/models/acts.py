"""What the encoder's heads for events speak of; training and the package number them alike."""

# The types that a word may name, by number.
ACTS = ("none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "x:economic_measure", "x:disaster",
        "x:political_process")  # fmt: skip
# As a hint: the lexicon says that the word names no act.
RULED_OUT = len(ACTS)
# What a word is to an act, by number.
ROLES = ("none", "actor", "recipient")
