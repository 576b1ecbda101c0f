"""What the room costs, beside what is possible: the same load on this program and on bare servers, in one table.

``python -m bench`` (``make bench``). Linux only: it reads ``/proc`` and ties processes to cores.
"""
