-- Written by the first version of conversations.
BEGIN TRANSACTION;
CREATE TABLE cited (
    turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (turn, document, path)
) STRICT;
INSERT INTO "cited" VALUES('turn-1','d1','a.txt');
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    removed TEXT
) STRICT;
INSERT INTO "conversations" VALUES('conversation-1','ann','Who sold?','2026-11-29T08:05:00+00:00',0,NULL);
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
INSERT INTO "turns" VALUES('turn-1',1,'2026-11-29T08:05:00+00:00','Who sold?','{"answer": "Cameras were sold."}','who sold?
cameras were sold.','conversation-1');
INSERT INTO "turns" VALUES('turn-2',2,'2026-11-29T08:05:00+00:00','To whom?','…','to whom?
','conversation-1');
CREATE TABLE unwiped (since TEXT NOT NULL) STRICT;
CREATE INDEX conversations_by_owner ON conversations (owner, changed);
CREATE INDEX cited_by_document ON cited (document);
COMMIT;
PRAGMA user_version = 1;
