"""Nothing that a person owns is written over or removed, however the folders of an archive are arranged."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Settings, read_settings
from generator.errors import ArchiveError
from generator.pipeline.run.folders import check_docs, check_folders
from generator.publishing.integrity.manifest import write_manifest
from generator.publishing.ownership import check_ours, discard, mark
from tests.conftest import ROOT

CONFIG = "site_name: Telegrams\nplugins: [archive]\nnav: [index.md]\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with settings, one telegram and a home page."""
    folder = tmp_path / "archive"
    put(folder, "mkdocs.yml", CONFIG)
    put(folder, "cables/one.txt", (ROOT / "cables" / "08BRUSSELS579.txt").read_text(encoding="utf-8"))
    put(folder, "docs/index.md", "# Home\n")
    return folder


def put(folder: Path, name: str, text: str = "mine") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def link(folder: Path, name: str, target: str) -> Path:
    (folder / name).symlink_to(target)
    return folder / name


def contents(folder: Path) -> dict[str, bytes | str]:
    """Return all that stands in and beside the archive, links by where they lead."""
    return {
        str(file): str(file.readlink()) if file.is_symlink() else file.read_bytes()
        for file in sorted(folder.parent.rglob("*"))
        if file.is_symlink() or file.is_file()
    }


def settings_of(folder: Path, **named: str) -> Settings:
    return read_settings(folder / "mkdocs.yml", **{name: folder / path for name, path in named.items()})  # type: ignore[arg-type]


def site_in(folder: Path, name: str = "site") -> Path:
    """Make a site as this program leaves it."""
    put(folder, f"{name}/index.html", "<p>home")
    put(folder, f"{name}/data/cables.jsonl", "{}")
    write_manifest(folder / name)
    return folder / name


Arrange = Callable[[Path], object]
nothing: Arrange = lambda _folder: None  # noqa: E731 - a name for what a row leaves out


