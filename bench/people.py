"""How well people are found: precision, recall, roles and traps on cables labelled by hand.

    python -m bench.people [GOLD.jsonl] [FOLDER OF CABLES ...]

The rules of matching. Names are compared without case, accents, dots, hyphens and nicknames in quotes. A person found is
a labelled one where its name equals the labelled name or a labelled written form (titles in front left out). Each label
is matched once: a second person found for it counts as false, and as someone listed twice. A role is right where the
weightiest role found is among the labelled ones. A trap has sprung where a person found bears its name.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.model.cable import Block, BlockKind, Cable
from generator.model.people import CablePerson
from generator.model.source import RawCable
from generator.parsing import parse
from generator.participants.cable_people import people_of_cable
from generator.sources import list_files, read_file
from generator.vocabulary import names

_NICKNAME = re.compile(r"[\"“(][^\"”)]*[\"”)]")
_NOT_WORD = re.compile(r"[^\w]+")


class GoldPerson(Struct, frozen=True):
    """A person labelled by hand; paragraph 0 is the header, "sig" the signature."""

    name: str
    as_written: tuple[str, ...]
    title: str
    role_class: tuple[str, ...]
    paras: tuple[int | str, ...]


class Gold(Struct, frozen=True):
    """A labelled cable; `not_people` are names that are no person's."""

    cable_id: str
    people: tuple[GoldPerson, ...]
    not_people: tuple[str, ...]


class Score(Struct, frozen=True):
    """What was right and wrong in one cable, with the names that were missed, false, or false and a trap."""

    cable_id: str
    labelled: int
    hits: int
    roles_right: int
    twice: int
    missed: tuple[str, ...]
    false: tuple[str, ...]
    traps: int
    sprung: tuple[str, ...]
    wrong_roles: tuple[str, ...]
    places_labelled: int = 0
    places_found: int = 0
    places_right: int = 0


