"""The word of `generate` that a page is headings and blocks of HTML: who reads the page need not look for Markdown in it.

A checksum, not a signature: it tells that nobody has changed the page by hand since.
"""

from zlib import crc32

KEY = "sealed"  # of the front matter


def seal(text: bytes) -> str:
    """Return the seal of what follows the front matter and the empty lines below it: its CRC-32 in hexadecimal digits."""
    return f"{crc32(text):08x}"
