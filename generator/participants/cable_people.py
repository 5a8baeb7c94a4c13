"""The people of one telegram: found, joined, and each with all places that name them."""

from collections.abc import Iterator, Sequence

from generator.model.cable import Block, BlockKind, Cable
from generator.model.people import CablePerson, Mention, PersonRole
from generator.participants.candidate import Candidate
from generator.participants.capitals import capital_candidates, in_capitals
from generator.participants.carrying import Known
from generator.participants.header import header_mentions
from generator.participants.joining import Named, join, to_person, words_of
from generator.participants.judging import judge
from generator.participants.neighbours import among_people, lone_words, recurring
from generator.participants.roles import takes_part
from generator.participants.runs import read_run, spans
from generator.vocabulary.name_case import name_case

SIGNATURE = 1_000_000  # the order of the signature: behind all of the text


def people_of_cable(cable: Cable) -> tuple[CablePerson, ...]:
    """Find everyone whom a telegram names: a pure function of it, nobody twice."""
    found = list(_header(cable))
    texts = _texts(cable)
    listed = False
    loose: list[tuple[Block, Candidate, bool, int]] = []
    order = len(found)
    for block, candidates in texts:
        if block.kind is BlockKind.HEADING:
            listed = "participant" in block.text.casefold()
        for candidate in candidates:
            order += 1
            if candidate.sure and block.kind is not BlockKind.HEADING:
                found.append(_named(block, candidate, order, listed=listed))
            else:
                loose.append((block, candidate, listed, order))
    found.extend(_subject(cable, Known(found)))
    known = Known(found)
    for block, candidate, in_list, place in loose:
        if kept := known.recognise(candidate, block.text):
            found.append(_named(block, kept, place, listed=in_list))
    return tuple(to_person(group) for group in join(found))


def _texts(cable: Cable) -> list[tuple[Block, list[Candidate]]]:
    """Give the candidates of each block, those made sure that the rest of the cable shows to be people."""
    texts = [(block, list(_candidates(block))) for block in cable.blocks]
    lone = lone_words([one for _, candidates in texts for one in candidates])
    return [
        (block, candidates if in_capitals(block.text) else among_people(block.text, recurring(candidates, lone)))
        for block, candidates in texts
    ]


def _header(cable: Cable) -> Iterator[Named]:
    for order, (name, mention) in enumerate(header_mentions(cable)):
        place = SIGNATURE if mention.role is PersonRole.SIGNER else order
        yield Named(name, words_of(name), mention, place)


def _candidates(block: Block) -> Iterator[Candidate]:
    if in_capitals(block.text):
        yield from capital_candidates(block.text)
        return
    for start, end in spans(block.text):
        candidate = judge(block.text, read_run(block.text, start, end))
        if candidate:
            yield candidate


def _named(block: Block, candidate: Candidate, order: int, *, listed: bool) -> Named:
    written = block.text[candidate.start : candidate.end]
    takes = listed or takes_part(block.text, candidate.start, candidate.end, candidate.title)
    role = PersonRole.PARTICIPANT if takes else PersonRole.MENTIONED
    anchor = block.anchor
    mention = Mention(written, role, anchor, candidate.start, candidate.end, candidate.title)
    name = name_case(written)
    return Named(name, words_of(name), mention, order)


def _subject(cable: Cable, known: Known) -> Iterator[Named]:
    """Give those of the subject whom the text names too."""
    candidates: Sequence[Candidate] = (
        list(capital_candidates(cable.subject))
        if in_capitals(cable.subject)
        else [
            found
            for start, end in spans(cable.subject)
            if (found := judge(cable.subject, read_run(cable.subject, start, end)))
        ]
    )
    for candidate in candidates:
        kept = candidate if candidate.sure else known.recognise(candidate, cable.subject)
        if kept:
            written = cable.subject[kept.start : kept.end]
            name = name_case(written)
            yield Named(name, words_of(name), Mention(written, PersonRole.MENTIONED, title=kept.title), 0)
