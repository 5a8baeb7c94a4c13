"""How complete the archive is for a post: serials held, only cited, and the highest seen, year by year."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.identity import CableId, PostCode
from generator.pages import escape, paths
from generator.pages.document import document
from generator.pages.paths import Page
from generator.pages.templating import render
from generator.vocabulary.interface import say
from generator.vocabulary.posts import post_by_code

INLINE = 200  # numbers listed on a post's page; of more each year has a page of its own


class SerialYear(Struct, frozen=True):
    """A year of a post: the highest serial seen, how many numbers are held and how many only cited."""

    year: int
    highest: int
    held: int
    cited: int

    @property
    def share(self) -> str:
        """Return what part of the numbers up to the highest is held, `12 %`; less than one in a hundred as `<1 %`."""
        part = 100 * self.held / self.highest if self.highest else 0
        return f"{part:.0f} %" if part >= 1 or not self.held else "<1 %"


CitedOf = Callable[[int], Sequence[CableId]]


def serial_table(series: PostCode, shown_on: str, years: Iterable[SerialYear], picture: str = "") -> str:
    """Return the table of years for a post's own page; `series` is the post under which its telegrams are numbered."""
    base = paths.to_root(paths.post(shown_on))
    drawn = Markup(picture)  # noqa: S704 - a template of ours made it
    listed = paths.link(base, paths.serials(series))
    return render(
        "serials_on_post.html.j2", years=list(years), address_of=None, link=None, listed=listed, picture=drawn
    )


def serial_pages(code: PostCode, years: Sequence[SerialYear], cited_of: CitedOf) -> Iterator[Page]:
    """Yield `/posts/oslo/serials/` with the numbers that are only cited; where they are many, a page a year."""
    address = paths.serials(code)
    post = post_by_code(code)
    name = post.name if post else code
    split = sum(year.cited for year in years) > INLINE
    base = paths.to_root(address)
    chunks = [
        f"<p>{escape.html(say('{name} numbers its telegrams anew each year, so the highest number seen tells at least how many there were.', name=name))}</p>",
        render(
            "serials.html.j2",
            years=years,
            address_of=(lambda year: paths.serials_year(code, year)) if split else None,
            link=lambda to: paths.link(base, to),
        ),
    ]
    if not split:
        chunks += [_listed(year.year, cited_of(year.year), base) for year in years if year.cited]
    yield _page(address, say("{name}: numbers held and cited", name=name), name, chunks)
    if split:
        for year in years:
            if year.cited:
                to = paths.serials_year(code, year.year)
                listed = _listed(year.year, cited_of(year.year), paths.to_root(to))
                yield _page(to, say("{name}: cited in {year} and not held", name=name, year=year.year), name, [listed])


def _listed(year: int, cited: Sequence[CableId], base: str) -> str:
    return render("serials_cited.html.j2", year=year, cited=cited, link=lambda to: paths.link(base, to))


def _page(address: str, title: str, name: str, chunks: Sequence[str]) -> Page:
    about = say("Telegram numbers of {name}: held, cited, highest seen", name=name)
    return document(paths.markdown(address), title, about, chunks)
