"""Damages that telegrams have suffered: lines lost, doubled, swapped, run together; characters lost or changed."""

from collections.abc import Callable
from random import Random

from tests.laws.grammar import page_break

_NOISE = "\x00\x0c\x85\u2028\u00a0\ufffd¶§\t-.()#*XéI0 \n\r\\`<&"


def damaged(rng: Random, text: str) -> str:
    """Damage a telegram one to six times."""
    for _ in range(rng.randrange(1, 7)):
        text = rng.choice(DAMAGES)(rng, text)
    return text


def _cut(rng: Random, text: str) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(1, 200))


def _lose(rng: Random, text: str) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[end:]


def _double(rng: Random, text: str) -> str:
    start, end = _cut(rng, text)
    return text[:end] + text[start:]


def _noise(rng: Random, text: str) -> str:
    start, _ = _cut(rng, text)
    return text[:start] + "".join(rng.choice(_NOISE) for _ in range(rng.randrange(1, 9))) + text[start:]


def _join_lines(rng: Random, text: str) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[start:end].replace("\n", rng.choice((" ", ""))) + text[end:]


def _break_lines(rng: Random, text: str) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[start:end].replace(" ", rng.choice(("\n", "\n\n", "  \n"))) + text[end:]


def _swap_lines(rng: Random, text: str) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _break_page(rng: Random, text: str) -> str:
    start, _ = _cut(rng, text)
    return text[:start] + page_break(rng) + text[start:]


def _capitals(rng: Random, text: str) -> str:
    start, end = _cut(rng, text)
    return text[:start] + text[start:end].swapcase() + text[end:]


def _repeat(rng: Random, text: str) -> str:
    start, _ = _cut(rng, text)
    return (
        text[:start]
        + rng.choice(("A. ", "- ", "1. ", "(C) ", "(", "X", "\n", "--\n", "¶1. (C)\n")) * rng.randrange(2, 60)
        + text[start:]
    )


def _truncate(rng: Random, text: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


DAMAGES: tuple[Callable[[Random, str], str], ...] = (
    _lose, _double, _noise, _join_lines, _break_lines, _swap_lines, _break_page, _capitals, _repeat, _truncate,
)  # fmt: skip
