"""Whether a file is included is what MkDocs says, for whatever patterns a publisher writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.config_options import PathSpec
from mkdocs.structure.files import File, set_exclusions

from generator.publishing.mkdocs_plugin.exclusion import PATTERNS, inclusion

LINES = st.sampled_from(
    [
        "/cables/",
        "cables",
        "*.md",
        "!keep.md",
        "/cables/2008/*.json",
        "**/2008/",
        "a?c",
        "# no",
        "",
        "\\#",
        "[ab]*",
        "!cables/",
    ]
)
NAMES = st.sampled_from(["cables", "2008", "keep.md", "abc", ".git", "templates", "#", "b.json", "x y.md", "ä.md"])
SPECS = st.none() | st.lists(LINES, max_size=4).map("\n".join)


@given(st.tuples(SPECS, SPECS, SPECS), st.lists(NAMES, min_size=1, max_size=4).map("/".join))
def test_it_is_what_mkdocs_says(specs: tuple[str | None, ...], source: str) -> None:
    assert _ours(specs, source) == _theirs(specs, source)


@pytest.mark.parametrize("source", [".hidden/a.md", "a/.b.md", "templates/a.md", "a/templates/a.md", "cables/1.md"])
def test_it_is_what_mkdocs_says_where_nothing_is_set(source: str) -> None:
    assert _ours((None, None, None), source) == _theirs((None, None, None), source)


def _patterns(specs: tuple[str | None, ...]) -> dict[str, object]:
    return {
        name: PathSpec().run_validation(spec) if spec is not None else None
        for name, spec in zip(PATTERNS, specs, strict=True)
    }


def _ours(specs: tuple[str | None, ...], source: str) -> object:
    return inclusion(_patterns(specs))(source)


def _theirs(specs: tuple[str | None, ...], source: str) -> object:
    file = File(source, "", "", use_directory_urls=True)
    set_exclusions([file], _patterns(specs))  # type: ignore[arg-type]
    return file.inclusion
