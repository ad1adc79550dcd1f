"""An identity provider of the tests' own, on loopback, with keys made for the run.

Whoever comes to its authorization endpoint is logged in already, and is whom ``person`` describes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

__all__ = ["IdentityProvider", "new_ec_key", "new_rsa_key", "published", "serving"]

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey


def new_ec_key() -> EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def new_rsa_key(bits: int = 2048) -> RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def published(ident: str, key: PrivateKey) -> dict[str, Any]:
    """A key as a provider publishes it."""
    if isinstance(key, RSAPrivateKey):
        made = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    else:
        made = jwt.algorithms.ECAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**made, "kid": ident, "use": "sig"}


class IdentityProvider:
    """What it publishes can be changed at will; ``asked`` counts how often each path was read."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.issuer = f"http://{host}:{port}"
        self.keys: dict[str, PrivateKey] = {"k1": new_ec_key()}
        self.more_keys: list[Any] = []
        self.asked: dict[str, int] = {}
        self.metadata: dict[str, Any] = {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "end_session_endpoint": f"{self.issuer}/logout",
            "authorization_response_iss_parameter_supported": False,
        }
        self.person: dict[str, Any] = {}
        self.sent_back: dict[str, str] = {}
        self.is_down = False
        self.farewells: list[Mapping[str, str]] = []
        self.codes: dict[str, tuple[str, str, str]] = {}

    def token(self, claims: Mapping[str, Any], *, ident: str = "k1", **header: Any) -> str:
        key = self.keys[ident]
        algorithm = "RS256" if isinstance(key, RSAPrivateKey) else "ES256"
        given = {"kid": ident, "typ": "at+jwt", **header}
        return jwt.encode(dict(claims), key, algorithm=algorithm, headers=given)

    def allow(self, code: str, *, challenge: str, redirect: str, id_token: str) -> None:
        """Let a code be exchanged once for an ID token."""
        self.codes[code] = (challenge, redirect, id_token)

    def answer(self, path: str, form: Mapping[str, list[str]]) -> tuple[int, Any]:
        self.asked[path] = self.asked.get(path, 0) + 1
        if self.is_down:
            return 503, {}
        if path == "/.well-known/openid-configuration":
            return 200, self.metadata
        if path == "/keys":
            keys = [published(ident, key) for ident, key in self.keys.items()]
            return 200, {"keys": [*self.more_keys, *keys]}
        given = {name: values[0] for name, values in form.items()}
        answers = {
            "/authorize": self._authorize,
            "/token": self._exchange,
            "/logout": self._log_out,
        }
        return answers[path](given) if path in answers else (404, {})

    def _authorize(self, asked: Mapping[str, str]) -> tuple[int, str]:
        """Send the browser back with a code, and what else ``sent_back`` says."""
        code = f"code-{self.asked['/authorize']}"
        self.allow(
            code,
            challenge=asked["code_challenge"],
            redirect=asked["redirect_uri"],
            id_token=self.token(
                {"iss": self.issuer, "aud": asked["client_id"], "nonce": asked["nonce"]}
                | self.person,
                typ="JWT",
            ),
        )
        query = {"code": code, "state": asked["state"], "iss": self.issuer, **self.sent_back}
        return 303, f"{asked['redirect_uri']}?{urlencode(query)}"

    def _log_out(self, asked: Mapping[str, str]) -> tuple[int, str]:
        """Send the browser back, as RP-Initiated Logout 1.0 has it."""
        self.farewells.append(asked)
        return 303, asked["post_logout_redirect_uri"]

    def _exchange(self, form: Mapping[str, str]) -> tuple[int, Any]:
        challenge, redirect, id_token = self.codes.pop(form.get("code", ""), ("", "", ""))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not challenge or (proved, form.get("redirect_uri")) != (challenge, redirect):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": id_token}


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[IdentityProvider]:
    """A provider until the end of the block, known by a name of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    provider = IdentityProvider(server.server_address[1], host)
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._respond(parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._respond(parse_qs(body))

    def _respond(self, form: Mapping[str, list[str]]) -> None:
        path = urlsplit(self.path).path
        status, found = self.server.provider.answer(path, form)  # type: ignore[attr-defined]
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(status)
        if status == HTTPStatus.SEE_OTHER:
            self.send_header("Location", found)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""
