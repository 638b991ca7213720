"""Where a user's own data lie."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def data_home(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """$DATELINE_HOME, else the folder that the platform keeps for data of programs; it need not exist."""
    if given := environ.get("DATELINE_HOME"):
        return Path(given).expanduser()
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) / "dateline" if local else Path.home() / "AppData/Local/dateline"
    if platform == "darwin":
        return Path.home() / "Library/Application Support/dateline"
    shared = environ.get("XDG_DATA_HOME", "")
    # The XDG standard: a relative path is to be ignored.
    base = Path(shared) if shared.startswith("/") else Path.home() / ".local/share"
    return base / "dateline"
