"""The REF block: what a telegram cites, in the forms that drafters give it."""

from generator.model.cable import ReferenceKind
from generator.model.identity import Mrn
from synthetic.cast import OURS, official
from synthetic.places import places
from synthetic.setting import MONTHS, Setting
from synthetic.truth import Number, Reference

WITH_REFERENCES = 0.56  # of telegrams
_LETTERS = "ABCDEFGHIJKL"
_FORMS = (*("{}. ",) * 7, "{}) ", "({}) ", "[{}] ", "{}. {}) ")
_KINDS = (
    (0.905, ReferenceKind.CABLE),
    (0.93, ReferenceKind.DOCUMENT),
    (0.952, ReferenceKind.REPORT),
    (0.985, ReferenceKind.EMAIL),
    (1.0, ReferenceKind.TELCON),
)


def needs_year(own: Mrn, target: Mrn) -> bool:
    """Whether the year has to be written: without one it is the citing year, or for an own serial above one's own the year before."""
    above = target.post == own.post and target.serial > own.serial
    return target.year != own.year - above


def write_references(setting: Setting) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    """Write the block; return its lines and its items."""
    earlier = setting.affair.numbers[: setting.affair.numbers.index(setting.number)]
    if not earlier or not setting.often(WITH_REFERENCES):
        return (), ()
    wanted = min(1 + int(setting.random() ** 1.5 * 8), 9)
    count = 1 if setting.often(0.35) else wanted
    if count == 1:
        return _single(setting, earlier)
    return _lettered(setting, earlier, count) if setting.often(0.95) else _semicolons(setting, earlier, count)


def _single(setting: Setting, earlier: tuple[Number, ...]) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    reference = _cable(setting, None, _recent(setting, earlier))
    label = setting.pick(("REF:", "REF:", "REF:", "REF:", "REFTEL:", "Ref:"))
    return (f"{label} {reference.written}",), (reference,)


def _lettered(
    setting: Setting, earlier: tuple[Number, ...], count: int
) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    form = setting.pick(_FORMS)
    small = setting.often(0.03)
    found: list[Reference] = []
    rows: list[str] = []
    for letter in _LETTERS[:count]:
        items = _items(setting, letter, earlier)
        found += items
        shown = letter.lower() if small else letter
        rows.append(form.format(shown, shown) + _joined(items))
    label = setting.pick(("REF:", "REF:", "REFS:", "REFTELS:"))
    if setting.often(0.25):
        return (f"{label} {' '.join(rows)}",), tuple(found)
    mark = "¶" if form == "{}. " and setting.often(0.1) else ""
    indent = setting.pick(("", "", "     "))
    return (f"{label} {rows[0]}", *(f"{indent}{mark}{row}" for row in rows[1:])), tuple(found)


def _semicolons(
    setting: Setting, earlier: tuple[Number, ...], count: int
) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    found = [_cable(setting, None, _recent(setting, earlier)) for _ in range(min(count, 3))]
    found = list({reference.target: reference for reference in found}.values())
    return ("REF: " + "; ".join(reference.written for reference in found),), tuple(found)


def _items(setting: Setting, letter: str, earlier: tuple[Number, ...]) -> list[Reference]:
    """Return what stands behind one letter: one item, or two telegrams of a post."""
    drawn = setting.random()
    kind = next(kind for share, kind in _KINDS if drawn < share)
    if kind is not ReferenceKind.CABLE:
        return [_other(setting, letter, kind)]
    first = _cable(setting, letter, _recent(setting, earlier))
    if first.notal or not setting.often(0.03):
        return [first]
    of_post = [
        number
        for number in earlier
        if first.target and number.mrn.post == first.target.mrn.post and number.mrn.year == first.target.mrn.year
        and number.mrn.serial > first.target.mrn.serial
        and needs_year(setting.number.mrn, number.mrn) == needs_year(setting.number.mrn, first.target.mrn)
    ]  # fmt: skip
    if not of_post:
        return [first]
    return [first, Reference(letter, str(of_post[0].mrn.serial), ReferenceKind.CABLE, of_post[0])]


def _joined(items: list[Reference]) -> str:
    return " AND ".join(item.written for item in items)


def _recent(setting: Setting, earlier: tuple[Number, ...]) -> Number:
    """Pick a number of before, rather a late one than an early one."""
    return earlier[int(setting.random() ** 0.6 * len(earlier))]


def _cable(setting: Setting, label: str | None, number: Number) -> Reference:
    own, mrn = setting.number.mrn, number.mrn
    post = setting.pick(("STATE", "SECSTATE", "STATE")) if mrn.post == "STATE" else places()[mrn.post].written
    notal = setting.often(0.05)
    written = f"{post} {mrn.serial}"
    if needs_year(own, mrn) or setting.often(0.5):
        form = setting.random()
        year = str(mrn.year) if form > 0.8 else f"{mrn.year % 100:02}"
        written = f"{year}{mrn.post}{mrn.serial}" if 0.74 < form < 0.8 else f"{year} {written}"
    return Reference(label, f"{written} (NOTAL)" if notal else written, ReferenceKind.CABLE, number, notal)


def _other(setting: Setting, label: str, kind: ReferenceKind) -> Reference:
    one, other = (
        official(setting.seed, setting.place.code, "US", role, setting.year + at).name.surname.upper()
        for at, role in enumerate((setting.pick(OURS), setting.pick(OURS)))
    )
    sent = setting.sent
    day = f"{sent.month}/{sent.day}/{sent.year}"
    forms = {
        ReferenceKind.EMAIL: (f"{sent:%y%m%d %H:%M} {one}-{other} E-MAIL", f"{one}/{other} EMAIL OF {day}"),
        ReferenceKind.TELCON: (f"{one}-{other} TELCON OF {day}", f"{one}/{other} TELCON {day}"),
        ReferenceKind.DOCUMENT: (
            f"{one} LETTER OF {MONTHS[sent.month - 1]} {sent.day}",
            f"{one}-{other} MEMO OF {day}",
        ),
        ReferenceKind.REPORT: (
            f"TD-314/{setting.serial % 100000:05}-{sent:%y}",
            f"IIR 6 {setting.serial % 1000:03} 0123 {sent:%y}",
        ),
    }
    return Reference(label, setting.pick(forms[kind]), kind)
