-- What residents choose. All of it is voluntary, changeable and erasable; none of it touches the private channel's rows.

-- Slug of the plan's hamlet.
ALTER TABLE person ADD COLUMN hamlet TEXT;
-- Topics of announcements that are not wanted, one bit each.
ALTER TABLE person ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
-- Nothing is sent that was not asked for.
ALTER TABLE person ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1));
-- The questions of the first visit were asked.
ALTER TABLE person ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));

UPDATE person SET settled = 1
WHERE language IS NOT NULL OR EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id);
