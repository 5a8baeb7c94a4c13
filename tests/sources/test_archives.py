"""Archives: every kind, what is refused, what is bounded."""

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest

from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from tests.sources.reading import cables, read_bytes

TELEGRAM = (
    b"VZCZCXRO0001\nDE RUEHFR #0123/01 3381200\nZNR UUUUU ZZH\nP 041200Z DEC 02\nFM AMEMBASSY PARIS\n"
    b"TO RUEHC/SECSTATE WASHDC\n\nUNCLAS PARIS 000123\n\nTAGS: PREL\nSUBJECT: A TEST\n\n1. Text.\n"
)
FILES = {"cables/a.txt": TELEGRAM, "cables/b.txt": TELEGRAM.replace(b"0123", b"0124")}


def make_zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, raw in files.items():
            opened.writestr(name, raw)
    return stream.getvalue()


def make_tar(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=form) as opened:
        for name, raw in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            opened.addfile(info, io.BytesIO(raw))
    return stream.getvalue()


def make_7z(files: dict[str, bytes], password: str | None = None, method: dict[str, int] | None = None) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", password=password, filters=[method] if method else None) as opened:
        for name, raw in files.items():
            opened.writestr(raw, name)
    return stream.getvalue()


KINDS: list[tuple[str, Callable[[dict[str, bytes]], bytes]]] = [
    ("box.zip", make_zip),
    ("box.tar", make_tar),
    ("box-v7.tar", lambda files: make_tar(files, tarfile.USTAR_FORMAT)),
    ("box.tar.gz", lambda files: gzip.compress(make_tar(files))),
    ("box.tgz", lambda files: gzip.compress(make_tar(files))),
    ("box.tar.bz2", lambda files: bz2.compress(make_tar(files))),
    ("box.tar.xz", lambda files: lzma.compress(make_tar(files))),
    ("box.7z", make_7z),
    ("named-wrongly.txt", make_zip),
]


