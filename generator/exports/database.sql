-- The archive as a database. Columns are those of the cable record; `docs` of each table stand on the downloads page.

CREATE TABLE cable (
    id            TEXT PRIMARY KEY,  -- 08BRUSSELS579
    date          TEXT,              -- UTC, ISO 8601; a day only where no time is known
    title         TEXT NOT NULL,
    subject       TEXT NOT NULL,
    level         TEXT,
    caveats       TEXT NOT NULL,
    post          TEXT,
    origin        TEXT NOT NULL,
    country       TEXT NOT NULL,
    precedence    TEXT,
    declassify_on TEXT,
    signer        TEXT,
    source_format TEXT NOT NULL,
    source_file   TEXT NOT NULL,
    source_sha256 TEXT NOT NULL
);

CREATE TABLE tag (code TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE cable_tag (
    cable TEXT NOT NULL REFERENCES cable (id),
    tag   TEXT NOT NULL REFERENCES tag (code),
    PRIMARY KEY (cable, tag)
);

CREATE TABLE paragraph (
    n       INTEGER PRIMARY KEY,
    cable   TEXT NOT NULL REFERENCES cable (id),
    anchor  TEXT NOT NULL,           -- par5: the end of the paragraph's address
    number  INTEGER,
    marking TEXT,
    role    TEXT NOT NULL,
    text    TEXT NOT NULL,
    UNIQUE (cable, anchor)
);

-- items of the REF block (anchor is null), then citations in the text; `held` is the target where the archive has it
CREATE TABLE reference (
    n       INTEGER PRIMARY KEY,
    cable   TEXT NOT NULL REFERENCES cable (id),
    anchor  TEXT,
    label   TEXT,
    written TEXT NOT NULL,
    kind    TEXT NOT NULL,
    target  TEXT,
    held    TEXT REFERENCES cable (id),
    outcome TEXT NOT NULL
);

CREATE TABLE person (slug TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE mention (
    n           INTEGER PRIMARY KEY,
    cable       TEXT NOT NULL REFERENCES cable (id),
    person      TEXT NOT NULL REFERENCES person (slug),
    role        TEXT NOT NULL,
    written     TEXT NOT NULL,
    title       TEXT NOT NULL,
    affiliation TEXT NOT NULL,
    anchor      TEXT,
    start       INTEGER,
    end         INTEGER
);

CREATE TABLE finding (
    n     INTEGER PRIMARY KEY,
    cable TEXT NOT NULL REFERENCES cable (id),
    code  TEXT NOT NULL,
    line  INTEGER NOT NULL,
    note  TEXT NOT NULL
);

-- the words of the paragraphs: SELECT * FROM paragraph_fts WHERE paragraph_fts MATCH 'herring'
CREATE VIRTUAL TABLE paragraph_fts USING fts5 (
    text, content = 'paragraph', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);