def read_gold(file: Path) -> list[Gold]:
    """Read the labelled cables."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [msgspec.convert(_renamed(msgspec.json.decode(line)), Gold) for line in lines if line.strip()]


def _renamed(line: dict[str, object]) -> dict[str, object]:
    return {"cable_id" if key == "id" else key: value for key, value in line.items()}


def read_cables(folders: Iterable[Path]) -> Iterator[Cable]:
    """Read and parse every telegram of the folders."""
    for folder in folders:
        for file in list_files(folder):
            for raw in read_file(file):
                if isinstance(raw, RawCable):
                    yield parse(raw).cable


def score(cable: Cable, gold: Gold, found: Sequence[CablePerson]) -> Score:
    """Compare the people found in a cable with the labelled ones."""
    matched: dict[int, CablePerson] = {}
    false: list[CablePerson] = []
    twice = 0
    for person in sorted(found, key=lambda one: not any(_key(one.name) == _key(label.name) for label in gold.people)):
        places = [at for at, label in enumerate(gold.people) if _key(person.name) in _forms(label)]
        free = [at for at in places if at not in matched]
        if free:
            matched[free[0]] = person
        else:
            twice += bool(places)
            false.append(person)
    right = [at for at, person in matched.items() if person.roles[0] in gold.people[at].role_class]
    traps = {_key(trap) for trap in gold.not_people}
    labelled = [(set(gold.people[at].paras), _places(cable, person)) for at, person in matched.items()]
    return Score(
        cable_id=gold.cable_id,
        labelled=len(gold.people),
        hits=len(matched),
        roles_right=len(right),
        twice=twice,
        missed=tuple(label.name for at, label in enumerate(gold.people) if at not in matched),
        false=tuple(person.name for person in false),
        traps=len(gold.not_people),
        sprung=tuple(person.name for person in false if _key(person.name) in traps),
        wrong_roles=tuple(
            f"{person.name} {'/'.join(person.roles)} for {'/'.join(gold.people[at].role_class)}"
            for at, person in matched.items()
            if at not in right
        ),
        places_labelled=sum(len(theirs) for theirs, _ in labelled),
        places_found=sum(len(ours) for _, ours in labelled),
        places_right=sum(len(theirs & ours) for theirs, ours in labelled),
    )


def _forms(label: GoldPerson) -> set[str]:
    return {
        _key(label.name),
        *(_key(form) for form in label.as_written),
        *(_untitled(form) for form in label.as_written),
    }


def _key(name: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", names.fold(_NICKNAME.sub(" ", name))).split())


def _untitled(name: str) -> str:
    words = _key(name).split()
    while len(words) > 1 and names.is_person_word(words[0], "title"):
        words = words[1:]
    return " ".join(words)


def _places(cable: Cable, person: CablePerson) -> set[int | str]:
    """Return the paragraphs as the labels count them: a heading too belongs to the paragraph before."""
    numbers = _numbers(cable.blocks)
    found: set[int | str] = set()
    for mention in person.mentions:
        if mention.anchor is None:
            found.add("sig" if mention.role == "signer" else 0)
        elif mention.anchor in numbers:
            found.add(numbers[mention.anchor])
    return found


def _numbers(blocks: Sequence[Block]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    last = 0
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            last = block.number or last
        numbers[block.anchor] = last
    return numbers


class Total(Struct, frozen=True):
    """The figures of several cables."""

    precision: float
    recall: float
    roles: float
    twice: int
    traps: float
    places: tuple[float, float]


def total(scores: Sequence[Score]) -> Total:
    """Add up the scores."""
    hits = sum(one.hits for one in scores)
    false = sum(len(one.false) for one in scores)
    right = sum(one.places_right for one in scores)
    return Total(
        precision=hits / max(1, hits + false),
        recall=hits / max(1, sum(one.labelled for one in scores)),
        roles=sum(one.roles_right for one in scores) / max(1, hits),
        twice=sum(one.twice for one in scores),
        traps=sum(len(one.sprung) for one in scores) / max(1, sum(one.traps for one in scores)),
        places=(
            right / max(1, sum(one.places_found for one in scores)),
            right / max(1, sum(one.places_labelled for one in scores)),
        ),
    )


def score_all(gold_file: Path, folders: Iterable[Path]) -> list[Score]:
    """Score every labelled cable that the folders hold."""
    gold = {one.cable_id: one for one in read_gold(gold_file)}
    return [score(cable, gold[cable.id], people_of_cable(cable)) for cable in read_cables(folders) if cable.id in gold]


def report(scores: Sequence[Score]) -> Iterator[str]:
    """Yield the table: a line a cable with what was missed and false, then the whole."""
    yield f"{'cable':20} {'precision':>9} {'recall':>7} {'roles':>6}  wrong"
    for one in scores:
        precision = one.hits / max(1, one.hits + len(one.false))
        recall = one.hits / max(1, one.labelled)
        roles = one.roles_right / max(1, one.hits)
        notes = [f"missed {', '.join(one.missed)}"] if one.missed else []
        notes += [f"false {', '.join(one.false)}"] if one.false else []
        notes += [f"traps sprung {', '.join(one.sprung)}"] if one.sprung else []
        notes += [f"roles {', '.join(one.wrong_roles)}"] if one.wrong_roles else []
        yield f"{one.cable_id:20} {precision:9.2f} {recall:7.2f} {roles:6.2f}  {'; '.join(notes)}"
    whole = total(scores)
    sprung = sum(len(one.sprung) for one in scores)
    people = sum(one.labelled for one in scores)
    traps = sum(one.traps for one in scores)
    yield f"{len(scores)} cables, {people} people: precision {whole.precision:.3f}, recall {whole.recall:.3f}"
    yield f"roles {whole.roles:.3f}, listed twice {whole.twice}, traps sprung {sprung} of {traps}"
    yield f"paragraphs: precision {whole.places[0]:.3f}, recall {whole.places[1]:.3f}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    shared = Path(__file__).parent.parent.parent / "shared"
    gold = Path(arguments[0]) if arguments else shared / "gold" / "people.jsonl"
    folders = [Path(one) for one in arguments[1:]] or [shared / "samples" / "html", shared / "samples" / "text"]
    if not gold.is_file():
        sys.stdout.write(f"{gold}: not there, nothing measured\n")
        return
    sys.stdout.write("\n".join(report(score_all(gold, folders))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
