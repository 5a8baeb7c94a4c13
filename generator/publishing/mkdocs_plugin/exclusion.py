"""How MkDocs includes a file: in the navigation, out of it, in drafts alone, or not at all."""

import re
from collections.abc import Callable, Mapping

from mkdocs.structure.files import InclusionLevel, _default_exclude
from pathspec.gitignore import GitIgnoreSpec

PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")  # the settings that decide it, in their order
_LEVELS = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT, InclusionLevel.NOT_IN_NAV)
_NAMED = re.compile(r"\(\?P<\w+>")  # a group whose name may stand but once in a pattern

Inclusion = Callable[[str], InclusionLevel]


def inclusion(patterns: Mapping[str, object]) -> Inclusion:
    """Return what tells the level of a file by its source; `patterns` are the settings by name.

    It says what MkDocs's `set_exclusions` says, which takes as long for a page's files as to look into the page.
    """
    given = [spec if isinstance(spec := patterns.get(name), GitIgnoreSpec) else None for name in PATTERNS]
    specs = [_default_exclude + given[0] if given[0] else _default_exclude, *given[1:]]
    rules = [(_matching(spec), level) for spec, level in zip(specs, _LEVELS, strict=True) if spec]

    def level_of(source: str) -> InclusionLevel:
        return next((level for matches, level in rules if matches(source)), InclusionLevel.INCLUDED)

    return level_of


def _matching(spec: GitIgnoreSpec) -> Callable[[str], object]:
    """Return what says whether a path is among those of a spec: one pattern for all, unless some take paths out again."""
    meant = [pattern for pattern in spec.patterns if pattern.include is not None]
    if not meant or not all(pattern.include for pattern in meant):
        return spec.match_file
    regexes = (pattern.regex.pattern for pattern in meant if pattern.regex)
    return re.compile("|".join(_NAMED.sub("(?:", regex) for regex in regexes)).search
