-- What residents have chosen is in 0004.

-- The questions of the first visit were asked.
ALTER TABLE person ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));

UPDATE person SET settled = 1
WHERE language IS NOT NULL OR EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id);
