"""Citations in the text against a set labelled by reading: precision and recall, offsets, and the laws of marks."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.model.cable import Block, BlockKind, Cable, CitationMark
from generator.model.identity import PostCode
from generator.model.source import RawCable
from generator.parsing import parse
from generator.parsing.citations import find_citations
from generator.parsing.joined import joined
from generator.sources import list_files, read_file
from tests.conftest import ROOT, SHARED

LABELLED = Path(__file__).with_name("citations.jsonl")
LEAST = 150
PRECISION = 0.98
RECALL = 0.95

Place = tuple[str, int, str, str]  # text or cable and anchor, offset, what is written, what it means


class Label(msgspec.Struct, frozen=True):
    """A line of the set: an invented text with its citations in braces, or a place in a real cable.

    `means` names REF letters, `reftel`, telegrams and paragraphs (`A ¶3 ¶4`); it is empty where nothing is cited.
    """

    text: str = ""
    cable: str = ""
    anchor: str = ""
    written: str = ""
    occurrence: int = 1
    means: list[str] | str = ""


def labels() -> list[Label]:
    return [msgspec.json.decode(line, type=Label) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def marks(text: str) -> tuple[CitationMark, ...]:
    block = Block(BlockKind.PARAGRAPH, "par1", text, 1, number=1)
    return find_citations((block,), joined((block,)), year=2008, post=PostCode("MINSK"), serial=4000)


def means(mark: CitationMark) -> str:
    named = [*mark.labels, *(["reftel"] if mark.bare else []), *(str(mrn) for mrn in mark.candidates)]
    return " ".join([*named, *(f"¶{number}" for number in mark.paragraphs)])


def expected_of_text(label: Label) -> Iterator[Place]:
    plain = re.sub("[{}]", "", label.text)
    for at, (found, meant) in enumerate(zip(re.finditer(r"\{(.*?)\}", label.text), label.means, strict=True)):
        yield plain, found.start() - 2 * at, found[1], meant


def found_in_text(text: str) -> Iterator[Place]:
    for mark in marks(text):
        yield text, mark.start, mark.written, means(mark)


def real_cables() -> dict[str, Cable]:
    folders = [folder for folder in (ROOT / "cables", SHARED / "samples/html") if folder.is_dir()]
    read = (source for folder in folders for file in list_files(folder) for source in read_file(file))
    parsed = [parse(source).cable for source in read if isinstance(source, RawCable)]
    return {cable.id: cable for cable in parsed}


def expected_of_cable(label: Label, cable: Cable) -> Place:
    block = next((block for block in cable.blocks if block.anchor == label.anchor), None)
    assert block, f"{cable.id} has no block {label.anchor}: read it again"
    places = [found.start() for found in re.finditer(rf"\b{re.escape(label.written)}\b", block.text)]
    return f"{cable.id}#{label.anchor}", places[label.occurrence - 1], label.written, str(label.means)


def test_what_is_found_is_what_a_reader_finds() -> None:
    held = real_cables()
    labelled = [label for label in labels() if label.text or label.cable in held]
    expected: set[Place] = set()
    found: set[Place] = set()
    for label in labelled:
        if label.text:
            expected.update(expected_of_text(label))
            found.update(found_in_text(re.sub("[{}]", "", label.text)))
        elif label.means:
            expected.add(expected_of_cable(label, held[label.cable]))
    for name in {label.cable for label in labelled if label.cable}:
        found.update((f"{name}#{mark.anchor}", mark.start, mark.written, means(mark)) for mark in held[name].citations)
    right = len(found & expected)
    precision, recall = right / len(found), right / len(expected)
    print(  # noqa: T201 - the figures and every difference, for whoever reads the log
        f"{len(expected)} labelled, {len(found)} found: precision {precision:.3f}, recall {recall:.3f}",
        *(f"wrong  {place}" for place in sorted(found - expected)),
        *(f"missed {place}" for place in sorted(expected - found)),
        sep="\n",
    )
    assert precision >= PRECISION
    assert recall >= RECALL


def test_the_set_is_large_enough() -> None:
    counted = sum(len(label.means) if isinstance(label.means, list) else bool(label.means) for label in labels())
    assert counted >= LEAST
    assert sum(not label.means for label in labels()) >= 30


def test_every_sample_is_read_to_the_end(shared: Path) -> None:
    """No citation is found in a sample that the labels do not have."""
    del shared
    known = {(label.cable, label.anchor, label.written) for label in labels() if label.means}
    for cable in real_cables().values():
        if (SHARED / f"samples/html/{cable.id}.html").exists():
            assert {(cable.id, mark.anchor, mark.written) for mark in cable.citations} <= known


words = st.sampled_from(
    [
        "ref",
        "reftel",
        "refs",
        "REF",
        "A",
        "B",
        "a",
        "and",
        "-",
        ",",
        "(",
        ")",
        "para",
        "paras",
        "¶",
        "4",
        "6",
        "of",
        "STATE",
        "Harare",
        "07",
        "12345",
        "885",
        "septel",
        "İ",
        "see",
        "\n\n",
        "through",
        "'s",
        "above",
    ]
)


@given(st.lists(words, max_size=14).map(" ".join) | st.text(max_size=60))
def test_marks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mark in marks(text):
        assert end <= mark.start < mark.end <= len(text)
        assert mark.written == text[mark.start : mark.end]
        assert bool(mark.labels) + mark.bare + bool(mark.candidates) <= 1
        assert mark.labels or mark.bare or mark.candidates or mark.paragraphs
        assert "septel" not in mark.written.lower()
        end = mark.end
