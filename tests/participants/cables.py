"""Telegrams made up for tests of people."""

from generator.model.cable import Block, BlockKind, Cable, Origin, Signer
from generator.model.identity import CableId, PostCode
from generator.model.people import CablePerson
from generator.model.source import SourceInfo
from generator.participants.cable_people import people_of_cable


def cable(*texts: str, heading: str = "", subject: str = "", signer: str = "", passing: tuple[str, ...] = ()) -> Cable:
    """A telegram with these paragraphs, all under one heading if any is given."""
    blocks = [Block(BlockKind.HEADING, "sec-1", heading, 1)] if heading else []
    blocks += [Block(BlockKind.PARAGRAPH, f"par{at}", text, at, number=at) for at, text in enumerate(texts, start=1)]
    return Cable(
        id=CableId("08MINSK1"),
        source=SourceInfo(format="test", file="test", bytes=1, sha256="0"),
        date="2008-04-17",
        subject=subject,
        origin=Origin(post=PostCode("MINSK")),
        passing=passing,
        blocks=tuple(blocks),
        signer=Signer(signer.title(), signer) if signer else None,
    )


def people(*texts: str, heading: str = "", subject: str = "", signer: str = "") -> tuple[CablePerson, ...]:
    """The people of such a telegram."""
    return people_of_cable(cable(*texts, heading=heading, subject=subject, signer=signer))


def names(*texts: str, heading: str = "", subject: str = "") -> list[str]:
    """Their names."""
    return [person.name for person in people(*texts, heading=heading, subject=subject)]
