"""A message is taken only as it was signed, from whoever has the secret, and only now."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.webhook_signature import (
    WebhookSignatureError,
    check_webhook,
    secret_text,
    signed_headers,
)

# The example of Standard Webhooks 1.0, "Verifying the authenticity of webhooks".
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
IDENT = "msg_p5jXN8AQM9LWM0D4loKWxJek"
SENT = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def headers(**changes: str) -> dict[str, str]:
    return {**signed_headers([SECRET], ident=IDENT, timestamp=SENT, body=BODY), **changes}


def test_the_example_of_the_standard_is_signed_as_it_says() -> None:
    assert headers() == {
        "webhook-id": IDENT,
        "webhook-timestamp": str(SENT),
        "webhook-signature": SIGNATURE,
    }
    spelled = {name.title(): value for name, value in headers().items()}
    assert check_webhook(SECRET, spelled, BODY, timestamp=SENT) == IDENT


@given(st.binary(min_size=24, max_size=64), st.text(min_size=1), st.binary())
def test_what_was_signed_is_taken_and_a_changed_body_is_not(
    key: bytes, ident: str, body: bytes
) -> None:
    secret = secret_text(key)
    signed = signed_headers([secret], ident=ident, timestamp=SENT, body=body)
    assert check_webhook(secret, signed, body, timestamp=SENT) == ident
    with pytest.raises(WebhookSignatureError, match="signature is not right"):
        check_webhook(secret, signed, body + b".", timestamp=SENT)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"webhook-id": "msg_other"}, "signature is not right"),
        ({"webhook-id": ""}, "webhook-id is missing"),
        ({"webhook-timestamp": str(SENT + 1)}, "signature is not right"),
        ({"webhook-timestamp": "soon"}, "not the present time"),
        ({"webhook-timestamp": "-1"}, "not the present time"),
        ({"webhook-timestamp": "²"}, "not the present time"),
        ({"webhook-signature": "v1,aaaa"}, "signature is not right"),
        ({"webhook-signature": SIGNATURE.replace("v1", "v2")}, "signature is not right"),
        ({"webhook-signature": "é"}, "signature is not right"),
    ],
)
def test_a_forged_message_is_refused(changes: dict[str, str], what: str) -> None:
    with pytest.raises(WebhookSignatureError, match=what):
        check_webhook(SECRET, headers(**changes), BODY, timestamp=SENT)


@pytest.mark.parametrize("late", [-301, 301])
def test_a_message_of_another_time_is_refused(late: int) -> None:
    with pytest.raises(WebhookSignatureError, match="present time"):
        check_webhook(SECRET, headers(), BODY, timestamp=SENT + late)
    assert check_webhook(SECRET, headers(), BODY, timestamp=SENT + late // 301 * 300)


def test_while_a_secret_is_changed_the_old_and_the_new_one_both_check() -> None:
    new = secret_text(bytes(range(32)))
    both = signed_headers([new, SECRET], ident=IDENT, timestamp=SENT, body=BODY)
    for secret in (new, SECRET):
        assert check_webhook(secret, both, BODY, timestamp=SENT) == IDENT


def test_a_secret_that_is_not_written_rightly_is_said() -> None:
    with pytest.raises(WebhookSignatureError, match="whsec_"):
        check_webhook("whsec_no base64", headers(), BODY, timestamp=SENT)
    assert base64.b64decode(secret_text(b"k" * 32).removeprefix("whsec_")) == b"k" * 32
