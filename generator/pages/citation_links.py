"""In-text citations as links: each letter or number of a citation leads to what it names."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.model.identity import CableId
from generator.model.links import Citation, CitationTarget, Outcome
from generator.model.listing import CableLine
from generator.pages import paths, words
from generator.pages.escape import html
from generator.vocabulary.interface import say


class Linked(Struct, frozen=True):
    """A stretch `[start, end)` of a block's text that is a link, the markup before and behind it."""

    start: int
    end: int
    before: str
    after: str


def citation_links(citation: Citation, base: str, line_of: Callable[[CableId], CableLine | None]) -> Iterator[Linked]:
    """Yield the links of a citation: one for "ref A", two for "refs A and B", "paras 7 - 32" leads to both ends.

    A letter that could mean several cables has a small link for each further one behind it.
    """
    for start, end, targets in _cut(citation):
        links = [found for target in targets if (found := citation_link(target, base, line_of))]
        if links:
            (href, title), *others = dict.fromkeys(links)
            more = "".join(
                f'<a class="cable-cites more" href="{html(to)}" title="{html(said)}">↗</a>' for to, said in others
            )
            before = f'<a class="cable-cites" href="{html(href)}" title="{html(title)}">'
            yield Linked(citation.start + start, citation.start + end, before, f"</a>{more}")


def citation_link(
    target: CitationTarget, base: str, line_of: Callable[[CableId], CableLine | None]
) -> tuple[str, str] | None:
    """Return address and title of what a citation points to; `None` where it stays text."""
    fragment = f"#{target.anchor}" if target.anchor else ""
    if target.id is None:
        return (fragment, _own_place(target)) if fragment else None
    where = ", " + say("paragraph {number}", number=target.paragraph) if target.paragraph else ""
    if target.outcome is Outcome.NOT_HELD:
        return paths.link(base, paths.missing(target.id)), f"{target.id}{where}: {say('not in this archive')}"
    line = line_of(target.id)
    title = f"{target.id}{where}: {line.title}, {words.day(line.date)}" if line else f"{target.id}{where}"
    address = paths.cable(target.id) if line else paths.missing(target.id)
    return paths.link(base, address) + fragment, title


def _own_place(target: CitationTarget) -> str:
    if target.paragraph:
        return say("Paragraph {number} of this cable", number=target.paragraph)
    if target.outcome is Outcome.NOT_A_CABLE:
        return (
            say("Reference {label} of this cable", label=target.label)
            if target.label
            else say("The reference of this cable")
        )
    return "The references of this cable: which of them is meant is not stated"


def _cut(citation: Citation) -> Iterator[tuple[int, int, Sequence[CitationTarget]]]:
    """Cut what is written behind each letter, or where it names one telegram only, behind each number."""
    labels = {target.label for target in citation.targets}
    key = _by_label if len(labels) > 1 else _by_paragraph
    groups: dict[str, list[CitationTarget]] = {}
    for target in citation.targets:
        groups.setdefault(key(target), []).append(target)
    start = 0
    found: list[tuple[int, int, list[CitationTarget]]] = []
    for name, targets in groups.items():
        token = re.compile(rf"[(\[]?(?<!\w){re.escape(name)}(?!\d)[)\]]?", re.IGNORECASE).search(
            citation.written, start
        )
        if name and token:
            found.append((token.start(), token.end(), targets))
            start = token.end()
        elif not found:
            found.append((0, 0, targets))
        elif key is _by_label:
            found[-1][2].extend(targets)  # the B of "refs A-C"
    for at, (first, last, targets) in enumerate(found):
        behind = found[at + 1][0] if at + 1 < len(found) else None
        end = len(citation.written) if behind is None else last
        yield (0 if at == 0 else first), end, targets


def _by_label(target: CitationTarget) -> str:
    return target.label or ""


def _by_paragraph(target: CitationTarget) -> str:
    return str(target.paragraph or "")
