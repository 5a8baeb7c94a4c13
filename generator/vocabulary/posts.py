"""Posts: embassies, consulates, missions and departments that send and receive telegrams."""

import re
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from generator.model.identity import PostCode
from generator.vocabulary.tables import rows

_NOT_LETTERS = re.compile(r"[^A-Z]+")
# how a header names a post: AMEMBASSY MINSK, AMCONSUL SAO PAULO, USMISSION GENEVA, USINT HAVANA
PREFIX = r"(?:AM|US)?(?:EMBASSY|EMB|CONSULATE(?:GENERAL)?|CONSUL|CONGEN|MISSION)|USINT|USOFFICE|USLO|USDEL(?=[A-Z]{4})|AMCON(?=[A-Z]{4})"
_PREFIX = re.compile(PREFIX)
SHORTEST = 3  # letters that must be left of a name when its prefix is taken off
CUT = 6  # letters: the 1973-79 archive cuts post names to six (1973ABIDJA00073), page-break lines to ten
LONG = 5  # letters a name needs before a single slip of the pen (BRASILLIA) is read as the post it almost spells
_CHIEF = frozenset({"embassy", "department"})
_IN_A_CITY = frozenset({"embassy", "consulate", "consulate general"})  # these go by the name of their city
KEPT = 8192  # names remembered a process; archives write each post in many ways, and misspell it in more


class Post(Struct, frozen=True):
    """A post; `country` is ISO 3166-1 alpha-2, `latitude` and `longitude` in degrees, `None` where it has no one place.

    `aliases` are the other names it goes by, as letters in capitals (`RIO`, `HCMC`); `series` is the post whose serial
    numbers it shares: embassy and mission to the European Union in Brussels number their telegrams as one. `first` and `last`
    are the years of its telegrams, `None` where no table tells; `successor` is the post that its name means afterwards.
    """

    code: PostCode
    name: str
    kind: str
    city: str
    country: str
    latitude: float | None
    longitude: float | None
    routing: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    series: PostCode = PostCode("")
    first: int | None = None
    last: int | None = None
    successor: PostCode | None = None


def find_post(written: str) -> Post | None:
    """Find a post by its code, an alias or a name as headers write it (`AMEMBASSY PORT AU PRINCE`, `RIO`, `ABIDJA`)."""
    found = find_posts(written)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=KEPT)
def find_posts(written: str) -> tuple[Post, ...]:
    """Find every post that a name can mean: several where it is cut short of what tells them apart (`SANTIA`)."""
    exact = known_name(written)
    return (exact,) if exact else _cut_name(_without_prefix(post_key(written)))


@lru_cache(maxsize=KEPT)
def cut_words(written: str) -> Post | None:
    """Find the one post whose name of several words begins like this one, cut in its second word or later (`PORT A`)."""
    words = _name_words(written)
    if len(words) < 2:  # noqa: PLR2004 - two words, the second cut
        return None
    found = [
        post
        for post in all_posts()
        if (name := _name_words(post.city or post.name))[: len(words) - 1] == words[:-1]
        and len(name) >= len(words)
        and name[len(words) - 1].startswith(words[-1])
    ]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=KEPT)
def known_name(written: str) -> Post | None:
    """Find a post by a whole name only: its code or an alias, `AMEMBASSY` and the like in front or not.

    Two words that are no name are one where they are it turned round (`DUBAI RPO`).
    """
    key = post_key(written)
    table = _by_key()
    found = table.get(key) or table.get(_without_prefix(key))
    words = written.split()
    if found or len(words) != 2 or not written.isupper():  # noqa: PLR2004 - as the words say
        return found
    return table.get(post_key(f"{words[1]} {words[0]}"))


def post_by_code(code: str) -> Post | None:
    """Return the post with this code."""
    return _by_code().get(PostCode(code))


def post_by_routing(indicator: str) -> Post | None:
    """Return the post with this routing indicator (`RUEHBS`); of several that share it, the one embassy or department."""
    found = _by_routing().get(indicator.upper(), ())
    chief = found if len(found) == 1 else [post for post in found if post.kind in _CHIEF]
    return chief[0] if len(chief) == 1 else None


@lru_cache(maxsize=KEPT)
def canonical_post(written: str) -> PostCode:
    """Return the code of a post as the ID spells it; a name that no table knows keeps its own letters (`BLABLA`).

    A long name that differs in one letter from one post alone is that post (`BRASILLIA`).
    """
    post = find_post(written) or _misspelt(post_key(written))
    return post.code if post else PostCode(_without_prefix(post_key(written)))


def series_of(code: PostCode) -> PostCode:
    """Return the post under which a telegram of this post is numbered: the post itself, but `BRUSSELS` for its mission."""
    post = _by_code().get(code)
    return post.series if post else code


def post_in(code: PostCode, year: int) -> PostCode:
    """Return the post that bore the name in a year: in Taipei the embassy until 1978, then the American Institute."""
    return _in_year(code, year) if code in _dated() else code


