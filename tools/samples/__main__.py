"""``python -m tools.samples``: the evidence of every sample case."""

from __future__ import annotations

from tools.samples import commitments, interviews

if __name__ == "__main__":
    commitments.main()
    interviews.main()
