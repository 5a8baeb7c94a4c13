"""What becomes of references and citations: held, not held, ambiguous, no cable; and the same seen from the other side."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from generator.model.cable import Block, BlockKind, Cable, CitationMark, Reference, ReferenceKind
from generator.model.identity import CableId, Mrn, read_canonical
from generator.model.links import Backlink, Citation, CitationTarget, Outcome
from generator.model.source import SourceInfo
from generator.pages.citation_links import citation_links
from generator.resolution import backlinks, resolve

SENTENCE = "Embassy shares the view in refs A and B, para 3."
TEXT = f"Post reports. {SENTENCE} More follows."


class Archive:
    """Held numbers with the cables that go by them; every cable has the paragraphs 1 to 5."""

    def __init__(self, held: Mapping[str, tuple[str, ...]]) -> None:
        self._held = held

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        return tuple(map(CableId, self._held.get(str(mrn), ())))

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        del cable_id
        return {number: f"par{number}" for number in range(1, 6)}


HELD = Archive(
    {
        "08OSLO1": ("08OSLO1",),
        "08BONN2": ("08BONN2", "08BONN2-0a1b2c3d"),
        "08BRUSSELS579": ("08BRUSSELS579",),
        "08USEUBRUSSELS579": ("08BRUSSELS579",),
        "08BRUSSELS7": ("08BRUSSELS7",),
    }
)


def number(written: str) -> Mrn:
    found = read_canonical(written)
    assert found
    return found


def reference(label: str | None, *names: str) -> Reference:
    kind = ReferenceKind.CABLE if names else ReferenceKind.EMAIL
    return Reference(label, " ".join(names), kind, tuple(map(number, names)))


def cable(*references: Reference, mark: CitationMark | None = None) -> Cable:
    block = Block(BlockKind.PARAGRAPH, "par1", TEXT, 1, number=1)
    return Cable(
        id=CableId("08MINSK9"),
        source=SourceInfo("telegram-text", "9.txt", 1, "0" * 64),
        references=references,
        citations=(mark,) if mark else (),
        blocks=(block,),
    )


# what a REF item can mean, its outcome, its target, what is offered
REFERENCES = [
    (("08OSLO1",), Outcome.HELD, "08OSLO1", ()),
    (("08OSLO7",), Outcome.NOT_HELD, "08OSLO7", ()),
    (("08BONN2",), Outcome.AMBIGUOUS, None, ("08BONN2", "08BONN2-0a1b2c3d")),  # two texts claim the number
    (("08OSLO1", "08BONN7"), Outcome.HELD, "08OSLO1", ()),  # of two posts that a name can mean one is held
    (("08OSLO7", "08BONN7"), Outcome.AMBIGUOUS, None, ("08OSLO7", "08BONN7")),
    (("08USEUBRUSSELS579",), Outcome.HELD, "08BRUSSELS579", ()),  # by its other name
    (("08USEUBRUSSELS7",), Outcome.NOT_HELD, "08USEUBRUSSELS7", ()),  # the embassy's is another
    ((), Outcome.NOT_A_CABLE, None, ()),
]


@pytest.mark.parametrize(("names", "outcome", "target", "offered"), REFERENCES)
def test_a_reference(names: tuple[str, ...], outcome: Outcome, target: str | None, offered: tuple[str, ...]) -> None:
    (link,) = resolve(cable(reference("A", *names)), HELD).references
    assert (link.outcome, link.target, link.offered) == (outcome, target, offered)


def test_a_paragraph_that_a_reference_names() -> None:
    """As in `LJUBLJANA 318, PARAGRAPH 6`: a link to the paragraph, a backlink beside it; one that is not there has no anchor."""
    named = replace(reference("A", "08OSLO1"), paragraphs=(3, 7))
    links = resolve(cable(named), HELD)
    assert [(one.id, one.paragraph, one.anchor) for one in links.references[0].places] == [
        ("08OSLO1", 3, "par3"),
        ("08OSLO1", 7, None),
    ]
    found = [backlink.paragraph_anchor for _, backlink in backlinks(cable(named), links)]
    assert found == ["par3", None]


A, B, LOST, MAIL = reference("A", "08OSLO1"), reference("B", "08BONN2"), reference("C", "08OSLO7"), reference("D")


def mark(
    written: str, labels: str = "", *, paragraphs: tuple[int, ...] = (), candidates: tuple[Mrn, ...] = ()
) -> CitationMark:
    start = TEXT.find(written)
    bare = not labels and not candidates and "para" not in written
    return CitationMark("par1", start, start + len(written), written, tuple(labels), bare, candidates, paragraphs)


CITATIONS = [
    (mark("ref A", "A"), (A, B), [("08OSLO1", Outcome.HELD, None, None)]),
    (mark("ref A", "A", paragraphs=(3,)), (A,), [("08OSLO1", Outcome.HELD, 3, "par3")]),
    (mark("ref A", "A", paragraphs=(9,)), (A,), [("08OSLO1", Outcome.HELD, 9, None)]),
    (mark("ref C", "C", paragraphs=(3,)), (A, LOST), [("08OSLO7", Outcome.NOT_HELD, 3, None)]),
    (mark("ref D", "D"), (A, MAIL), [(None, Outcome.NOT_A_CABLE, None, "ref-d")]),
    (mark("refs A and B", "AB"), (A, B), [("08OSLO1", Outcome.HELD, None, None), ("08BONN2", Outcome.AMBIGUOUS, None, None), ("08BONN2-0a1b2c3d", Outcome.AMBIGUOUS, None, None)]),
    (mark("reftel"), (A,), [("08OSLO1", Outcome.HELD, None, None)]),
    (mark("reftel"), (A, B), [(None, Outcome.AMBIGUOUS, None, "references")]),
    (mark("ref E", "E"), (A, B), [(None, Outcome.AMBIGUOUS, None, "references")]),
    (mark("ref E", "E"), (reference(None),), [(None, Outcome.NOT_A_CABLE, None, "references")]),
    (mark("para 4", paragraphs=(4,)), (), [(None, Outcome.HELD, 4, "par4")]),
    (mark("Oslo 1", candidates=(number("08OSLO1"),)), (), [("08OSLO1", Outcome.HELD, None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "references", "targets"), CITATIONS)
def test_a_citation(cited: CitationMark, references: tuple[Reference, ...], targets: list[tuple[object, ...]]) -> None:
    (citation,) = resolve(cable(*references, mark=cited), HELD).citations
    assert [(to.id, to.outcome, to.paragraph, to.anchor) for to in citation.targets] == targets


@pytest.mark.parametrize("cited", [mark("reftel"), mark("ref A", "A"), mark("para 9", paragraphs=(9,))])
def test_what_points_to_nothing_stays_text(cited: CitationMark) -> None:
    assert resolve(cable(mark=cited), HELD).citations == ()


def test_a_backlink_has_the_paragraph_and_the_sentence_and_a_cable_is_not_cited_by_itself() -> None:
    cited = mark("refs A and B, para 3", "A", paragraphs=(3,))
    found = cable(A, reference("B", "08MINSK9"), mark=cited)
    assert list(backlinks(found, resolve(found, Archive({"08OSLO1": ("08OSLO1",), "08MINSK9": ("08MINSK9",)})))) == [
        ("08OSLO1", Backlink(found.id, None, "")),
        ("08OSLO1", Backlink(found.id, "par1", SENTENCE, "par3")),
    ]


def linked(written: str, *targets: CitationTarget) -> list[str]:
    """The links of a citation, each as what is underlined."""
    citation = Citation("par1", 0, len(written), written, targets)
    return [
        written[one.start : one.end] + "↗" * one.after.count("↗")
        for one in citation_links(citation, "", lambda _: None)
    ]


def to(label: str | None, paragraph: int | None = None, name: str = "") -> CitationTarget:
    return CitationTarget(CableId(name or f"08OSLO{label or 1}"), Outcome.NOT_HELD, paragraph, None, label)


LINKS = [
    ("refs A and B", (to("A"), to("B")), ["refs A", "B"]),
    ("refs A-C", (to("A"), to("B"), to("C")), ["refs A↗", "C"]),
    ("Refs (A) and (B)", (to("A"), to("B")), ["Refs (A)", "(B)"]),
    ("ref A, paras 6-8", (to("A", 6), to("A", 7), to("A", 8)), ["ref A, paras 6", "8"]),
    ("ref B", (to("B", name="08BONN2"), to("B", name="08BONN3")), ["ref B↗"]),
    ("paragraph 10 of Ref A", (to("A", 10),), ["paragraph 10 of Ref A"]),
]


@pytest.mark.parametrize(("written", "targets", "links"), LINKS)
def test_each_letter_and_number_has_its_own_link(
    written: str, targets: tuple[CitationTarget, ...], links: list[str]
) -> None:
    assert linked(written, *targets) == links
