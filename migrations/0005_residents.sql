-- The questions of the first visit were asked. What was chosen is voluntary, changeable and erasable; none of it touches
-- the private channel's rows.
ALTER TABLE person ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));

UPDATE person SET settled = 1
WHERE language IS NOT NULL OR EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id);
