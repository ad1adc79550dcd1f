"""The OpenAPI 3.1 description of the HTTP interface, made from its routes."""
