"""Reading the sources for their findings alone."""

from collections.abc import Iterator

from generator.catalog import cables
from generator.config import Settings
from generator.model.finding import Finding
from generator.pipeline.ingest.read import check_sources
from generator.pipeline.run.session import policy_of


def check(settings: Settings) -> Iterator[tuple[str, Finding]]:
    """Yield every finding of the sources with its file; write nothing."""
    for read in check_sources(settings, policy_of(settings)):
        for row in read.rows:
            yield from ((row.file, finding) for finding in cables.findings_of(row))
        yield from ((source.info.file, source.finding) for source in read.unreadable)
