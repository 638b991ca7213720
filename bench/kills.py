"""`dateline add` killed at twenty random moments and run again: nothing lost, nothing doubled, the index right.

usage: kills.py [KILLS]     exit code 1 where the casebook differs from an undisturbed run's
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# ruff: noqa: S311 - any moments will do
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from keptreports import OUTLETS, text

from dateline.store import reading

REPORTS = 300


def main(kills: int) -> int:
    draw = random.Random(16)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            {"id": f"r{n}", "text": text(n), "published": f"2022-03-{2 + n % 3:02}", "publisher": OUTLETS[n % 3]}
            for n in range(REPORTS)
        ]  # fmt: skip
        source = folder / "reports.jsonl"
        source.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
        began = time.monotonic()
        call("add", source, "--claims", "rules", "--db", folder / "whole.db")
        took = time.monotonic() - began
        began = time.monotonic()
        (one := folder / "one.jsonl").write_text(f"{json.dumps(lines[0])}\n", "utf-8")
        call("add", one, "--claims", "rules", "--db", folder / "one.db")
        start_up = time.monotonic() - began
        # Each kill comes on average after its share of the work: none before it begins, few after it ends.
        share = (took - start_up) / kills
        inside = []
        for _ in range(kills):
            before = kept(folder / "killed.db")
            adder = start("add", source, "--claims", "rules", "--db", folder / "killed.db")
            time.sleep(max(0.0, start_up + draw.uniform(-share, 2 * share)))
            runs = adder.poll() is None
            adder.kill()
            adder.wait()
            inside.append(runs and before < REPORTS)
        call("add", source, "--claims", "rules", "--db", folder / "killed.db")
        call("verify", "--db", folder / "killed.db")
        for which in ("whole", "killed"):
            call("verify", "--db", folder / f"{which}.db", "--dump", folder / f"{which}.dump")
        same = (folder / "whole.dump").read_bytes() == (folder / "killed.dump").read_bytes()
        print(
            f"killed while it added: {sum(inside)} of {kills}; the dump is {'the same' if same else 'ANOTHER'}"
        )
        return 0 if same and any(inside) else 1


def kept(db: Path) -> int:
    """Reports that are in a casebook; none where it was not even made."""
    if not db.exists():
        return 0
    with reading(db) as store:
        return int(store.connection.execute("SELECT count(*) FROM report").fetchone()[0])


def start(*arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.Popen(command, env=os.environ | {"OMP_NUM_THREADS": "1"})


def call(*arguments: object) -> None:
    if start(*arguments).wait():
        sys.exit(f"dateline {arguments[0]} failed")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
