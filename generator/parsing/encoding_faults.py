"""Words that an encoding damaged: shown as written, with a repaired form for search and matching."""

import re
from collections.abc import Iterator

_LETTERS = "áâãäåæçèéêëìíñòóôõöøùúûüý"
# UTF-8 with its high bits stripped: é is C3 A9, which became 43 29, `C)`
_STRIPPED = {bytes(byte & 0x7F for byte in letter.encode()).decode(): letter for letter in _LETTERS}
_PAIR = re.compile(r"""C[!"#$%&'()*+0-9:;<=-]""")
# PasC)al, JosC) , SC#o, C)tat; `(C)`, `NC-17`, `OC-related` and `USC(b)` are none
_STRIPPED_WORD = re.compile(
    r"""(?:[A-Z]?[a-z]{1,20}(?:C[!"#$%&'()*+0-9:;<=-][a-z]{1,20}){1,4}(?:C[!)*#])?
      | [A-Z](?:C[!"#%)*][a-z]{1,20}){1,4}(?:C[!)*#3])?
      | [A-Z]?[a-z]{2,20}C[!)]
      | C[)][a-z]{3,20}
    )(?![\w(])""",
    re.VERBOSE,
)
# Brazil,s  G-8,s  don,t  we,re
_COMMA = re.compile(r",(?:s|t(?<=n,t)|re(?<=[a-z],re)|ve(?<=[a-z],ve)|ll(?<=[a-z],ll))\b(?![\w,])")
_BEFORE = re.compile(r"[\w-]{1,30}\Z")
REACH = 40  # characters on either side of a fault that its word can have
CUT = range(60, 71)  # columns at which a blank was set inside words (72 cables)
_SPLIT = re.compile(r"(?<![\w'’-])([A-Za-z]{2,20}) ([a-z]{1,20})(?![\w'’])")


def repaired_words(text: str) -> tuple[tuple[str, str], ...]:
    """Give each damaged word as written with its repaired form, in the order of the text, each once.

    `Brazil,s` is `Brazil's`, `PasC)al` is `Paséal`; two words with a blank near column 65 are one where the text has
    that one elsewhere and not the two.
    """
    return tuple(dict.fromkeys([*damaged_words(text), *_split_words(text)]))


def damaged_words(text: str) -> Iterator[tuple[str, str]]:
    """Give the words whose characters are damaged, each with its repaired form."""
    for comma in _COMMA.finditer(text):
        if before := _BEFORE.search(text[max(0, comma.start() - REACH) : comma.start()]):
            yield before[0] + comma[0], f"{before[0]}'{comma[0][1:]}"
    end = 0
    for pair in _PAIR.finditer(text):
        if pair.start() >= end and (word := _stripped_word(text, pair.start())):
            end = word.end()
            yield word[0], _PAIR.sub(lambda found: _STRIPPED.get(found[0], found[0]), word[0])


def _stripped_word(text: str, at: int) -> re.Match[str] | None:
    """Give the word around a stripped letter; null where the two characters stand for themselves."""
    start = at
    while start > at - REACH and start > 0 and text[start - 1].isalpha():
        start -= 1
    if text[start - 1 : start] in {"(", "_"} or text[start - 1 : start].isdigit():
        return None
    return _STRIPPED_WORD.match(text, start)


def _split_words(text: str) -> Iterator[tuple[str, str]]:
    known: frozenset[str] | None = None
    for line in text.split("\n"):
        for found in _SPLIT.finditer(line, max(0, CUT.start - 21), CUT.stop + 21):
            if found.end(1) not in CUT or found[1] + found[2] not in text:
                continue
            known = known or frozenset(re.findall(r"[A-Za-z]+", text.replace(found[0], "")))
            if found[1] + found[2] in known and not {found[1], found[2]} <= known:
                yield found[0], found[1] + found[2]
