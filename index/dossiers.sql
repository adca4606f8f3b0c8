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
