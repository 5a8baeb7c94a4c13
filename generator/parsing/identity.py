"""Which telegram it is: number, date and post, taken from the telegram itself, never guessed."""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from generator.model.finding import Code, Finding
from generator.model.identity import CableId, Mrn, PostCode
from generator.model.region import RegionKind
from generator.model.source import RawCable
from generator.parsing.header import Header
from generator.parsing.stated import read_stated_date, stated_findings
from generator.vocabulary.mrn import read_mrn
from generator.vocabulary.posts import canonical_post, find_post, is_cut, post_by_code, post_in, series_of

# bound once: looking up an enum's member by its name takes longer than most lines' reading
_FROM, _CLASSIFICATION = (
    RegionKind.FROM,
    RegionKind.CLASSIFICATION,
)
_PART = re.compile(r"_[a-z]\d?$")  # PlusD says of which of its collections a telegram is (1973ABIDJA00073_b)
_ALIAS = re.compile(r"[0-9A-Z-]+")
_POST = re.compile(r"(?:\d\d|\d{4})(?P<post>[A-Z]+)\d+")


class Identity(Struct, frozen=True):
    """The ID, the number where it has one, its other spellings, the date."""

    id: CableId
    mrn: Mrn | None
    aliases: tuple[CableId, ...]
    date: str | None
    findings: tuple[Finding, ...]


def identify(raw: RawCable, header: Header) -> Identity:
    """Find the telegram's number.

    Year from the date-time group, post and serial from the classification line; failing these the source's own
    statement, FM with the DE line, the file's name. Where the source states another post or serial than the text, the
    statement is the published address and stands, with a finding (the bodies of 07PARIS2725 and four others belong to
    other cables); a statement that is no number at all (08ECTION01OF02MANAMA492) gives way.
    """
    sent = header.top.sent
    date = sent.date if sent else read_stated_date(raw.stated.date)
    year = sent.year if sent else (int(date[:4]) if date else None)
    stated = read_mrn(_without_part(raw.stated.id)) if raw.stated.id else None
    own = _own(header, year or (stated.year if stated else None))
    if stated:
        stated = _uncut(stated, raw, own)
    mrn = stated or own or _from_station(header, year) or _from_file(raw)
    found = list(_findings(raw, header, own, stated))
    if mrn is None:
        found.append(Finding(Code.ID_MISSING, 0, "neither the text nor the source names the telegram"))
    if date is None:
        found.append(Finding(Code.DATE_MISSING, 0, "no date-time group, and the source states no date"))
    cable_id = mrn.id if mrn else CableId(f"X-{raw.info.sha256[:12]}")
    return Identity(cable_id, mrn, _aliases(mrn, header, raw), date, tuple(found))


def _without_part(stated: str) -> str:
    return _PART.sub("", stated) if "_" in stated else stated


def _own(header: Header, year: int | None) -> Mrn | None:
    """Return the number that the classification line states."""
    line = header.top.classified
    if line is None or line.serial is None or year is None:
        return None
    post = canonical_post(line.post) if line.post else _sender(header)
    return Mrn(year, post_in(post, year), line.serial) if post else None


def _from_file(raw: RawCable) -> Mrn | None:
    mrn = read_mrn(PurePosixPath(raw.info.file.rpartition("!")[2]).stem)
    return mrn if mrn and post_by_code(mrn.post) else None  # a name such as 94notes12.txt is no number


def _uncut(stated: Mrn, raw: RawCable, own: Mrn | None) -> Mrn:
    """Return the stated number with its post whole where it was cut to six letters (`1973SANTIA00412`, `1975PORTM01066`).

    The text's own line says which post it is, without one the source's `From:`.
    """
    found = _POST.fullmatch(_without_part(raw.stated.id.strip()))
    letters = found["post"] if found else str(stated.post)
    if own and own.serial == stated.serial and is_cut(letters, own.post):
        return own
    sender = find_post(raw.stated.origin) if own is None and raw.stated.origin else None
    if sender and is_cut(letters, sender.code):
        return Mrn(stated.year, post_in(sender.code, stated.year), stated.serial)
    return stated


def _from_station(header: Header, year: int | None) -> Mrn | None:
    station = header.top.station
    post = _sender(header)
    if station is None or station.serial is None or post is None or year is None:
        return None
    return Mrn(year, post, station.serial)


def _sender(header: Header) -> PostCode | None:
    written = " ".join(header.top.lists[_FROM])
    post = find_post(written) if written else None
    return series_of(post.code) if post else None


def _aliases(mrn: Mrn | None, header: Header, raw: RawCable) -> tuple[CableId, ...]:
    """Return the other spellings under which the telegram is cited or was published."""
    if mrn is None:
        return ()
    found: dict[str, None] = {}
    sender = find_post(" ".join(header.top.lists[_FROM]))
    if sender and series_of(sender.code) == mrn.post and sender.code != mrn.post:
        found[str(Mrn(mrn.year, sender.code, mrn.serial))] = None
    written = _without_part(raw.stated.id.strip()).upper()
    if written and written != str(mrn) and _ALIAS.fullmatch(written):
        found[written] = None
    return tuple(CableId(alias) for alias in found)


def _of_series(mrn: Mrn) -> Mrn:
    return Mrn(mrn.year, series_of(mrn.post), mrn.serial)


def _findings(raw: RawCable, header: Header, own: Mrn | None, stated: Mrn | None) -> list[Finding]:
    found = []
    line = header.line_of.get(_CLASSIFICATION, 0)
    if own and stated and _of_series(own) != _of_series(stated):
        found.append(Finding(Code.ID_DIFFERS, line, f"the source calls it {stated}, its text is of {own}"))
    sent, station = header.top.sent, header.top.station
    if sent and station and station.day_of_year and station.day_of_year != sent.day_of_year:
        note = f"day {station.day_of_year} on the DE line, day {sent.day_of_year} by the date-time group"
        found.append(Finding(Code.DATE_DIFFERS, header.line_of.get(RegionKind.DATE_TIME_GROUP, 0), note))
    elif sent and station and station.time and station.time != sent.time:
        note = f"{station.time} on the DE line, {sent.time} in the date-time group"
        found.append(Finding(Code.DATE_DIFFERS, header.line_of.get(RegionKind.DATE_TIME_GROUP, 0), note))
    found += stated_findings(raw.stated, header)
    return found
