"""The form with labels in which the Department has written since about 2009: `MRN:` above, `Signature:` below.

form = stamps, "MRN:" number, "Date/DTG:" day "/" group, "From:", "Action:", "E.O.:", "TAGS:", "Captions:", "Reference:",
"Subject:", text, ["Signature:" name], handling ; handling = "Drafted By:", "Cleared By:", "Approved By:", "Released By:",
"Info:", "Dissemination Rule:", "Attachments:", each as far as it is there.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.cable import Signer
from generator.model.region import Region, RegionKind
from generator.parsing.furniture import is_furniture_line
from generator.parsing.lines import Line
from generator.vocabulary.form_labels import BELOW, FORM_LABEL, is_form
from generator.vocabulary.name_case import name_case

_FORMAT_LINE, _SIGNATURE, _INFO, _FURNITURE = (
    RegionKind.FORMAT_LINE,
    RegionKind.SIGNATURE,
    RegionKind.INFO,
    RegionKind.FURNITURE,
)
_KINDS = {
    "Date/DTG": RegionKind.DATE_TIME_GROUP,
    "DTG": RegionKind.DATE_TIME_GROUP,
    "From": RegionKind.FROM,
    "Action": RegionKind.TO,
    "Info": _INFO,
    "Caption": RegionKind.CAPTION,
    "Captions": RegionKind.CAPTION,
    "Pass Line": RegionKind.PASSING,
}
FEWEST = 2  # labels of the handling that show its beginning where no one signs


class Handling(Struct, frozen=True):
    """What stands below the text: from which line on, who signed, who else was told, and its regions."""

    at: int
    signer: Signer | None
    info: tuple[str, ...]
    regions: tuple[Region, ...]


def form_claims(lines: Sequence[Line]) -> Iterator[tuple[RegionKind | None, Line]]:
    """Yield the lines of the head with what each is, `None` where it has no label; the label is taken off a line's text.

    A value goes on below its label to the next one.
    """
    kind: RegionKind | None = None
    for line in lines:
        if label := FORM_LABEL.match(line.text):
            kind = _KINDS.get(label["label"], _FORMAT_LINE)
            yield kind, _behind(line, label.end())
        elif kind is not None and not line.blank and not is_furniture_line(line.text):
            yield kind, line
        else:
            kind = None
            yield None, line


def _behind(line: Line, at: int) -> Line:
    """Return the line with its value alone as text: of a day and a date-time group the latter."""
    value = line.text[at:].strip()
    return Line(line.number, line.start, line.end, value.rpartition(" / ")[2].strip())


def read_handling(text: str, lines: Sequence[Line], start: int) -> Handling | None:
    """Find what stands below the text of a form, which begins at the character `start`; `None` where there is nothing."""
    if not is_form(text):
        return None
    labels = [at for at, line in enumerate(lines) if line.start >= start and BELOW.match(line.text)]
    signed = [at for at in labels if lines[at].text.lstrip().startswith("Signature")]
    if not signed and len(labels) < FEWEST:
        return None
    at = signed[-1] if signed else labels[0]
    claims = list(_handled(lines[at:]))
    name = next((line.text for kind, line in claims if kind is _SIGNATURE and line.text), "")
    return Handling(
        at=at,
        signer=Signer(name_case(name), name) if name else None,
        info=tuple(line.text for kind, line in claims if kind is _INFO),
        regions=tuple(Region(line.start, line.end, kind) for kind, line in claims),
    )


def _handled(lines: Sequence[Line]) -> Iterator[tuple[RegionKind, Line]]:
    kind = _FURNITURE
    for line in lines:
        if line.blank:
            kind = _FURNITURE
        elif label := FORM_LABEL.match(line.text):
            name = label["label"]
            kind = _SIGNATURE if name == "Signature" else _INFO if name == "Info" else _FURNITURE
            yield kind, _behind(line, label.end())
        else:
            kind = _FURNITURE if kind is _SIGNATURE or is_furniture_line(line.text) else kind
            yield kind, line
