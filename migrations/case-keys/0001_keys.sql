-- case-keys.db: left out of backups, so that a backup never opens a case that was erased meanwhile.

CREATE TABLE case_key (
    case_id BLOB PRIMARY KEY,
    -- The case's key, sealed with the master key.
    wrapped BLOB NOT NULL,
    -- A keyed hash of the resident's chat; random for a practice case.
    owner BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX case_key_by_owner ON case_key (owner);
