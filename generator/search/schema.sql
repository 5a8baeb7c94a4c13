-- The search index. Rowids count the cables in the order of date and ID from 1, so that "newest first" is "last rowid first"
-- and a year is a range of rowids. Tables that every query reads stand first in the file.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- the cables of a year are the rowids first to last; year 0: without a date
CREATE TABLE year (year INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);

-- which cables have a word: for counting, for AND, OR, NOT and prefixes; a sixth of the size of `text`
CREATE VIRTUAL TABLE word USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
-- and where: for phrases, NEAR, fields and relevance. Without the sizes of columns, which FTS5 would read a page each for
-- every cable that it ranks: `length` is a byte a cable.
CREATE VIRTUAL TABLE text USING fts5 (
    subject, summary, comment, body, people, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);

-- Packed numbers in groups of 7 bits, the lowest first.

-- the values that each of a run of `block_rows` cables has, for counting: how many, then their ids; deflated;
-- kind `serial` has the number in the cable's ID instead, kind `length` its words as twice their binary logarithm.
-- A rowid of the kinds in meta's `near`, which lie side by side, is 2^32, plus the block times their number, plus the kind's
-- place; of those in `apart`, 2^32 times the place of the kind, of which 1 is left out, plus the block.
CREATE TABLE block (rowid INTEGER PRIMARY KEY, data BLOB NOT NULL);

-- what readers filter by; `cables` how many have it
CREATE TABLE facet (
    kind   INTEGER NOT NULL,   -- the place in meta's `kinds`: people are many and stand last
    id     INTEGER NOT NULL,   -- counts the values of a kind from 0, the most frequent first
    code   TEXT NOT NULL,      -- as the query language and the addresses spell it
    name   TEXT NOT NULL,
    cables INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
-- an index `facet_code` is made when the table is filled, so that neither lies between the pages of the other

-- the cables that have value `id`, as differences of their rowids, lowest first; a rowid is the place of the kind in
-- meta's `kinds`, times 2^32, plus the id
CREATE TABLE posting (rowid INTEGER PRIMARY KEY, cables BLOB NOT NULL);

-- the cables of each day, as of a year, as 20080417; 20080400 where only the month is known, 0 without a date
CREATE TABLE day (day INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);

-- cables whose ID is not the year of their date, their post and a serial, with the folder that their pages stand in
CREATE TABLE odd_id (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, folder TEXT NOT NULL);

-- what a list of results says of each cable when it is taken along
CREATE TABLE cable (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, folder TEXT NOT NULL, date TEXT, title TEXT NOT NULL, origin TEXT NOT NULL
);
