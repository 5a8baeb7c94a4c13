"""The labelled fields: E.O., TAGS, SUBJECT, Classified By; and the lines above them."""

from functools import cache

from msgspec import Struct

from generator.model.cable import Level
from generator.vocabulary.tables import rows
from synthetic import tables
from synthetic.cast import Figure
from synthetic.layout import wrapped
from synthetic.setting import Setting

_SPACED = {
    Level.CONFIDENTIAL: "C O N F I D E N T I A L",
    Level.SECRET: "S E C R E T",
    Level.UNCLASSIFIED: "UNCLAS",
    Level.LOU: "LIMITED OFFICIAL USE",
}
_PASSING = (
    "DEPT FOR {bureau}", "STATE FOR {bureau}", "DEPT FOR {bureau} AND INR", "NSC FOR KOZAK", "STATE PASS USTR", "DEPT PASS TO USAID",
)  # fmt: skip
_BUREAUS = ("EUR/CE", "EUR/RUS", "NEA/ARP", "EAP/CM", "WHA/BSC", "AF/S", "SCA/INS", "P", "S/CT", "IO", "DRL", "INR/B")
_REASONS = (("b", "d"), ("b",), ("d",), ("b", "c", "d"), ("a", "b", "d"))
SUBJECT_WIDTH = 62


class Fields(Struct, frozen=True):
    """The lines from the classification line's captions to SUBJECT, and what they say."""

    lines: tuple[str, ...]
    captions: tuple[str, ...]
    passing: tuple[str, ...]
    executive_order: str
    declassify_on: str | None
    exemption: str | None
    tags: tuple[str, ...]
    subject: str


class Classifier(Struct, frozen=True):
    """The field Classified By and what it says; `written` is the person's name as it stands."""

    lines: tuple[str, ...]
    figure: Figure
    written: str
    title: str
    reasons: tuple[str, ...]


def classification_line(setting: Setting, sections: int) -> str:
    """Write the classification line."""
    level = _SPACED[setting.level] if setting.often(0.8) else str(setting.level)
    section = f" SECTION 01 OF {sections:02}" if sections > 1 else ""
    return f"{level}{section} {setting.place.written} {setting.serial:06}"


def write_fields(setting: Setting) -> Fields:
    """Write captions, passing lines, E.O., TAGS and SUBJECT."""
    captions, caption_lines = _captions(setting)
    passing = (setting.pick(_PASSING).format(bureau=setting.pick(_BUREAUS)),) if setting.often(0.35) else ()
    order, line, day, exemption = _executive_order(setting)
    tags, tag_lines = _tags(setting)
    subject, subject_lines = _subject(setting)
    gap = ("",) if setting.often(0.6) else ()
    lines = (*caption_lines, *passing, *(("",) if passing else ()), line, *gap, *tag_lines, *gap, *subject_lines)
    return Fields(lines, captions, passing, order, day, exemption, tags, subject)


