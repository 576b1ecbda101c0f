"""Plan files become plans: read, checked as a whole, rendered safely.

A file with a problem is never half-loaded, and it never hides the files beside it.
"""
