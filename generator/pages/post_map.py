"""A map of the posts: a dot for each, as large as what it sent, and a link to its page."""

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct

from generator.pages import paths
from generator.pages.templating import render
from generator.vocabulary.posts import Post

UNITS = 2  # of the picture, for a degree: `docs/assets/world.svg` is drawn so
NORTH = 85  # the latitude of the upper edge
LARGEST = 9  # radius of the post that sent most, in the picture's units
SMALLEST = 2.2


class PostDot(Struct, frozen=True):
    """A post on the map: `x`, `y` and radius `r` in the picture's units."""

    x: float
    y: float
    r: float
    name: str
    count: int
    address: str


def post_map(counted: Iterable[tuple[Post, int]], base: str) -> str:
    """Draw the posts that have a place, the largest first so that no dot hides a smaller one; nothing without any."""
    placed = [(post, count, post.latitude, post.longitude) for post, count in counted]
    most = max((count for _, count, _, _ in placed), default=1)
    dots = [
        PostDot(
            x=round((longitude + 180) * UNITS, 1),
            y=round((NORTH - latitude) * UNITS, 1),
            r=round(max(sqrt(count / most) * LARGEST, SMALLEST), 1),
            name=post.name,
            count=count,
            address=paths.post(post.code),
        )
        for post, count, latitude, longitude in placed
        if latitude is not None and longitude is not None
    ]
    if not dots:
        return ""
    dots.sort(key=lambda dot: (-dot.count, dot.name))
    return render("post_map.html.j2", dots=dots, link=lambda address: paths.link(base, address))
