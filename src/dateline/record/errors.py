"""One tree of errors. The message is the one line a user sees: what is wrong, where, what to do."""


class DatelineError(Exception):
    """Anything that Dateline says in one line instead of a traceback."""


class BadCall(DatelineError):
    """The call itself is wrong (an option, a missing file, an unwritable output): exit code 2."""


class BadInput(DatelineError):
    """One input cannot be read; the others go on: exit code 1."""


class BadRecord(BadInput):
    """JSON that is no record."""


class BadModel(DatelineError):
    """The language model is missing or not the one that is pinned."""


class BadKnowledge(DatelineError):
    """A knowledge file (lexicon, register, ontology …) does not keep its format."""
