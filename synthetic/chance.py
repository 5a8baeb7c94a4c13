"""Chance that depends on a seed and a place only, so that any part of an archive can be made by itself."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1
_ROUNDS = 4


def mix(*keys: int) -> int:
    """Return 64 well-mixed bits of the keys, in their order (the finaliser of SplitMix64 over each)."""
    state = 0x9E3779B97F4A7C15
    for key in keys:
        state = (state + key * 0xBF58476D1CE4E5B9 + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state


def chance(*keys: int) -> float:
    """Return a number in [0, 1) for the keys."""
    return (mix(*keys) >> 11) * 2.0**-53


def pick(values: Sequence[T], *keys: int) -> T:
    """Pick one of the values by the keys."""
    return values[mix(*keys) % len(values)]


def source(*keys: int) -> Random:
    """Return a source of random numbers for the keys."""
    return Random(mix(*keys))


def shuffled(place: int, bits: int, seed: int) -> int:
    """Permute the numbers below `2 ** bits` (an even count of bits): a Feistel network keyed by the seed."""
    half = bits // 2
    mask = (1 << half) - 1
    left, right = place >> half, place & mask
    for turn in range(_ROUNDS):
        left, right = right, left ^ (mix(seed, turn, right) & mask)
    return (left << half) | right