REFUSED: list[tuple[str, Arrange, dict[str, str], str]] = [
    # one folder in another
    ("site is sources", nothing, {"site": "cables"}, "--source"),
    ("site is sources, slash", nothing, {"site": "cables/"}, "--source"),
    ("site is sources, dots", nothing, {"site": "docs/../cables"}, "--source"),
    ("site in sources", nothing, {"site": "cables/site"}, "--source"),
    ("site is config folder", nothing, {"site": "."}, "mkdocs.yml"),
    ("site above config", nothing, {"site": ".."}, "mkdocs.yml"),
    ("site is root", nothing, {"site": "/"}, "mkdocs.yml"),
    ("site is docs", nothing, {"site": "docs"}, "--docs"),
    ("site in docs", nothing, {"site": "docs/site"}, "--docs"),
    ("docs in site", nothing, {"site": "out", "docs": "out/docs"}, "--site"),
    ("docs is sources", nothing, {"docs": "cables"}, "--source"),
    ("docs in sources", nothing, {"docs": "cables/docs"}, "--source"),
    ("docs is config folder", nothing, {"docs": "."}, "mkdocs.yml"),
    ("sources in docs", nothing, {"source": "docs/raw"}, "--docs"),
    ("sources are a file in docs", lambda f: put(f, "docs/raw.txt"), {"source": "docs/raw.txt"}, "--docs"),
    ("sources are config folder", nothing, {"source": "."}, "mkdocs.yml"),
    ("sources above all", nothing, {"source": ".."}, "mkdocs.yml"),
    ("cache is sources", nothing, {"cache": "cables"}, "--source"),
    ("cache in sources", nothing, {"cache": "cables/.cache"}, "--source"),
    ("cache is docs", nothing, {"cache": "docs"}, "--docs"),
    ("cache in docs", nothing, {"cache": "docs/.cache"}, "--docs"),
    ("cache is site", nothing, {"cache": "site"}, "--site"),
    ("cache in site", nothing, {"cache": "site/.cache"}, "--site"),
    ("cache is config folder", nothing, {"cache": "."}, "mkdocs.yml"),
    ("site in cache", nothing, {"site": ".cache/site"}, "--cache"),
    ("docs where the site is made", nothing, {"docs": ".site.new"}, "exchange"),
    ("sources where the old site waits", lambda f: put(f, ".site.old/a.txt"), {"source": ".site.old"}, "exchange"),
    # the same, by other names
    ("site is a link to sources", lambda f: link(f, "out", "cables"), {"site": "out"}, "--source"),
    ("site in a link to sources", lambda f: link(f, "out", "cables"), {"site": "out/site"}, "--source"),
    ("site is a link to config folder", lambda f: link(f, "out", "."), {"site": "out"}, "mkdocs.yml"),
    ("sources are a link to docs", lambda f: link(f, "raw", "docs"), {"source": "raw"}, "--docs"),
    ("one name in two cases", nothing, {"site": "Out", "docs": "OUT"}, "each needs"),
    ("one name in two cases, below", nothing, {"site": "Out/site", "cache": "OUT/Site/cache"}, "each needs"),
    (
        "a year's pages are a link to sources",
        lambda f: link(put(f, "docs/cables/a").parent, "2008", "../../cables"),
        {},
        "2008",
    ),
    ("pages are a link to sources", lambda f: link(f, "docs/tags", "../cables"), {}, "the link tags in --docs"),
    ("data are a link to the archive", lambda f: link(f, "docs/data", ".."), {}, "the link data in --docs"),
    ("data are a link to the cache", lambda f: link(f, "docs/data", "../.cache/data"), {}, "--cache"),
    (
        "people's pages lead to a stranger",
        lambda f: (put(f, "mine/a/b"), link(put(f, "docs/tags/x/y").parent, "z", f"{f}/mine")),
        {},
        "tags/x/z",
    ),
    # somebody's files
    ("site of a stranger", lambda f: put(f, "site/letters.txt"), {}, "letters.txt"),
    ("site of MkDocs alone", lambda f: put(f, "site/index.html"), {}, "manifest.json"),
    ("site is a file", lambda f: put(f, "site"), {}, "no folder"),
    ("site leads to a file", lambda f: (put(f, "mine"), link(f, "out", "mine")), {"site": "out"}, "no folder"),
    ("a stranger's .site.new", lambda f: put(f, ".site.new/a.txt"), {}, ".site.new"),
    ("a stranger's .site.old", lambda f: put(f, ".site.old/a.txt"), {}, ".site.old"),
    (".site.new is a file", lambda f: put(f, ".site.new"), {}, "no folder"),
    (".site.new is a link", lambda f: link(f, ".site.new", "docs"), {}, "each needs"),
    ("repository in the site", lambda f: put(f, "site/.git/HEAD"), {}, ".git"),
    ("cache of a stranger", lambda f: put(f, "mine/letters.txt"), {"cache": "mine"}, "letters.txt"),
    ("another catalog.sqlite", lambda f: put(f, "mine/catalog.sqlite"), {"cache": "mine"}, "catalog.sqlite"),
    (
        "cache of another program, tagged",
        lambda f: put(f, "mine/CACHEDIR.TAG", "Signature: 8a"),
        {"cache": "mine"},
        "CACHEDIR.TAG",
    ),
    (
        "a name that begins like ours",
        lambda f: put(f, "mine/writing-notes.txt"),
        {"cache": "mine"},
        "writing-notes.txt",
    ),
    ("cache is a file", lambda f: put(f, ".cache"), {}, "no folder"),
    ("docs is a file", lambda f: put(f, "mine"), {"docs": "mine"}, "no folder"),
    ("a page by hand among people", lambda f: put(f, "docs/people/me.md"), {}, "people/me.md"),
    ("a glossary by hand", lambda f: put(f, "docs/glossary.md"), {}, "glossary.md"),
    ("data by hand", lambda f: put(f, "docs/data/mine.csv"), {}, "data/mine.csv"),
    ("robots.txt by hand", lambda f: put(f, "docs/robots.txt"), {}, "robots.txt"),
]


