"""What can go wrong with webhooks, by code."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "DeliveryUnknownError",
    "WebhookDisabledError",
    "WebhookKeyError",
    "WebhookTypeError",
    "WebhookUnknownError",
    "WebhookUrlError",
]


class WebhookUrlError(DocgenError):
    """Messages cannot be sent to the address of a webhook."""

    code = "webhook-url"
    exit_status = ExitStatus.INVALID
    template = (
        "nothing can be sent to the address at {where}: {what}; give an https address on the "
        "public network, or have its network listed in webhooks.private_networks"
    )

    def __init__(self, *, what: str, where: str = "/url") -> None:
        super().__init__(what=what, where=where)


class WebhookTypeError(DocgenError):
    """There is no event of a type that a webhook asks for."""

    code = "webhook-type"
    exit_status = ExitStatus.INVALID
    template = "there is no event {type}; choose from {known}"


class WebhookKeyError(DocgenError):
    """The key that protects the secrets of webhooks is missing, or is not theirs."""

    code = "webhook-key"
    exit_status = ExitStatus.BROKEN
    template = (
        "the key {where} is missing or does not open the secrets of webhooks; put it back from a "
        "backup, or give the webhooks new secrets with docgen webhooks renew"
    )


class WebhookUnknownError(DocgenError):
    """The agency has no webhook of this id."""

    code = "webhook-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no webhook {webhook}; check its id"


class WebhookDisabledError(DocgenError):
    """A webhook that is disabled is told nothing."""

    code = "webhook-disabled"
    exit_status = ExitStatus.INVALID
    template = "webhook {webhook} is disabled; make it active first"


class DeliveryUnknownError(DocgenError):
    """The webhook has no delivery of this id."""

    code = "delivery-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no delivery {delivery} to this webhook; check its id"
