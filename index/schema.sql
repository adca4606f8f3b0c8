-- The one truth. Derived indexes (FAISS, tantivy) are built from it and catch up through `changes`.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    authors TEXT NOT NULL,        -- JSON list
    published TEXT,
    updated TEXT,
    retrieved TEXT,
    origin TEXT,
    url TEXT,
    path TEXT,
    language TEXT,
    page_starts TEXT NOT NULL,    -- JSON list of offsets
    /* JSON lists of [start, end, level], and of what the pages call themselves */
    headings TEXT NOT NULL,
    page_labels TEXT NOT NULL DEFAULT '[]',
    /* JSON lists of [start, end], twice, of numbers of pages, and of [start, seconds] */
    scanned TEXT NOT NULL DEFAULT '[]',
    doubtful TEXT NOT NULL DEFAULT '[]',
    unread TEXT NOT NULL DEFAULT '[]',
    moments TEXT NOT NULL DEFAULT '[]'
) STRICT;
-- To read what stands after a long text, SQLite reads the text: what is asked of all documents is read from these.
CREATE INDEX documents_without_text ON documents (
    title, id, publisher, authors, published, updated, retrieved, origin, url, path, language, page_starts, headings,
    page_labels, scanned, doubtful, unread, moments
);
CREATE INDEX documents_by_language ON documents (language);

-- Where documents came from: the same text under two paths is one document with two sources. It is described as one of
-- them says; `description` keeps what each says, for when that one goes.
CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    document_id TEXT NOT NULL,
    description TEXT NOT NULL     -- JSON list of what a row of documents has but for id and text, in that order
) STRICT;
CREATE INDEX sources_by_document ON sources (document_id);

-- Files that cannot be had again as they were, uploads and fetched pages, with the names to save them under.
CREATE TABLE originals (
    path TEXT PRIMARY KEY REFERENCES sources (path),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX originals_by_hash ON originals (sha256);

-- Their bytes, once for each hash, in parts: what is long is written and read without having all of it in memory.
CREATE TABLE original_parts (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
) STRICT;

-- Sets of documents that people name; `folded` is the name without regard to capitals.
CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;

-- What is in them: sources, so that a document stays in its collections when its text, and with it its id, changes.
CREATE TABLE collected (
    collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    path TEXT NOT NULL REFERENCES sources (path) ON DELETE CASCADE,
    PRIMARY KEY (collection, path)
) STRICT;
CREATE INDEX collected_by_path ON collected (path);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    heading TEXT,
    vector BLOB NOT NULL          -- float32, little endian, unit length
) STRICT;
CREATE INDEX passages_by_document ON passages (document_id, start);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,       -- first character of the first content span
    contents TEXT NOT NULL,       -- JSON list of [start, end]
    direct INTEGER NOT NULL,
    speaker TEXT,                 -- JSON [start, end]
    speaker_name TEXT,
    /* JSON [start, end], how likely speaker_name is right, and who tells that the speaker said it: JSON [start, end] */
    cue TEXT,
    probability REAL,
    via TEXT,
    via_name TEXT
) STRICT;
CREATE INDEX statements_by_document ON statements (document_id, start);
CREATE INDEX statements_by_speaker ON statements (speaker_name);

-- The last generation that touched (added, removed or replaced) each passage, so that a derived index catches up.
CREATE TABLE changes (
    passage_id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_generation ON changes (generation);
