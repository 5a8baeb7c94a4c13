"""People of the lines above the text: the signature, Classified By, attention lines, references to e-mails."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.cable import Cable, ReferenceKind
from generator.model.people import Mention, PersonRole
from generator.vocabulary import names
from generator.vocabulary.name_case import name_case

# a stretch between words that join offices and people; the joint behind it
_PIECE = re.compile(
    r"(?P<piece>.*?)(?P<joint>[;,:()]|//|\b(?:FOR|TO|AND|ATTN|ATTENTION|FROM|PASS|PLEASE|ALSO|INFO|CC)\b|$)", re.DOTALL
)
_WORD = re.compile(r"[A-Z]\.(?=\s?-?[A-Z])|[A-Z][A-Z'’-]*[A-Z]|[A-Z](?= [A-Z]{3})")
_MAIL_NAMES = re.compile(
    r"\b([A-Z][A-Z'’]{2,})\s?[-/]\s?([A-Z][A-Z'’]{2,})\b(?=.{0,20}(?:E-?MAIL|TELCON|PHONECON|CALL))", re.IGNORECASE
)
_NO_MAIL_NAME = frozenset({"email", "mail", "telcon", "emails", "telcons", "phonecon", "dated", "date", "unclassified"})
LONGEST = 13  # letters of a surname; two words that lost their blank are longer (NATURALRESOURCES)
GLUED = 5  # letters of an initial and a surname that no list has (GFLANLEY)
LISTED = 5  # letters up to which a surname must be a listed one; offices are that short
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_VOWELS = frozenset("aeiouy")


def header_mentions(cable: Cable) -> Iterator[tuple[str, Mention]]:
    """Give name and mention of everyone above the text and in the signature, the weightiest roles first."""
    if cable.signer:
        yield cable.signer.name, Mention(cable.signer.written, PersonRole.SIGNER)
    for by in cable.classified_by:
        if by.name and any(char.isalpha() for char in by.name):
            yield name_case(by.name), Mention(by.name, PersonRole.CLASSIFIER, title=by.title)
    for line in cable.passing:
        yield from attention_names(line)
    for reference in cable.references:
        if reference.kind in {ReferenceKind.EMAIL, ReferenceKind.TELCON}:
            for written in _mail_names(reference.written):
                yield name_case(written.upper()), Mention(written, PersonRole.MENTIONED)


def attention_names(line: str) -> Iterator[tuple[str, Mention]]:
    """Give the people whose attention a line asks for: `DEPT FOR EUR/RUS MKACZMAREK`, `NSC FOR KOZAK AND WILSON`.

    attention = office ("FOR" | "PASS TO") {office} [":"] name {("AND" | "," | ";") name}
    """
    office = ""
    for found in _PIECE.finditer(line.upper()):
        piece, joint = found["piece"], found["joint"]
        if joint == ":":  # what stands before a colon is an office (USDA FOR FOREST SERVICE: MICHELLE ZWEEDE)
            office = piece.strip()
            continue
        words = _words(piece)
        start, end = _name_place(words)
        if start == end:
            office = piece.strip() or office
            continue
        before = piece[: words[start].start].strip(" -/")
        written = line[found.start("piece") + words[start].start : found.start("piece") + words[end - 1].end]
        name = [word.text for word in words[start:end]]
        yield _spelled(name), Mention(written, PersonRole.MENTIONED, affiliation=before or office)


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
    """Give `[start, end)` of the name in a piece, equal where there is none."""
    for at in range(len(words)):
        if (end := _full_name(words, at)) > at:
            return at, end
    for at, word in enumerate(words):
        if _glued(word.text) and not word.office:
            return at, at + 1
    last = len(words) - 1
    if last >= 0 and not words[last].office and _is_name(words[last].text):
        # words of the dictionary before it make it an office's (NATIONAL RESEARCH COUNCIL)
        plain = last == 0 or not names.is_common(names.fold(words[last - 1].text)) or words[last - 1].office
        if plain:
            return last, last + 1
    return 0, 0


def _full_name(words: Sequence[_Word], at: int) -> int:
    """Give the end of a name that starts at `at` with a given name or an initial; `at` where none does."""
    end = at
    while end < len(words) and len(words[end].text.rstrip(".")) == 1:
        end += 1
    if end == at and names.is_given(names.fold(words[at].text)) and not _place(words[at].text) and not words[at].office:
        end += 1
        if end < len(words) and len(words[end].text.rstrip(".")) == 1:
            end += 1
    if end == at or end >= len(words) or words[end].office:
        return at
    folded = names.fold(words[end].text)
    name = not names.is_common(folded) or names.is_surname(folded)
    return end + 1 if name and _sounds(folded) and not _place(folded) else at


def _sounds(folded: str) -> bool:
    """Whether a word has a vowel and three letters."""
    return len(folded) > 2 and bool(set(folded) & _VOWELS) and not names.kind_of(folded, "function")  # noqa: PLR2004


def _place(word: str) -> bool:
    folded = names.fold(word)
    return names.is_place(folded) or names.is_acronym(folded)


def _is_name(word: str) -> bool:
    """Whether a word can be a surname: no office, post, country, or word of the dictionary that is no usual surname."""
    folded = names.fold(word)
    if len(folded) < 3 or names.is_acronym(folded) or names.is_place(folded) or names.kind_of(folded, "function"):  # noqa: PLR2004
        return False
    if names.is_city(folded) and not names.is_surname(folded, names.FREQUENT):
        return False
    if not set(folded) & _VOWELS or names.is_person_word(folded, "title"):
        return False
    if names.kind_of(folded, "head") or names.is_common(folded):
        return names.is_surname(folded, names.FREQUENT // 2) and not names.kind_of(folded, "head")
    if len(folded) <= 4:  # noqa: PLR2004 - offices are short: USAU, ACSS, OFAC
        return names.is_surname(folded, names.USUAL)
    return names.is_surname(folded) or (len(folded) > LISTED and _pronounceable(folded))


def _pronounceable(folded: str) -> bool:
    """Whether a word reads like a name and not like an office's letters: no more than three consonants in a row."""
    return re.search(r"[^aeiouy]{4}", folded) is None and len(folded) < LONGEST


def _glued(word: str) -> bool:
    """Whether an initial is glued to the surname: `MKACZMAREK`, `JWEAVER`, `RBAE`."""
    folded = names.fold(word)
    if len(folded) < 4 or names.is_acronym(folded) or names.is_common(folded) or names.is_surname(folded):  # noqa: PLR2004
        return False
    if names.is_given(folded) or names.is_place(folded) or names.is_city(folded):
        return False
    rest = folded[1:]
    if names.is_surname(rest):
        return True
    onset = folded[: len(folded) - len(folded.lstrip(_CONSONANTS))]
    cannot_begin = len(onset) > 1 and not names.is_person_word(onset, "onset")
    return len(folded) > GLUED and cannot_begin and (len(onset) == 2 or names.is_person_word(onset[1:], "onset"))  # noqa: PLR2004


def _spelled(name: list[str]) -> str:
    if len(name) == 1 and _glued(name[0]):
        return f"{name[0][0]}. {name_case(name[0][1:])}"
    return " ".join(f"{word[0]}." if len(word.rstrip(".")) == 1 else name_case(word) for word in name)


def _mail_names(written: str) -> Iterator[str]:
    for found in _MAIL_NAMES.finditer(written):
        for name in found.groups():
            folded = names.fold(name)
            if folded not in _NO_MAIL_NAME and not names.is_place(folded) and not names.is_acronym(folded):
                yield name
