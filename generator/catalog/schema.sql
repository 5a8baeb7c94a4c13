-- What is remembered between the stages and from one run to the next. Everything in it can be made anew from the sources.

CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- a file of the source folder and what it held when it was last read
CREATE TABLE IF NOT EXISTS source_file (
    path   TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    stamp  TEXT NOT NULL DEFAULT ''  -- of the file when its digest was taken; empty where it says nothing
) WITHOUT ROWID;

-- a telegram as parsed. `claim` is the ID that it gives itself, `id` the one it goes by: they differ where several claim one.
CREATE TABLE IF NOT EXISTS cable (
    n         INTEGER PRIMARY KEY,
    path      TEXT NOT NULL REFERENCES source_file ON DELETE CASCADE,
    file      TEXT NOT NULL UNIQUE,
    sha256    TEXT NOT NULL,
    claim     TEXT NOT NULL,
    id        TEXT,
    text_hash TEXT NOT NULL,   -- of the text, blanks aside: the same telegram from two sources is one cable
    weight    INTEGER NOT NULL, -- non-blank characters
    date      TEXT,
    post      TEXT,
    serial    INTEGER NOT NULL, -- of its number, 0 where it has none: by it the telegrams of one day stand in order
    origin    TEXT NOT NULL,
    level     TEXT,
    title     TEXT NOT NULL,
    signer    TEXT,
    found     INTEGER NOT NULL, -- how many findings `parsed` has
    extra     BLOB,            -- findings that other cables cause (duplicates), MessagePack
    anchors   BLOB NOT NULL,   -- the first anchor of each paragraph number, MessagePack
    repaired  TEXT NOT NULL,   -- damaged words in the form that was meant, for searching
    -- the long ones last: what stands behind them is reached through all their pages
    header    TEXT NOT NULL,   -- the lines before the body, as they stand
    parsed    BLOB NOT NULL,   -- model.cable.Cable as MessagePack
    raw       BLOB NOT NULL    -- what is published at .txt; packing it would take longer than all else of a cable here
);
-- the bytes of a source that is no text and holds this one telegram (a PDF), published at .pdf; few telegrams have one
CREATE TABLE IF NOT EXISTS original (n INTEGER PRIMARY KEY REFERENCES cable ON DELETE CASCADE, content BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS cable_path ON cable (path);
-- with all that settling asks of a row: the rows themselves are long
CREATE INDEX IF NOT EXISTS cable_claim ON cable (claim, id);
CREATE INDEX IF NOT EXISTS cable_extra ON cable (n) WHERE extra IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS cable_id ON cable (id) WHERE id IS NOT NULL;
CREATE INDEX IF NOT EXISTS cable_date ON cable (date, post, serial, id);
CREATE INDEX IF NOT EXISTS cable_post ON cable (post, date, serial, id);

CREATE TABLE IF NOT EXISTS alias (
    alias TEXT NOT NULL,
    n     INTEGER NOT NULL REFERENCES cable ON DELETE CASCADE,
    PRIMARY KEY (alias, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tag (
    code TEXT NOT NULL,
    n    INTEGER NOT NULL REFERENCES cable ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (code, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tag_cable ON tag (n);

CREATE TABLE IF NOT EXISTS unreadable (
    file  TEXT PRIMARY KEY,
    path  TEXT NOT NULL REFERENCES source_file ON DELETE CASCADE,
    value BLOB NOT NULL        -- model.source.Unreadable as MessagePack
) WITHOUT ROWID;

-- where an entry of withhold.yml was met (`entry` is its place there: `terms[0]`): never what it keeps back
CREATE TABLE IF NOT EXISTS withheld (
    file  TEXT NOT NULL,
    entry TEXT NOT NULL,
    path  TEXT NOT NULL REFERENCES source_file ON DELETE CASCADE,
    times INTEGER NOT NULL,
    PRIMARY KEY (file, entry)
) WITHOUT ROWID;

-- the lower-case words of the archive: what a name in capitals is weighed against
CREATE TABLE IF NOT EXISTS word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;

-- made anew by resolution: what each cable points to
CREATE TABLE IF NOT EXISTS links (n INTEGER PRIMARY KEY REFERENCES cable ON DELETE CASCADE, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS backlink (
    cited TEXT NOT NULL,
    n     INTEGER NOT NULL REFERENCES cable ON DELETE CASCADE,
    place INTEGER NOT NULL,
    value BLOB NOT NULL,       -- model.links.Backlink as MessagePack
    PRIMARY KEY (cited, n, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS backlink_cable ON backlink (n);

-- which cable answers which: of those that cite or are cited, held or not
CREATE TABLE IF NOT EXISTS thread (
    id     TEXT PRIMARY KEY,
    parent TEXT,
    root   TEXT NOT NULL,
    depth  INTEGER NOT NULL,
    size   INTEGER NOT NULL
) WITHOUT ROWID;
-- every telegram number that is held or cited; `n` is null where it is only cited
CREATE TABLE IF NOT EXISTS serial (
    post   TEXT NOT NULL,
    year   INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    id     TEXT NOT NULL,
    n      INTEGER,
    PRIMARY KEY (post, year, serial, id)
) WITHOUT ROWID;
-- the nearest held numbers on either side of one that is not: there can be thousands of others between
CREATE INDEX IF NOT EXISTS serial_held ON serial (post, year, serial, id, n) WHERE n IS NOT NULL;

-- the cables whose people are found, and whether these are joined
CREATE TABLE IF NOT EXISTS named (
    n       INTEGER PRIMARY KEY REFERENCES cable ON DELETE CASCADE,
    settled INTEGER NOT NULL DEFAULT 0
);
-- the people that each cable names, found once a cable
CREATE TABLE IF NOT EXISTS cable_person (
    n       INTEGER NOT NULL REFERENCES cable ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    value   BLOB NOT NULL,       -- model.people.CablePerson as MessagePack
    surname TEXT NOT NULL,
    words   TEXT NOT NULL,       -- the folded name
    name    TEXT NOT NULL,
    title   TEXT NOT NULL,
    office  TEXT NOT NULL,
    roles   TEXT NOT NULL,
    lone    INTEGER NOT NULL,
    PRIMARY KEY (n, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cable_person_surname ON cable_person (surname, n, place);

-- who each of them is, made by joining: a table of its own, as to write into the long rows of the other takes three times as long
CREATE TABLE IF NOT EXISTS identified (
    n     INTEGER NOT NULL,
    place INTEGER NOT NULL,
    slug  TEXT NOT NULL,       -- who this is; empty: nobody, by the publisher's word
    evidence_slug  TEXT NOT NULL,       -- the address by this cable's evidence alone
    why   TEXT NOT NULL,
    also  TEXT NOT NULL,       -- addresses that this may have had while there were fewer cables, with blanks between
    PRIMARY KEY (n, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS identified_slug ON identified (slug, n);

-- surnames to be joined anew because people of cables are gone, or their cable goes by another ID, with who they were said to be.
-- Date and post of a cable never change: it is read anew as another row
CREATE TABLE IF NOT EXISTS parted (surname TEXT NOT NULL, slug TEXT NOT NULL, PRIMARY KEY (surname, slug)) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS parted_by_loss AFTER DELETE ON cable_person BEGIN
    INSERT OR IGNORE INTO parted
        SELECT old.surname, coalesce((SELECT slug FROM identified WHERE n = old.n AND place = old.place), '');
    DELETE FROM identified WHERE n = old.n AND place = old.place;
END;
CREATE TRIGGER IF NOT EXISTS parted_by_id AFTER UPDATE OF id ON cable WHEN old.id IS NOT new.id BEGIN
    INSERT OR IGNORE INTO parted SELECT surname, coalesce(slug, '')
        FROM cable_person LEFT JOIN identified USING (n, place) WHERE n = new.n;
END;

-- made anew by the joining of people, of surnames whose people changed
CREATE TABLE IF NOT EXISTS person (
    slug    TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    passing INTEGER NOT NULL,    -- whether the person is met once and only spoken of
    value   BLOB NOT NULL        -- model.people.Person as MessagePack
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person_address (
    address TEXT NOT NULL,
    slug    TEXT NOT NULL,
    PRIMARY KEY (address, slug)
) WITHOUT ROWID;

-- people to look at again for their pages: something that a page of theirs shows may be another than it was.
-- `own`: who they are may be another; of the others, who is named beside them
CREATE TABLE IF NOT EXISTS touched (slug TEXT PRIMARY KEY, own INTEGER NOT NULL) WITHOUT ROWID;

-- cables whose pages were looked at since they were read and got their ID
CREATE TABLE IF NOT EXISTS looked (n INTEGER PRIMARY KEY REFERENCES cable ON DELETE CASCADE);
CREATE TRIGGER IF NOT EXISTS looked_no_more AFTER UPDATE OF id, extra ON cable BEGIN
    DELETE FROM looked WHERE n = new.n;
END;

-- where in the downloads the portion of some cables stands: by a digest of their records, in order (see portions.py)
CREATE TABLE IF NOT EXISTS portion (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

-- every file that was written below the docs folder: what is no longer made is removed, what is unchanged is not written
CREATE TABLE IF NOT EXISTS output (
    path     TEXT PRIMARY KEY,
    digest   TEXT NOT NULL,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    run      INTEGER NOT NULL
) WITHOUT ROWID;

-- how each page was made: the digest of what it shows, and what was asked for it (see made.py)
CREATE TABLE IF NOT EXISTS made (page TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

-- parts of the indexes with their files, by name (see parts.py)
CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
