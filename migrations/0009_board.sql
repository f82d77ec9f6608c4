-- Screens that show the progress board: a link is good for ten minutes and once, a screen for some hours. Both are
-- known by keyed hashes only, and end with the role of whoever opened them.
CREATE TABLE screen_link (
    code_hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE screen (
    token_hash BLOB PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX screen_link_by_person ON screen_link (person_id);
CREATE INDEX screen_by_person ON screen (person_id);
