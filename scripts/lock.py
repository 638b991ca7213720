"""Writes the locked lists of packages, with hashes and without registry addresses: `make lock`."""

import subprocess
import sys

# What to install, and from which parts of pyproject.toml it follows.
LOCKS = {
    "requirements/run.txt": ["--group", "build"],
    "requirements/dev.txt": ["--group", "build", "--group", "dev"],
}
OPTIONS = [
    "--universal", "--python-version", "3.12", "--generate-hashes", "--no-emit-index-url",
    "--no-header", "--no-annotate", "--quiet",
]  # fmt: skip


def main() -> None:
    for path, groups in LOCKS.items():
        uv = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml"]
        subprocess.run([*uv, *groups, *OPTIONS, "-o", path], check=True)


if __name__ == "__main__":
    main()
