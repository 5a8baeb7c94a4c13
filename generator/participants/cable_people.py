"""The people of one telegram: found, joined, and each with all places that name them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from generator.model.cable import Block, BlockKind, Cable
from generator.model.people import CablePerson, Mention, PersonRole
from generator.participants.candidate import Candidate, LoneWord
from generator.participants.capitals import in_capitals
from generator.participants.carrying import Known
from generator.participants.finding import find
from generator.participants.header import header_mentions
from generator.participants.neighbours import affiliation, among_people, listed, lone_words, recurring
from generator.participants.roles import takes_part
from generator.participants.same_person import Named, join, same, to_person, words_of
from generator.participants.stated_people import stated_mentions, stated_names
from generator.participants.titles_around import title_behind
from generator.vocabulary.name_case import name_case
from generator.vocabulary.names import KEPT

SIGNATURE = 1 << 62  # the order of the signature: behind all of the text
_BLOCK = 1 << 32  # the orders that a block takes up, one a character


class Text(Struct, frozen=True):
    """What a block may name: `candidates`, those made sure that the rest of the cable shows to be people, and `lone` words.

    `listing` is the offset from which the block lists participants, negative where it does not; `order` its place.
    """

    block: Block
    candidates: Sequence[Candidate]
    lone: Sequence[LoneWord]
    listing: int
    order: int


def people_of_cable(cable: Cable) -> tuple[CablePerson, ...]:
    """Find everyone whom a telegram names: a pure function of it, nobody twice."""
    found = list(_header(cable))
    loose: list[tuple[Text, Candidate]] = []
    texts = list(_texts(cable))
    if cable.stated.people and (told := stated_names(cable)):  # of few sources
        parted = [_told(text, told) for text in texts]
        texts = [text for text, _ in parted]
        found.extend(chain.from_iterable(by_markup for _, by_markup in parted))
    for text in texts:
        heading = text.block.kind is BlockKind.HEADING
        for candidate in text.candidates:
            # FROM NEA ACTING ASSISTANT SECRETARY JEFFREY FELTMAN (09STATE63812) stands as a heading does
            if candidate.sure and (not heading or (candidate.title and len(candidate.tokens) > 1)):
                found.append(_named(text, candidate))
            else:
                loose.append((text, candidate))
    known = Known(found)
    if more := list(_subject(cable, known)):  # of few cables
        found.extend(more)
        known = Known(found)
    kept = ((text, known.recognise(candidate, text.block.text)) for text, candidate in loose)
    alone = ((text, one) for text in texts for one in known.recognise_words(text.lone, text.block.text))
    found.extend([_named(text, candidate) for text, candidate in chain(kept, alone) if candidate])
    return tuple(to_person(group) for group in join(found))


def _told(text: Text, told: dict[str, str]) -> tuple[Text, list[Named]]:
    """Return what else a block may name, and those whom the markup names in full, with what the words around them say."""
    found: list[Named] = []
    left, lone = list(text.candidates), list(text.lone)
    for name, mention in stated_mentions(text.block, told):
        over = [one for one in left if one.start < mention.end and mention.start < one.end]
        words = words_of(name)
        if over and same(words, over[0].words) is None:
            continue  # the words say more than the markup, and another name
        here = _named(text, over[0]).mention if over else mention
        found.append(Named(name, words, here, text.order + here.start))
        left = [one for one in left if one not in over]
        lone = [one for one in lone if one.end <= here.start or here.end <= one.start]
    return replace(text, candidates=left, lone=lone), found


def _texts(cable: Cable) -> Iterator[Text]:
    capitals = [in_capitals(block.text) for block in cable.blocks]
    found = [find(block.text, capital=capital) for block, capital in zip(cable.blocks, capitals, strict=True)]
    counted = lone_words([candidate for one in found for candidate in one.candidates])
    under = False
    for at, (block, one, capital) in enumerate(zip(cable.blocks, found, capitals, strict=True), start=1):
        order = at * _BLOCK
        if block.kind is BlockKind.HEADING:
            under = _LIST_HEADING.search(block.text) is not None
            yield Text(block, one.candidates, one.lone, -1, order)
            continue
        told, listing = listed(block.text, one.candidates, under_heading=under)
        told = told if capital else among_people(block.text, recurring(told, counted), one.lone)
        yield Text(block, told, one.lone, listing, order)


_LIST_HEADING = re.compile(r"\b(?:participants?|attendees|delegation members|present)\b", re.IGNORECASE)


def _header(cable: Cable) -> Iterator[Named]:
    for order, (name, mention) in enumerate(header_mentions(cable)):
        place = SIGNATURE if mention.role is PersonRole.SIGNER else order
        yield Named(name, words_of(name), mention, place)


def _named(text: Text, candidate: Candidate) -> Named:
    block, start, end = text.block, candidate.start, candidate.end
    written = block.text[start:end]
    takes = 0 <= text.listing <= start or takes_part(block.text, start, end, candidate.title)
    role = PersonRole.PARTICIPANT if takes else PersonRole.MENTIONED
    behind = "" if written.isupper() else title_behind(block.text, end)  # in capitals the sentence goes on
    title = candidate.title or behind
    mention = Mention(written, role, block.anchor, start, end, title, affiliation(block.text, candidate))
    return Named(*_name(written), mention, text.order + start)


@lru_cache(maxsize=KEPT)
def _name(written: str) -> tuple[str, tuple[str, ...]]:
    name = name_case(written)
    return name, words_of(name)


def _subject(cable: Cable, known: Known) -> Iterator[Named]:
    """Yield those of the subject whom the text names too."""
    found = find(cable.subject, capital=in_capitals(cable.subject))
    told = [one if one.sure else known.recognise(one, cable.subject) for one in found.candidates]
    told += known.recognise_words(found.lone, cable.subject)
    for kept in sorted(filter(None, told), key=attrgetter("start")):
        written = cable.subject[kept.start : kept.end]
        yield Named(*_name(written), Mention(written, PersonRole.MENTIONED, title=kept.title), 0)
