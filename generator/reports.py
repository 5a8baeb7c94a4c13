"""What the command line prints: tables of findings and the explanation of a cable."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.model.explanation import Explained, Explanation, Place
from generator.model.finding import Finding
from generator.pipeline.ingest.check import SourcesRead

Checking = Generator[tuple[str, Finding], None, SourcesRead]
EXAMPLES = 3
MOST_LINES = 4  # of one field that are shown
WIDEST = 100  # characters of a line that are shown


def print_findings(found: Checking, *, as_json: bool) -> int:
    """Print the findings of a check, then the counts of what was read; return how many findings there were.

    As JSON: one object a finding (`file`, `code`, `line`, `note`), the last one has the counts alone, as `read`.
    """
    return _as_json(found) if as_json else _as_table(found)


def _drained(found: Checking, take: Callable[[str, Finding], None]) -> SourcesRead:
    """Pass on each finding and return the counts that come at their end."""
    while True:
        try:
            file, finding = next(found)
        except StopIteration as end:
            read: SourcesRead = end.value
            return read
        take(file, finding)


def _as_json(found: Checking) -> int:
    def take(file: str, finding: Finding) -> None:
        line = {"file": file, "code": finding.code, "line": finding.line, "note": finding.note}
        click.echo(msgspec.json.encode(line))

    read = _drained(found, take)
    click.echo(msgspec.json.encode({"read": read}))
    return sum(read.findings.values())


def _as_table(found: Checking) -> int:
    examples: dict[str, list[str]] = defaultdict(list)

    def take(file: str, finding: Finding) -> None:
        if len(examples[finding.code]) < EXAMPLES:
            examples[finding.code].append(f"{file}:{finding.line}: {finding.note}")

    read = _drained(found, take)
    table = Table("finding", "count", "examples", show_lines=True)
    table.columns[1].justify = "right"
    for code, count in read.findings.items():
        # notes hold cable text: a Text is printed as it stands, square brackets and all
        table.add_row(Text(code), f"{count:,}", Text("\n".join(examples[code])))
    console = Console()
    console.print(table if read.findings else "no findings")
    console.print(_read_table(read))
    return sum(read.findings.values())


def _read_table(read: SourcesRead) -> Table:
    table = Table("read", "count")
    table.columns[1].justify = "right"
    table.add_row("files", f"{read.files:,}")
    table.add_row("telegrams", f"{read.telegrams:,}")
    for form, count in read.forms.items():
        table.add_row(Text(f"  as {form}"), f"{count:,}")
    table.add_row("without a telegram", f"{sum(read.unread.values()):,}")
    for reason, count in read.unread.items():
        table.add_row(Text(f"  {reason}"), f"{count:,}")
    table.add_row("findings", f"{sum(read.findings.values()):,}")
    return table


def print_explanations(found: Iterable[Explanation], *, as_json: bool) -> None:
    """Print, field by field, the value, the rule that found it and the source lines with a caret under the place."""
    for explanation in found:
        click.echo(msgspec.json.encode(explanation) if as_json else "\n".join(_explanation(explanation)))


def _explanation(explanation: Explanation) -> Iterator[str]:
    source = explanation.source
    yield f"{explanation.id}  {source.file}  ({source.format}, {source.bytes:,} bytes)"
    for field in explanation.fields:
        yield from _field(field)
    for finding, place in explanation.findings:
        yield f"\nfinding {finding.code}: {finding.note}"
        yield from _caret(place) if place else ()


def _field(field: Explained) -> Iterator[str]:
    yield f"\n{field.field} = {field.value}"
    yield f"    {field.rule}"
    for place in field.places[:MOST_LINES]:
        yield from _caret(place)
    if more := len(field.places) - MOST_LINES:
        yield from (f"           and {more} more lines",) if more > 0 else ()


def _caret(place: Place) -> Iterator[str]:
    """Yield the line, cut to what fits a terminal around the place, and the carets below it."""
    lead = max(0, min(place.start - 10, len(place.text) - WIDEST))
    shown = place.text[lead : lead + WIDEST].expandtabs(1)
    yield f"    {place.line:>5} | {shown}".rstrip()
    yield f"          | {' ' * (place.start - lead)}{'^' * max(1, min(place.end - lead, WIDEST) - (place.start - lead))}"
