"""What a change won and lost: `python -m bench.compare` resolves the sample cables and compares with the kept figures.

The samples are the cables of the project and, where they lie beside it, the shared ones. `--keep` makes today's links the
figures that later changes are compared with; the file is committed, so that every commit shows what it won and lost.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from msgspec import Struct

from generator.model.cable import Cable
from generator.model.identity import CableId, Mrn
from generator.model.source import RawCable
from generator.parsing import parse
from generator.resolution import resolve
from generator.sources import list_files, read_file

ROOT = Path(__file__).parent.parent
KEPT = Path(__file__).with_name("links.csv")
SAMPLES = (ROOT / "cables", ROOT.parent / "shared/samples/html")


class Row(Struct, frozen=True, order=True):
    """A link: `place` is a REF letter (`-`: none) or the anchor of the block that cites, `target` what it leads to.

    `written` is the short form in which the text cites (`refs A and B`), of a REF item its kind: no text of cables is kept.
    """

    cable: str
    kind: str
    place: str
    written: str
    outcome: str
    target: str


class Samples:
    """The sample cables as an archive; of several with one ID the last by file stands."""

    def __init__(self, cables: Iterable[Cable]) -> None:
        self.cables = {cable.id: cable for cable in cables}
        self._aliases = {alias: cable.id for cable in self.cables.values() for alias in cable.aliases}

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        """Return the sample of this number."""
        found = mrn.id if mrn.id in self.cables else self._aliases.get(mrn.id)
        return (found,) if found else ()

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        """Return the anchors of a sample's paragraphs by number."""
        blocks = self.cables[cable_id].blocks
        return {block.number: block.anchor for block in reversed(blocks) if block.number is not None}


def sample_rows(folders: Iterable[Path]) -> tuple[list[Row], set[str]]:
    """Resolve the cables of these folders among themselves; return their links, and the IDs of the cables."""
    read = (
        source for folder in folders if folder.is_dir() for file in list_files(folder) for source in read_file(file)
    )
    samples = Samples(parse(source).cable for source in read if isinstance(source, RawCable))
    rows = (row for cable in samples.cables.values() for row in _rows(cable, samples))
    return sorted(rows), {str(name) for name in samples.cables}


def kept_rows(cables: set[str]) -> list[Row]:
    """Return the kept links of these cables."""
    with KEPT.open(encoding="utf-8", newline="") as file:
        return [row for row in (Row(**row) for row in csv.DictReader(file)) if row.cable in cables]


def _rows(cable: Cable, samples: Samples) -> Iterator[Row]:
    found = resolve(cable, samples)
    for link in found.references:
        target = link.target or " ".join(link.offered)
        yield Row(cable.id, "reference", link.label or "-", link.kind, link.outcome, target)
    for citation in found.citations:
        for to in citation.targets:
            target = f"{to.id or ''}{f'#{to.anchor}' if to.anchor else ''}"
            yield Row(cable.id, "citation", citation.anchor, citation.written, to.outcome, target)


@click.command()
@click.option("--keep", is_flag=True, help="Make today's links the ones to compare with.")
def main(*, keep: bool) -> None:
    """Print how links, outcomes and citations changed, and list what was lost."""
    rows, cables = sample_rows(SAMPLES)
    if keep:
        with KEPT.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(Row.__struct_fields__)
            lines.writerows([getattr(row, name) for name in Row.__struct_fields__] for row in rows)
        click.echo(f"{len(rows)} links of {len(cables)} cables kept")
        return
    before, now = Counter(kept_rows(cables)), Counter(rows)
    won, lost = sorted((now - before).elements()), sorted((before - now).elements())
    for kind in ("reference", "citation"):
        outcomes = Counter(row.outcome for row in rows if row.kind == kind)
        counted = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
        gains, losses = (sum(row.kind == kind for row in some) for some in (won, lost))
        click.echo(f"{kind}s +{gains} -{losses}: {counted}")
    for sign, some in (("-", lost), ("+", won)):
        for row in some:
            click.echo(f"{sign} {row.cable} {row.place} {row.written!r}: {row.outcome} {row.target}")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