def _captions(setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = []
    if setting.year >= 1996 and setting.often(0.95):
        found.append("SIPDIS")
    if setting.level is Level.SECRET and setting.often(0.3):
        found.append("NOFORN")
    if setting.level is Level.UNCLASSIFIED and setting.year >= 1996 and setting.often(0.4):
        found.append("SENSITIVE")
    if setting.often(0.06):
        found.append(setting.pick(("EXDIS", "NODIS", "LIMDIS", "STADIS")))
    doubled = ["SIPDIS", "", *found] if "SIPDIS" in found and setting.often(0.23) else found
    return tuple(found), tuple(line for name in doubled for line in ((name, "") if name else ()))


def _executive_order(setting: Setting) -> tuple[str, str, str | None, str | None]:
    """Write the line in the form that its years used; return the order, the line, the date, the exemption."""
    year, sent = setting.year, setting.sent
    order = next(name for last, name in ((1978, "11652"), (1981, "12065"), (1995, "12356"), (2009, "12958"), (2010, "13526")) if year <= last)  # fmt: skip
    label = f"E.O. {order}:" if setting.often(0.9) else f"EO {order}"
    if setting.level in {Level.UNCLASSIFIED, Level.LOU}:
        return order, f"{label} N/A", None, None
    month, day = sent.month, min(sent.day, 28)
    if year <= 1978:
        return (order, f"{label} GDS", None, None) if setting.often(0.7) else (order, f"{label} XGDS-3", None, "XGDS-3")
    until = year + setting.pick((5, 10, 10, 10, 10, 15, 20, 25))
    iso = f"{until}-{month:02}-{day:02}"
    if year <= 1981:
        until = year + 6
        return order, f"{label} GDS {month}/{day}/{until % 100:02}", f"{until}-{month:02}-{day:02}", None
    if year <= 1995 and setting.often(0.6):
        return order, f"{label} DECL: OADR", None, "OADR"
    if setting.often(0.06):
        return order, f"{label} DECL: {until}/{month:02}/{day:02}", iso, None
    return order, f"{label} DECL: {month:02}/{day:02}/{until}", iso, None


@cache
def _subject_tags() -> tuple[str, ...]:
    return tuple(
        row["code"]
        for row in rows("tags")
        if row["kind"] in {"subject", "program"} and not row["note"] and len(row["code"]) == 4
    )


@cache
def _country_tags() -> dict[str, str]:
    """Return the tag of each country by its ISO 3166-1 code (the tags have codes of their own)."""
    return {
        row["parent"]: row["code"]
        for row in rows("tags")
        if row["kind"] == "country" and row["parent"] and not row["note"]
    }


def _tags(setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    subjects = _subject_tags()
    drawn = [subjects[int(setting.random() ** 2 * len(subjects))] for _ in range(1 + int(setting.random() * 6))]
    country = _country_tags().get(setting.place.post.country)
    tags = tuple(dict.fromkeys([*drawn, *([country] if country else [])]))
    separator = setting.pick((" ", " ", ", ", " ", ", ", " ", "; ") if setting.often(0.1) else (" ", " ", ", "))
    label = "TAGS: " if setting.often(0.68) else setting.pick(("TAGS ", "TAGS ", "Tags: "))
    if len(tags) > 4 and setting.often(0.1):
        half = len(tags) // 2
        return tags, (label + separator.join(tags[:half]) + separator.rstrip(), separator.join(tags[half:]))
    return tags, (label + separator.join(tags),)


def _subject(setting: Setting) -> tuple[str, tuple[str, ...]]:
    core = tables.words("words")
    words = [core[int(setting.random() ** 1.5 * len(core))] for _ in range(4 + int(setting.random() * 9))]
    subject = f"{setting.place.post.city or 'Washington'}: {' '.join(words)}"
    subject = subject.upper() if setting.often(0.95) else subject
    marked = (
        f"({setting.level[0]}) {subject}"
        if setting.level in {Level.SECRET, Level.CONFIDENTIAL} and setting.often(0.05)
        else subject
    )
    return subject, tuple(wrapped(f"SUBJECT: {marked}", SUBJECT_WIDTH))


def write_classifier(setting: Setting, figure: Figure) -> Classifier | None:
    """Write Classified By; from 1996 on, of what is classified."""
    if setting.year < 1996 or setting.level is Level.UNCLASSIFIED:
        return None
    reasons = setting.pick(_REASONS)
    section = "1.4" if setting.year > 2003 else "1.5"
    small = (
        " and ".join(f"({letter})" for letter in reasons)
        if len(reasons) < 3
        else ", ".join(f"({letter})" for letter in reasons)
    )
    name, title = figure.name.full, figure.title
    drawn = setting.random()
    if drawn < 0.5:
        text = f"Classified By: {title} {name} for reasons {section} {small}."
    elif drawn < 0.7:
        text = f"Classified By: {name}, {title}; REASON: {section}({','.join(reasons).upper()})"
    elif drawn < 0.85:
        name, title = name.upper(), title.upper()
        text = f"CLASSIFIED BY: {title} {name}. REASONS: {section} {small.upper()}."
    else:
        text = f"(U) Classified by {title} {name}, reason {section} {small}."
    return Classifier(tuple(wrapped(text, 71)), figure, name, title, reasons)
