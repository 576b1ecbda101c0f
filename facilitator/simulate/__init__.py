"""A class of simulated students, and an instructor who leads it, over the real wire: for the demo and the tests.

One process, asyncio, our own light WebSocket: a thousand phones fit on one core beside the server that they load.
"""
