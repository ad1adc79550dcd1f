"""An identity provider of the tests' own, on loopback, with keys made for the run."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

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

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.keys: dict[str, PrivateKey] = {"k1": new_ec_key()}
        self.more_keys: list[Any] = []
        self.asked: dict[str, int] = {}
        self.metadata: dict[str, Any] = {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
        }
        self.is_down = False
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
        if path == "/token":
            return self._exchange({name: values[0] for name, values in form.items()})
        return 404, {}

    def _exchange(self, form: Mapping[str, str]) -> tuple[int, Any]:
        challenge, redirect, id_token = self.codes.pop(form.get("code", ""), ("", "", ""))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proved = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not challenge or (proved, form.get("redirect_uri")) != (challenge, redirect):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": id_token}


@contextmanager
def serving() -> Iterator[IdentityProvider]:
    """A provider until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    provider = IdentityProvider(server.server_address[1])
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
        self._respond({})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._respond(parse_qs(body))

    def _respond(self, form: Mapping[str, list[str]]) -> None:
        status, found = self.server.provider.answer(self.path, form)  # type: ignore[attr-defined]
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""
