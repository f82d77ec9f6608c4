### Telegram groups: the list, linking a group to a village.

button-groups = 🏘 Telegram groups

groups =
    <b>Telegram groups that Loa is in</b>
    Tap a group to link it to a village or to the whole commune. A group that is not linked gets no announcements.
groups-none =
    <b>Telegram groups that Loa is in</b>
    Loa is not in any group yet.
groups-page = Page { $page } of { $pages }
group-line = • <b>{ $title }</b>: { $place }
group-line-absent = • <b>{ $title }</b>: { $place }, ⚠️ Loa is no longer in the group
group-linked-nowhere = not linked
group-linked-commune = whole commune
group-linked-village = { $village }

groups-how =
    <b>How to add Loa to a group</b>
    Open the group, tap its name at the top, choose “Add members”, look for @{ $bot } and add it. Or tap “Add Loa to a group” below. Then open this list again: the group is in it.
    Loa neither reads nor keeps what people say to each other in a group.

group-card-link = Linked to: { $place }
group-card-no-link = Not linked to a village yet.
button-group = { $title }
button-add-to-group = ➕ Add Loa to a group

group-card =
    <b>{ $title }</b>
    { $link }

    Which village does this group belong to?
group-card-absent =
    <b>{ $title }</b>
    { $link }

    ⚠️ Loa is no longer in this group and cannot send announcements there. Add it again, and the group gets them as before.
button-group-village = { $village }
button-group-commune = Whole commune
button-group-unlink = Unlink
