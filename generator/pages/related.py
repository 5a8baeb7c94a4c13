"""What stands in the same cables as a tag or comes from the same post: other tags, posts and people, with counts."""

from collections.abc import Callable

from msgspec import Struct

from generator.model.related import Counted, Related
from generator.pages import paths, words
from generator.pages.templating import render
from generator.vocabulary.interface import say


class RelatedRow(Struct, frozen=True):
    """A related thing: where it is, its name, and the number of cables shared."""

    address: str
    name: str
    cables: int


def related_html(related: Related, base: str, person_address: Callable[[str], str], posts: str = "") -> str:
    """Return the lists side by side; `posts` says what the posts are to the page; nothing where nothing is related."""
    lists = [
        (say("Tags"), [RelatedRow(paths.tag(one.key), _tag_name(one), one.cables) for one in related.tags]),
        (
            posts or say("Posts"),
            [RelatedRow(paths.post(one.key), words.post_name(one.key), one.cables) for one in related.posts],
        ),
        (say("People"), [RelatedRow(person_address(one.key), one.name, one.cables) for one in related.people]),
    ]
    held = [(name, rows) for name, rows in lists if rows]
    return render("related.html.j2", lists=held, link=lambda to: paths.link(base, to)) if held else ""


def _tag_name(one: Counted) -> str:
    return one.key if not one.name or one.name.upper() == one.key else f"{one.key} {one.name}"
