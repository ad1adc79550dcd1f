"""What an operator sees of running processes: log lines and figures.

Neither holds personal data. Not for deciding what is measured: the shells call this.
"""
