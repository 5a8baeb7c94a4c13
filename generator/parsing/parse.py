"""From a raw telegram to a parsed one."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.model.cable import Addressee, Cable, Classification, Origin, Parsed, Reference
from generator.model.finding import Code, Finding
from generator.model.identity import Mrn
from generator.model.region import Region, RegionKind
from generator.model.source import RawCable
from generator.parsing.body import Body, read_body
from generator.parsing.citations import find_citations
from generator.parsing.fields.addressees import read_addressees
from generator.parsing.fields.references import read_references
from generator.parsing.fields.tags import read_tags
from generator.parsing.form import Handling, read_handling
from generator.parsing.header import Header, read_header
from generator.parsing.header_findings import header_findings
from generator.parsing.identity import Identity, identify
from generator.parsing.lines import START, split_lines
from generator.parsing.recorded import recorded
from generator.parsing.stated import stated_classification
from generator.parsing.title_case import acronyms_in, title_case
from generator.vocabulary.capitals import post_of_office
from generator.vocabulary.posts import Post, find_post, post_by_code, post_in

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_FROM = RegionKind.FROM
_CAVEATS = frozenset({"NOFORN", "ORCON", "NODIS", "EXDIS"})


def parse(raw: RawCable) -> Parsed:
    """Read a telegram; never fails: what is not understood is kept as it stands, with a finding."""
    lines = split_lines(raw.text)
    header = read_header(raw.text, lines)
    handling = read_handling(raw.text, lines, header.body_start)
    body = read_body(raw.text, header.body_start, lines[: handling.at] if handling else lines, signed=bool(handling))
    if handling:
        header, body = _handled(header, body, handling)
    identity = identify(raw, header)
    claimed = sorted((*header.regions, *body.regions), key=START)
    left = tuple(_unclaimed(raw.text, claimed))
    cable = _cable(raw, header, body, identity)
    found = {
        *raw.findings,
        *identity.findings,
        *header_findings(raw.text, cable, header),
        *body.findings,
        *_unread(raw.text, left),
    }
    ordered = tuple(sorted(found, key=lambda finding: (finding.line, finding.code, finding.note)))
    cable = msgspec.structs.replace(cable, findings=ordered)
    return Parsed(
        recorded(raw.record, cable) if raw.record else cable,
        tuple(sorted([*claimed, *left], key=START) if left else claimed),
    )


def _handled(header: Header, body: Body, handling: Handling) -> tuple[Header, Body]:
    """Return header and body with what a form says below the text."""
    info = (*header.info, *read_addressees(handling.info))
    regions = (*body.regions, *handling.regions)
    return (
        msgspec.structs.replace(header, info=info),
        msgspec.structs.replace(body, signer=handling.signer, regions=regions),
    )


def _cable(raw: RawCable, header: Header, body: Body, identity: Identity) -> Cable:
    top = header.top
    sent = top.sent
    subject = header.subject or raw.stated.subject
    mrn = identity.mrn
    year = sent.year if sent else (mrn.year if mrn else (int(identity.date[:4]) if identity.date else None))
    post, serial = (mrn.post, mrn.serial) if mrn else (None, None)
    return Cable(
        id=identity.id,
        source=raw.info,
        mrn=mrn,
        stated=raw.stated,
        aliases=identity.aliases,
        date=identity.date,
        subject=subject,
        title=title_case(subject, acronyms_in(subject, body.blocks)) or str(identity.id),
        classification=_classification(raw, header),
        captions=top.captions,
        passing=top.passing,
        origin=_origin(raw, header, identity),
        precedence=sent.precedence if sent else (raw.stated.precedence or None),
        transmission_id=top.transmission_id,
        action=_in_their_year(header.action or _stated_to(raw, year), year),
        info=_in_their_year(header.info, year),
        declassification=header.declassification,
        classified_by=header.classified_by,
        tags=header.tags or read_tags(", ".join(raw.stated.tags)),
        references=_references(raw, header, mrn, year),
        citations=find_citations(body.blocks, body.whole, year=year, post=post, serial=serial),
        blocks=body.blocks,
        signer=body.signer,
    )


def _in_their_year(addressed: tuple[Addressee, ...], year: int | None) -> tuple[Addressee, ...]:
    """Return the addressees with the posts that bore their names then: in Taipei the embassy until 1978."""
    if year is None or all(one.post is None or post_in(one.post, year) == one.post for one in addressed):  # most
        return addressed
    return tuple(msgspec.structs.replace(one, post=post_in(one.post, year)) if one.post else one for one in addressed)


def _stated_to(raw: RawCable, year: int | None) -> tuple[Addressee, ...]:
    """Return to whom the source says that it was sent; another country's addressees are no posts of the table.

    An office in words (`the Embassy in Norway`) is the post in the capital of that year.
    """
    if raw.stated.foreign:
        return tuple(Addressee(name) for name in raw.stated.to)
    return tuple(
        msgspec.structs.replace(one, post=office.code)
        if not one.post and (office := post_of_office(one.name, year))
        else one
        for one in read_addressees(raw.stated.to)
    )


def _references(raw: RawCable, header: Header, mrn: Mrn | None, year: int | None) -> tuple[Reference, ...]:
    """Return the telegram's own references, and behind them those that only the archive's record names."""
    post, serial = (mrn.post, mrn.serial) if mrn else (None, None)
    own = read_references(header.references, year=year, post=post, serial=serial)
    if not (raw.stated.attributes and raw.stated.references):
        return own
    known = {meant for one in own for meant in one.candidates}
    listed = read_references(f"REF: {'; '.join(raw.stated.references)}", year=year, post=post, serial=serial)
    return (*own, *(one for one in listed if one.candidates and known.isdisjoint(one.candidates)))


def _classification(raw: RawCable, header: Header) -> Classification:
    """Return the level of the line, else of the source's statement; a caption that limits who may read is a caveat."""
    line = header.top.classified
    found = line.classification if line else stated_classification(raw.stated.classification)
    caveats = (*found.caveats, *(caption for caption in header.top.captions if caption in _CAVEATS))
    return Classification(found.level, tuple(dict.fromkeys(caveats)))


