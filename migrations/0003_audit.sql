-- Who did what to a case, and never what was said. Each entry's `mac` binds the one before it, so that a changed,
-- removed, swapped or added entry shows (`loa doctor`).

CREATE TABLE audit_entry (
    id INTEGER PRIMARY KEY,
    -- UTC, whole hours only.
    hour TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    -- What the log calls the case; made from the case's key, and meaningless once that is destroyed.
    pseudonym BLOB NOT NULL,
    mac BLOB NOT NULL
) STRICT;

-- How many entries there are and the last one's mac, so that a log cut short shows too.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sealed BLOB NOT NULL
) STRICT;
