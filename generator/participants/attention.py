"""Attention lines: `DEPT FOR EUR/RUS MKACZMAREK`, `NSC FOR KOZAK AND WILSON`, `CA/FPP: PLEASE PASS TO DOJ LISA HOLTYN`."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.people import Mention, PersonRole
from generator.participants.attention_words import glued, is_name, no_person, slash_names, sounds, spelled
from generator.vocabulary import names

# a title joins as a preposition does: what stands behind is a name (DEPT FOR NEA A/S WELCH)
_TITLE = r"A/S|U/S|D/S|P?DAS|AMB\.?|AMBASSADOR|(?:UNDER|ASSISTANT|DEPUTY ASSISTANT|DEPUTY) SECRETARY|SPECIAL (?:ENVOY|REPRESENTATIVE)"
# a stretch between words that join offices and people; the joint behind it
_PIECE = re.compile(
    rf"(?P<piece>.*?)(?P<joint>[;,:()]|//|\b(?:FOR|TO|AND|ATTN|ATTENTION|FROM|PASS|PLEASE|ALSO|INFO|CC|{_TITLE})(?=\s|$)|$)",
    re.DOTALL,
)
LONG = 6  # letters of an initial and a surname that may stand between slashes
_IS_TITLE = re.compile(_TITLE)
_WORD = re.compile(r"[A-Z]\.(?=\s?-?[A-Z])|[A-Z][A-Z'’-]*[A-Z]|[A-Z](?= [A-Z]{3})")


def attention_names(line: str) -> Iterator[tuple[str, Mention]]:
    """Yield the people whose attention a line asks for: `DEPT FOR EUR/RUS MKACZMAREK`, `NSC FOR KOZAK AND WILSON`.

    attention = office ("FOR" | "PASS TO") {office} [":"] name {("AND" | "," | ";") name}
    """
    office = joined = ""
    for found in _PIECE.finditer(line.upper()):
        piece, joint = found["piece"], found["joint"]
        words = _words(piece)
        # what stands before a colon is an office (USDA FOR FOREST SERVICE: MICHELLE ZWEEDE), a name behind one comes first
        start, end = (0, _first_name(words)) if joined == ":" and words else (0, 0)
        if start == end and joint != ":":
            start, end = _name_place(words)
        title = joined if _IS_TITLE.fullmatch(joined) else ""
        joined = joint
        for part in slash_names(piece):
            at = found.start("piece") + piece.index(part)
            yield spelled([part]), Mention(line[at : at + len(part)], PersonRole.MENTIONED, affiliation=office)
        if start == end:
            office = piece.strip() or office
            continue
        before = piece[: words[start].start].strip(" -/")
        written = line[found.start("piece") + words[start].start : found.start("piece") + words[end - 1].end]
        name = [word.text for word in words[start:end]]
        yield spelled(name), Mention(written, PersonRole.MENTIONED, title=title, affiliation=before or office)


class _Word(Struct, frozen=True):
    """A word of an attention line; `office` where a slash joins it to another (EUR/RUS)."""

    text: str
    start: int
    end: int
    office: bool


def _words(piece: str) -> list[_Word]:
    return [
        _Word(found[0], found.start(), found.end(), _beside_slash(piece, found.start(), found.end()))
        for found in _WORD.finditer(piece)
    ]


def _beside_slash(piece: str, start: int, end: int) -> bool:
    return piece[end : end + 1] in {"/", "-"} or piece[max(0, start - 1) : start] == "/"


def _name_place(words: Sequence[_Word]) -> tuple[int, int]:
    """Return `[start, end)` of the name in a piece, equal where there is none."""
    for at in range(len(words)):
        if (end := _full_name(words, at)) > at:
            return at, end
    for at, word in enumerate(words):
        # between slashes only behind a listed surname: ITA/MAC/WH/OLAC/JANDERSEN
        if glued(word.text) and (
            not word.office or (len(word.text) > LONG and names.is_surname(names.fold(word.text[1:])))
        ):
            return at, at + 1
    last = len(words) - 1
    if last >= 0 and not words[last].office and is_name(words[last].text):
        # words of the dictionary before it make it an office's (NATIONAL RESEARCH COUNCIL)
        plain = last == 0 or not names.is_common(names.fold(words[last - 1].text)) or words[last - 1].office
        if plain:
            return last, last + 1
    return 0, 0


def _first_name(words: Sequence[_Word]) -> int:
    """Return the end of a name that opens a piece behind a colon: `JWEAVER JUSTICE`, `CAM HILL-MACON USDA`."""
    if end := _full_name(words, 0):
        return end
    if words[0].office:
        return 0
    if glued(words[0].text) or (len(words) == 1 and is_name(words[0].text)):
        return 1
    first, second = names.fold(words[0].text), names.fold(words[1].text) if len(words) > 1 else ""
    unknown = sounds(first) and not names.is_common(first) and not no_person(first) and first.isalpha()
    return 2 if unknown and second and ("-" in second or is_name(words[1].text)) and not words[1].office else 0


def _full_name(words: Sequence[_Word], at: int) -> int:
    """Return the end of a name that starts at `at` with a given name or an initial; `at` where none does."""
    end = at
    while end < len(words) and len(words[end].text.rstrip(".")) == 1:
        end += 1
    if (
        end == at
        and names.is_given(names.fold(words[at].text))
        and not no_person(words[at].text)
        and not words[at].office
    ):
        end += 1
        if end < len(words) and len(words[end].text.rstrip(".")) == 1:
            end += 1
    if end == at or end >= len(words) or words[end].office:
        return at
    folded = names.fold(words[end].text)
    name = not names.is_common(folded) or names.is_surname(folded)
    place = names.is_place(folded) or names.is_city(names.fold(f"{words[at].text} {words[end].text}"))
    return end + 1 if name and sounds(folded) and not place else at
