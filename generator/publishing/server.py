"""The built site on localhost: each page served looks now and then whether there is a newer one, and loads it."""

import json
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

STATE = "/__site"  # what is asked for; no page of the site has two underscores in its address
SCRIPT = "/__site.js"
_SCRIPT = b"""let seen;
setInterval(async () => {
  try {
    const { builds } = await (await fetch("/__site")).json();
    if (seen !== undefined && builds !== seen) location.reload();
    seen = builds;
  } catch { /* the server was stopped */ }
}, 500);
"""


def make_server(site: Path, port: int, builds: Callable[[], int]) -> ThreadingHTTPServer:
    """Return a server of the folder on localhost (port 0: any free one); `builds` tells how often it was built.

    The script that reloads is added to a page on its way out; the files of the site are left as they are.
    """

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]  # the server's own arguments

        def send_head(self) -> BytesIO | BinaryIO | None:
            """Answer the two addresses of ours, and add the script to pages."""
            if self.path == STATE:
                return self._answer(json.dumps({"builds": builds()}).encode(), "application/json")
            if self.path == SCRIPT:
                return self._answer(_SCRIPT, "text/javascript")
            page = Path(self.translate_path(self.path.partition("?")[0].partition("#")[0]))
            if page.is_dir() and self.path.partition("?")[0].endswith("/"):
                page /= "index.html"
            if page.suffix == ".html" and page.is_file():
                added = f'<script src="{SCRIPT}"></script></body>'.encode()
                return self._answer(page.read_bytes().replace(b"</body>", added, 1), "text/html; charset=utf-8")
            return super().send_head()

        def _answer(self, content: bytes, kind: str) -> BytesIO:
            self.send_response(200)
            for name, value in (("Content-Type", kind), ("Content-Length", str(len(content)))):
                self.send_header(name, value)
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            return BytesIO(content)

        def log_message(self, *_args: object) -> None:
            """Say nothing of each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
