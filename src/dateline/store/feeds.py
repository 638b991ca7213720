"""What `watch` remembers of a feed: a line of JSON a feed, beside the reports it brought."""

import sqlite3

_NAME = "feed:"


def feed_states(connection: sqlite3.Connection) -> dict[str, str]:
    """A feed's address → what is remembered of it."""
    ask = "SELECT substr(name, 6), value FROM meta WHERE substr(name, 1, 5) = ?"
    return dict(connection.execute(ask, (_NAME,)).fetchall())


def keep_feed_state(connection: sqlite3.Connection, url: str, state: str) -> None:
    """To be called in a transaction."""
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_NAME + url, state))  # fmt: skip
