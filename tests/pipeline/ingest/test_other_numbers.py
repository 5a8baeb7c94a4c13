"""A number under which a source publishes a telegram of another number: an address of its own, never another cable's."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.config import read_settings
from tests.conftest import ROOT
from tests.sources.test_csv_dump import BODY, HEADER, dump, row


def of(serial: int) -> str:
    return BODY.replace("000123", f"{serial:06}").replace("A TEST", f"TEST {serial}")


CUT = "02ECTION01OF02PARIS9"  # as many telegrams of the 2010 release are numbered
ADDRESS = f"cables/unidentified/{CUT}/index.html"

ARCHIVES = [
    ("an ID of its own", [("02PARIS123", 123)], None),
    ("published under a spoilt one", [(CUT, 123)], ["02PARIS9/"]),
    ("two are published under it", [(CUT, 123), (CUT, 124)], ["02PARIS9/", "02PARIS9-"]),
]


@pytest.mark.parametrize(("meaning", "rows", "leads_to"), ARCHIVES, ids=[one[0] for one in ARCHIVES])
def test_where_another_number_leads(
    tmp_path: Path, meaning: str, rows: list[tuple[str, int]], leads_to: list[str] | None
) -> None:
    assert meaning
    (tmp_path / "cables").mkdir()
    telegrams = dump(*(row(at, stated, HEADER, of(serial)) for at, (stated, serial) in enumerate(rows)))
    (tmp_path / "cables/dump.csv").write_bytes(telegrams)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/home.md").write_bytes((ROOT / "docs/home.md").read_bytes())
    config = tmp_path / "mkdocs.yml"
    config.write_bytes((ROOT / "mkdocs.yml").read_bytes())
    report = pipeline.generate(read_settings(config, jobs=1))
    assert report.cables == len(rows)
    file = tmp_path / "docs" / ADDRESS
    assert file.exists() == (leads_to is not None)
    if leads_to:
        text = file.read_text()
        assert [part for part in leads_to if part in text] == leads_to
