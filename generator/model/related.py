"""What the cables of a tag or a post have in common with others."""

from msgspec import Struct


class Counted(Struct, frozen=True):
    """A tag, post or person, by the code or address it goes by, with the number of cables shared."""

    key: str
    name: str
    cables: int


class Related(Struct, frozen=True):
    """The tags, posts and people that stand in the same cables most often, the most frequent first."""

    tags: tuple[Counted, ...] = ()
    posts: tuple[Counted, ...] = ()
    people: tuple[Counted, ...] = ()
