"""Load on a running service, on this machine: how much it takes in, gives out and refuses in order.

Not for correctness beyond what load can break: what was acknowledged must be there afterwards.
"""
