"""People whom the source's own markup names with their full names: the list of persons of a volume tells who Holt is."""

import re
from collections.abc import Iterator

from generator.model.cable import Block, Cable
from generator.model.people import Mention, PersonRole
from generator.model.source import StatedPerson

LONGEST = 80  # characters of a name; what is longer is no name
# Eliot, Theodore L., Jr.
_INVERTED = re.compile(r"(?P<surname>[^,]+), (?P<given>[^,]+)(?:, (?P<suffix>(?:Jr|Sr)\.?|I{2,3}|IV))?")


def stated_names(cable: Cable) -> dict[str, str]:
    """Return the full name of each name written in the markup; what two persons of the list share is left out."""
    found: dict[str, set[str]] = {}
    for person in cable.stated.people:
        if person.name != person.written and person.written and (name := full_name(person)):
            found.setdefault(person.written, set()).add(name)
    return {written: names.pop() for written, names in found.items() if len(names) == 1}


def full_name(person: StatedPerson) -> str:
    """Return a name of the list in the order of speech: `Holt, Karin` is Karin Holt; empty where it is no name."""
    found = _INVERTED.fullmatch(person.name.strip())
    if found is None or len(person.name) > LONGEST:
        return ""
    return " ".join(filter(None, (found["given"], found["surname"], found["suffix"])))


def stated_mentions(block: Block, told: dict[str, str]) -> Iterator[tuple[str, Mention]]:
    """Yield full name and mention of each place of a block where a name of the markup stands as words of their own."""
    if not told:
        return
    pattern = "|".join(map(re.escape, sorted(told, key=len, reverse=True)))
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", block.text):
        yield (
            told[found[0]],
            Mention(found[0], PersonRole.MENTIONED, block.anchor, found.start(), found.end()),
        )
