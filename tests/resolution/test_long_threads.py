"""Long conversations and circles, built: pages stay small, and say how much of the conversation they leave out."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import read_settings
from generator.resolution.threads import STEPS
from tests.conftest import ROOT

TELEGRAM = """RR RUEHC
DE RUEHNY #{serial:04d} {at:%j%H%M}
ZNR UUUUU ZZH
R {at:%d%H%M}Z JAN 08
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC 0001

UNCLAS OSLO {serial:06d}

SUBJECT: STEP {serial} OF A LONG CONVERSATION

REF: 08 OSLO {cited}

1. This answers reftel.

TOLLIVER
"""
START = datetime(2008, 1, 1)  # noqa: DTZ001 - telegrams state UTC
LARGEST = 12_000  # bytes of a page that shows eleven cables of a conversation


def write(folder: Path, serial: int, cited: int) -> None:
    text = TELEGRAM.format(serial=serial, cited=cited, at=START + timedelta(minutes=8 * serial))
    (folder / f"08OSLO{serial}.txt").write_text(text)


def generated(folder: Path, length: int) -> Path:
    """A chain of telegrams, each of which answers the one before; the first two cite each other."""
    source = folder / "cables"
    source.mkdir()
    write(source, 1, 2)
    for serial in range(2, length + 1):
        write(source, serial, serial - 1)
    settings = read_settings(
        ROOT / "mkdocs.yml", source=source, docs=folder / "docs", site=folder / "site", cache=folder / "cache", jobs=2
    )
    pipeline.generate(settings)
    return folder / "docs/cables/2008"


@pytest.mark.parametrize("length", [60, pytest.param(5000, marks=pytest.mark.slow)])
def test_a_page_shows_the_nearest_and_says_how_many_more(tmp_path: Path, length: int) -> None:
    pages = generated(tmp_path, length)
    middle = (pages / f"08OSLO{length // 2}.md").read_text()
    thread = middle.partition('<div class="cable-thread">')[2].partition("</div>")[0]
    assert thread.count("<li") == 2 * STEPS + 1
    assert f"{length // 2 - STEPS - 1:,} earlier steps not shown; it starts with <a href=" in thread
    assert ">08OSLO1</a>" in thread
    assert f"{length - length // 2 - STEPS:,} more answers below it" in thread
    assert thread.count("<ol>") == thread.count("</ol>")
    assert max(page.stat().st_size for page in pages.glob("*.md")) < LARGEST
    first = (pages / "08OSLO1.md").read_text()
    assert first.count("<li class=") >= STEPS
