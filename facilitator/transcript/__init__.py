"""What a room leaves behind: its log, laid out once (``build``), then written in one format or another."""
