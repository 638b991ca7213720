"""Infinitives that the parser takes for a preposition and a noun: "offered to host talks"."""

from collections.abc import Callable

# After these "to" with a bare form that may be a verb is an infinitive.
_BEFORE = frozenset({
    "offer", "threaten", "agree", "promise", "vow", "pledge", "plan", "refuse", "decline", "want",
    "seek", "hope", "prepare", "swear", "intend",
})  # fmt: skip
# Forms that are verbs and nouns alike, and more likely verbs here.
_BOTH = frozenset({
    "ambush", "arm", "assault", "attack", "ban", "blockade", "bomb", "boycott", "cease", "cut",
    "escort", "execute", "fight", "finance", "fire", "fund", "grant", "guard", "halt", "help",
    "host", "kidnap", "launch", "march", "mediate", "murder", "order", "parole", "patrol",
    "picket", "protest", "raid", "ransom", "rebuild", "recall", "release", "rescue", "riot",
    "sanction", "seize", "shell", "shield", "ship", "shoot", "shun", "stage", "storm", "strike",
    "supply", "torture", "transfer", "veto", "visit", "withdraw",
})  # fmt: skip
_BARE = frozenset({"NN", "VB", "VBP", "JJ"})
_REACH = 2  # words between the verb and "to": "offered again to host"


def mend_infinitives(
    lower: list[str],
    tags: list[str],
    deps: list[str],
    heads: list[int],
    lemma: Callable[[str, str], str],
) -> None:
    """Changes tags, labels and heads in place: the verb becomes the open complement of its governor."""
    for to, word in enumerate(lower[:-1]):
        verb, above = to + 1, heads[to]
        if (
            word != "to" or deps[to] not in ("prep", "dative") or not 0 < to - above <= _REACH
            or lower[verb] not in _BOTH or tags[verb] not in _BARE or tags[above][:2] != "VB"
            or lemma(lower[above], tags[above]) not in _BEFORE
        ):  # fmt: skip
            continue
        noun = heads[verb]
        if deps[verb] in ("compound", "amod") and heads[noun] == to and noun > verb:
            deps[noun], heads[noun] = "dobj", verb
        elif noun != to:
            continue
        tags[verb], deps[verb], heads[verb] = "VB", "xcomp", above
        tags[to], deps[to], heads[to] = "TO", "aux", verb
