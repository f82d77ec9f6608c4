-- Telegram groups that the bot was added to. In clear: titles and villages, nobody's words and nobody's names.
CREATE TABLE group_chat (
    chat_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    -- What it is linked to: the slug of a village of the plan, or the whole commune. With neither it gets nothing.
    hamlet TEXT,
    whole_commune INTEGER NOT NULL DEFAULT 0 CHECK (whole_commune IN (0, 1)),
    -- Whether the bot is in it now.
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    CHECK (hamlet IS NULL OR whole_commune = 0)
) STRICT;
