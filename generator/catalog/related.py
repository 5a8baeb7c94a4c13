"""What stands in the same cables as a tag, or comes from the same post: counted for several of them at once."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.catalog.cooccurrence import most_named, names, people_in, tags_in
from generator.catalog.in_list import IN_LIST, in_list
from generator.model.related import Counted, Related

SHOWN = 10  # of each kind

_NUMBERS_OF_TAGS = f"""SELECT code, n, cable.post FROM tag JOIN cable USING (n)
    WHERE code IN {IN_LIST} AND cable.id IS NOT NULL"""  # noqa: S608 - constants
_NUMBERS_OF_POSTS = f"SELECT post, n, post FROM cable WHERE post IN {IN_LIST} AND id IS NOT NULL"  # noqa: S608 - constants
# posts that its cables cite, and posts whose cables cite them: each citing cable counts once
_POSTS_OF_POST = """SELECT post, count(*) AS cables FROM (
        SELECT DISTINCT mine.n, cited.post FROM cable AS mine JOIN backlink USING (n) JOIN cable AS cited ON cited.id = backlink.cited
        WHERE mine.post = ?1 AND mine.id IS NOT NULL AND cited.post <> ?1
        UNION
        SELECT DISTINCT citing.n, citing.post FROM cable AS mine JOIN backlink ON backlink.cited = mine.id JOIN cable AS citing ON citing.n = backlink.n
        WHERE mine.post = ?1 AND citing.id IS NOT NULL AND citing.post <> ?1)
    GROUP BY post ORDER BY cables DESC, post LIMIT ?2"""

_Top = list[tuple[str, int]]


def related_to_tags(catalog: sqlite3.Connection, codes: Sequence[str]) -> dict[str, Related]:
    """Return for each tag what stands in its cables beside it, who sent them and whom they name."""
    around = _Around.of(catalog, _NUMBERS_OF_TAGS, codes)
    posts = {code: _top(Counter(filter(None, around.posts[code]))) for code in codes}
    tags = {code: _top(counted, without=code) for code, counted in around.counted(around.tags)}
    return around.related(catalog, tags, posts)


def related_to_posts(catalog: sqlite3.Connection, codes: Sequence[str]) -> dict[str, Related]:
    """Return for each post what it writes about, the posts that it cites or that cite it, and whom its cables name."""
    around = _Around.of(catalog, _NUMBERS_OF_POSTS, codes)
    posts = {code: catalog.execute(_POSTS_OF_POST, (code, SHOWN)).fetchall() for code in codes}
    tags = {code: _top(counted) for code, counted in around.counted(around.tags)}
    return around.related(catalog, tags, posts)


class _Around(Struct, frozen=True):
    """The cables of each of some tags or posts by number, with the post of each, and what stands in them."""

    numbers: Mapping[str, list[int]]
    posts: Mapping[str, list[str | None]]
    tags: Mapping[int, frozenset[str]]
    people: Mapping[int, frozenset[str]]

    @classmethod
    def of(cls, catalog: sqlite3.Connection, query: str, keys: Sequence[str]) -> "_Around":
        """Ask for the cables of these keys."""
        numbers: dict[str, list[int]] = defaultdict(list)
        posts: dict[str, list[str | None]] = defaultdict(list)
        for key, n, post in catalog.execute(query, (in_list(keys),)):
            numbers[key].append(n)
            posts[key].append(post)
        every = {n for held in numbers.values() for n in held}
        return cls(numbers, posts, tags_in(catalog, every), people_in(catalog, every))

    def counted(self, standing: Mapping[int, frozenset[str]]) -> Iterator[tuple[str, Counter[str]]]:
        """Count for each key what stands in its cables."""
        for key, held in self.numbers.items():
            found: Counter[str] = Counter()
            for n in held:
                found.update(standing[n])
            yield key, found

    def related(
        self, catalog: sqlite3.Connection, tags: Mapping[str, _Top], posts: Mapping[str, _Top]
    ) -> dict[str, Related]:
        """Count people too, and name what is shown."""
        people = {key: _top(counted) for key, counted in self.counted(self.people)}
        tag_names = _tag_names(catalog, _shown(tags))
        named = {slug: one.name for slug, one in names(catalog, _shown(people)).items()}
        return {
            key: Related(_told(tags[key], tag_names), _told(posts[key], {}), _told(people[key], named))
            for key in self.numbers
        }


def _top(counted: Counter[str], without: str = "") -> _Top:
    del counted[without]
    return most_named(counted, SHOWN)


def _shown(tops: Mapping[str, _Top]) -> set[str]:
    return {key for top in tops.values() for key, _ in top}


def _told(top: Iterable[tuple[str, int]], named: Mapping[str, str]) -> tuple[Counted, ...]:
    return tuple(Counted(key, named.get(key, ""), cables) for key, cables in top)


def _tag_names(catalog: sqlite3.Connection, codes: Iterable[str]) -> dict[str, str]:
    """Return what tags are called: a tag has one name, whatever cable it stands in."""
    query = "SELECT name FROM tag WHERE code = ? LIMIT 1"
    return {code: catalog.execute(query, (code,)).fetchone()[0] for code in codes}
