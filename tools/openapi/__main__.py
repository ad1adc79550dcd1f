"""``make openapi``: writes the description of the HTTP interface and the answers it shows."""

from __future__ import annotations

import sys

from tools.openapi.making import write

if __name__ == "__main__":
    sys.exit(write())
