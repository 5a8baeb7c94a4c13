"""What the rest of a cable says of an unsure name: it recurs as a surname, it stands among other people, it is a kin's."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from generator.participants.candidate import Candidate, LoneWord
from generator.participants.judging import ENOUGH
from generator.participants.single_names import plain_name
from generator.vocabulary import names

_JOINT = re.compile(r"(?:\s?\([^()]{1,60}\))?(?:,? and |, |; |,? & | or )$")
_KIN = re.compile(r"\b(?P<word>[a-z-]+),? [\"“]?$")
RECURS = 2  # points of a name whose last word stands alone elsewhere in the cable


def recurring(candidates: Sequence[Candidate], words: Counter[str]) -> list[Candidate]:
    """Make sure those whose surname recurs alone: `Inbal Gavrieli`, then `Gavrieli`."""
    return [
        structs.replace(one, sure=True, reason=_also(one, "the surname recurs alone"))
        if not one.sure
        and len(one.tokens) > 1
        and one.points > 0
        and words[one.words[-1]]
        and one.points + RECURS >= ENOUGH
        and not words[one.words[0]]
        else one
        for one in candidates
    ]


def lone_words(candidates: Sequence[Candidate]) -> Counter[str]:
    """Count the words of no dictionary that stand alone."""
    alone = (one.tokens[0] for one in candidates if len(one.tokens) == 1)
    return Counter(token.folded for token in alone if plain_name(token))


def among_people(text: str, candidates: Sequence[Candidate], lone: Sequence[LoneWord]) -> list[Candidate]:
    """Make sure those that stand in one list with people, and the kin who are named by a given name alone.

    `lone` are the words with a capital that are in no name, which part those on either side.
    """
    found = [_kin(text, one) for one in candidates]
    if not any(map(_full, found)):
        return found
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for at in order:
            if not found[at].sure and _beside(text, found, at, lone):
                found[at] = structs.replace(found[at], sure=True, reason=_also(found[at], "in one list with people"))
    return found


def listed(text: str, candidates: Sequence[Candidate], *, under_heading: bool) -> tuple[list[Candidate], int]:
    """Make sure the names of a list of participants; return them and the offset from which the list runs (-1: none).

    list = heading "Participants" line* | "Participants:" line* ; line = name "," title | title name | office "-" title name
    """
    opening = _LIST.search(text) if _may_list(text) else None
    start = 0 if under_heading else (opening.end() if opening else -1)
    if start < 0:
        return list(candidates), start
    return [
        structs.replace(one, sure=True, reason=_also(one, "in a list of participants"))
        if not one.sure and one.start >= start and _of_list(text, one)
        else one
        for one in candidates
    ], start


def _may_list(text: str) -> bool:
    """Whether a list may be announced in a text: two cheap looks that spare most blocks the search."""
    lower = text.lower()  # each stem by itself, as a loop over them takes three times as long
    stem = "participant" in lower or "attendees" in lower or "delegation" in lower or "taker" in lower
    return stem and _LIST_WORD.search(lower) is not None


# U.S. participants: / The delegation included: / Also present were
_LIST = re.compile(
    r"(?:^|\n|[.:;] )(?:\w[\w.' -]{0,40} )?(?:participants?|attendees|list of participants|members of the delegation|delegation members|"
    r"note-?takers?)(?:\s?\([^)]{1,30}\))?\s?(?:included|were|:|--)",
    re.IGNORECASE,
)
_LIST_WORD = re.compile(
    r"(?:participants?|attendees|delegation(?: members)?|takers?)(?:\s?\([^)]{1,30}\))?\s?(?:included|were|:|--)"
)
_LINE_START = re.compile(r"(?:^|[\n;:*•]|--?|\d\.|[a-z]\.)[\s(]*(?:[A-Z][\w/ .]{1,40} - )?$")


# EUR - Deputy Assistant Secretary Owen Prudhomme; Ambassador Karen Stewart (Minsk)
_OFFICE_BEFORE = re.compile(r"(?:^|[\n;•*])[\s(]*(?P<office>[A-Z][A-Z/ ]{1,20}) --? (?:[A-Z][\w' ]{0,50})?$")
_PLACE_BEHIND = re.compile(r" \((?P<place>[A-Z][\w/' -]{1,30})\)")


def affiliation(text: str, one: Candidate) -> str:
    """Return the office or post that stands before a name with a dash, or behind it in brackets; empty where none does."""
    before = text[max(0, one.start - 90) : one.start]
    if "- " in before and (office := _OFFICE_BEFORE.search(before)):
        return office["office"]
    behind = _PLACE_BEHIND.match(text, one.end, one.end + 40)
    if behind is None or any(names.is_person_word(names.fold(word), "title") for word in behind["place"].split()):
        return ""
    return behind["place"]


def _of_list(text: str, one: Candidate) -> bool:
    if len(one.tokens) == 1:
        return False
    opens = _LINE_START.search(text[max(0, one.start - 48) : one.start]) is not None
    named = re.match(r"\s?(?:,|--?|\(|\n|;|$)", text[one.end : one.end + 3]) is not None
    return one.points > 0 and (opens or named or bool(one.title))


def _beside(text: str, candidates: Sequence[Candidate], at: int, lone: Sequence[LoneWord]) -> bool:
    one = candidates[at]
    behind = candidates[at + 1] if at + 1 < len(candidates) else None
    before = candidates[at - 1] if at else None
    if behind and _full(behind) and _joined(text, one.end, behind.start, lone):
        # brothers Roni and David Harari: a given name may go without the surname that follows
        return one.points > 0 if len(one.tokens) > 1 else _given_alone(text, one, behind)
    return bool(
        before
        and _full(before)
        and len(one.tokens) > 1
        and one.points > 0
        and _joined(text, before.end, one.start, lone)
    )


def _joined(text: str, end: int, start: int, lone: Sequence[LoneWord]) -> bool:
    joint = text[end:start]
    if _JOINT.fullmatch(joint) is None:
        return False
    return "(" not in joint or not any(end < word.start < start for word in lone)


def _given_alone(text: str, one: Candidate, behind: Candidate) -> bool:
    token = one.tokens[0]
    joined = text[one.end : behind.start] in {" and ", " & "}
    return joined and not one.title and names.is_given(token.folded) and plain_name(token)


def _full(one: Candidate) -> bool:
    return one.sure and len(one.tokens) > 1 and not one.title


def _kin(text: str, one: Candidate) -> Candidate:
    if one.sure or len(one.tokens) > 1 or not plain_name(one.tokens[0]):
        return one
    word = _KIN.search(text[max(0, one.start - 24) : one.start])
    if word and (
        names.is_person_word(word["word"], "kin") or names.is_person_word(word["word"].removesuffix("s"), "kin")
    ):
        return structs.replace(one, sure=True, reason="whose kin it is")
    return one


def _also(one: Candidate, reason: str) -> str:
    return ", ".join(filter(None, (one.reason, reason)))
