"""Discussions that were held elsewhere become rooms: a file is read whole or refused with all that is wrong in it.

Pure: ``read`` gives a lesson from bytes, ``entries`` a room's log from a lesson. Storing it is the caller's.
"""
