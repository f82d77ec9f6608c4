-- Whatever is put over a message asks whether something is watched in it.
CREATE INDEX announcement_desks ON announcement (desk_chat, desk_message) WHERE desk_message IS NOT NULL;
