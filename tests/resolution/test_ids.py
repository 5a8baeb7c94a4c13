"""The files of numbers that the resolver page fetches: complete, small, the same whatever they were made of."""

from collections.abc import Iterator
from itertools import accumulate

import msgspec

from generator.exports.ids import SPELLINGS, Numbered, Part, id_files

LARGEST = 64 * 1024  # bytes of a file that a reader's browser fetches


def release() -> Iterator[Numbered]:
    """A quarter of a million numbers like those of a release: the Department's run to 130,000 a year, held or cited."""
    for year in range(1996, 2011):
        for post in ("BRUSSELS", "LONDON", "STATE", "TOKYO"):
            step, last = (3, 130_000) if post == "STATE" else (7, 4_000)
            for serial in range(1, last, step):
                yield Numbered(year, post, serial, f"{year % 100:02d}{post}{serial}", serial % 2 == 0)


def decoded(files: dict[str, bytes]) -> Iterator[Numbered]:
    for path, content in files.items():
        if path.count("/") == 3:
            year, name = path.removeprefix("data/ids/").split("/")
            part = msgspec.json.decode(content, type=Part)
            post = name.partition("-")[0]
            for differences, held in ((part.held, True), (part.cited, False)):
                for serial in accumulate(differences):
                    yield Numbered(int(year), post, serial, f"{int(year) % 100:02d}{post}{serial}", held)


def test_every_number_is_in_the_files_and_no_file_is_large() -> None:
    numbers = list(release())
    files = dict(id_files(numbers))
    assert len(numbers) > 250_000
    assert set(decoded(files)) == set(numbers)
    assert max(map(len, files.values())) <= LARGEST
    state = msgspec.json.decode(files["data/ids/2008.json"])["STATE"]
    assert state == sorted(state)
    assert len(state) > 1


def test_a_number_that_leads_elsewhere_names_its_cables() -> None:
    numbers = [
        Numbered(2008, "BRUSSELS", 579, "08BRUSSELS579", held=True),
        Numbered(2008, "BRUSSELS", 579, "08BRUSSELS579-0a1b2c3d", held=True),
        Numbered(2008, "BRUSSELS", 580, "08BRUSSELS580", held=False),
    ]
    part = msgspec.json.decode(dict(id_files(numbers))["data/ids/2008/BRUSSELS-0.json"])
    assert part == {"held": [579], "cited": [580], "others": {"579": ["08BRUSSELS579-0a1b2c3d"]}}


def test_spellings_come_from_the_tables_of_posts() -> None:
    rules = msgspec.json.decode(dict(id_files([]))[SPELLINGS])
    assert rules["names"]["THEHAGUE"] == rules["names"]["HAGUE"] == "THEHAGUE"
    assert rules["series"]["USEUBRUSSELS"] == "BRUSSELS"
