"""What commands say where the key of the webhooks' secrets was lost. Not for putting it right."""

from __future__ import annotations

from docgen.cli.shell import Shell

__all__ = ["lost_secrets"]


def lost_secrets(shell: Shell) -> str:
    """That secrets of webhooks cannot be opened, and what to do; empty where all can."""
    from docgen.messages import text  # brings in the tables of messages
    from docgen.service.webhooks.errors import WebhookKeyError  # brings in the registry
    from docgen.service.webhooks.vault import SecretVault, unreadable

    office = shell.office()
    vault = SecretVault(office.home.secrets_key)
    if not unreadable(office.registry, vault):
        return ""
    return text(WebhookKeyError(where=office.home.secrets_key), shell.language)
