-- Every source of each document that a {item} may have words of: one that was only replaced is still at its path.
CREATE TABLE cited (
    {item} TEXT NOT NULL REFERENCES {item}s (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY ({item}, document, path)
) STRICT;
CREATE INDEX cited_by_document ON cited (document);
