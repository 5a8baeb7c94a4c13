"""One telegram's number looked up in the archive."""

from collections.abc import Mapping
from typing import Protocol

from generator.model.identity import CableId, Mrn
from generator.model.links import Outcome

Found = tuple[Outcome, CableId | None, tuple[CableId, ...]]


class Holdings(Protocol):
    """What the archive holds."""

    def held(self, mrn: Mrn) -> tuple[CableId, ...]:
        """Return the held cables that go by the number; several where different texts claim it."""

    def paragraphs(self, cable_id: CableId) -> Mapping[int, str]:
        """Return the anchors of a held cable's paragraphs by number."""


def look_up(candidates: tuple[Mrn, ...], holdings: Holdings) -> Found:
    """Return outcome, target and what is offered: a single surviving candidate is the target.

    Where more than one is held, or none of several, all are offered and nothing is guessed. A telegram that the mission
    to the European Union numbered with the embassy in Brussels goes by both names, as its sender says.
    """
    if not candidates:
        return Outcome.NOT_A_CABLE, None, ()
    found = tuple(dict.fromkeys(cable_id for mrn in candidates for cable_id in holdings.held(mrn)))
    if len(found) == 1:
        return Outcome.HELD, found[0], ()
    if found:
        return Outcome.AMBIGUOUS, None, found
    meant = tuple(dict.fromkeys(mrn.id for mrn in candidates))
    if len(meant) > 1:
        return Outcome.AMBIGUOUS, None, meant
    return Outcome.NOT_HELD, meant[0], ()
