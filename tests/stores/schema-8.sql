BEGIN TRANSACTION;
CREATE TABLE changes (
    passage_id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL
) STRICT;
INSERT INTO "changes" VALUES(5761854894059631567,1);
INSERT INTO "changes" VALUES(6215446674011229670,2);
INSERT INTO "changes" VALUES(7305741352521954603,2);
CREATE TABLE collected (
    collection TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    path TEXT NOT NULL REFERENCES sources (path) ON DELETE CASCADE,
    PRIMARY KEY (collection, path)
) STRICT;
CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;
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
INSERT INTO "documents" VALUES('cd4eea2e84efcbe5','The camera said “alpha”.','A','Courier','[]',NULL,NULL,NULL,NULL,NULL,'/docs/a.txt','en','[]','[]','[]','[]','[]','[]','[]');
INSERT INTO "documents" VALUES('5cb85b05b4398a0b','Beta is here. Gamma is gone.','B','Courier','[]',NULL,NULL,NULL,NULL,NULL,'/docs/b.txt','en','[]','[]','[]','[]','[]','[]','[]');
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO "meta" VALUES('schema','8');
INSERT INTO "meta" VALUES('fingerprint','words');
INSERT INTO "meta" VALUES('identity','9017c64edc7d5202');
INSERT INTO "meta" VALUES('generation','2');
CREATE TABLE original_parts (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
) STRICT;
INSERT INTO "original_parts" VALUES('2f82722e6ea11013695285c4448244a8c4689e6f08d40cc134d77da008d55e95',0,X'5468652063616D6572612073616964');
CREATE TABLE originals (
    path TEXT PRIMARY KEY REFERENCES sources (path),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;
INSERT INTO "originals" VALUES('/docs/a.txt','2f82722e6ea11013695285c4448244a8c4689e6f08d40cc134d77da008d55e95','a.txt');
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    heading TEXT,
    vector BLOB NOT NULL          -- float32, little endian, unit length
) STRICT;
INSERT INTO "passages" VALUES(5761854894059631567,'cd4eea2e84efcbe5',0,24,NULL,X'0000803F000000000000000000000000');
INSERT INTO "passages" VALUES(6215446674011229670,'5cb85b05b4398a0b',0,13,NULL,X'000000000000803F0000000000000000');
INSERT INTO "passages" VALUES(7305741352521954603,'5cb85b05b4398a0b',14,28,NULL,X'0000000000000000000000000000803F');
CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,
    document_id TEXT NOT NULL,
    description TEXT NOT NULL     -- JSON list of what a row of documents has but for id and text, in that order
) STRICT;
INSERT INTO "sources" VALUES('/docs/a.txt','hash','cd4eea2e84efcbe5','["A", "Courier", "[]", null, null, null, null, null, "/docs/a.txt", "en", "[]", "[]", "[]", "[]", "[]", "[]", "[]"]');
INSERT INTO "sources" VALUES('/docs/b.txt','hash','5cb85b05b4398a0b','["B", "Courier", "[]", null, null, null, null, null, "/docs/b.txt", "en", "[]", "[]", "[]", "[]", "[]", "[]", "[]"]');
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
INSERT INTO "statements" VALUES(1576092994915036545,'cd4eea2e84efcbe5',17,'[[17, 22]]',1,'[0, 10]','The camera','[11, 15]',NULL,NULL,NULL);
CREATE INDEX sources_by_document ON sources (document_id);
CREATE INDEX originals_by_hash ON originals (sha256);
CREATE INDEX collected_by_path ON collected (path);
CREATE INDEX passages_by_document ON passages (document_id, start);
CREATE INDEX statements_by_document ON statements (document_id, start);
CREATE INDEX statements_by_speaker ON statements (speaker_name);
CREATE INDEX changes_by_generation ON changes (generation);
COMMIT;
