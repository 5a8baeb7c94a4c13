"""The transmission header: format lines, date-time group, addressees."""

from functools import cache

from msgspec import Struct

from generator.model.cable import Addressee, Level
from generator.model.identity import PostCode
from synthetic.places import Place, places
from synthetic.setting import MONTHS, Setting

_PRECEDENCES = (("O", "IMMEDIATE"), ("P", "PRIORITY"), ("R", "ROUTINE"))
_COLLECTIVES = (
    ("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE"),
    ("RUCNRAQ", "IRAQ COLLECTIVE"),
    ("RUEHZJ", "HUMAN RIGHTS COUNCIL COLLECTIVE"),
    ("RUEHZG", "NATO EU COLLECTIVE"),
    ("RUCNSAD", "SOUTHERN AF DEVELOPMENT COMMUNITY COLLECTIVE"),
    ("RUEHSS", "OECD POSTS COLLECTIVE"),
    ("RUEHZO", "AFRICAN UNION COLLECTIVE"),
    ("RUEHZN", "ENVIRONMENT SCIENCE AND TECHNOLOGY COLLECTIVE"),
)


class Top(Struct, frozen=True):
    """The lines of the header and what they say."""

    lines: tuple[str, ...]
    transmission_id: str
    precedence: str
    origin: str
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]


def write_top(setting: Setting) -> Top:
    """Write the header."""
    letter, precedence = _PRECEDENCES[min(2, int(setting.random() ** 2 * 4))]
    action = _action(setting, precedence)
    info = tuple(_addressee(setting, precedence) for _ in range(int(setting.random() ** 2 * 20)))
    origin = setting.place.prefix
    transmission = f"VZCZC{setting.pick(('XRO', 'XYZ', 'XXX'))}{int(setting.random() * 10000):04}"
    lines = [transmission, *_routing(setting, letter, (*action, *info)), _station(setting), _security(setting)]
    sent = setting.sent
    lines += [
        f"{letter} {sent:%d%H%M}Z {MONTHS[sent.month - 1]} {sent:%y}",
        f"FM {origin}",
        *_listed("TO", action),
        *_listed("INFO", info),
    ]
    return Top(tuple(lines), transmission, precedence, origin, action, info)


def _routing(setting: Setting, letter: str, told: tuple[Addressee, ...]) -> list[str]:
    """Write the precedence and the routing indicators; they wrap, and a blank line may follow."""
    indicators = [one.routing for one in told if one.routing][:12] or ["RUEHWEB"]
    rows = [" ".join(indicators[at : at + 7]) for at in range(0, len(indicators), 7)]
    return [f"{letter * 2} {rows[0]}", *rows[1:], *([""] if setting.often(0.2) else [])]


def _station(setting: Setting) -> str:
    station = setting.place.post.routing[0]
    return f"DE {station} #{setting.serial:04}/01 {setting.sent:%j%H%M}"


def _security(setting: Setting) -> str:
    suffix = setting.pick(("", "", "", "", " ZDK", " ZUI RUEWMCE1074"))
    open_text = setting.level in {Level.UNCLASSIFIED, Level.LOU}
    return (
        f"ZNR UUUUU ZZH{suffix}"
        if open_text
        else f"ZNY {'SSSSS' if setting.level is Level.SECRET else 'CCCCC'} ZZH{suffix}"
    )


def _action(setting: Setting, precedence: str) -> tuple[Addressee, ...]:
    if not setting.from_state:
        return (_written(setting, "RUEHC", "SECSTATE WASHDC", PostCode("STATE"), precedence),)
    to = [places()[setting.affair.post]] + ([places()[setting.affair.companion]] if setting.often(0.3) else [])
    return tuple(_written(setting, place.post.routing[0], place.prefix, place.code, precedence) for place in to)


@cache
def _others() -> tuple[Place, ...]:
    return tuple(place for place in places().values() if place.code != "STATE")


def _addressee(setting: Setting, precedence: str) -> Addressee:
    if setting.often(0.25):
        routing, name = setting.pick(_COLLECTIVES)
        return _written(setting, routing, name, None, precedence)
    place = setting.pick(_others())
    return _written(setting, place.post.routing[0], place.prefix, place.code, precedence)


def _written(setting: Setting, routing: str, name: str, post: PostCode | None, precedence: str) -> Addressee:
    drawn = setting.random()
    return Addressee(
        name=name,
        routing=routing if drawn < 0.92 else None,
        post=post,
        precedence=precedence if setting.often(0.7) else None,
        mcn=f"{int(drawn * 1e6) % 10000:04}" if setting.often(0.46) else None,
    )


def _listed(label: str, told: tuple[Addressee, ...]) -> list[str]:
    lines = []
    for one in told:
        parts = (f"{one.routing}/{one.name}" if one.routing else one.name, one.precedence, one.mcn)
        lines.append(" ".join(filter(None, parts)))
    return [f"{label} {lines[0]}", *lines[1:]] if lines else []
