-- Conversations, beside the store. `removed` is when one was deleted, until it is off the disk.
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    removed TEXT
) STRICT;
CREATE INDEX conversations_by_owner ON conversations (owner, changed);

-- `number` is negative where the question was asked otherwise instead. `said` is NULL once it went with a document;
-- `words` is what a search looks through.
CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    asked TEXT NOT NULL,
    question TEXT NOT NULL,
    said TEXT,
    words TEXT NOT NULL,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    UNIQUE (conversation, number)
) STRICT;

-- Every source of each document that a turn may have words of: one that was only replaced is still at its path.
CREATE TABLE cited (
    turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (turn, document, path)
) STRICT;
CREATE INDEX cited_by_document ON cited (document);

-- Has a row from when something was deleted until it is off the disk.
CREATE TABLE unwiped (since TEXT NOT NULL) STRICT;

PRAGMA user_version = 1;
