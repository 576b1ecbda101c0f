"""``python -m facilitator`` is ``facilitator``."""

from facilitator.cli import main

main()
