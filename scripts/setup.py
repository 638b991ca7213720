"""Makes the virtual environment and installs a locked list of packages and Dateline itself.

usage: setup.py VENV REQUIREMENTS.txt
Only wheels, every file checked against the hash in the list. Needs nothing but Python.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path


def main(folder: str, requirements: str) -> None:
    home = Path(folder).resolve()
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"making {folder} with Python {sys.version.split()[0]}", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
    print(f"installing {requirements}", file=sys.stderr)
    pip(python, "--require-hashes", "--only-binary=:all:", "-r", requirements)
    if subprocess.run(
        [python, "-c", "import dateline"], capture_output=True, check=False
    ).returncode:
        pip(python, "--no-deps", "--no-build-isolation", "--editable", ".")


def pip(python: Path, *arguments: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([python, "-m", "pip", "install", *quiet, *arguments], check=False)
    if done.returncode:
        sys.exit(f"setup: pip install {' '.join(arguments)} failed; what it printed stands above")


if __name__ == "__main__":
    main(*sys.argv[1:3])
