"""Bad input through the command line: each is told of with its path, none stops the others, nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.finding import Code
from tests.sources.measuring import MOST_MEMORY, run_measured

ROOT = Path(__file__).parent.parent.parent


def telegram(serial: int = 301, body: str = "1. All quiet.\n\nMARLOW\n") -> str:
    return (
        f"VZCZCXRO0{serial}\nRR RUEHC\nDE RUEHLI #0{serial}/01 0521220\nZNR UUUUU ZZH\nR 211220Z FEB 08\n"
        f"FM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC 3611\n\nUNCLAS LISBON 000{serial}\n\nE.O. 12958: N/A\n"
        f"TAGS: PREL, PO\nSUBJECT: BAD INPUT, NUMBER {serial}\n\n{body}"
    )


LAUGHS = '<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n'
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document" xml:id="d1"><head>1. Telegram</head><p>&{};</p></div></text></TEI>'


def late(document: str) -> str:
    """Push what is declared beyond the bytes that a format is recognised by."""
    above = f"<!-- http://www.tei-c.org/ns/1.0 {'x' * 70_000} -->"
    return document.replace("\n", above, 1)


NO_CABLE = [
    ("empty.txt", b"", Code.SOURCE_EMPTY),
    ("blank.txt", b" \n\r\n\t\n", Code.SOURCE_EMPTY),
    ("zeros.txt", b"\0" * 5000, Code.SOURCE_EMPTY),
    ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, Code.SOURCE_BINARY),
    ("letter.txt", b"Dear Sir,\n\nthank you for your letter.\n", Code.SOURCE_UNRECOGNISED),
    ("laughs.xml", (LAUGHS + TEI.format("b")).encode(), Code.SOURCE_UNREADABLE),
    ("outside.xml", (OUTSIDE + TEI.format("a")).encode(), Code.SOURCE_UNREADABLE),
    ("unclosed.xml", TEI.format("amp")[:-40].encode(), Code.SOURCE_DAMAGED),
    ("late.xml", late(LAUGHS + TEI.format("b")).encode(), Code.SOURCE_UNREADABLE),
    ("essay.xml", TEI.format("amp").replace("Telegram", "Essay").encode(), Code.SOURCE_UNRECOGNISED),
    ("page.html", b"<html><h3>Viewing cable 08LISBON309, X</h3><p>lost</p></html>", Code.SOURCE_DAMAGED),
]

CABLES = [
    ("plain.txt", telegram(301).encode(), "08LISBON301", None),
    (
        "broken-utf8.txt",
        telegram(302, "1. Caf\udcc3 and na\udcefve.\n\nMARLOW\n").encode("utf-8", "surrogateescape"),
        "08LISBON302",
        Code.SOURCE_ENCODING,
    ),
    ("utf16.txt", telegram(303).encode("utf-16"), "08LISBON303", Code.SOURCE_ENCODING),
    ("utf16-no-mark.txt", telegram(304).encode("utf-16-be"), "08LISBON304", Code.SOURCE_ENCODING),
    (
        "western.txt",
        telegram(305, "1. “Café” — naïve.\n\nMARLOW\n").encode("cp1252"),
        "08LISBON305",
        Code.SOURCE_ENCODING,
    ),
    ("crlf.txt", telegram(306).replace("\n", "\r\n").encode("utf-8-sig"), "08LISBON306", None),
    ("no-body.txt", telegram(307, "").encode(), "08LISBON307", Code.BODY_MISSING),
    ("nuls.txt", telegram(308, "1. A\0B.\n\nMARLOW\n").encode(), "08LISBON308", Code.CONTROL_CHARACTERS),
    ("same-a.txt", telegram(310).encode(), "08LISBON310", None),
    ("same-b.txt", telegram(310).replace("\n\n", "\n \n").encode(), "08LISBON310", None),
    ("other-a.txt", telegram(311, "1. The one.\n\nMARLOW\n").encode(), "08LISBON311", None),
    ("other-b.txt", telegram(311, "1. The other, which is longer.\n\nMARLOW\n").encode(), "08LISBON311", None),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source folder with everything that is bad, and what is good between it."""
    source = tmp_path_factory.mktemp("bad") / "cables"
    (source / "deep").mkdir(parents=True)
    for name, raw, _ in NO_CABLE:
        (source / name).write_bytes(raw)
    for name, raw, *_ in CABLES:
        (source / name).write_bytes(raw)
    (source / "deep" / "loop").symlink_to(source)
    (source / "gone.txt").symlink_to(source / "nowhere.txt")
    os.mkfifo(source / "pipe.txt")
    (Path(os.fsdecode(os.fsencode(source) + b"/deep/caf\xe9.txt"))).write_bytes(telegram(312).encode())
    return source


@pytest.fixture(scope="module")
def generated(folder: Path) -> Path:
    """What `generate` makes of it."""
    done = run("generate", folder)
    assert done.returncode == 0, done.stderr
    return folder.parent / "docs"


