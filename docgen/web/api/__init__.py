"""The HTTP interface under ``/v1``: one module per kind of thing. Each route names its action."""
