"""Builds the shipped Word templates, so that their look is written down once and can be reviewed.

``python -m tools.forms`` writes ``templates/``. The pieces, from the ground up: ``package`` (an
empty Word file and its bytes), ``styles`` (the named styles), ``tags`` (what stands between
braces), ``sheet`` (a page and its flow of paragraphs), ``box`` (ruled tables), ``blocks`` (the
parts many papers share: signatures, seal place, reading and refusal blocks); then one module per
family of forms. Not part of the product: an agency edits the Word files themselves.
"""
