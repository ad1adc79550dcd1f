"""OpenID Connect: people and systems whom an agency's own identity provider vouches for."""
