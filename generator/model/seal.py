"""The word of `generate` that a page is headings and blocks of HTML: who reads the page need not look for Markdown in it.

A checksum, not a signature: it tells that nobody has changed the page by hand since.
"""

from pathlib import Path
from zlib import crc32

KEY = "sealed"  # of the front matter
_FRONT = 1 << 16  # bytes of a page in which its front matter ends


def seal(text: bytes) -> str:
    """Return the seal of what follows the front matter and the empty lines below it: its CRC-32 in hexadecimal digits."""
    return f"{crc32(text):08x}"


def is_sealed(file: Path) -> bool:
    """Whether a page was written by `generate`, by hand changed since or not."""
    try:
        with file.open("rb") as stream:
            front = stream.read(_FRONT)
    except OSError:
        return False
    return front.startswith(b"---\n") and f"\n{KEY}: ".encode() in front.partition(b"\n---\n")[0]