def check_all(settings: Settings) -> None:
    check_folders(settings)
    check_docs(settings)


@pytest.mark.parametrize(("arrange", "named", "word"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_ours_stops_the_run(archive: Path, arrange: Arrange, named: dict[str, str], word: str) -> None:
    arrange(archive)
    before = contents(archive)
    with pytest.raises(ArchiveError) as stopped:
        check_all(settings_of(archive, **named))
    assert word in str(stopped.value)
    assert "\n" not in str(stopped.value)
    assert contents(archive) == before


TAKEN: list[tuple[str, Arrange, dict[str, str]]] = [
    ("as by default", nothing, {}),
    ("everything elsewhere", nothing, {"source": "../raw", "docs": "../docs", "site": "../out/site", "cache": "../c"}),
    ("beside each other in one folder", nothing, {"docs": "work/docs", "site": "work/site", "cache": "work/cache"}),
    ("names that begin alike", nothing, {"site": "cables-site", "docs": "cables-docs"}),
    ("an empty site", lambda f: (f / "site").mkdir(), {}),
    ("a site of ours", site_in, {}),
    ("a site of ours behind a link", lambda f: (site_in(f, "out"), link(f, "site", "out")), {}),
    ("a site that Finder looked at", lambda f: put(site_in(f), ".DS_Store"), {}),
    ("a site that was broken off", lambda f: mark(put(f, ".site.new/half.html").parent), {}),
    ("an old site that was not yet removed", lambda f: site_in(f, ".site.old"), {}),
    ("sources are a file", nothing, {"source": "cables/one.txt"}),
    ("data on another disk", lambda f: (put(f, "disk/.DS_Store"), link(f, "docs/data", "../disk")), {}),
    ("a cache of before tags", lambda f: (put(f, ".cache/site.json"), put(f, ".cache/catalog.lock")), {}),
    ("an own page and an own folder", lambda f: (put(f, "docs/about.md"), put(f, "docs/essays/people/me.md")), {}),
    ("a folder of the name in another case", lambda f: put(f, "SITE/mine"), {}),
]


@pytest.mark.parametrize(("arrange", "named"), [row[1:] for row in TAKEN], ids=[row[0] for row in TAKEN])
def test_what_is_ours_or_nobodys_is_taken(archive: Path, arrange: Arrange, named: dict[str, str]) -> None:
    arrange(archive)
    settings = settings_of(archive, **named)
    check_all(settings)
    check_ours(settings.site)


STRANGERS: list[tuple[str, Arrange]] = [
    ("a file below", lambda site: put(site, "people/notes.txt")),
    ("a file above", lambda site: put(site, "CNAME")),
    ("a link to a file", lambda site: link(site, "data/x", "/etc/hostname")),
    ("a link to a folder", lambda site: link(site, "photos", "..")),
    ("a manifest that is none", lambda site: put(site, "manifest.json", "{}")),
]


@pytest.mark.parametrize("add", [row[1] for row in STRANGERS], ids=[row[0] for row in STRANGERS])
def test_a_site_with_a_strangers_file_is_not_removed(archive: Path, add: Arrange) -> None:
    site = site_in(archive)
    add(site)
    before = contents(archive)
    with pytest.raises(ArchiveError, match="site"):
        discard(site)
    assert contents(archive) == before


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [["--site", "cables"], ["--site", "."], ["--docs", "cables"], ["--cache", "docs"]])
@pytest.mark.parametrize("verb", ["build", "clean"])
def test_the_command_says_so_in_one_line(archive: Path, verb: str, words: list[str]) -> None:
    before = contents(archive)
    done = run(archive, verb, *words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert contents(archive) == before


def test_a_strangers_file_outlives_every_command(archive: Path) -> None:
    assert run(archive, "build").returncode == 0
    mine = [archive / "site" / "letters.txt", archive / "docs" / "people" / "me.md", archive / ".cache" / "mine"]
    for file in mine:
        file.write_text("mine")
    put(archive, "cables/two.txt", (archive / "cables" / "one.txt").read_text().replace("10-11", "12-13"))
    assert "letters.txt" in run(archive, "build").stderr
    (archive / ".cache" / "writing").write_text("")  # as a run leaves it that was killed
    os.utime(archive / ".cache" / "writing", (0, 0))
    assert run(archive, "generate").returncode == 0
    assert "letters.txt" in run(archive, "clean", "--all").stderr
    assert [file.read_text() for file in mine] == ["mine"] * 3
    mine[0].unlink()
    assert run(archive, "clean", "--all").returncode == 0
    left = {file.relative_to(archive).as_posix() for file in archive.rglob("*") if file.is_file()}
    kept = {"mkdocs.yml", "cables/one.txt", "cables/two.txt", "docs/index.md", "docs/people/me.md", ".cache/mine"}
    assert left - {".site.lock"} == kept


def test_sources_that_pages_are_linked_to_outlive_every_command(archive: Path) -> None:
    assert run(archive, "generate").returncode == 0
    years = archive / "docs" / "cables" / "2008"
    years.rename(archive / "elsewhere")
    years.symlink_to("../../cables")
    before = (archive / "cables" / "one.txt").read_bytes()
    for verb in ("generate", "build", "clean"):
        assert run(archive, verb).returncode == 2
    assert [file.name for file in (archive / "cables").iterdir()] == ["one.txt"]
    assert (archive / "cables" / "one.txt").read_bytes() == before


def test_pages_that_were_removed_by_hand_are_made_again_and_a_page_by_hand_outlives_clean(archive: Path) -> None:
    assert run(archive, "generate").returncode == 0
    shutil.rmtree(archive / "docs" / "cables")
    (archive / ".cache" / "writing-notes.txt").write_text("mine")
    assert run(archive, "generate").returncode == 0
    assert (archive / "docs" / "cables" / "2008" / "08BRUSSELS579.md").is_file()
    put(archive, "docs/tags/index.md", "# Mine\n")
    assert run(archive, "clean", "--all").returncode == 0
    assert (archive / "docs" / "tags" / "index.md").read_text() == "# Mine\n"
    assert [file.name for file in (archive / ".cache").iterdir()] == ["writing-notes.txt"]
    assert {file.name for file in (archive / "docs").rglob("*") if file.is_file()} == {"index.md"}


def test_what_could_not_be_removed_is_removed_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = put(tmp_path, ".site.new/people/half.html").parent.parent
    mark(half)
    with monkeypatch.context() as held:
        held.setattr(shutil, "rmtree", lambda *_, **__: None)  # as where a file is open over NFS
        discard(half)
    assert half.is_dir()
    discard(half)
    assert not half.exists()


def test_a_page_by_hand_where_one_is_to_come_stops_the_run(archive: Path) -> None:
    assert run(archive, "generate").returncode == 0
    put(archive, "docs/missing/index.md", "# Mine\n")
    done = run(archive, "generate", "--cache", "other")
    assert done.returncode == 2
    assert "missing/index.md" in done.stderr
    assert (archive / "docs" / "missing" / "index.md").read_text() == "# Mine\n"


def test_a_site_that_was_killed_at_any_step_is_taken_up_again(archive: Path) -> None:
    assert run(archive, "build").returncode == 0
    mark(archive / ".site.new")
    put(archive, ".site.new/half.html", "half")
    (archive / "site").rename(archive / ".site.old")
    put(archive, "docs/index.md", "# Home again\n")
    assert run(archive, "build").returncode == 0
    assert "Home again" in (archive / "site" / "index.html").read_text()
    assert not [*archive.glob(".site.old"), *archive.glob(".site.new")]
