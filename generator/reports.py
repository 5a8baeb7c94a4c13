"""What the command line prints: tables of findings and the explanation of a cable."""

from collections import defaultdict
from collections.abc import Iterable

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.model.finding import Code, Finding

EXAMPLES = 3


def print_findings(found: Iterable[tuple[str, Finding]], *, as_json: bool) -> int:
    """Print one JSON object a finding, or a table by code with counts and examples; gives how many there were."""
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
