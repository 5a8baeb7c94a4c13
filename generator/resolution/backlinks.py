"""Links seen from the cables that they point to."""

from collections.abc import Iterator

from generator.model.cable import Cable
from generator.model.identity import CableId
from generator.model.links import Backlink, Links
from generator.resolution.sentences import sentence_at


def backlinks(cable: Cable, links: Links) -> Iterator[tuple[CableId, Backlink]]:
    """Return each other cable that this one cites, with the place that cites it: REF block first, then the text in order.

    A place that names several paragraphs of one cable is one backlink for each of them; the same place never counts twice.
    """
    found = dict.fromkeys((*_from_references(cable, links), *_from_text(cable, links)))
    return (one for one in found if one[0] != cable.id)


def _from_references(cable: Cable, links: Links) -> Iterator[tuple[CableId, Backlink]]:
    for link in links.references:
        for target in (link.target,) if link.target else link.offered:
            for anchor in dict.fromkeys(place.anchor for place in link.places) or (None,):
                yield target, Backlink(cable.id, None, "", anchor)


def _from_text(cable: Cable, links: Links) -> Iterator[tuple[CableId, Backlink]]:
    texts = {block.anchor: block.text for block in cable.blocks}
    for citation in links.citations:
        if any(target.id for target in citation.targets):
            sentence = sentence_at(texts[citation.anchor], citation.start, citation.end)
            for target in citation.targets:
                if target.id:
                    yield target.id, Backlink(cable.id, citation.anchor, sentence, target.anchor)
