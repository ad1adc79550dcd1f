"""What is to be done later or told to others: jobs, events with their deliveries, kept answers.

Rows are written in the transaction of what causes them, so that neither is there without the other.
Not for doing the work.
"""
