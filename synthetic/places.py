"""Where and when the telegrams of an archive are written: posts and years, each with its share."""

from functools import cache

from msgspec import Struct

from generator.model.identity import PostCode
from generator.vocabulary.posts import Post, all_posts, post_by_code

POST_BITS = 10  # 1,024 shares of posts
YEAR_BITS = 6  # 64 shares of years
FIRST_YEAR, LAST_YEAR = 1973, 2010

_SHARES = {"embassy": 4, "consulate": 2, "mission": 2}
# posts that report most in the 2010 release
_BUSY = frozenset(
    "ANKARA BAGHDAD BEIJING BERLIN BRASILIA CAIRO CARACAS ISLAMABAD KABUL LONDON MADRID MEXICO MOSCOW PARIS ROME TELAVIV TOKYO".split()  # noqa: SIM905
)
_APART = frozenset({"STATE", "USEUBRUSSELS", "BELIZE", "USLOCARIBBEAN"})  # posts with serials of others, or of no place


class Place(Struct, frozen=True):
    """A post that writes: `written` as headers spell it, `companion` its neighbour that answers it."""

    post: Post
    written: str
    prefix: str
    companion: PostCode

    @property
    def code(self) -> PostCode:
        """The post's code."""
        return self.post.code


@cache
def places() -> dict[PostCode, Place]:
    """Return the posts of the archive by code: all that have a routing indicator and serials of their own, and STATE."""
    held = [post for post in all_posts() if post.kind in _SHARES and post.routing and _own_serials(post)]
    held.sort(key=lambda post: (post.country, post.code))
    codes = [post.code for post in held]
    found = {
        post.code: Place(post, _written(post), _prefix(post), companion)
        for post, companion in zip(held, [*codes[1:], codes[0]], strict=True)
    }
    state = post_by_code("STATE")
    assert state is not None
    return found | {state.code: Place(state, "STATE", "SECSTATE WASHDC", state.code)}


@cache
def post_slots() -> tuple[PostCode, ...]:
    """Return 1,024 shares of the posts: embassies twice as many as consulates, busy posts most."""
    shared = [
        place.code
        for place in places().values()
        if place.code != "STATE"
        for _ in range(7 if place.code in _BUSY else _SHARES[place.post.kind])
    ]
    wanted = 1 << POST_BITS
    return tuple((shared + shared)[:wanted])


@cache
def year_slots() -> tuple[int, ...]:
    """Return 64 shares of the years: most in 2003-2009, as in the 2010 release, some in 1973-79, few between."""
    shares = [*range(1973, 2011), *(year for year in range(2003, 2010) for _ in range(3)), *range(2005, 2010)]
    return tuple(sorted(shares))


def _own_serials(post: Post) -> bool:
    return post.series == post.code and post.code not in _APART


def _written(post: Post) -> str:
    """Return the name as a telegram number has it: words apart where the city's name shows them (`RIO DE JANEIRO`)."""
    city = post.city.upper().replace("-", " ").replace(".", "").replace("'", "")
    return city if city.replace(" ", "") == post.code else str(post.code)


def _prefix(post: Post) -> str:
    kinds = {"embassy": "AMEMBASSY", "consulate": "AMCONSUL", "mission": "USMISSION"}
    return f"{kinds[post.kind]} {_written(post)}"
