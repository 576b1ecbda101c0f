"""What every test shares: how Hypothesis searches.

On a shared machine a slow example is no failure; where ``CI`` is set, every run tries the same examples.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
