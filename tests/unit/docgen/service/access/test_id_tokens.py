"""ID tokens kept with their sessions."""

from __future__ import annotations

import pytest

from docgen.service.access.oidc.keeping import protected, revealed

ID_TOKEN = "head.claims.signature"


def test_an_id_token_opens_for_its_own_session_only() -> None:
    kept = protected(ID_TOKEN, "one")
    assert revealed(kept, "one") == ID_TOKEN
    assert revealed(kept, "another") == ""
    assert "claims" not in kept


@pytest.mark.parametrize("kept", ["", "not base64", "aGVsbG8="])
def test_what_is_no_kept_token_is_none(kept: str) -> None:
    assert revealed(kept, "one") == ""
