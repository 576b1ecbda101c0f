"""The rules by subject; ``facilitator.discussion.decide`` is the way in."""
