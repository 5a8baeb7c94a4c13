"""Posts: embassies, consulates, missions and departments that send and receive telegrams."""

import re
from functools import cache

from msgspec import Struct

from generator.model.identity import PostCode
from generator.vocabulary.tables import rows

_NOT_LETTERS = re.compile(r"[^A-Z]")
# how a header names a post: AMEMBASSY MINSK, AMCONSUL SAO PAULO, USMISSION GENEVA
_PREFIX = re.compile(r"^(?:AM)?(?:EMBASSY|EMB|CONSULATE|CONSUL|CONGEN|CON(?=[A-Z]{4}))|^US(?:MISSION|INT|OFFICE|LO)")
_CUT = 6  # letters: the 1973-79 archive cuts post names to six (1973ABIDJA00073), page-break lines to ten


class Post(Struct, frozen=True):
    """A post; `country` is ISO 3166-1 alpha-2, `latitude` and `longitude` in degrees, null where it has no one place."""

    code: PostCode
    name: str
    kind: str
    city: str
    country: str
    latitude: float | None
    longitude: float | None
    routing: tuple[str, ...]


def find_post(written: str) -> Post | None:
    """Find a post by its code, an alias or a name as headers write it (`AMEMBASSY PORT AU PRINCE`, `RIO`)."""
    key = post_key(written)
    table = _by_key()
    return table.get(key) or table.get(_PREFIX.sub("", key)) or _cut_name(key)


def post_by_code(code: str) -> Post | None:
    """Give the post with this code."""
    return _by_code().get(PostCode(code))


def canonical_post(written: str) -> PostCode:
    """Give the code of a post as the ID spells it; a name that no table knows keeps its own letters (`BLABLA`)."""
    post = find_post(written)
    return post.code if post else PostCode(_PREFIX.sub("", post_key(written)))


def post_key(written: str) -> str:
    """Give the letters of a name in capitals: `Port-au-Prince` is `PORTAUPRINCE`."""
    return _NOT_LETTERS.sub("", written.upper())


def all_posts() -> tuple[Post, ...]:
    """Give every post of the table, by code."""
    return tuple(_by_code().values())


@cache
def _by_code() -> dict[PostCode, Post]:
    return {PostCode(row["id"]): _post(dict(row)) for row in rows("posts")}


@cache
def _by_key() -> dict[str, Post]:
    by_code = _by_code()
    table: dict[str, Post] = {str(code): post for code, post in by_code.items()}
    for row in rows("posts"):
        for alias in row["aliases"].split():
            table.setdefault(alias, by_code[PostCode(row["id"])])
    for row in rows("post_aliases"):
        if row["post_id"] in by_code:
            table.setdefault(row["alias"], by_code[PostCode(row["post_id"])])
    return table


@cache
def _cut_name(key: str) -> Post | None:
    if len(key) < _CUT:
        return None
    found = {post.code: post for name, post in _by_key().items() if name.startswith(key)}
    return next(iter(found.values())) if len(found) == 1 else None


def _post(row: dict[str, str]) -> Post:
    return Post(
        code=PostCode(row["id"]),
        name=row["name"],
        kind=row["type"],
        city=row["city"],
        country=row["country_iso2"],
        latitude=float(row["lat"]) if row["lat"] else None,
        longitude=float(row["lon"]) if row["lon"] else None,
        routing=tuple(row["routing_indicators"].split()),
    )
