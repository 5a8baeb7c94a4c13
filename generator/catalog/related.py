"""What stands in the same cables: asked for one tag or post at a time, by the catalog's indexes."""

import sqlite3

from generator.model.related import Counted, Related

SHOWN = 10  # of each kind

_TAGS_OF_TAG = """SELECT other.code, min(other.name), count(*) AS cables
    FROM tag AS mine JOIN tag AS other USING (n) JOIN cable USING (n)
    WHERE mine.code = ? AND other.code <> mine.code AND cable.id IS NOT NULL
    GROUP BY other.code ORDER BY cables DESC, other.code LIMIT ?"""
_POSTS_OF_TAG = """SELECT cable.post, '', count(*) AS cables FROM tag JOIN cable USING (n)
    WHERE tag.code = ? AND cable.id IS NOT NULL AND cable.post IS NOT NULL
    GROUP BY cable.post ORDER BY cables DESC, cable.post LIMIT ?"""
_PEOPLE_OF_TAG = """SELECT slug, person.name, count(DISTINCT tag.n) AS cables
    FROM tag JOIN cable_person USING (n) JOIN person USING (slug)
    WHERE tag.code = ? GROUP BY slug ORDER BY cables DESC, slug LIMIT ?"""
_TAGS_OF_POST = """SELECT code, min(tag.name), count(*) AS cables FROM cable JOIN tag USING (n)
    WHERE cable.post = ? AND cable.id IS NOT NULL GROUP BY code ORDER BY cables DESC, code LIMIT ?"""
# posts that its cables cite, and posts whose cables cite them: each citing cable counts once
_POSTS_OF_POST = """SELECT post, '', count(*) AS cables FROM (
        SELECT DISTINCT mine.n, cited.post FROM cable AS mine JOIN backlink USING (n) JOIN cable AS cited ON cited.id = backlink.cited
        WHERE mine.post = ?1 AND mine.id IS NOT NULL AND cited.post <> ?1
        UNION
        SELECT DISTINCT citing.n, citing.post FROM cable AS mine JOIN backlink ON backlink.cited = mine.id JOIN cable AS citing ON citing.n = backlink.n
        WHERE mine.post = ?1 AND citing.id IS NOT NULL AND citing.post <> ?1)
    GROUP BY post ORDER BY cables DESC, post LIMIT ?2"""
_PEOPLE_OF_POST = """SELECT slug, person.name, count(DISTINCT cable.n) AS cables
    FROM cable JOIN cable_person USING (n) JOIN person USING (slug)
    WHERE cable.post = ? AND cable.id IS NOT NULL GROUP BY slug ORDER BY cables DESC, slug LIMIT ?"""


def related_to_tag(catalog: sqlite3.Connection, code: str) -> Related:
    """Give what stands in the cables with a tag beside it, who sent them and whom they name."""
    return Related(*(_counted(catalog, query, code) for query in (_TAGS_OF_TAG, _POSTS_OF_TAG, _PEOPLE_OF_TAG)))


def related_to_post(catalog: sqlite3.Connection, code: str) -> Related:
    """Give what a post writes about, the posts that it cites or that cite it, and whom its cables name."""
    return Related(*(_counted(catalog, query, code) for query in (_TAGS_OF_POST, _POSTS_OF_POST, _PEOPLE_OF_POST)))


def _counted(catalog: sqlite3.Connection, query: str, code: str) -> tuple[Counted, ...]:
    return tuple(Counted(key, name, cables) for key, name, cables in catalog.execute(query, (code, SHOWN)))
