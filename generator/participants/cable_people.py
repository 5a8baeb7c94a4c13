"""The people of one telegram: found, joined, and each with all places that name them."""

import re
from collections.abc import Iterator

from generator.model.cable import Block, BlockKind, Cable
from generator.model.people import CablePerson, Mention, PersonRole
from generator.participants.candidate import Candidate
from generator.participants.capitals import capital_candidates, in_capitals
from generator.participants.carrying import Known
from generator.participants.header import header_mentions
from generator.participants.joining import Named, join, to_person, words_of
from generator.participants.judging import judge
from generator.participants.neighbours import affiliation, among_people, listed, lone_words, recurring
from generator.participants.roles import takes_part
from generator.participants.runs import read_run, spans
from generator.participants.single_names import judge_word
from generator.participants.titles_around import title_behind
from generator.vocabulary.name_case import name_case

SIGNATURE = 1_000_000  # the order of the signature: behind all of the text


def people_of_cable(cable: Cable) -> tuple[CablePerson, ...]:
    """Find everyone whom a telegram names: a pure function of it, nobody twice."""
    found = list(_header(cable))
    texts = _texts(cable)
    loose: list[tuple[Block, Candidate, bool, int]] = []
    order = len(found)
    for block, candidates, list_start in texts:
        for candidate in candidates:
            order += 1
            in_list = 0 <= list_start <= candidate.start
            if candidate.sure and block.kind is not BlockKind.HEADING:
                found.append(_named(block, candidate, order, listed=in_list))
            else:
                loose.append((block, candidate, in_list, order))
    found.extend(_subject(cable, Known(found)))
    known = Known(found)
    for block, candidate, in_list, place in loose:
        if kept := known.recognise(candidate, block.text):
            found.append(_named(block, kept, place, listed=in_list))
    return tuple(to_person(group) for group in join(found))


def _texts(cable: Cable) -> list[tuple[Block, list[Candidate], int]]:
    """Give the candidates of each block, those made sure that the rest of the cable shows to be people.

    The number is the offset from which the block lists participants, negative where it does not.
    """
    capitals = [in_capitals(block.text) for block in cable.blocks]
    found = [list(_candidates(block.text, capital=one)) for block, one in zip(cable.blocks, capitals, strict=True)]
    lone = lone_words([one for candidates in found for one in candidates])
    texts: list[tuple[Block, list[Candidate], int]] = []
    under = False
    for block, candidates, capital in zip(cable.blocks, found, capitals, strict=True):
        if block.kind is BlockKind.HEADING:
            under = _LIST_HEADING.search(block.text) is not None
            texts.append((block, candidates, -1))
            continue
        told, start = listed(block.text, candidates, under_heading=under)
        texts.append((block, told if capital else among_people(block.text, recurring(told, lone)), start))
    return texts


_LIST_HEADING = re.compile(r"\b(?:participants?|attendees|delegation members|present)\b", re.IGNORECASE)


def _header(cable: Cable) -> Iterator[Named]:
    for order, (name, mention) in enumerate(header_mentions(cable)):
        place = SIGNATURE if mention.role is PersonRole.SIGNER else order
        yield Named(name, words_of(name), mention, place)


def _candidates(text: str, *, capital: bool) -> Iterator[Candidate]:
    if capital:
        yield from capital_candidates(text)
        return
    for start, end in spans(text):
        word = text[start:end]
        alone = word.isalpha()
        candidate = judge_word(text, word, start) if alone else judge(text, read_run(text, start, end))
        if candidate:
            yield candidate


def _named(block: Block, candidate: Candidate, order: int, *, listed: bool) -> Named:
    written = block.text[candidate.start : candidate.end]
    takes = listed or takes_part(block.text, candidate.start, candidate.end, candidate.title)
    role = PersonRole.PARTICIPANT if takes else PersonRole.MENTIONED
    anchor = block.anchor
    behind = "" if written.isupper() else title_behind(block.text, candidate.end)  # in capitals the sentence goes on
    title = candidate.title or behind
    mention = Mention(written, role, anchor, candidate.start, candidate.end, title, affiliation(block.text, candidate))
    name = name_case(written)
    return Named(name, words_of(name), mention, order)


def _subject(cable: Cable, known: Known) -> Iterator[Named]:
    """Give those of the subject whom the text names too."""
    candidates = _candidates(cable.subject, capital=in_capitals(cable.subject))
    for candidate in candidates:
        kept = candidate if candidate.sure else known.recognise(candidate, cable.subject)
        if kept:
            written = cable.subject[kept.start : kept.end]
            name = name_case(written)
            yield Named(name, words_of(name), Mention(written, PersonRole.MENTIONED, title=kept.title), 0)
