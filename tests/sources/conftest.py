"""A real server on this machine, whose pages a test lays out."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.sources.addresses import Address, is_public
from dateline.sources.fetch import Fetcher


@dataclass
class Answer:
    """`drip`: seconds between the bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class Site:
    """What the server has: path → answers, the last of which is given from then on."""

    url: str
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def put(self, path: str, *answers: Answer) -> str:
        self.pages[path] = list(answers)
        return self.url + path

    def page(self, path: str, body: bytes, kind: str = "text/html", **headers: str) -> str:
        return self.put(path, Answer(body, headers={"Content-Type": kind, **headers}))

    def redirect(self, path: str, to: str) -> str:
        return self.put(path, Answer(status=302, headers={"Location": to}))


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.site = Site(f"http://127.0.0.1:{server.server_address[1]}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.site  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def make_fetcher() -> Callable[..., Fetcher]:
    """A Fetcher that may connect to 127.0.0.1 as well, and does not wait."""

    def allowed(address: Address) -> bool:
        return str(address) == "127.0.0.1" or is_public(address)

    def make(**options: object) -> Fetcher:
        return Fetcher(**{"allow": allowed, "sleep": lambda _: None, **options})  # type: ignore[arg-type]

    return make


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        answers = site.pages.get(self.path, [Answer(status=404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # the reader has gone, which is what some tests are about
            self._write(answer)

    def _write(self, answer: Answer) -> None:
        if not answer.drip:
            self.wfile.write(answer.body)
            return
        for byte in answer.body:
            self.wfile.write(bytes([byte]))
            time.sleep(answer.drip)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
