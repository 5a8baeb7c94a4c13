"""A PDF is published byte for byte beside its text, unless anything in it is withheld; the search for leaks looks into it."""

from pathlib import Path

import msgspec
import pytest

from generator.publishing.integrity.leaks import all_leaks
from generator.withholding import FILE, Policy, read_policy
from synthetic.project import Project, make_project
from tests.sources.pdf_writer import LEFT, PICTURE, Item, Line, page_of, pdf
from tests.sources.test_pdf_file import BODY, HEAD
from tests.trust.conftest import SAID

NAME = "Quorvex Zimblat"
ADDRESS = "cables/2008/08LISBON301.pdf"


def policy_in(folder: Path) -> Policy:
    (folder / FILE).write_bytes(msgspec.yaml.encode({"terms": [{"term": NAME, **SAID}]}))
    return read_policy(folder / FILE)


def built(folder: Path, raw: bytes, *, withheld: bool) -> Project:
    (folder / "cables").mkdir()
    (folder / "cables" / "lisbon.pdf").write_bytes(raw)
    (folder / "project").mkdir()
    project = make_project(folder / "project", [folder / "cables"])
    if withheld:
        policy_in(project.folder)
    project.build()
    return project


def test_a_pdf_is_published_beside_its_text(tmp_path: Path) -> None:
    raw = pdf([page_of(HEAD + BODY)])
    project = built(tmp_path, raw, withheld=False)
    assert (project.site / ADDRESS).read_bytes() == raw
    assert (project.site / ADDRESS).with_suffix(".txt").read_text() == HEAD + BODY
    page = project.page("cables/2008/08LISBON301/")
    assert '/08LISBON301.pdf">The PDF it was read from</a>' in page
    (project.folder / "cables" / "lisbon.pdf").unlink()
    (project.folder / "cables" / "other.txt").write_text(
        HEAD.replace("000301", "000302").replace("#0301", "#0302") + BODY
    )
    project.build()
    assert not (project.site / ADDRESS).exists()


KEPT_BACK = [
    ("in the text", pdf([page_of(HEAD + BODY.replace("who\n", f"{NAME}\n"))])),
    ("on a page in the margin", pdf([page_of(HEAD + BODY, Line(LEFT, 20, NAME))])),
    ("in the title", pdf([page_of(HEAD + BODY)], title=NAME)),
]  # fmt: skip


@pytest.mark.parametrize("raw", [row[1] for row in KEPT_BACK], ids=[row[0] for row in KEPT_BACK])
def test_a_pdf_with_something_withheld_is_not_published(raw: bytes, tmp_path: Path) -> None:
    project = built(tmp_path, raw, withheld=True)
    assert not (project.site / ADDRESS).exists()
    assert "Zimblat" not in (project.site / ADDRESS).with_suffix(".txt").read_text()


def test_a_picture_could_show_what_is_withheld(tmp_path: Path) -> None:
    project = built(tmp_path, pdf([page_of(HEAD + BODY), [PICTURE]]), withheld=True)
    assert not (project.site / ADDRESS).exists()


PLANTED: list[tuple[str, list[Item], str]] = [
    ("on a page", [Line(LEFT, 500, NAME)], ""),
    ("letter by letter", [Line(LEFT + 7 * at, 500, letter) for at, letter in enumerate(NAME) if letter != " "], ""),
    ("in the metadata", [Line(LEFT, 500, "nothing")], NAME),
]


@pytest.mark.parametrize(("page", "title"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_leak_in_a_pdf_is_found(page: list[Item], title: str, tmp_path: Path) -> None:
    policy = policy_in(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "paper.pdf").write_bytes(pdf([page], title=title))
    assert {leak.file for leak in all_leaks(policy, site)} == {"paper.pdf"}
    (site / "paper.pdf").write_bytes(pdf([[Line(LEFT, 500, "nothing at all")]]))
    assert all_leaks(policy, site) == []
