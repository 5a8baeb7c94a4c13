"""The build as a publisher runs it."""

import subprocess
from pathlib import Path
from statistics import median

import pytest

from synthetic.project import Project, make_project

MEDIAN_WEIGHT = 60_000  # bytes of HTML


def test_building_again_writes_no_file(project: Project) -> None:
    before = project.files()
    assert "nothing changed" in project.build().stderr
    assert project.files() == before


def test_plain_mkdocs_builds_the_same_pages_without_a_warning(
    project: Project, plain_mkdocs: subprocess.CompletedProcess[str]
) -> None:
    assert plain_mkdocs.returncode == 0, plain_mkdocs.stderr
    assert "WARNING -" not in plain_mkdocs.stderr
    ours = {str(path.relative_to(project.site)) for path in project.site.rglob("*.html")}
    plain = {str(path.relative_to(project.folder / "plain")) for path in (project.folder / "plain").rglob("*.html")}
    assert ours == plain


def test_sample_pages_build(shared: Path, tmp_path: Path) -> None:
    """The real pages of the 2010 site give a page each, of a weight that a phone can bear."""
    made = make_project(tmp_path, [shared / "samples/html"])
    made.build()
    pages = list((made.site / "cables").glob("*/*/index.html"))
    assert len([page for page in pages if page.parent.name[:2].isdigit()]) == len(
        list((shared / "samples/html").glob("*.html"))
    )
    assert median(page.stat().st_size for page in pages) < MEDIAN_WEIGHT
    assert "<p>Every source gave a cable.</p>" in made.page("cables/unreadable/")


@pytest.mark.parametrize("kind", ["tags", "posts", "people", "levels", "missing", "cables"])
def test_each_index_is_built(project: Project, kind: str) -> None:
    assert "<h1" in project.page(f"{kind}/")
