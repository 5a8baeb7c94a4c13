"""The pages of the 2010 site in the shared samples, against what that site says of each."""

import json
from collections.abc import Mapping, Sequence

import pytest
from msgspec import Struct

from generator.model.cable import Cable, Tag
from generator.model.source import RawCable
from generator.parsing import parse
from generator.parsing.fields.tags import read_tags
from generator.parsing.numbering import HIGHEST
from generator.sources import list_files, read_file
from generator.vocabulary.posts import find_post
from tests.conftest import SHARED

Stated = Mapping[str, str | Sequence[str]]

PAGES = SHARED / "samples" / "html"
ORACLE = SHARED / "samples" / "html-oracle.jsonl"
EXACT = 1.0
SUBJECTS = TAGS = 0.99
PARAGRAPHS = 0.995


class Page(Struct, frozen=True):
    """A sample page as it was parsed, and what the site says of it."""

    cable: Cable
    stated: Stated


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    if not ORACLE.exists():
        pytest.skip("needs the shared samples, which lie beside the project and not in it")
    stated = {line["id"]: line for line in map(json.loads, ORACLE.read_text(encoding="utf-8").splitlines())}
    return [Page(_parsed(identity), line) for identity, line in sorted(stated.items())]


def _parsed(identity: str) -> Cable:
    file = next(iter(list_files(PAGES / f"{identity}.html")))
    raw = next(iter(read_file(file)))
    assert isinstance(raw, RawCable)
    return parse(raw).cable


def _share(name: str, figures: Sequence[float]) -> float:
    """Return the mean of the figures; print it for whoever reads the log."""
    share = sum(figures) / len(figures)
    print(f"{name:12} {share:.4f} of {len(figures)}")  # noqa: T201
    return share


def _overlap(found: frozenset[str], stated: frozenset[str]) -> float:
    return len(found & stated) / len(found | stated) if found | stated else 1.0


def _codes(tags: Sequence[Tag]) -> frozenset[str]:
    return frozenset(tag.code for tag in tags)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def test_ids(pages: Sequence[Page]) -> None:
    assert _share("ids", [page.cable.id == page.stated["id"] for page in pages]) == EXACT


def test_days(pages: Sequence[Page]) -> None:
    """The minutes that the site states repeat its hours, so only the day can be compared."""
    days = [(page.cable.date or "")[:10] == str(page.stated["created"])[:10] for page in pages]
    assert _share("days", days) == EXACT


def test_levels(pages: Sequence[Page]) -> None:
    levels = [str(page.cable.classification.level) for page in pages]
    stated = [str(page.stated["classification"]).partition("//")[0] for page in pages]
    assert _share("levels", [one == other for one, other in zip(levels, stated, strict=True)]) == EXACT


def test_origins(pages: Sequence[Page]) -> None:
    origins = []
    for page in pages:
        post = find_post(str(page.stated["origin"]))
        origins.append(post is not None and page.cable.origin.post == post.code)
    assert _share("origins", origins) == EXACT


def test_subjects(pages: Sequence[Page]) -> None:
    """The site's headline has the first line of a subject, ours all of it."""
    subjects = [_folded(page.cable.subject).startswith(_folded(str(page.stated["subject"]))) for page in pages]
    assert _share("subjects", subjects) >= SUBJECTS


def test_tags(pages: Sequence[Page]) -> None:
    """The site lists a glued tag (EINDETRD) as it was written; we show it as the two that it is."""
    overlaps = [_overlap(_codes(page.cable.tags), _codes(read_tags(", ".join(page.stated["tags"])))) for page in pages]
    assert _share("tags", overlaps) >= TAGS


def test_paragraph_numbers(pages: Sequence[Page]) -> None:
    """Each number that the site anchored is one of ours, and no other is; years at line start (par2006) are none."""
    right = []
    for page in pages:
        numbers = frozenset(f"par{block.number}" for block in page.cable.blocks if block.number is not None)
        stated = frozenset(anchor for anchor in page.stated["paragraphs"] if int(anchor[3:]) < HIGHEST)
        right += [number in numbers and number in stated for number in sorted(numbers | stated)]
    assert _share("paragraphs", right) >= PARAGRAPHS
