-- How many said that they would come, written down when forgetting who did begins: the reports still count them, and from
-- then on the announcement is gone from the chat.
ALTER TABLE announcement ADD COLUMN coming_kept INTEGER;

-- Nobody counted for what was forgotten before.
UPDATE announcement SET coming_kept = 0 WHERE forgotten = 1;

-- When a copy was last sent: what is older than a week takes nobody's share of the week, so its copies are not looked at.
ALTER TABLE announcement ADD COLUMN last_sent_at TEXT;

UPDATE announcement SET last_sent_at = (SELECT max(sent_at) FROM delivery WHERE announcement_id = announcement.id);

CREATE INDEX announcement_last_sent ON announcement (last_sent_at) WHERE last_sent_at IS NOT NULL;
CREATE INDEX announcement_under_way ON announcement (state) WHERE state IN ('sending', 'paused');

-- A person's copies are found announcement by announcement: of these there are some hundred at most, and an index by chat
-- would be written to at a random place for each copy, twice.
DROP INDEX delivery_by_chat;
CREATE INDEX announcement_kept ON announcement (id) WHERE forgotten = 0;

-- As before; whoever is asked for nothing but residents is not looked up among units and answers.
DROP VIEW reader;

CREATE VIEW reader AS
SELECT announcement.id AS announcement_id, person.id AS person_id, person.chat_id, person.hamlet,
       NOT EXISTS (SELECT 1 FROM role, json_each(announcement.audience, '$.units') AS wanted
                   WHERE role.person_id = person.id AND role.unit_id = wanted.value)
       AND NOT EXISTS (SELECT 1 FROM announcement_answer AS answer
                       WHERE answer.announcement_id = json_extract(announcement.audience, '$.coming_to')
                         AND answer.person_id = person.id AND answer.answer = 'coming') AS capped
FROM announcement JOIN person ON person.reachable = 1
WHERE json_array_length(announcement.audience, '$.units') > 0
      AND EXISTS (SELECT 1 FROM role, json_each(announcement.audience, '$.units') AS wanted
                  WHERE role.person_id = person.id AND role.unit_id = wanted.value)
   OR person.stopped = 0 AND (
        json_extract(announcement.audience, '$.coming_to') IS NOT NULL
        AND EXISTS (SELECT 1 FROM announcement_answer AS answer
                    WHERE answer.announcement_id = json_extract(announcement.audience, '$.coming_to')
                      AND answer.person_id = person.id AND answer.answer = 'coming')
        OR json_extract(announcement.audience, '$.residents') IS NOT NULL
           AND person.muted & (CASE announcement.topic WHEN 'events' THEN 1 WHEN 'law' THEN 2 WHEN 'health' THEN 4
                                                       ELSE 8 END) = 0
           AND (json_array_length(announcement.audience, '$.residents.hamlets') = 0
                OR person.hamlet IN (SELECT value FROM json_each(announcement.audience, '$.residents.hamlets')))
           AND (json_array_length(announcement.audience, '$.residents.tongues') = 0
                OR ifnull(person.language, 'vi') IN
                   (SELECT value FROM json_each(announcement.audience, '$.residents.tongues'))));