@pytest.fixture(scope="module")
def findings(folder: Path) -> dict[str, set[str]]:
    """What `check` says of each file."""
    done = run("check", folder, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, set[str]] = {}
    for line in map(json.loads, done.stdout.splitlines()[:-1]):
        found.setdefault(line["file"], set()).add(line["code"])
    return found


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in NO_CABLE])
def test_a_source_without_a_cable_is_told_of(
    name: str, code: Code, findings: dict[str, set[str]], generated: Path
) -> None:
    assert findings[name] == {code}
    assert name in unreadable_page(generated)


ODD_PATHS = ["gone.txt", "pipe.txt", "deep/loop/"]


@pytest.mark.parametrize("name", ODD_PATHS)
def test_a_path_that_cannot_be_read_is_told_of(name: str, findings: dict[str, set[str]], generated: Path) -> None:
    assert findings[name] == {Code.SOURCE_UNREADABLE}
    assert name in unreadable_page(generated)


@pytest.mark.parametrize(("name", "cable", "code"), [(name, cable, code) for name, _, cable, code in CABLES])
def test_a_cable_in_odd_writing_has_its_page(
    name: str, cable: str, code: Code | None, findings: dict[str, set[str]], generated: Path
) -> None:
    assert code is None or code in findings[name]
    assert (generated / "cables/2008" / f"{cable}.md").is_file()


def test_the_raw_text_is_the_file_byte_for_byte(generated: Path) -> None:
    for name, raw, cable, _ in CABLES[:8]:
        assert (generated / "cables/2008" / f"{cable}.txt").read_bytes() == raw, name


def test_a_name_that_is_not_utf_8_is_shown_with_its_odd_bytes(generated: Path) -> None:
    record = json.loads((generated / "cables/2008/08LISBON312.json").read_bytes())
    assert record["source"]["file"] == "deep/caf\\xe9.txt"


def test_the_same_text_twice_is_one_cable(generated: Path) -> None:
    assert pages(generated, "08LISBON310") == ["08LISBON310"]
    record = json.loads((generated / "cables/2008/08LISBON310.json").read_bytes())
    assert Code.DUPLICATE_TEXT in {finding["code"] for finding in record["findings"]}


def test_two_texts_of_one_number_are_both_kept(generated: Path) -> None:
    plain, marked = pages(generated, "08LISBON311")
    assert plain == "08LISBON311"
    assert "which is longer" in (generated / f"cables/2008/{plain}.txt").read_text()
    assert "The one." in (generated / f"cables/2008/{marked}.txt").read_text()


def test_nothing_changed_writes_nothing(folder: Path, generated: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in generated.rglob("*")}
    done = run("generate", folder)
    assert "nothing changed" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in generated.rglob("*")} == before


UNUSABLE = [("nowhere", "no such file or folder"), ("pipe.txt", "neither a file nor a folder")]


@pytest.mark.parametrize(("name", "reason"), UNUSABLE)
def test_a_source_path_that_is_unusable_stops_with_one_line(name: str, reason: str, folder: Path) -> None:
    done = run("check", folder / name)
    assert done.returncode == 2
    assert done.stderr == f"error: {folder / name}: {reason}\n"


LONG = [
    ("one telegram", f"1. It goes {'on and ' * 20}on.\n\n", 330_000),
    ("one line", "XXXXX", 10_100_000),
]


@pytest.mark.parametrize(("meaning", "words", "times"), LONG, ids=[meaning for meaning, *_ in LONG])
def test_fifty_megabytes_of_text_need_little_memory_and_make_no_huge_page(
    tmp_path: Path, meaning: str, words: str, times: int
) -> None:
    assert meaning
    source = tmp_path / "cables"
    source.mkdir()
    (source / "long.txt").write_text(telegram(320, words * times))
    (source / "short.txt").write_text(telegram(321))
    assert (source / "long.txt").stat().st_size > 50_000_000
    _, memory = run_measured(command("generate", source), ROOT)
    assert memory < MOST_MEMORY
    docs = tmp_path / "docs"
    assert (docs / "cables/2008/08LISBON321.md").is_file()
    assert "long.txt" in unreadable_page(docs)
    assert max(path.stat().st_size for path in (docs / "cables").rglob("*") if path.is_file()) < 300_000


def command(verb: str, source: Path, *options: str) -> list[str]:
    """Return the command line for a source, everything else beside it."""
    beside = [f"--{name}={source.parent / name}" for name in ("docs", "site", "cache")]
    return [sys.executable, "-m", "generator", verb, *options, "--source", str(source), "--jobs", "2", *beside]


def run(verb: str, source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run it."""
    whole = command(verb, source, *options)
    return subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)


def unreadable_page(docs: Path) -> str:
    (page,) = (path for path in docs.rglob("*.md") if "unread" in path.name or "unread" in path.parent.name)
    return page.read_text()


def pages(docs: Path, start: str) -> list[str]:
    return sorted(path.stem for path in (docs / "cables/2008").glob(f"{start}*.md"))
