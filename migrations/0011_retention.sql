-- Whether who got it and who answered is forgotten: counts stay.
ALTER TABLE announcement ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1));

CREATE INDEX announcement_to_forget ON announcement (ended_at) WHERE busy = 0 AND forgotten = 0;
