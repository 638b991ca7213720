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

from keptreports import OUTLETS, TOWNS, text

from dateline.store import holds_casebook, reading
from load_records import ACTS, BODIES

REPORTS = 120
# Seconds by which a kill comes later than the report that it waits for: somewhere in the next ones.
LATER = 0.3


def main(kills: int) -> int:
    draw = random.Random(16)
    # On average a little less than its share of the work: few kills come when all is done.
    share = max(2, REPORTS // kills - 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, db = folder / "reports.jsonl", folder / "killed.db"
        source.write_text("".join(f"{json.dumps(report(n))}\n" for n in range(REPORTS)), "utf-8")
        call("add", source, "--claims", "rules", "--db", folder / "whole.db")
        inside = 0
        for _ in range(kills):
            goal = kept(db) + 1 + draw.randrange(2 * share)
            adder = start("add", source, "--claims", "rules", "--db", db)
            while adder.poll() is None and kept(db) < goal:
                time.sleep(0.02)
            time.sleep(draw.uniform(0.0, LATER))
            inside += adder.poll() is None
            adder.kill()
            adder.wait()
        call("add", source, "--claims", "rules", "--db", db)
        for which in ("whole", "killed"):
            call("verify", "--db", folder / f"{which}.db")
            call("verify", "--db", folder / f"{which}.db", "--dump", folder / f"{which}.dump")
        same = (folder / "whole.dump").read_bytes() == (folder / "killed.dump").read_bytes()
        print(
            f"killed while it added: {inside} of {kills}; the dump is {'the same' if same else 'ANOTHER'}"
        )
        return 0 if same and inside else 1


def report(n: int) -> dict[str, str]:
    """Number n tells what others tell, and more that it tells alone; every fifth is a copy of the one before."""
    told = n - (n % 5 == 4)
    draw = random.Random(told)
    alone = (
        f"The {draw.choice(BODIES)} {verb} {draw.randrange(11, 400)} {whom} in {draw.choice(TOWNS)} on Monday."
        for _, _, verb, _, whom in draw.sample(ACTS, 6)
    )
    return {
        "id": f"r{n}",
        "text": " ".join((text(told), *alone)),
        "published": f"2022-03-{2 + n % 3:02}",
        "publisher": OUTLETS[n % 3],
    }


def kept(db: Path) -> int:
    """Reports that are in a casebook; none where it was not even made."""
    if not holds_casebook(db):
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
