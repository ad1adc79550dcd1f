"""``/batch``: the same papers to many recipients from a spreadsheet, in four steps."""
