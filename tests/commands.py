"""The command line called in this process: the same words in and out, and the parser is loaded once.

What a process adds (its start, signals, pipes, devices) is tested in processes."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path
from unittest.mock import patch

from dateline.answers.cli import main

COMMAND = [sys.executable, "-m", "dateline"]


def dateline(
    *arguments: object, given: bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """As `subprocess.run` would tell it; `given` on standard input, called in `folder`."""
    words = list(map(str, arguments))
    with _streams(given) as (out, err), patch.object(sys, "argv", ["dateline", *words]):
        with ExitStack() as stack:
            if folder is not None:
                stack.enter_context(chdir(folder))
            code = _exit_code()
        sys.stdout.flush()
        sys.stderr.flush()
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def dateline_text(
    *arguments: object, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The same with text and plain ends of lines, as `text=True` has it."""
    done = dateline(*arguments, folder=folder)
    out, err = (raw.decode().replace("\r\n", "\n") for raw in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def _exit_code() -> int:
    try:
        main()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0


@contextmanager
def _streams(given: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """In place of those of this process, and like them: bytes with text laid over them."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8")),
        patch.object(sys, "stdout", io.TextIOWrapper(out, "utf-8")),
        patch.object(sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace")),
    ):
        yield out, err
