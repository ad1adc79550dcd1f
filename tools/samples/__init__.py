"""Makes the evidence of the sample cases, the same on every run: pictures and documents, all drawn.

``photograph`` draws a picture; the other modules hold what one group of cases needs. Not part of
the product: the cases and their evidence are committed beside each other in ``tests/cases``.
"""
