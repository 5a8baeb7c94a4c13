"""A plain static server, without ranges and compression, as far away as a reader's: a delay a request, one narrow line."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LATENCY = 0.040  # seconds before an answer begins
RATE = 10_000_000 / 8  # bytes a second over all connections together
PIECE = 16 * 1024


class Line:
    """The line to one reader: counts what goes over it, and keeps to its rate."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0
        self.files: list[Path] = []  # what was asked for, in that order
        self._lock = threading.Lock()
        self._free = 0.0

    def send(self, size: int) -> float:
        """Take a piece onto the line; return how many seconds to wait until it is through."""
        with self._lock:
            now = time.monotonic()
            self._free = max(self._free, now) + size / RATE
            self.bytes += size
            return self._free - now


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder over a line."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, line: Line, directory: str) -> None:
        self.line = line
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # the server gives request, address, itself

    def do_GET(self) -> None:
        """Answer after the delay."""
        self.line.requests += 1
        self.line.files.append(Path(self.translate_path(self.path)))
        time.sleep(LATENCY)
        super().do_GET()

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send the body piece by piece."""
        while piece := source.read(PIECE):  # type: ignore[attr-defined]  # a file
            time.sleep(self.line.send(len(piece)))
            outputfile.write(piece)  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[tuple[str, Line]]:
    """Serve a folder on a free port of this machine; yield the address and the line."""
    line = Line()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, line=line, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", line
        server.shutdown()
