"""What a source says of a telegram beside its text, as the 2010 site and the 2011 dump did."""

from msgspec import Struct

from generator.vocabulary.posts import post_by_code
from synthetic.telegram import Telegram


class Stated(Struct, frozen=True):
    """The facts beside the text: day, hour and minute as numbers, the level in the site's words, the post's name."""

    id: str
    year: int
    month: int
    day: int
    hour: int
    minute: int
    classification: str
    origin: str


def stated(made: Telegram) -> Stated:
    """Return the facts of a telegram."""
    truth = made.truth
    post = post_by_code(truth.post)
    day, time = truth.date.rstrip("Z").split("T")
    year, month, date = (int(part) for part in day.split("-"))
    hour, minute = (int(part) for part in time.split(":")[:2])
    level = str(truth.level) + ("//NOFORN" if "NOFORN" in truth.captions else "")
    return Stated(str(truth.id), year, month, date, hour, minute, level, post.name if post else "")
