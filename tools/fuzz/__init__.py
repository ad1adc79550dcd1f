"""Fuzzing of the Word reader and of typesetting: ``make fuzz``. Not needed to run or test docgen.

A crash is kept in ``tests/fuzz/seeds`` and replayed by the tests from then on.
"""
