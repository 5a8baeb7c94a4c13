"""Reading the sources for their findings alone."""

from collections import Counter
from collections.abc import Generator, Mapping

from msgspec import Struct

from generator.catalog import cables
from generator.config import Settings
from generator.model.finding import Finding
from generator.pipeline.ingest.read import check_sources
from generator.pipeline.run.session import policy_of


class SourcesRead(Struct, frozen=True):
    """What was read: source files, telegrams in them, these by the form of their source, sources without one by the reason.

    `findings` by their code; those of sources without a telegram are among them.
    """

    files: int
    telegrams: int
    forms: Mapping[str, int]
    unread: Mapping[str, int]
    findings: Mapping[str, int]


def check(settings: Settings) -> Generator[tuple[str, Finding], None, SourcesRead]:
    """Yield every finding of the sources with its file, return the counts of what was read; write nothing."""
    files: set[str] = set()
    forms: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for read in check_sources(settings, policy_of(settings)):
        files.add(read.path)
        for row in read.rows:
            form, told = cables.form_and_findings(row)
            forms[form] += 1
            for finding in told:
                findings[finding.code] += 1
                yield row.file, finding
        for source in read.unreadable:
            unread[source.finding.code] += 1
            findings[source.finding.code] += 1
            yield source.info.file, source.finding
    return SourcesRead(len(files), forms.total(), _largest(forms), _largest(unread), _largest(findings))


def _largest(counts: Counter[str]) -> dict[str, int]:
    """Return the counts, the largest first, those that are equal by name."""
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
