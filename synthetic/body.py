"""The body: headings, numbered paragraphs, bullets, summary and comment, with all that is planted in them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.cable import Level
from synthetic import tables
from synthetic.citing import draw_citation
from synthetic.people import Planted, cast_of, plan_mentions
from synthetic.sentences import PHRASE, Words, citing, planted
from synthetic.setting import Setting, is_numbered, paragraph_count
from synthetic.truth import Citation, Paragraph, Reference, Trap

_PARAGRAPH = 740  # characters, the median of a telegram's average paragraph
_MOST = 50_000  # characters of a body
_MARKS = {
    Level.CONFIDENTIAL: ("(C) ",) * 14 + ("(U) ", "(SBU) ", "(C/NF) ", "(C//NF) "),
    Level.SECRET: ("(S) ",) * 8 + ("(S/NF) ",) * 6 + ("(S//NF) ", "(C) ", "(U) "),
    Level.UNCLASSIFIED: ("(U) ", "(SBU) ", "(SBU) "),
    Level.LOU: ("(LOU) ",),
}
_NUMBERS = ("{}. ", "{}. ", "{}. ", "{}. ", "{}.")
_SUMMARY = (("Summary: ", "SUMMARY: ", "Summary. "), ("End summary.", "END SUMMARY.", "End Summary."))
_COMMENT = (("Comment: ", "COMMENT: "), ("End comment.", "END COMMENT."))
_LENGTHS = 0.35  # spread of the logarithm of a telegram's average paragraph
_CITING = 0.85  # of the telegrams with references
_HEADED = 0.35  # of the paragraphs of a telegram with headings


class Style(Struct, frozen=True):
    """How a telegram is typed; `width` is where its lines are wrapped, 0 where a paragraph is one line."""

    number: str
    marked: bool
    headed: bool
    summary: bool
    comment: bool
    capitals: bool
    width: int

    def role(self, at: int, count: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return how paragraph `at` (from 0) opens and ends where it is the summary or the comment."""
        if self.summary and at == 0:
            return _SUMMARY
        return _COMMENT if self.comment and 0 < at == count - 1 else None


class Piece(Struct, frozen=True):
    """A paragraph, or the heading above one (`number` 0), as it is typed: `lines` are set one below the other."""

    number: int
    lines: tuple[str, ...]


class Body(Struct, frozen=True):
    """The pieces and what was planted in them."""

    pieces: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[str, ...]
    citations: tuple[Citation, ...]
    traps: tuple[Trap, ...]
    mentions: tuple[Planted, ...]


def style_of(setting: Setting) -> Style:
    """Draw how the telegram is typed, as often as the 1,295 are."""
    numbered = is_numbered(setting.seed, setting.number.index or 0)
    open_text = setting.level in {Level.UNCLASSIFIED, Level.LOU}
    return Style(
        number=setting.pick(_NUMBERS) if numbered else "",
        marked=numbered and setting.year >= 1982 and not (open_text and setting.often(0.4)),
        headed=setting.often(0.6),
        summary=setting.often(0.78),
        comment=setting.often(0.48),
        capitals=setting.often(0.35 if setting.year < 1980 else 0.02),
        width=65 if setting.often(0.59) else 0,
    )


