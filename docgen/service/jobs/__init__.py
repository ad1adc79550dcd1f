"""Jobs: what is done later than it is asked for, by worker processes.

The queue itself is in the registry (``docgen.registry.queue``), so that a job and the case that
causes it are committed together. Not for starting and watching processes: that is the shell's.
"""