def _origin(raw: RawCable, header: Header, identity: Identity) -> Origin:
    """Say who wrote it: the FM line, else the source's statement, else the post of the number."""
    sender = " ".join(" ".join(header.top.lists[_FROM]).split())
    written = sender or raw.stated.origin
    if raw.stated.foreign:
        return Origin(None, written, "", written)
    mrn = identity.mrn
    post = (
        (find_post(sender) if sender else None)
        or find_post(raw.stated.origin)
        or (find_post(mrn.post) if mrn else None)
        or (post_of_office(raw.stated.origin, int(identity.date[:4])) if identity.date and raw.stated.origin else None)
    )
    if post is None:
        return Origin(None, raw.stated.origin, "", written)
    post = _in_year(post, mrn.year) if mrn else post
    return Origin(post.code, post.name, post.country, written)


def _in_year(post: Post, year: int) -> Post:
    code = post_in(post.code, year)
    return post if code == post.code else post_by_code(code) or post


def _unclaimed(text: str, claimed: Iterable[Region]) -> Iterator[Region]:
    """Yield what no rule claimed, so that every written character lies in a region; `claimed` in the order of the text."""
    end = 0
    for region in claimed:
        start = region.start
        if start > end and not text[end:start].isspace():
            yield from _written(text, end, start)
        end = region.end
    yield from _written(text, end, len(text))


def _written(text: str, start: int, end: int) -> Iterator[Region]:
    stretch = text[start:end]
    if stretch.strip():
        lead = len(stretch) - len(stretch.lstrip())
        yield Region(start + lead, start + len(stretch.rstrip()), RegionKind.UNPARSED)


def _unread(text: str, left: Sequence[Region]) -> Iterator[Finding]:
    for region in left:
        words = " ".join(text[region.start : region.end].split())
        shown = words if len(words) <= 80 else f"{words[:80]}…"  # noqa: PLR2004 - what fits a table
        yield Finding(Code.UNPARSED, text.count("\n", 0, region.start) + 1, f"not understood: {shown}")
