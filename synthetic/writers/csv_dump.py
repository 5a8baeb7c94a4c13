"""An archive as the CSV dump of 2011: one file, every field quoted, quotes escaped with a backslash."""

from collections.abc import Iterable
from pathlib import Path

from synthetic.telegram import Telegram
from synthetic.writers.stated import stated

NAME = "cables.csv"


def write(out: Path, telegrams: Iterable[Telegram]) -> None:
    """Write the telegrams as rows of one file in the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / NAME).open("w", encoding="utf-8", newline="") as file:
        for made in telegrams:
            file.write(row(made))


def row(made: Telegram) -> str:
    """Return the row: number, date, ID, origin, classification, references, header, body."""
    facts = stated(made)
    cited = (reference.target.mrn for reference in made.truth.references if reference.target)
    cells = (
        str(made.truth.index + 1),
        f"{facts.month}/{facts.day}/{facts.year} {facts.hour}:{facts.minute:02}",
        facts.id,
        facts.origin,
        facts.classification,
        "|".join(dict.fromkeys(str(mrn) for mrn in cited)),
        made.header,
        made.body,
    )
    return ",".join('"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"' for cell in cells) + "\n"
