"""What the members of one group share: who they are, the pen, each one's answer, and the group's own."""

from __future__ import annotations

from facilitator.discussion.model import Room
from facilitator.views import entities as en
from facilitator.views import shared, visibility


def group_view(room: Room, group_id: str) -> en.View:
    """The group must exist."""
    group = room.groups[group_id]
    current = group in visibility.current_groups(room)
    return {
        "group": {group.id: shared.group_detail(room, group, current)},
        "answers": {each.id: shared.answer_info(room, each) for each in visibility.compared_by(room, group)},
        "brought": {
            each.id: shared.brought_info(room, each, members) for each, members in visibility.brought_to(room, group)
        },
        "group_answers": {
            each.id: shared.answer_info(room, each)
            for each in room.belongings.of_group.get(group_id, ())
            if visibility.in_class_sight(each)
        },
    }
