"""One address for one page: what only tracks the reader or moves the view is left out (courlan)."""

from urllib.parse import urlsplit

from courlan import normalize_url


def canonical_url(url: str) -> str:
    """Scheme, "www.", fragment and a last slash play no part either."""
    try:
        parts = urlsplit(normalize_url(url.strip()))
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}"
