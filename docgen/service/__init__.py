"""The service: a home folder, its settings, and the Office that works on cases in it.

Everything a shell offers is a method of ``docgen.service.office.Office``. Not for printing, nor for
reading the clock or the environment: shells hand those in.
"""
