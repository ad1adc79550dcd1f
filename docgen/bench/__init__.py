"""Measurements: the product beside the usual way, in the same run, as medians and ratios.

Not for tests: nothing here passes or fails by a clock.
"""