@pytest.mark.parametrize(("name", "pack"), KINDS, ids=[name for name, _ in KINDS])
def test_members_of_any_archive(tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    found = cables(read_bytes(tmp_path, pack(FILES), name))
    assert {raw.info.file: raw.raw for raw in found} == {f"{name}!{member}": raw for member, raw in FILES.items()}


@pytest.mark.parametrize(("name", "pack"), KINDS, ids=[name for name, _ in KINDS])
def test_an_archive_in_an_archive_and_no_deeper(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    inner = make_zip({"a.txt": TELEGRAM, "deeper.tar.gz": gzip.compress(make_tar(FILES))})
    first, deeper = read_bytes(tmp_path, pack({"inner.zip": inner}), name)
    assert (type(first), first.info.file) == (RawCable, f"{name}!inner.zip!a.txt")
    assert isinstance(deeper, Unreadable)
    assert (deeper.info.file, deeper.finding.code) == (f"{name}!inner.zip!deeper.tar.gz", Code.SOURCE_UNREADABLE)


ALONE = [
    ("a.txt.gz", gzip.compress, "a.txt.gz!a.txt"),
    ("a.txt.bz2", bz2.compress, "a.txt.bz2!a.txt"),
    ("a.txt.xz", lzma.compress, "a.txt.xz!a.txt"),
    ("a.txt", gzip.compress, "a.txt!a.txt"),
]


@pytest.mark.parametrize(("name", "pack", "file"), ALONE)
def test_a_file_compressed_by_itself(tmp_path: Path, name: str, pack: Callable[[bytes], bytes], file: str) -> None:
    (raw,) = cables(read_bytes(tmp_path, pack(TELEGRAM), name))
    assert (raw.info.file, raw.raw) == (file, TELEGRAM)


UNSAFE = [
    ("above the archive", "../a.txt"),
    ("above, in the middle", "cables/../../a.txt"),
    ("from the root", "/etc/a.txt"),
    ("of a drive", "C:\\cables\\a.txt"),
    ("above, as Windows writes it", "..\\a.txt"),
]


@pytest.mark.parametrize(("meaning", "name"), UNSAFE, ids=[meaning for meaning, _ in UNSAFE])
@pytest.mark.parametrize("pack", [make_zip, make_tar])
def test_a_name_that_points_outside_is_refused(
    tmp_path: Path, meaning: str, name: str, pack: Callable[[dict[str, bytes]], bytes]
) -> None:
    assert meaning
    folder = tmp_path / "in" / "side"
    refused, read = read_bytes(folder, pack({name: TELEGRAM, "b.txt": TELEGRAM}), "box")
    assert isinstance(refused, Unreadable)
    assert refused.finding.code is Code.SOURCE_UNREADABLE
    assert isinstance(read, RawCable)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [folder / "box"]


def test_links_in_a_tar_are_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as opened:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            opened.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(TELEGRAM)
        opened.addfile(info, io.BytesIO(TELEGRAM))
    *refused, read = read_bytes(tmp_path, stream.getvalue(), "box.tar")
    assert [(source.info.file, isinstance(source, Unreadable)) for source in refused] == [
        ("box.tar!soft", True),
        ("box.tar!hard", True),
        ("box.tar!pipe", True),
    ]
    assert isinstance(read, RawCable)


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        info = zipfile.ZipInfo("link")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        opened.writestr(info, "/etc/passwd")
    (refused,) = read_bytes(tmp_path, stream.getvalue(), "box.zip")
    assert isinstance(refused, Unreadable)
    assert refused.finding.note == "a link, not a file"


def test_an_encrypted_member_of_a_zip_is_listed(tmp_path: Path) -> None:
    raw = bytearray(make_zip(FILES))
    central = raw.index(b"PK\x01\x02")
    raw[6] |= 1  # the flag of the first member, in its own header and in the directory
    raw[central + 8] |= 1
    refused, read = read_bytes(tmp_path, bytes(raw), "box.zip")
    assert isinstance(refused, Unreadable)
    assert (refused.info.file, refused.finding.note) == ("box.zip!cables/a.txt", "encrypted")
    assert read.info.file == "box.zip!cables/b.txt"


def test_an_encrypted_7z_is_listed(tmp_path: Path) -> None:
    (refused,) = read_bytes(tmp_path, make_7z(FILES, password="secret"), "box.7z")
    assert isinstance(refused, Unreadable)
    assert refused.finding.note == "encrypted"


def test_a_7z_whose_decompressor_is_not_safe_is_listed(tmp_path: Path) -> None:
    packed = make_7z(FILES, method={"id": py7zr.FILTER_PPMD, "order": 6, "mem": 20})
    (refused,) = read_bytes(tmp_path, packed, "box.7z")
    assert isinstance(refused, Unreadable)
    assert refused.finding.note == "compressed with PPMd, which is not read; pack it again with LZMA2"


LEFT_OUT = {"README.txt": TELEGRAM, ".DS_Store": b"\0\1", "__MACOSX/cables/._a.txt": b"\0\1"}


@pytest.mark.parametrize("pack", [make_zip, make_tar, make_7z])
def test_what_is_about_the_archive_is_left_out(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    assert len(cables(read_bytes(tmp_path, pack(LEFT_OUT | FILES), "box"))) == 2


EMPTY = [("box.zip", make_zip({})), ("box.tar.gz", gzip.compress(make_tar({}))), ("a.gz", gzip.compress(b""))]


@pytest.mark.parametrize(("name", "raw"), EMPTY, ids=[name for name, _ in EMPTY])
def test_an_archive_of_nothing_is_listed(tmp_path: Path, name: str, raw: bytes) -> None:
    (found,) = read_bytes(tmp_path, raw, name)
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_EMPTY


def test_a_document_of_a_word_processor_is_no_archive(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, make_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "a.docx")
    assert isinstance(found, Unreadable)
    assert found.finding.code is Code.SOURCE_BINARY


# the directory of a zip or 7z stands at its end, the blocks of bzip2 and xz are longer than this test's tar
TOLD_BY_WHAT_REMAINS = ("box.tar", "box-v7.tar", "box.tar.gz", "box.tgz")


def cut_short(raw: bytes) -> bytes:
    return raw[: len(raw) * 2 // 3 + 100]


def flipped(raw: bytes) -> bytes:
    middle = len(raw) // 2
    return raw[:middle] + bytes(255 - byte for byte in raw[middle : middle + 8]) + raw[middle + 8 :]


@pytest.mark.parametrize("damage", [cut_short, flipped])
@pytest.mark.parametrize(("name", "pack"), KINDS, ids=[name for name, _ in KINDS])
def test_damage_is_listed_and_stops_nothing(
    tmp_path: Path, name: str, pack: Callable[[dict[str, bytes]], bytes], damage: Callable[[bytes], bytes]
) -> None:
    many = {f"cables/{n}.txt": TELEGRAM.replace(b"0123", b"%04d" % n) + b"%d" % n**9 for n in range(200)}
    found = read_bytes(tmp_path, damage(pack(many)), name)
    assert any(isinstance(source, Unreadable) for source in found)
    if name in TOLD_BY_WHAT_REMAINS:
        assert any(isinstance(source, RawCable) for source in found)


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as opened:
        for raw in FILES.values():
            info = tarfile.TarInfo("a.txt")
            info.size = len(raw)
            opened.addfile(info, io.BytesIO(raw))
    found = cables(read_bytes(tmp_path, stream.getvalue(), "box.tar"))
    assert [raw.info.file for raw in found] == ["box.tar!a.txt", "box.tar!a.txt~2"]


BOMBS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("bomb.zip", lambda big: make_zip({"a.txt": big})),
    ("bomb.tar.gz", lambda big: gzip.compress(make_tar({"a.txt": big}))),
    ("bomb.gz", gzip.compress),
    ("bomb.xz", lzma.compress),
    ("bomb.7z", lambda big: make_7z({"a.txt": big})),
    ("nested.zip", lambda big: make_zip({"inner.zip": make_zip({"a.txt": big})})),
    ("nested.tar.gz", lambda big: gzip.compress(make_tar({"inner.tar": make_tar({"a.txt": big})}))),
]


@pytest.mark.parametrize(("name", "pack"), BOMBS, ids=[name for name, _ in BOMBS])
def test_a_bomb_is_not_expanded(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    found = read_bytes(tmp_path, pack(TELEGRAM + b" " * 70_000_000), name)
    assert found
    assert all(isinstance(source, Unreadable) for source in found)
    assert Code.SOURCE_TOO_LARGE in {source.finding.code for source in found if isinstance(source, Unreadable)}


def test_a_large_member_streams(tmp_path: Path) -> None:
    rows = (
        b'"%d","12/4/2002 12:00","02PARIS%d","Embassy Paris","UNCLASSIFIED","","%s","1. Text %d."\n'
        % (n, n, TELEGRAM, n)
        for n in range(1, 20_001)
    )
    raw = b"".join(rows)
    assert len(raw) > 5_000_000
    found = read_bytes(tmp_path, gzip.compress(make_tar({"dump.csv": raw})), "box.tar.gz")
    assert len(cables(found)) == 20_000
    assert found[-1].info.file == "box.tar.gz!dump.csv!20000"
