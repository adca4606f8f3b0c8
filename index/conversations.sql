-- The turns of conversations. `number` is negative where the question was asked otherwise instead. `said` is NULL once
-- it went with a document; `words` is what a search looks through.
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
