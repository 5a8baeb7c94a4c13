"""Each source format: an invented source, the records and findings that come of it."""

from pathlib import Path

import msgspec
import pytest

from generator.exports.record import cable_record
from generator.model.links import Links
from generator.model.source import RawCable
from generator.parsing import parse
from generator.sources import list_files, read_file
from generator.sources.registry import SOURCES
from tests.golden.golden import agree, cases

CASES = cases("sources")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_source(case: Path) -> None:
    records, findings = [], []
    (source,) = case.glob("source.*")
    for file in list_files(source):
        for found in read_file(file):
            if isinstance(found, RawCable):
                cable = parse(found).cable
                records.append(cable_record(cable, Links((), ()), (), ()))
                findings += [(found.info.file, finding) for finding in cable.findings]
            else:
                findings.append((found.info.file, found.finding))
    inside = records[0] if len(records) == 1 else records
    listed = "".join(f"{file}:{finding.line}: {finding.code}: {finding.note}\n" for file, finding in findings)
    indented = msgspec.json.format(msgspec.json.encode(inside), indent=2).decode()
    agree(case, {"cable.json": f"{indented}\n", "findings.txt": listed})


def test_each_format_has_a_golden_case() -> None:
    formats = {source.FORM for source in SOURCES}
    assert formats <= {case.name for case in CASES}
