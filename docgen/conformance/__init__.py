"""Checks that a server implements the HTTP interface, from outside, over HTTP alone."""
