"""A skeleton as the bytes that will be written, the policy of scripts in its head."""

from collections.abc import Sequence

from msgspec import Struct

from generator.publishing.csp import brings_scripts, secured, with_policy
from generator.publishing.fastpath.page_template import Field, Skeleton

_BROUGHT = (Field.HEAD, Field.CONTENTS, Field.CONTENT)  # what may bring scripts of a page's own; the rest is text


class Mould(Struct, frozen=True):
    """A skeleton's pieces in UTF-8: `wanted` says that each page gets a policy.

    `secure` has the policy of every page that brings no script of its own, which is most: to look for scripts in each
    takes a seventh of the time. `None` where a script of the skeleton has something of the page in it.
    """

    plain: tuple[bytes | int, ...]
    secure: tuple[bytes | int, ...] | None
    wanted: bool

    @property
    def holes(self) -> frozenset[int]:
        """The fields that it shows."""
        return frozenset(piece for piece in self.plain if isinstance(piece, int))

    def fill(self, values: Sequence[bytes], *, sealed: bool = False) -> bytes:
        """Return a page; the text of one that is `sealed` has no script in it."""
        brought = _BROUGHT[:-1] if sealed else _BROUGHT
        if self.secure and not any(brings_scripts(values[field]) for field in brought):
            return _joined(self.secure, values)
        page = _joined(self.plain, values)
        return secured(page) if self.wanted else page


def mould(skeleton: Skeleton, *, secure: bool) -> Mould:
    """Make it; `secure`: each page says in its head which scripts it may run."""
    pieces = tuple(piece if isinstance(piece, int) else encoded(piece) for piece in skeleton.pieces)
    return Mould(pieces, with_policy(pieces) if secure else None, secure)


def encoded(text: str) -> bytes:
    """Return the bytes that MkDocs writes of a text."""
    return text.encode("utf-8", "xmlcharrefreplace")


def _joined(pieces: Sequence[bytes | int], values: Sequence[bytes]) -> bytes:
    return b"".join([values[piece] if isinstance(piece, int) else piece for piece in pieces])
