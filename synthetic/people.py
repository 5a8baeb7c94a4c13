"""Who is named in a telegram, where, and in which written form."""

from msgspec import Struct

from generator.model.people import PersonRole
from synthetic.cast import PRIVATE, THEIRS, Figure, official, private_people, signer_of
from synthetic.fields import Classifier
from synthetic.names import misspelt
from synthetic.places import places
from synthetic.setting import Setting, is_numbered
from synthetic.truth import Mention, Person

_MISSPELT = 0.06  # of telegrams in which one person's surname is spelt in two ways
_MOST = 12  # people of a telegram's body
_LISTED = 0.04  # of telegrams with a list of participants: 48 of the 1,295
_ACCOMPANIED = 0.12  # of telegrams that say who was accompanied by whom


class Planted(Struct, frozen=True):
    """A mention to be planted in paragraph `at` (counted from 0).

    `told` is `None` where a sentence is to be written around it; else the sentence that has it, or nothing where another
    mention's sentence has it too. `line` is its line in the list of participants.
    """

    at: int
    figure: Figure
    mention: Mention
    told: str | None = None
    line: str = ""


def cast_of(setting: Setting) -> tuple[Figure, ...]:
    """Return whom the text names: counterparts of the post's country, people of the affair, a colleague; surnames differ."""
    home = setting.affair.post
    country = places()[home].post.country
    roles = setting.rng.sample(THEIRS, 2 + int(setting.random() * 4))
    found = [official(setting.seed, home, country, role, setting.year) for role in roles]
    found += private_people(setting.seed, setting.affair, country)[: int(setting.random() * (PRIVATE + 1))]
    if setting.often(0.5):
        found.append(official(setting.seed, home, country, "officer", setting.year))
    kept: dict[str, Figure] = {}
    for figure in found:
        holder = kept.setdefault(figure.name.surname, figure)
        if holder is not figure and (figure.namesake or holder.namesake):
            kept[figure.name.full] = figure
    return tuple(kept.values())[:_MOST]


def plan_mentions(setting: Setting, paragraphs: int, cast: tuple[Figure, ...]) -> list[Planted]:
    """Say where each is named: first with title and full name, then by surname; a namesake always in full."""
    surnames = [figure.name.surname for figure in cast]
    odd = int(setting.random() * len(cast)) if setting.often(_MISSPELT) else -1
    planted = _introduced(setting, paragraphs, cast)
    met = {one.figure.key: one.at for one in planted}
    for place, figure in enumerate(cast):
        shared = surnames.count(figure.name.surname) > 1
        count = int(setting.random() ** 2 * 5) + (figure.key not in met)
        first = met.get(figure.key, 0)
        places = sorted(first + int(setting.random() * (paragraphs - first)) for _ in range(count))
        for turn, at in enumerate(places, start=figure.key in met):
            written = _first(figure) if turn == 0 or shared else _later(setting, figure, odd=place == odd and turn == 1)
            planted.append(Planted(at, figure, _mention(at, written, PersonRole.MENTIONED)))
    return planted


def _introduced(setting: Setting, paragraphs: int, cast: tuple[Figure, ...]) -> list[Planted]:
    """Return those who are introduced together: in a list of participants, or in a sentence."""
    if len(cast) < 3:
        return []
    drawn = setting.random()
    if drawn < _LISTED and paragraphs > 2 and is_numbered(setting.seed, setting.number.index or 0):
        return [_listed(setting, figure) for figure in cast]
    if drawn < _LISTED + _ACCOMPANIED:
        at = int(setting.random() * paragraphs)
        first, second, third = (_first(figure) for figure in cast[:3])
        told = (f"{first} was accompanied by {second} and {third} (notetaker).", "", "")
        return [
            Planted(at, figure, _mention(at, _first(figure), PersonRole.PARTICIPANT), words)
            for figure, words in zip(cast[:3], told, strict=True)
        ]
    return []


def _listed(setting: Setting, figure: Figure) -> Planted:
    """Put a person on the list of participants, which is the second paragraph."""
    if figure.title.endswith(".") or setting.often(0.5):
        mention = _mention(1, _first(figure), PersonRole.PARTICIPANT)
        return Planted(1, figure, mention, "", mention.written)
    mention = _mention(1, figure.name.full, PersonRole.PARTICIPANT)
    return Planted(1, figure, mention, "", f"{figure.name.full}, {figure.title}")


def _mention(at: int, written: str, role: PersonRole) -> Mention:
    return Mention(f"par{at + 1}", written, role)


def _first(figure: Figure) -> str:
    return f"{figure.title} {figure.name.full}"


def _later(setting: Setting, figure: Figure, *, odd: bool) -> str:
    surname = misspelt(figure.name.surname) if odd else figure.name.surname
    return f"{figure.title} {surname}" if setting.often(0.35) else surname


def people_of(
    signer: tuple[Figure, str] | None, classifier: Classifier | None, planted: list[Planted]
) -> tuple[Person, ...]:
    """Gather the people of a telegram, each with all places that name it."""
    mentions: dict[str, list[Mention]] = {}
    figures: dict[str, Figure] = {}
    if classifier:
        figures[classifier.figure.key] = classifier.figure
        mentions[classifier.figure.key] = [Mention(None, classifier.written, PersonRole.CLASSIFIER)]
    for one in planted:
        figures.setdefault(one.figure.key, one.figure)
        mentions.setdefault(one.figure.key, []).append(one.mention)
    if signer:
        figures.setdefault(signer[0].key, signer[0])
        mentions.setdefault(signer[0].key, []).append(Mention(None, signer[1], PersonRole.SIGNER))
    return tuple(Person(key, figure.name.full, figure.title, tuple(mentions[key])) for key, figure in figures.items())


def signing(setting: Setting) -> Figure:
    """Return who signs."""
    place = setting.place
    return signer_of(setting.seed, place.code, place.post.country, setting.year, setting.random())
