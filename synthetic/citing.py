"""Citations in the text, their true targets, and words that only look like some."""

from collections.abc import Sequence

from synthetic.places import places
from synthetic.refs import needs_year
from synthetic.setting import Setting, is_numbered, paragraph_count
from synthetic.truth import Citation, Cited, Number, Reference, Trap

_TRAPS = (
    "septel", "septel", "septel", "Madrid 1991", "Buenos Aires 172 pp", "UNSCR 1737", "section 301", "Paris, 1995",
    "operative paragraph 5 of the draft resolution",
)  # fmt: skip
_LIKE_YEARS = range(
    1900, 2100
)  # "Halifax 1975" is a place and a year to any reader: who means the telegram says of when


def draw_citation(setting: Setting, anchor: str, references: Sequence[Reference], paragraphs: int) -> Citation | Trap:
    """Draw a citation for paragraph `anchor` of a telegram with that many paragraphs, or a trap."""
    drawn = setting.random()
    own = is_numbered(setting.seed, setting.number.index or 0)
    if drawn < 0.17 or (not references and not own):
        return Trap(anchor, setting.pick(_TRAPS))
    if (drawn < 0.25 and own) or not references:
        return _own(setting, anchor, paragraphs)
    if drawn < 0.28:
        return _explicit(setting, anchor)
    if len(references) == 1:
        return _bare(setting, anchor, references)
    labels = tuple(dict.fromkeys(reference.label for reference in references if reference.label))
    if not labels or drawn < 0.4:
        return Citation(anchor, setting.pick(("reftel", "reftels", "reftel")), bare=True)
    return (
        _several(setting, anchor, references, labels)
        if drawn < 0.5
        else _one(setting, anchor, references, setting.pick(labels))
    )


def _own(setting: Setting, anchor: str, paragraphs: int) -> Citation:
    """Cite a paragraph of the telegram itself; a few name one that it does not have."""
    first = 1 + int(setting.random() * paragraphs)
    if setting.often(0.02):
        first = paragraphs + 2
    if first < paragraphs and setting.often(0.25):
        last = min(paragraphs, first + 1 + int(setting.random() * 2))
        written = setting.pick(("paras {}-{}", "paragraphs {}-{}")).format(first, last)
        cited = tuple(range(first, last + 1))
    else:
        written = setting.pick(("para {}", "paragraph {}", "paragraph {}", "para {} above")).format(first)
        written, cited = written.removesuffix(" above"), (first,)
    targets = tuple(Cited(None, number, number <= paragraphs) for number in cited)
    return Citation(anchor, written, paragraphs=cited, targets=targets)


def _bare(setting: Setting, anchor: str, references: Sequence[Reference]) -> Citation:
    targets = _targets(references)
    if references[0].target and setting.often(0.1):
        number, exists = _paragraph(setting, references[0].target)
        return Citation(anchor, f"para {number} of reftel", bare=True, paragraphs=(number,), targets=tuple(Cited(one.target, number, exists) for one in targets))  # fmt: skip
    return Citation(anchor, setting.pick(("reftel", "reftel", "ref")), bare=True, targets=targets)


def _one(setting: Setting, anchor: str, references: Sequence[Reference], label: str) -> Citation:
    meant = [reference for reference in references if reference.label == label]
    word = setting.pick(("ref", "ref", "ref", "Ref", "Ref", "reftel", "Reftel", "REF"))
    shown = label.lower() if word == "ref" and setting.often(0.1) else label
    written = f"{word} {shown}"
    targets = _targets(meant)
    if len(targets) == 1 and targets[0].target and setting.often(0.1):
        number, exists = _paragraph(setting, targets[0].target)
        written = setting.pick(
            (f"{written}, para {number}", f"{written} paragraph {number}", f"paragraph {number} of {written}")
        )
        return Citation(
            anchor, written, (label,), paragraphs=(number,), targets=(Cited(targets[0].target, number, exists),)
        )
    return Citation(anchor, written, (label,), targets=targets)


def _several(setting: Setting, anchor: str, references: Sequence[Reference], labels: Sequence[str]) -> Citation:
    at = int(setting.random() * (len(labels) - 1)) if len(labels) > 1 else 0
    named = tuple(labels[at : at + 2 + int(setting.random() * 2)])
    if len(named) < 2:
        return _one(setting, anchor, references, named[0])
    word = setting.pick(("refs", "Refs", "reftels", "Reftels"))
    if len(named) > 2:
        written = setting.pick((f"{word} {named[0]}-{named[-1]}", f"{word} {', '.join(named[:-1])} and {named[-1]}"))
    else:
        written = setting.pick((f"{word} {named[0]} and {named[1]}", f"{word} {named[0]}, {named[1]}"))
    return Citation(
        anchor, written, named, targets=_targets([one for label in named for one in references if one.label == label])
    )


def _explicit(setting: Setting, anchor: str) -> Citation:
    """Cite a telegram by its number in running text."""
    own = setting.number
    earlier = setting.affair.numbers[: setting.affair.numbers.index(own)]
    target = setting.pick(earlier)
    post = places()[target.mrn.post].written.title()
    dated = needs_year(own.mrn, target.mrn) or target.mrn.serial in _LIKE_YEARS or setting.often(0.3)
    year = f"{target.mrn.year % 100:02} " if dated else ""
    return Citation(anchor, f"{year}{post} {target.mrn.serial}", targets=(Cited(target),))


def _targets(references: Sequence[Reference]) -> tuple[Cited, ...]:
    return tuple(Cited(reference.target) for reference in references if reference.target)


def _paragraph(setting: Setting, target: Number) -> tuple[int, bool]:
    """Pick a paragraph of a telegram; of one that no archive holds any will do."""
    count = 12 if target.index is None else paragraph_count(setting.seed, target.index)
    number = 1 + int(setting.random() * count) if setting.often(0.97) else count + 3
    return number, number <= count and (target.index is None or is_numbered(setting.seed, target.index))
