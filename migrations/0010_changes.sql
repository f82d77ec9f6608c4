-- Tasks changed in the chat. `plan.definition` is the plan as it stands; `file` is the plan file that was imported last,
-- once the chat has changed something since: the next import is merged with both.
ALTER TABLE plan ADD COLUMN file TEXT;

-- Kept for ever: who changed what of a task, and in which message.
CREATE TABLE task_change (
    id INTEGER PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES task (id),
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    message_id INTEGER NOT NULL,
    -- JSON list of what was changed.
    changes TEXT NOT NULL
) STRICT;

CREATE INDEX task_change_by_task ON task_change (task_id, id);
