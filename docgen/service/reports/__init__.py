"""What is told over cases: registers, figures, calendars, evaluations, what the archive lost."""
