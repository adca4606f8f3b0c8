-- Dossiers, beside the store. `removed` is when one was deleted, until it is off the disk.
CREATE TABLE dossiers (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    removed TEXT
) STRICT;
CREATE INDEX dossiers_by_owner ON dossiers (owner, changed);

-- A quotation: where it stands, and as it was when it was pinned. `said` is NULL once it went with its document;
-- `words` is what a search looks through. `number` says in which order they are shown.
CREATE TABLE pins (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    pinned TEXT NOT NULL,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    said TEXT,
    words TEXT NOT NULL,
    dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    UNIQUE (dossier, document, start, "end")
) STRICT;

-- Every source of the document of a pin: one that was only replaced is still at its path.
CREATE TABLE cited (
    pin TEXT NOT NULL REFERENCES pins (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (pin, document, path)
) STRICT;
CREATE INDEX cited_by_document ON cited (document);

-- Has a row from when something was deleted until it is off the disk.
CREATE TABLE unwiped (since TEXT NOT NULL) STRICT;

PRAGMA user_version = 1;
