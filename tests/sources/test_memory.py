"""A dump of any length is read in the memory of a row."""

import sys
from pathlib import Path

import pytest

from tests.sources.measuring import MOST_MEMORY, run_measured

ROOT = Path(__file__).parent.parent.parent

READ = """
import sys
from pathlib import Path
from generator.parsing import parse
from generator.sources import list_files, read_file
count = 0
for file in list_files(Path(sys.argv[1])):
    for raw in read_file(file):
        assert not raw.findings, raw
        count += 1
        if count % 1000 == 1:
            assert parse(raw).cable.id == raw.stated.id
print(count)
"""


@pytest.mark.parametrize("rows", [5_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_a_dump_streams(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "dump.csv"
    with path.open("w") as stream:
        stream.writelines(row(number) for number in range(1, rows + 1))
    done, memory = run_measured([sys.executable, "-c", READ, str(path)], ROOT)
    assert int(done.stdout.split()[0]) == rows
    assert memory < MOST_MEMORY


def row(number: int) -> str:
    header = (
        f"VZCZCXRO{number:04d}\nRR RUEHC\nDE RUEHLI #{number:06d}/01 0521220\nZNR UUUUU ZZH\nR 211220Z FEB 08\n"
        f"FM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC 3611"
    )
    body = (
        f"UNCLAS LISBON {number:06d}\n\nE.O. 12958: N/A\nTAGS: PREL, PO\nSUBJECT: THE FERRY, DAY {number}\n\n"
        + "".join(
            f'{paragraph}. (U) On day {number} the harbor master said \\"nothing sails\\" for the {paragraph}th time,\n'
            f"and showed the log of pier {number * paragraph % 97}.\n\n"
            for paragraph in range(1, 7)
        )
        + "MARLOW\n"
    )
    fields = (str(number), "2/21/2008 12:20", f"08LISBON{number}", "Embassy Lisbon", "UNCLASSIFIED", "", header, body)
    return ",".join(f'"{field}"' for field in fields) + "\n"
