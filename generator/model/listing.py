"""What a list of cables shows of each: the one line of every index, backlink title and thread."""

from msgspec import Struct

from generator.model.cable import Level
from generator.model.identity import CableId, PostCode


class CableLine(Struct, frozen=True):
    """A cable in a list: `date` as in the cable record, `origin` the post's name as readers know it."""

    id: CableId
    title: str
    date: str | None = None
    post: PostCode | None = None
    origin: str = ""
    level: Level | None = None
