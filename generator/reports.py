"""What the command line prints: tables of findings and the explanation of a cable."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.model.explanation import Explained, Explanation, Place
from generator.model.finding import Code, Finding

EXAMPLES = 3
MOST_LINES = 4  # of one field that are shown
WIDEST = 100  # characters of a line that are shown


def print_findings(found: Iterable[tuple[str, Finding]], *, as_json: bool) -> int:
    """Print one JSON object a finding, or a table by code with counts and examples; return how many there were."""
    return _as_json(found) if as_json else _as_table(found)


def _as_json(found: Iterable[tuple[str, Finding]]) -> int:
    count = 0
    for file, finding in found:
        line = {"file": file, "code": finding.code, "line": finding.line, "note": finding.note}
        click.echo(msgspec.json.encode(line))
        count += 1
    return count


def _as_table(found: Iterable[tuple[str, Finding]]) -> int:
    counts: dict[Code, int] = defaultdict(int)
    examples: dict[Code, list[str]] = defaultdict(list)
    for file, finding in found:
        counts[finding.code] += 1
        if len(examples[finding.code]) < EXAMPLES:
            examples[finding.code].append(f"{file}:{finding.line}: {finding.note}")
    table = Table("finding", "count", "examples", show_lines=True)
    table.columns[1].justify = "right"
    for code in sorted(counts, key=lambda code: (-counts[code], code)):
        # notes hold cable text: a Text is printed as it stands, square brackets and all
        table.add_row(Text(code), f"{counts[code]:,}", Text("\n".join(examples[code])))
    Console().print(table if counts else "no findings")
    return sum(counts.values())


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
