"""`python -m synthetic OUT --count N --seed S --form text|pages|csv`: writes a synthetic archive."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from synthetic.telegram import Telegram, telegram
from synthetic.writers import WRITERS


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", type=click.IntRange(min=0), default=1295, show_default=True, help="How many telegrams.")
@click.option("--first", type=click.IntRange(min=0), default=0, help="The index of the first one.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another archive.")
@click.option("--form", type=click.Choice(sorted(WRITERS)), default="text", show_default=True)
@click.option("--damages", type=click.FloatRange(0, 1), default=0.0, help="The share of telegrams that are damaged.")
@click.option(
    "--truth", type=click.Path(dir_okay=False, path_type=Path), help="Where the planted truth goes, as JSON lines."
)
def main(out: Path, *, count: int, first: int, seed: int, form: str, damages: float, truth: Path | None) -> None:
    """Write a synthetic archive into the folder OUT."""
    made = (telegram(seed, index, damages) for index in range(first, first + count))
    WRITERS[form](out, _kept(made, truth) if truth else made)


def _kept(telegrams: Iterable[Telegram], truth: Path) -> Iterator[Telegram]:
    """Write the truth of each telegram that passes."""
    encoder = msgspec.json.Encoder()
    with truth.open("wb") as file:
        for made in telegrams:
            file.write(encoder.encode(made.truth) + b"\n")
            yield made


if __name__ == "__main__":
    main()
