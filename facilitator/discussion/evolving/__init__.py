"""How each kind of event changes a room; ``facilitator.discussion.evolve`` is the way in."""
