"""Whether people are joined rightly across a synthetic archive in which they were planted, how fast, in how much memory.

    python -m synthetic OUT --count 100000 --form csv --truth TRUTH.jsonl
    python -m bench.people_joins OUT TRUTH.jsonl

A planted person is found where a cable lists someone whose written forms hold the planted surname. A join is two
neighbouring cables of one address, in the order of their dates: right where the planted person is the same. A planted
join is two neighbouring cables that name a planted person in full: kept where both have one address.
"""

import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.catalog import people
from generator.catalog.store import open_catalog, open_reader
from generator.config import Settings, read_settings
from generator.model.people import PersonRef, PersonRole
from generator.participants.corrections import Corrections
from generator.pipeline.ingest.people import name_people
from generator.pipeline.ingest.read import read_sources
from generator.vocabulary.names import fold
from generator.withholding import Policy


class PlantedMention(Struct, frozen=True):
    """A planted place; `anchor` is `None` in the header and the signature."""

    anchor: str | None
    written: str
    role: PersonRole


class PlantedPerson(Struct, frozen=True):
    """A planted person; `key` is the same in every telegram."""

    key: str
    name: str
    title: str
    mentions: tuple[PlantedMention, ...]


class Planted(Struct, frozen=True):
    """What a line of the truth says of people."""

    id: str
    date: str
    post: str
    people: tuple[PlantedPerson, ...]


class Seen(Struct, frozen=True, order=True):
    """A planted person where our list has one too."""

    date: str
    cable_id: str
    key: str
    slug: str
    full: bool


class Figures(Struct, frozen=True):
    """Planted and found people, people found that were not planted, joins made and right, planted joins and kept ones."""

    planted: int
    found: int
    others: int
    joins: int
    right: int
    planted_joins: int
    kept: int
    wrong: tuple[str, ...] = ()


def compare(catalog_file: Path, truths: Iterable[Planted]) -> Figures:
    """Compare the catalog's people with the planted ones."""
    catalog = open_reader(catalog_file)
    numbers = dict(catalog.execute("SELECT id, n FROM cable"))
    seen: list[Seen] = []
    planted = others = 0
    for line in truths:
        found = list(people.people_of(catalog, numbers[line.id])) if line.id in numbers else []
        planted += len(line.people)
        mine = list(_matches(line, found))
        others += len(found) - len({one.slug for one in mine})
        seen += mine
    catalog.close()
    return _figures(seen, planted, others)


def read_truth(file: Path) -> Iterator[Planted]:
    """Read what was planted, a telegram a line."""
    decode = msgspec.json.Decoder(Planted).decode
    with file.open("rb") as lines:
        for line in lines:
            yield decode(line)


def _matches(line: Planted, found: Sequence[PersonRef]) -> Iterator[Seen]:
    free = list(found)
    for person in sorted(line.people, key=lambda one: one.key):
        forms = {fold(mention.written) for mention in person.mentions} | {fold(person.name)}
        hit = next((one for one in free if any(_bears(fold(form.written), forms, one) for form in one.mentions)), None)
        if hit:
            free.remove(hit)
            full = any(fold(person.name) in form for form in forms if fold(person.name) != form) or fold(
                person.name
            ) in {fold(mention.written) for mention in person.mentions}
            yield Seen(line.date, line.id, person.key, hit.slug, full)


def _bears(written: str, forms: set[str], one: PersonRef) -> bool:
    full = max((fold(mention.written) for mention in one.mentions), key=len)
    return any(form.endswith(full) for form in forms) and any(form.endswith(written) for form in forms)


def _figures(seen: list[Seen], planted: int, others: int) -> Figures:
    by_slug: dict[str, list[Seen]] = defaultdict(list)
    by_key: dict[str, list[Seen]] = defaultdict(list)
    for one in sorted(seen):
        by_slug[one.slug].append(one)
        if one.full:
            by_key[one.key].append(one)
    made = [pair for held in by_slug.values() for pair in pairwise(held)]
    meant = [pair for held in by_key.values() for pair in pairwise(held)]
    wrong = [(one, other) for one, other in made if one.key != other.key]
    return Figures(
        planted=planted,
        found=len(seen),
        others=others,
        joins=len(made),
        right=len(made) - len(wrong),
        planted_joins=len(meant),
        kept=sum(one.slug == other.slug for one, other in meant),
        wrong=tuple(f"{one.slug}: {one.cable_id} {one.key}, {other.cable_id} {other.key}" for one, other in wrong[:12]),
    )


def settings_of(source: Path, folder: Path) -> Settings:
    """Return the project's settings with that source and everything written below a folder."""
    config = Path(__file__).parent.parent / "mkdocs.yml"
    return read_settings(config, source=source, docs=folder / "docs", site=folder / "site", cache=folder)


def main(arguments: Sequence[str]) -> None:
    """Read the archive, time the finding and joining of people, print the figures."""
    source, truth = Path(arguments[0]), Path(arguments[1])
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_of(source, Path(folder))
        file = Path(folder) / "catalog.sqlite"
        catalog = open_catalog(file, "bench")
        read_sources(settings, catalog, Policy())
        started = time.perf_counter()
        name_people(settings, Corrections(), catalog, file)
        seconds = time.perf_counter() - started
        catalog.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        one = compare(file, read_truth(truth))
    lines = [
        f"finding and joining: {seconds:.0f} s, at most {memory:,} MiB in this process",
        f"planted people {one.planted:,}, found {one.found / max(1, one.planted):.4f}, others listed {one.others:,}",
        f"joins made {one.joins:,}, right {one.right / max(1, one.joins):.4f}",
        f"planted joins of full names {one.planted_joins:,}, kept {one.kept / max(1, one.planted_joins):.4f}",
        *(f"wrong: {line}" for line in one.wrong),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
