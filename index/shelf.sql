-- What every shelf has, beside its {item}s. `removed` is when a {kind} was deleted, until it is off the disk.
CREATE TABLE {kind}s (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    changed TEXT NOT NULL,
    is_shared INTEGER NOT NULL DEFAULT 0,
    removed TEXT
) STRICT;
CREATE INDEX {kind}s_by_owner ON {kind}s (owner, changed);

-- Has a row from when something was deleted until it is off the disk.
CREATE TABLE unwiped (since TEXT NOT NULL) STRICT;
