"""The archive's own record of a telegram: what researchers cite by, and what says nothing left out."""

from generator.model.source import Attribute, Stated

_NOTHING = frozenset({"", "n/a", "na", "none", "<div>"})
# of volumes of Foreign Relations: shown as what the editors say (pages/editors.py)
_EDITORS = frozenset({"head", "dateline", "source", "summary", "volume", "document", "citation"})
# what a reader looks for first; the rest stands behind it
_CHIEF = (
    *("Film Number", "Concepts", "Drafter", "Office", "Enclosure", "Reference", "Handling Restrictions"),
    *("Original Handling Restrictions", "Original Classification", "Current Classification", "Executive Order"),
    *("Review Action", "Review Authority", "Review Date", "Review Exemptions", "Disposition Action", "Case Number"),
    *("Case Document Number", "Case Date", "Release", "Release Number", "Release Date", "Exemptions", "Markings"),
)
# words by which a telegram is looked for; the rest are codes of the archive's own
_SEARCHED = frozenset(
    {
        *("Film Number", "Concepts", "Drafter", "Office", "Enclosure", "Case Number", "Case Document Number"),
        *("Release Number", "Handling Restrictions", "Original Handling Restrictions"),
    }
)


def archive_record(stated: Stated) -> tuple[Attribute, ...]:
    """Return the attributes that say something, in the order of the source; not those that a volume's editors wrote."""
    return tuple(
        Attribute(key, value)
        for key, value in stated.attributes
        if key not in _EDITORS and value.strip().lower() not in _NOTHING
    )


def chief_first(record: tuple[Attribute, ...]) -> tuple[tuple[Attribute, ...], tuple[Attribute, ...]]:
    """Return the attributes that a reader looks for, in one order for all telegrams, and the others."""
    place = {key: at for at, key in enumerate(_CHIEF)}
    chief = sorted((one for one in record if one.key in place), key=lambda one: place[one.key])
    return tuple(chief), tuple(one for one in record if one.key not in place)


def searched_words(stated: Stated) -> str:
    """Return the words of the record that are found in a search, a line an attribute."""
    return "\n".join(one.value for one in archive_record(stated) if one.key in _SEARCHED) if stated.attributes else ""