@lru_cache(maxsize=KEPT)
def is_cut(written: str, code: PostCode) -> bool:
    """Whether letters are a post's name as the archive of 1973-79 cuts it: `PORTM`, `TELAV`, `SANTIA`, `ECBRU`."""
    post = _by_code().get(code)
    return len(written) <= CUT and (
        (len(written) == CUT and code.startswith(written))
        or (post is not None and (written in post.aliases or post in _six_letters().get(written, ())))
    )


def post_key(written: str) -> str:
    """Return the letters of a name in capitals: `Port-au-Prince` is `PORTAUPRINCE`."""
    return _NOT_LETTERS.sub("", written.upper())


def all_posts() -> tuple[Post, ...]:
    """Return every post of the table, by code."""
    return tuple(_by_code().values())


def names_of_posts() -> dict[str, PostCode]:
    """Return the code of each name that a table knows, in capitals without blanks, the names in order."""
    return {name: post.code for name, post in sorted(_by_key().items())}


def last_words() -> frozenset[str]:
    """Return what a written post's last word can be, in capitals: what tells `Harare 885` from `was 885` at a glance."""
    return _endings()


def _name_words(name: str) -> list[str]:
    return [word for word in _NOT_LETTERS.split(name.upper()) if word and not _PREFIX.fullmatch(word)]


def _without_prefix(key: str) -> str:
    while (found := _PREFIX.match(key)) and len(key) - found.end() >= SHORTEST:
        key = key[found.end() :]  # US MISSION, EMBASSY: some write two
    return key


@cache
def _by_code() -> dict[PostCode, Post]:
    aliases: dict[str, list[str]] = {}
    for row in rows("post_aliases"):
        aliases.setdefault(row["post_id"], []).append(row["alias"])
    return {PostCode(row["id"]): _post(dict(row), aliases.get(row["id"], [])) for row in rows("posts")}


@cache
def _dated() -> dict[PostCode, PostCode]:
    """Return the posts that a year can exchange, each with the one before or after it."""
    after = {post.code: post.successor for post in all_posts() if post.successor}
    before = {late: early for early, late in after.items() if _by_code()[late].first}
    return after | before


@lru_cache(maxsize=KEPT)
def _in_year(code: PostCode, year: int) -> PostCode:
    post = _by_code()[code]
    late = post.last is not None and year > post.last
    early = post.first is not None and year < post.first
    return _dated()[code] if late or early else code


@cache
def _six_letters() -> dict[str, tuple[Post, ...]]:
    """Return the posts by the first six characters of a name of several words, its blanks left out (`NEW DELHI`, `NEWDE`)."""
    table: dict[str, tuple[Post, ...]] = {}
    for post in all_posts():
        name = post.city.upper().replace("-", " ")
        cut = post_key(name[:CUT])
        if " " in name[:CUT] and cut != post_key(name) and post.kind in _IN_A_CITY:
            table[cut] = (*table.get(cut, ()), post)
    return table


@cache
def _by_key() -> dict[str, Post]:
    posts = all_posts()
    # the name of a post that has ended means the one that followed it, where no year is told
    table: dict[str, Post] = {
        str(post.code): _by_code()[post.successor] if post.successor and _has_name(post.successor, post.code) else post
        for post in posts
    }
    for post in posts:
        for alias in post.aliases:
            table.setdefault(alias, post)
    return table


def _has_name(code: PostCode, name: str) -> bool:
    return name in _by_code()[code].aliases


@cache
def _by_routing() -> dict[str, tuple[Post, ...]]:
    table: dict[str, tuple[Post, ...]] = {}
    for post in all_posts():
        for indicator in post.routing:
            table[indicator] = (*table.get(indicator, ()), post)
    return table


def _cut_name(key: str) -> tuple[Post, ...]:
    if len(key) < CUT:
        return _six_letters().get(key, ())
    posts = tuple(post for post in all_posts() if post.code.startswith(key))
    if posts:
        return posts
    found = {post.code: post for name, post in _by_key().items() if name.startswith(key)}
    return tuple(found.values()) if len(found) == 1 else ()


def _misspelt(key: str) -> Post | None:
    if len(key) < LONG or len(find_posts(key)) > 1:
        return None
    near = extract(key, list(_by_key()), scorer=OSA.distance, score_cutoff=1, limit=None)
    found = {_by_key()[name].code: _by_key()[name] for name, _, _ in near}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _endings() -> frozenset[str]:
    names = (name.upper().replace("-", " ").split() for post in all_posts() for name in (post.name, post.city))
    return frozenset([*_by_key(), *(words[-1] for words in names if words)])


def _post(row: dict[str, str], aliases: list[str]) -> Post:
    return Post(
        code=PostCode(row["id"]),
        name=row["name"],
        kind=row["type"],
        city=row["city"],
        country=row["country_iso2"],
        latitude=float(row["lat"]) if row["lat"] else None,
        longitude=float(row["lon"]) if row["lon"] else None,
        routing=tuple(row["routing_indicators"].split()),
        aliases=tuple(dict.fromkeys([*row["aliases"].split(), *aliases])),
        series=PostCode(row["series"] or row["id"]),
        first=int(row["from"]) if row["from"] else None,
        last=int(row["to"]) if row["to"] else None,
        successor=PostCode(row["successor"]) if row["successor"] else None,
    )
