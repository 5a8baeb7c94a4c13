"""A page of an earlier run stays where all that it shows is as it was, and only there."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalog.outputs import note_outputs, write_output
from generator.catalog.step_cache import note_made
from generator.catalog.store import open_catalog
from generator.pipeline.run.recorded_lookups import Site

PAGE = "people/jane-doe.md"


class Archive:
    """A docs folder in which one page was made of `PARTS`, with one question asked for it."""

    PARTS = ("Jane Doe", 1984)

    def __init__(self, folder: Path, catalog: sqlite3.Connection) -> None:
        self.docs, self.catalog = folder, catalog
        self.lines = {"08OSLO1": "Talks", "08OSLO2": "More talks"}

    def site(self) -> Site:
        return Site(self.catalog, self.docs, {"line": self.lines.get})

    def make(self) -> None:
        site = self.site()
        asking = site.asking()
        content = f"{self.PARTS} {asking.of('line')('08OSLO1')}".encode()
        outputs = [write_output(self.catalog, self.docs, PAGE, content)]
        with self.catalog:
            note_outputs(self.catalog, 1, outputs)
            note_made(self.catalog, [site.made(PAGE, self.PARTS, asking, outputs)])


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    catalog = open_catalog(tmp_path / "catalog.sqlite", "1", fresh=False)
    made = Archive(tmp_path, catalog)
    made.make()
    yield made
    catalog.close()


def test_the_same_stands(archive: Archive) -> None:
    (output,) = archive.site().standing(PAGE, archive.PARTS) or ()
    assert (output.path, output.written) == (PAGE, False)
    assert output.size == (archive.docs / PAGE).stat().st_size


def test_what_was_not_asked_does_not_matter(archive: Archive) -> None:
    archive.lines["08OSLO2"] = "Something else"
    assert archive.site().standing(PAGE, archive.PARTS)


def test_another_answer_is_another_page(archive: Archive) -> None:
    archive.lines["08OSLO1"] = "Talks end"
    assert archive.site().standing(PAGE, archive.PARTS) is None


def test_no_answer_is_another_page(archive: Archive) -> None:
    del archive.lines["08OSLO1"]
    assert archive.site().standing(PAGE, archive.PARTS) is None


def test_other_parts_are_another_page(archive: Archive) -> None:
    assert archive.site().standing(PAGE, ("Jane Doe", 1985)) is None


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_text("by hand")])
def test_a_file_that_someone_touched_is_made_again(archive: Archive, harm: object) -> None:
    assert callable(harm)
    harm(archive.docs / PAGE)
    assert archive.site().standing(PAGE, archive.PARTS) is None


def test_a_page_that_never_was_is_made(archive: Archive) -> None:
    assert archive.site().standing("people/john-doe.md", archive.PARTS) is None
