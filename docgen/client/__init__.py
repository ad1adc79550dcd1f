"""A client of the HTTP interface for other systems: retries, typed problems, checked webhooks.

It needs nothing else of docgen but the signature of webhooks.
"""

from __future__ import annotations

from docgen.client.client import Client, Held, Kept
from docgen.client.errors import (
    BusyError,
    ClientError,
    ConflictError,
    CredentialsError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    ProblemError,
    UnreachableError,
    Violation,
)
from docgen.webhook_signature import WebhookSignatureError, check_webhook

__all__ = [
    "BusyError",
    "Client",
    "ClientError",
    "ConflictError",
    "CredentialsError",
    "ForbiddenError",
    "Held",
    "InvalidError",
    "Kept",
    "NotFoundError",
    "ProblemError",
    "UnreachableError",
    "Violation",
    "WebhookSignatureError",
    "check_webhook",
]
