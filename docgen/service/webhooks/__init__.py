"""Webhooks: who may be told what, where messages may go, and bringing them there."""
