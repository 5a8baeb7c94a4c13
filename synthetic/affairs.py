"""Affairs: telegrams of some posts on one matter over some months, of which the archive holds some and misses some.

An affair has 21 numbers. The archive holds twelve of them (its indexes `12 a` to `12 a + 11`), nine are lost to it: 43 %
of the numbers that telegrams cite are not held. Every number follows from the seed and the affair alone, no two affairs
share one, and within a post and year numbers rise with time.
"""

from functools import lru_cache

from msgspec import Struct

from generator.model.identity import Mrn, PostCode
from synthetic.chance import mix, shuffled, source
from synthetic.places import FIRST_YEAR, LAST_YEAR, POST_BITS, YEAR_BITS, places, post_slots, year_slots
from synthetic.truth import Number

HELD = 12  # telegrams of an affair that the archive holds
LOST = 9  # telegrams of an affair that it does not
_ROUNDS = 4  # times that each share of post and year comes up: room for 3.1 million telegrams
_SLOT_BITS = POST_BITS + YEAR_BITS
MOST = _ROUNDS * HELD << _SLOT_BITS  # telegrams of the largest archive
_SLICES = 48  # stretches of a year; an affair has at most one telegram of a post in each
_STATE_SLICES = 4  # the same for the Department, whose serials run to 200,000
_SPAN = 30  # slices that an affair lasts
_SHIFT = 1_000_003  # a prime above every count of lanes: spreads neighbouring affairs over a slice
STATE = PostCode("STATE")


class Affair(Struct, frozen=True):
    """One affair: `numbers` in the order of time, held or lost; `held` the twelve that are held, in the same order."""

    place: int
    post: PostCode
    companion: PostCode
    year: int
    numbers: tuple[Number, ...]
    held: tuple[Number, ...]


class _Lanes(Struct, frozen=True):
    """How the serials of a post and year are shared out: `count` lanes in each slice, ours being `lane`."""

    lane: int
    count: int


@lru_cache(maxsize=64)
def affair(seed: int, place: int) -> Affair:
    """Return an affair of the archive by its place."""
    turn, slot = divmod(place, 1 << _SLOT_BITS)
    if turn >= _ROUNDS:
        message = f"an archive has at most {MOST:,} telegrams"
        raise ValueError(message)
    slot = shuffled(slot, _SLOT_BITS, seed)
    post = post_slots()[slot >> YEAR_BITS]
    year = year_slots()[slot & ((1 << YEAR_BITS) - 1)]
    own = _Share(seed, turn, slot >> YEAR_BITS, slot & ((1 << YEAR_BITS) - 1))
    numbers = _numbers(own, post, year, mix(seed, place, 1))
    drawn = source(seed, place, 2).sample(range(len(numbers)), HELD)
    index = {at: HELD * place + count for count, at in enumerate(sorted(drawn))}
    known = tuple(Number(one.mrn, one.minute, index.get(at)) for at, one in enumerate(numbers))
    companion = places()[post].companion
    return Affair(place, post, companion, year, known, tuple(one for one in known if one.index is not None))


class _Share(Struct, frozen=True):
    """The share of posts and years that an affair has: `turn` counts how often it came up."""

    seed: int
    turn: int
    post_slot: int
    year_slot: int


@lru_cache(maxsize=4096)
def _share_counts(post: PostCode, year: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the shares of the post and of the year."""
    return (
        tuple(at for at, held in enumerate(post_slots()) if held == post),
        tuple(at for at, held in enumerate(year_slots()) if held == year),
    )


def _affairs_of(post: PostCode, year: int) -> int:
    """Count the affairs that a post opens in a year; the Department's are those of all posts."""
    if year < FIRST_YEAR:
        return 0
    posts, years = _share_counts(post, year)
    return _ROUNDS * (len(post_slots()) if post == STATE else len(posts)) * len(years)


def _own_place(share: _Share, post: PostCode, year: int, *, state: bool) -> int:
    """Count the affairs of the post and year before this one."""
    posts, years = _share_counts(post, year)
    at_post = share.post_slot if state else posts.index(share.post_slot)
    width = len(post_slots()) if state else len(posts)
    return (share.turn * width + at_post) * len(years) + years.index(share.year_slot)


@lru_cache(maxsize=1)
def _before() -> dict[PostCode, PostCode]:
    """Return the post whose affairs each post takes part in as its neighbour."""
    return {place.companion: place.code for place in places().values() if place.code != STATE}


def _lanes(share: _Share, writer: PostCode, post: PostCode, year: int, *, late: bool) -> _Lanes:
    """Return the lane that an affair of `post`, opened in `year`, has in the serials of the writer.

    lanes = affairs opened there that year, the year before, by the neighbour that year, by the neighbour the year before.
    """
    state = writer == STATE
    neighbour = writer if state else _before()[writer]
    now = year + late
    counts = [
        _affairs_of(writer, now),
        _affairs_of(writer, now - 1),
        *(() if state else (_affairs_of(neighbour, now), _affairs_of(neighbour, now - 1))),
    ]
    part = late + (2 if writer != post and not state else 0)
    lane = sum(counts[:part]) + _own_place(share, post, year, state=state)
    total = sum(counts)
    return _Lanes((lane * _SHIFT + mix(share.seed, now) % total) % total, total)


def _numbers(share: _Share, post: PostCode, year: int, key: int) -> list[Number]:
    """Return the 21 numbers of an affair in the order of time."""
    rng = source(key)
    last = _SLICES - _SPAN if year == LAST_YEAR else _SLICES - 1
    start = rng.randrange(last + 1)
    slices = range(start, start + _SPAN)
    found = _of_state(share, post, year, slices)
    companion = places()[post].companion
    for slice_ in sorted(rng.sample(slices, 4)):
        found.append(_number(_lanes(share, companion, post, year, late=slice_ >= _SLICES), companion, year, slice_))
    for slice_ in sorted(rng.sample(slices, HELD + LOST - len(found))):
        found.append(_number(_lanes(share, post, post, year, late=slice_ >= _SLICES), post, year, slice_))
    return sorted(found, key=lambda number: (number.mrn.year, number.minute, number.mrn))


def _of_state(share: _Share, post: PostCode, year: int, slices: range) -> list[Number]:
    """Return the Department's telegrams on the affair, one a quarter."""
    found = []
    for quarter in range(2 * _STATE_SLICES):
        late = quarter >= _STATE_SLICES
        if year + late > LAST_YEAR:
            break
        lanes = _lanes(share, STATE, post, year, late=late)
        place = (quarter + lanes.lane / lanes.count) * _SLICES / _STATE_SLICES
        if slices.start <= place < slices.stop:
            found.append(_numbered(lanes, STATE, year + late, quarter % _STATE_SLICES, _STATE_SLICES))
    return found


def _number(lanes: _Lanes, writer: PostCode, year: int, slice_: int) -> Number:
    return _numbered(lanes, writer, year + (slice_ >= _SLICES), slice_ % _SLICES, _SLICES)


def _numbered(lanes: _Lanes, writer: PostCode, year: int, slice_: int, slices: int) -> Number:
    before = slice_ * lanes.count + lanes.lane
    minutes = (366 if year % 4 == 0 else 365) * 24 * 60
    return Number(Mrn(year, writer, before + 1), before * minutes // (slices * lanes.count))
