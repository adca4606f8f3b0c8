-- Written by the first version of dossiers.
BEGIN TRANSACTION;
CREATE TABLE cited (
    pin TEXT NOT NULL REFERENCES pins (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (pin, document, path)
) STRICT;
INSERT INTO "cited" VALUES('pin-1','d1','a.txt');
CREATE TABLE dossiers (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    removed TEXT
) STRICT;
INSERT INTO "dossiers" VALUES('dossier-1','ann','Exports','2026-11-29T08:05:00+00:00',0,NULL);
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
INSERT INTO "pins" VALUES('pin-1',1,'2026-11-29T08:05:00+00:00','d1',0,18,'Ask.','{"answer": "Cameras were sold."}','cameras
ask.','dossier-1');
CREATE TABLE unwiped (since TEXT NOT NULL) STRICT;
CREATE INDEX dossiers_by_owner ON dossiers (owner, changed);
CREATE INDEX cited_by_document ON cited (document);
COMMIT;
PRAGMA user_version = 1;
