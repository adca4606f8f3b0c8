-- What is watched, and the questions that stand. A question asks for the words of a `speaker`, for `words`, or `asked`, a question as people ask it.
-- It was asked of all documents up to number `reached`; what it found up to number `seen` is not new to its owner.
-- `feed` is the secret part of the address of its feed, NULL while that is off.
ALTER TABLE questions ADD COLUMN speaker TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN asked TEXT NOT NULL DEFAULT '';
ALTER TABLE questions ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN feed TEXT;
CREATE UNIQUE INDEX questions_by_feed ON questions (feed);

-- What a question found: a quotation as it was then. Its number is never given again, so that `seen` stays true.
CREATE TABLE findings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    found TEXT NOT NULL,
    said TEXT,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_question ON findings (question, number);

-- The quotations that are not new to a question, each as a hash of its place and its words.
CREATE TABLE known (
    question TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    PRIMARY KEY (question, hash)
) STRICT;

-- Documents in the order in which they were first seen here.
CREATE TABLE documents (number INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL UNIQUE) STRICT;

-- Folders and feeds. `due` is when a feed is looked at again; `etag` and `modified` are what its server calls the
-- version that was read.
CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('folder', 'feed')),
    address TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    added TEXT NOT NULL,
    is_paused INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    looked TEXT,
    due TEXT NOT NULL DEFAULT '',
    fault TEXT,
    etag TEXT NOT NULL DEFAULT '',
    modified TEXT NOT NULL DEFAULT ''
) STRICT;

-- The files of a folder and the entries of a feed that were read, each by a hash of what it is known by. `state` is what
-- was read: of a file its size and time, of an entry a hash of its link.
CREATE TABLE entries (
    source TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    looked TEXT NOT NULL,
    fault TEXT,
    PRIMARY KEY (source, hash)
) STRICT;

-- The documents that came from a folder or a feed.
CREATE TABLE arrivals (
    source TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    arrived TEXT NOT NULL,
    PRIMARY KEY (source, document)
) STRICT;
