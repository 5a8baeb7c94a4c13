"""What an archive holds, in numbers: what its home page says."""

from collections.abc import Mapping

from msgspec import Struct

from generator.model.listing import CableLine


class Overview(Struct, frozen=True):
    """Counts of a whole archive; `first` and `last` are days, empty where no cable has a date.

    `cited` is how many cables are cited, held or not, and `cited_held` how many of them are here. `months` counts the
    cables of each month (`2008-04`), `posts` those of each post by its code. `most_cited` comes with how many cables
    cite each, `threads` with how many cables each conversation has, by the cable with which it begins.
    """

    cables: int
    people: int
    first: str
    last: str
    cited: int
    cited_held: int
    months: Mapping[str, int]
    posts: Mapping[str, int]
    most_cited: tuple[tuple[CableLine, int], ...] = ()
    threads: tuple[tuple[CableLine, int], ...] = ()
    latest: tuple[CableLine, ...] = ()
