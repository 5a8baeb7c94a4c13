"""Words that an encoding damaged: shown as written, with a repaired form for search and matching."""

import re
from collections import Counter
from collections.abc import Iterator
from string import ascii_letters

_LETTERS = "áâãäåæçèéêëìíñòóôõöøùúûüý"
# UTF-8 with its high bits stripped: é is C3 A9, which became 43 29, `C)`
_STRIPPED = {bytes(byte & 0x7F for byte in letter.encode()).decode(): letter for letter in _LETTERS}
_PAIR = re.compile(r"""C[!"#$%&'()*+0-9:;<=-]""")
# the same but for those that no word of which can be read: the marking `(C)` of every other paragraph, the number `1C)`
_MAY_PAIR = re.compile(r"""C(?<![(_0-9]C)[!"#$%&'()*+0-9:;<=-]""")
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
# Lisbon-s fleet, the minister-s plan
_HYPHEN = re.compile(r"-(?<=[a-z]-)s(?= [a-z])")
# &bold.8  &mackerel years8: quotation marks whose high bits were lost
_SIGNS = re.compile(r"(?<![\w&])&(?=[A-Za-z])(?P<words>[^&\n\d]{1,80}[A-Za-z.,!?])8(?![\w])")
LONGEST_WORD = 30  # characters in front of a comma
REACH = 40  # characters on either side of a fault that its word can have
CUT = range(60, 71)  # columns at which a blank was set inside words (72 cables)
LONGEST = 20  # letters of either part of such a word
# coopera-\ntion  RESPON- SIBILITIES (one that a converter set on one line)
_HYPHENED = re.compile(
    rf"-(?:[ \t]{{0,9}}\r?\n[ \t]{{0,9}}|[ \t]{{1,3}})(?!(?:and|or|to|nor|but|AND|OR|TO|NOR|BUT)\b)"
    rf"(?P<after>[a-z]{{2,{LONGEST}}}|[A-Z]{{2,{LONGEST}}})(?![\w'’])"
)
_LETTERS_ALONE = bytes(ord(char) if char in ascii_letters else 32 for char in map(chr, range(256)))
_ALONE = re.compile(rf"(?<![\w'’-])[A-Za-z]{{2,{LONGEST}}}\Z")
_AFTER = re.compile(rf"[a-z]{{1,{LONGEST}}}(?![\w'’])")


def repaired_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return each damaged word as written with its repaired form, in the order of the text, each once.

    `Brazil,s` is `Brazil's`, `PasC)al` is `Paséal`; two words with a blank near column 65 are one where the text has
    that one elsewhere and not the two. `coopera-tion` with a line's end behind its hyphen is found whole too.
    """
    return tuple(dict.fromkeys([*damaged_words(text), *_split_words(text), *_hyphened_words(text)]))


def damaged_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words whose characters are damaged, each with its repaired form."""
    for comma in _COMMA.finditer(text):
        if before := _word_before(text, comma.start()):
            yield before + comma[0], f"{before}'{comma[0][1:]}"
    for hyphen in _HYPHEN.finditer(text):
        if before := _word_before(text, hyphen.start()):
            yield f"{before}-s", f"{before}'s"
    if "8" in text and "&" in text:
        for signs in _SIGNS.finditer(text):
            yield signs[0], f'"{signs["words"]}"'
    end = 0
    for pair in _MAY_PAIR.finditer(text):
        if pair.start() >= end and (word := _stripped_word(text, pair.start())):
            end = word.end()
            yield word[0], _PAIR.sub(lambda found: _STRIPPED.get(found[0], found[0]), word[0])


def _word_before(text: str, end: int) -> str:
    """Return the word that ends at a character, as far as a word can reach; empty where none does."""
    start = end
    while start > max(0, end - LONGEST_WORD) and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    return text[start:end]


def _stripped_word(text: str, at: int) -> re.Match[str] | None:
    """Return the word around a stripped letter; `None` where the two characters stand for themselves."""
    start = at
    while start > at - REACH and start > 0 and text[start - 1].isalpha():
        start -= 1
    if text[start - 1 : start] in {"(", "_"} or text[start - 1 : start].isdigit():
        return None
    return _STRIPPED_WORD.match(text, start)


def _split_words(text: str) -> Iterator[tuple[str, str]]:
    pairs = _pairs(text)
    words = _words(text) if pairs else []
    whole = {first + second for first, second in pairs}.intersection(words)
    if not whole:  # most telegrams
        return
    counts = Counter(words)
    for (first, second), times in Counter(pairs).items():
        if first + second in whole and (counts[first] <= times or counts[second] <= times):
            yield f"{first} {second}", first + second


def _hyphened_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words with a hyphen at a line's end, without it; which of them are compounds no search needs to know."""
    for found in _HYPHENED.finditer(text):
        at = found.start()
        before = _ALONE.search(text[max(0, at - LONGEST - 2) : at])
        if before and (found["after"].islower() or before[0].isupper()):
            yield f"{before[0]}-{found['after']}", before[0] + found["after"]


def _last_word(text: str) -> str:
    """Return the letters at the end of the text where they are a word of their own, else nothing."""
    word = text[text.rfind(" ") + 1 :]
    if word.isalpha() and word.isascii():  # most words
        return word if 1 < len(word) <= LONGEST else ""
    found = _ALONE.search(text)
    return found[0] if found else ""


def _words(text: str) -> list[str]:
    """Return the runs of plain letters: cut among bytes, in a third of the time that a pattern takes."""
    return text.encode("ascii", "replace").translate(_LETTERS_ALONE).decode().split(" ")


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the words on either side of each blank where one was set inside words, line by line."""
    first, end = CUT.start, CUT.stop
    found: list[tuple[str, str]] = []
    for line in text.split("\n"):
        at = line.find(" ", first, end)
        while at >= 0:
            if (after := _AFTER.match(line, at + 1)) and (before := _last_word(line[at - LONGEST - 1 : at])):
                found.append((before, after[0]))
            at = line.find(" ", at + 1, end)
    return found
