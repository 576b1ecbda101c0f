"""Facilitator: a live room for a discussion in class. Start reading at ``app.py``, and the rules in ``discussion/``."""
