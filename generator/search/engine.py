"""SQLite for the browser: installed by npm, checked against digests that stand here, copied into the site."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from generator.errors import ArchiveError

PACKAGE = "node_modules/@sqlite.org/sqlite-wasm/dist"
SHORTENED = "node_modules/.engine/sqlite3.mjs"  # `npm run engine` takes comments and blanks out of index.mjs

# of version 3.54.1-build1, as package.json pins it
DIGESTS = {
    "index.mjs": "0dcdd860e6ec672623b13b8b8e41bb6c78be7a5df80ec553fc4f69160161c8af",
    "sqlite3.wasm": "b8a92a19f441a90ff2339fe988fbe317c4adf3ed844096f12aee04aa72d58257",
}


def engine_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the engine's files by name; none where npm has not installed it. Raises ArchiveError where one was changed."""
    if not (root / SHORTENED).exists():
        return
    for name, digest in DIGESTS.items():
        content = (root / PACKAGE / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            message = (
                f"{root / PACKAGE / name}: is not the file of the pinned version; remove node_modules and build again"
            )
            raise ArchiveError(message)
    yield "sqlite3.mjs", (root / SHORTENED).read_bytes()
    yield "sqlite3.wasm", (root / PACKAGE / "sqlite3.wasm").read_bytes()
