"""What a plan would look like in class: a room that is made up, led to one phase, and shown by the pages of real rooms.

Nothing of it is stored and nobody can join it: the room is folded from events that no log holds.
"""

from facilitator.preview.rendered import rendered
from facilitator.preview.shown import AUDIENCES, CODE, Audience, Preview, preview_of

__all__ = ["AUDIENCES", "CODE", "Audience", "Preview", "preview_of", "rendered"]
