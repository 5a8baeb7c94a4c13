"""One telegram: its parts written, set and joined, with all that was planted."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.model.identity import CableId
from synthetic.affairs import MOST
from synthetic.body import Body, Style, style_of, write_body
from synthetic.cast import Figure, official
from synthetic.damage import damaged
from synthetic.fields import Classifier, Fields, classification_line, write_classifier, write_fields
from synthetic.layout import PAGE, WIDTH, page_break, wrapped
from synthetic.people import people_of, signing
from synthetic.refs import write_references
from synthetic.setting import Setting, setting
from synthetic.top import Top, write_top
from synthetic.truth import Paragraph, Reference, Truth

_ROLES = ("dcm", "political", "economic", "ambassador")


class Signature(Struct, frozen=True):
    """Who signs and how it is written; `inline` behind the last sentence."""

    figure: Figure
    written: str
    inline: bool


class Telegram(Struct, frozen=True):
    """A telegram in its two parts, header and body, and the truth of it; `header` has no blank line at its ends."""

    header: str
    body: str
    truth: Truth

    @property
    def text(self) -> str:
        """The whole telegram."""
        return f"{self.header}\n\n{self.body}"


def cables(seed: int, count: int, damages: float = 0.0) -> Iterator[tuple[str, Truth]]:
    """Yield the first `count` telegrams of an archive, one at a time: text and truth; `damages` is a share of them."""
    if count > MOST:
        message = f"an archive has at most {MOST:,} telegrams, not {count:,}"
        raise ValueError(message)
    for index in range(count):
        yield cable(seed, index, damages)


def cable(seed: int, index: int, damages: float = 0.0) -> tuple[str, Truth]:
    """Return telegram `index` of the archive of a seed, whatever the archive's size: text and truth."""
    made = telegram(seed, index, damages)
    return made.text, made.truth


def telegram(seed: int, index: int, damages: float = 0.0) -> Telegram:
    """Return telegram `index` with header and body apart."""
    place = setting(seed, index)
    top = write_top(place)
    fields = write_fields(place)
    block, references = write_references(place)
    figure = official(seed, place.place.code, place.place.post.country, place.pick(_ROLES), place.year)
    classifier = write_classifier(place, figure)
    style = style_of(place)
    body = write_body(place, style, references)
    if style.capitals:
        body = _capitals(body)
    signature = _signature(place)
    head = [*fields.lines, "", *block, *(("",) if block else ()), *(classifier.lines if classifier else ())]
    text = _set(place, style, body, "\n".join(head).rstrip("\n"), signature)
    text, names = damaged(text, seed, index, damages)
    truth = _truth(place, (top, fields, classifier, signature), references, body, names)
    return Telegram("\n".join(top.lines), text, truth)


def _set(place: Setting, style: Style, body: Body, head: str, signature: Signature | None) -> str:
    """Join the body's lines, with a page break every 5,500 characters."""
    lines: list[str] = []
    for piece in body.pieces:
        for at, line in enumerate(piece.lines):
            if at and piece.number:
                lines.append("")
            for row in line.split("\n"):
                lines += wrapped(row, style.width) if style.width else (row,)
        lines.append("")
    if signature:
        # behind a list no signature stands in the line
        if signature.inline and len(body.pieces[-1].lines) == 1:
            lines[-2] += f" {signature.written}"
        else:
            lines.append(signature.written)
    text = "\n".join(lines)
    sections = 1 + len(text) // PAGE
    if sections > 1 and place.often(0.75):
        text = "\n".join(_paged(place, text, sections))
    return f"{classification_line(place, sections)}\n\n{head}\n\n{text}\n"


def _paged(place: Setting, text: str, sections: int) -> Iterator[str]:
    """Cut the text at its pages: a page-break line stands alone between blank lines, or with none."""
    start = 0
    gap = place.pick(("", "\n"))
    for section in range(2, sections + 1):
        cut = _page_end(text, start, (section - 1) * PAGE)
        if cut <= start or cut > len(text) - 200:
            break
        yield text[start:cut].rstrip("\n")
        yield f"{gap}{page_break(place.place.written, place.serial, section, sections)}{gap}"
        start = cut + 1
    yield text[start:]


def _page_end(text: str, start: int, end: int) -> int:
    """Return where a page ends, at most at `end`: between two words of a sentence; before a heading, not in it."""
    cut = min(end, len(text) - 1)
    while cut > start and not (text[cut].isspace() and text[cut - 1].isalpha()):
        cut -= 1
    line = text.rfind("\n", start, cut) + 1
    rest = text.find("\n", cut)
    if rest - line <= WIDTH and text[rest - 1].isalpha():
        cut = rest  # of wrapped lines none is cut in two
    in_text = rest >= 0 and (
        rest - line > WIDTH or (text[line : line + 1].islower() and text[rest + 1 : rest + 2].isalpha())
    )
    return cut if in_text else text.rfind("\n\n", start, cut)


def _signature(place: Setting) -> Signature | None:
    if place.often(0.06):
        return None
    figure = signing(place)
    drawn = place.random()
    surname = figure.name.surname
    return Signature(figure, surname if 0.6 < drawn < 0.78 else surname.upper(), drawn > 0.78)


def _capitals(body: Body) -> Body:
    """Return the body all in capitals, as before 1980; what was planted with it."""
    return Body(
        tuple(replace(piece, lines=tuple(line.upper() for line in piece.lines)) for piece in body.pieces),
        tuple(_upper(paragraph) for paragraph in body.paragraphs),
        tuple(heading.upper() for heading in body.headings),
        tuple(replace(one, written=one.written.upper()) for one in body.citations),
        tuple(replace(one, written=one.written.upper()) for one in body.traps),
        tuple(replace(one, mention=replace(one.mention, written=one.mention.written.upper())) for one in body.mentions),
    )


def _upper(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, text=paragraph.text.upper())


def _truth(
    place: Setting,
    parts: tuple[Top, Fields, Classifier | None, Signature | None],
    references: tuple[Reference, ...],
    body: Body,
    damages: tuple[str, ...],
) -> Truth:
    top, fields, classifier, signature = parts
    return Truth(
        index=place.number.index or 0,
        number=place.number,
        id=CableId(str(place.number.mrn)),
        date=f"{place.sent:%Y-%m-%dT%H:%M:00Z}",
        post=place.place.code,
        origin=top.origin,
        transmission_id=top.transmission_id,
        precedence=top.precedence,
        action=top.action,
        info=top.info,
        level=place.level,
        captions=fields.captions,
        passing=fields.passing,
        executive_order=fields.executive_order,
        declassify_on=fields.declassify_on,
        exemption=fields.exemption,
        tags=fields.tags,
        subject=fields.subject,
        classifier=classifier.written if classifier else None,
        classifier_title=classifier.title if classifier else None,
        reasons=classifier.reasons if classifier else (),
        references=references,
        headings=body.headings,
        paragraphs=body.paragraphs,
        citations=body.citations,
        traps=body.traps,
        people=people_of((signature.figure, signature.written) if signature else None, classifier, list(body.mentions)),
        signer=signature.written if signature else None,
        damages=damages,
    )