def write_body(setting: Setting, style: Style, references: Sequence[Reference]) -> Body:
    """Write the paragraphs."""
    count = paragraph_count(setting.seed, setting.number.index or 0)
    length = min(_MOST, int(count * _PARAGRAPH * setting.rng.lognormvariate(0, _LENGTHS)))
    words = Words(setting, int(1.2 * length / PHRASE) + 8)
    mentions = tuple(plan_mentions(setting, count, cast_of(setting)))
    cited = list(_cited(setting, references, count))
    pieces: list[Piece] = []
    paragraphs: list[Paragraph] = []
    headings: list[str] = []
    for at in range(count):
        if style.headed and setting.often(_HEADED):
            headings.append(_heading(setting))
            pieces.append(Piece(0, tuple(_ruled(setting, headings[-1], plain=bool(paragraphs) and not style.capitals))))
        here = [one for one in mentions if one.at == at]
        sentences = [
            planted(words, setting, one.mention.written) if one.told is None else one.told
            for one in here
            if one.told != ""
        ]
        sentences += [citing(words, setting, one.written) for one in cited if one.anchor == f"par{at + 1}"]
        text = _filled(setting, words, sentences, int((0.45 + 1.1 * setting.random()) * length / count))
        if role := style.role(at, count):
            text = f"{setting.pick(role[0])}{text} {setting.pick(role[1])}"
        stretches = _stretches(setting, words, text) if style.number else [text]
        if lines := [one.line for one in here if one.line]:
            stretches = [f"{text} Participants were:", "\n".join(lines)]
        piece, paragraph = _paragraph(setting, style, at + 1, stretches)
        pieces.append(piece)
        paragraphs.append(paragraph)
    citations = tuple(one for one in cited if isinstance(one, Citation))
    traps = tuple(one for one in cited if isinstance(one, Trap))
    return Body(tuple(pieces), tuple(paragraphs), tuple(headings), citations, traps, mentions)


def _paragraph(setting: Setting, style: Style, number: int, stretches: list[str]) -> tuple[Piece, Paragraph]:
    """Return a paragraph as it is typed and as it is meant."""
    marking = setting.pick(_MARKS[setting.level]) if style.marked else ""
    opening = style.number.format(number) + marking
    counted = number if style.number else None
    planted_text = Paragraph(counted, f"par{number}", marking.strip(" ()") or None, "\n\n".join(stretches))
    return Piece(number, (opening + stretches[0], *stretches[1:])), planted_text


def _cited(setting: Setting, references: Sequence[Reference], count: int) -> Iterator[Citation | Trap]:
    number = int(setting.often(_CITING)) + int(setting.random() ** 3 * 5) if references else int(setting.often(0.22))
    for _ in range(number):
        yield draw_citation(setting, f"par{1 + int(setting.random() * count)}", references, count)


def _filled(setting: Setting, words: Words, told: list[str], length: int) -> str:
    """Write a paragraph of about that many characters; the planted sentences stand in its midst, in their order."""
    held = sum(map(len, told))
    plain: list[str] = []
    while held < length or not (plain or told):
        sentence = f"{words.sentence()}."
        plain.append(sentence)
        held += len(sentence)
    places = sorted(int(setting.random() * (len(plain) + 1)) for _ in told)
    for place, sentence in zip(reversed(places), reversed(told), strict=True):
        plain.insert(place, sentence)
    return " ".join(plain)


def _stretches(setting: Setting, words: Words, text: str) -> list[str]:
    """Return the stretches of a paragraph: its text, and at times a note, bullets, a continuation behind a blank line."""
    drawn = setting.random()
    if drawn < 0.04:
        return [f"{text} (Note: {words.sentence(1)}. End note.)"]
    if drawn < 0.15:
        items = range(2 + int(setting.random() * 7))
        bullets = (f"-- {words.sentence(1 + int(setting.random() * 2))}{setting.pick('.;')}" for _ in items)
        return [f"{text} {words.sentence(1)}:", *bullets]
    return [text, f"{words.sentence()}. {words.sentence()}."] if drawn < 0.2 else [text]


def _heading(setting: Setting) -> str:
    core = tables.words("words")
    words = [core[int(setting.random() * len(core))] for _ in range(2 + int(setting.random() * 4))]
    heading = " ".join(words)
    return heading.upper() if setting.often(0.6) else heading.title()


def _ruled(setting: Setting, heading: str, *, plain: bool) -> Iterator[str]:
    """Set a heading: underlined, boxed, its rule broken, or (where `plain` can be told from the text) capitals alone."""
    drawn = setting.random()
    rule = "-" * len(heading)
    if drawn < 0.05 and len(rule) > 10:
        rule = f"{rule[:6]} {rule[7:]}"
    if drawn < 0.17:
        yield rule
    yield heading
    if drawn < 0.65 or not (plain and heading.isupper()):
        yield rule
