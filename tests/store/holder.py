"""Another process that serves a data directory: ``DIR URL``. It says so, and stops when it is told to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.store.datadir import ServerFile, hold, write_server_file

if __name__ == "__main__":
    data_dir = Path(sys.argv[1])
    with hold(data_dir):
        write_server_file(data_dir, ServerFile(url=sys.argv[2], pid=os.getpid(), link="link"))
        print("held", flush=True)
        sys.stdin.readline()
