"""Many cases from one spreadsheet: its rows as cases, what is told of each, their report."""
