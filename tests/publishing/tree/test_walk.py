"""The parts of a docs folder hold every file once, and each page has the address that MkDocs gives it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from generator.publishing.fastpath.layouts import page_file
from generator.publishing.tree.walk import FEW, files_of, parts

NAMES = st.text("aZ9-_.~% äß", min_size=1, max_size=8).filter(lambda name: name.strip(". ") == name)
SOURCES = st.builds(
    lambda folders, name: "/".join([*folders, f"{name}.md"]),
    st.lists(NAMES, max_size=3),
    NAMES | st.sampled_from(["index", "README"]),
)


@given(SOURCES)
def test_a_page_is_where_mkdocs_has_it(source: str) -> None:
    theirs = File(source, "docs", "site", use_directory_urls=True)
    ours = page_file(source)
    assert (ours.source, ours.url, ours.target) == (theirs.src_uri, theirs.url, theirs.dest_uri)


@pytest.mark.parametrize("people", [2, FEW + 5])
def test_every_file_is_in_one_part(tmp_path: Path, people: int) -> None:
    made = [f"cables/{year}/{year}OSLO{n}.json" for year in (1975, 1976) for n in range(3)]
    made += [f"cables/{year}/deep/er/one.md" for year in (1975, 1976)] + ["cables/index.md", "tags/PREL.md"]
    made += [f"people/name-{n}/{name}" for n in range(people) for name in ("index.md", "feed.xml")]
    made += ["top.md"]
    for name in made:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [part for part, _ in parts(str(tmp_path))]
    assert found == sorted(found)
    assert sorted(file for part in found for file in files_of(str(tmp_path), part)) == sorted(made)
    assert len(found) > people
