"""Which cable goes by which ID, where several telegrams claim one."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

import msgspec
from msgspec import Struct

from generator.model.finding import Code, Finding
from generator.model.identity import CableId

_pack = msgspec.msgpack.Encoder().encode


class Claim(Struct, frozen=True):
    """A telegram's claim to an ID."""

    n: int
    claim: CableId
    file: str
    text_hash: str
    sha256: str
    weight: int


class Settled(Struct, frozen=True):
    """What became of a claim: `id` is `None` where the telegram is the same as another one."""

    n: int
    id: CableId | None
    findings: tuple[Finding, ...] = ()


def settle(claims: list[Claim]) -> Iterator[Settled]:
    """Settle the claims to one ID.

    The same text (blanks aside) from several sources is one cable: the first by file stands for all. Of different texts
    the longest gets the plain address, at equal length the one with the lowest digest; each other is kept as the ID, a
    hyphen and the first eight digits of its text's digest, which no later telegram changes.
    """
    by_text = sorted(claims, key=lambda claim: (claim.text_hash, claim.file))
    texts = [list(group) for _, group in groupby(by_text, key=lambda claim: claim.text_hash)]
    texts.sort(key=lambda group: (-group[0].weight, group[0].text_hash))
    for place, group in enumerate(texts):
        first, *copies = group
        own = first.claim if place == 0 else CableId(f"{first.claim}-{first.text_hash[:8]}")
        others = [other[0].file for at, other in enumerate(texts) if at != place]
        found = [Finding(Code.DUPLICATE_TEXT, 0, f"the same text stands in {copy.file}") for copy in copies]
        found += [Finding(Code.DUPLICATE_ID, 0, f"{file} claims {first.claim} with another text") for file in others]
        yield Settled(first.n, own, tuple(found))
        yield from (Settled(copy.n, None) for copy in copies)


def settle_all(catalog: sqlite3.Connection) -> None:
    """Return every telegram the ID that it goes by; run after the last source was read."""
    with catalog:
        # which rows is told by their indexes alone: to look at each would be to read the whole catalog
        catalog.execute(
            """UPDATE cable SET id = NULL, extra = NULL WHERE n IN (
                   SELECT n FROM cable WHERE id IS NOT claim UNION SELECT n FROM cable WHERE extra IS NOT NULL)"""
        )
        disputed = "SELECT claim FROM cable GROUP BY claim HAVING count(*) > 1"
        catalog.execute(f"UPDATE cable SET id = NULL WHERE claim IN ({disputed})")  # noqa: S608 - no input in it
        nameless = f"SELECT n FROM cable WHERE id IS NULL AND claim NOT IN ({disputed})"  # noqa: S608
        catalog.execute(f"UPDATE cable SET id = claim WHERE n IN ({nameless})")  # noqa: S608
        query = f"""SELECT n, claim, file, text_hash, sha256, weight FROM cable
                    WHERE claim IN ({disputed}) ORDER BY claim"""  # noqa: S608
        claims = [Claim(*row) for row in catalog.execute(query)]
        for _, group in groupby(claims, key=lambda claim: claim.claim):
            for settled in settle(list(group)):
                extra = _pack(settled.findings) if settled.findings else None
                catalog.execute("UPDATE cable SET id = ?, extra = ? WHERE n = ?", (settled.id, extra, settled.n))
