"""The texts of errors of who may come in: users, keys, sessions, passwords."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OF_ACCESS"]

ERRORS_OF_ACCESS: Mapping[str, Mapping[str, str]] = {
    "access-braked": {
        "zh": "尝试次数过多；请 {retry_after} 秒后再试",
        "en": "too many attempts; try again in {retry_after} second(s)",
    },
    "access-denied": {
        "zh": "密钥、会话或者令牌不能进入本服务，或者已经失效；请重新登录，或者向管理员"
        "申请新的密钥",
        "en": "the key, session or token does not open this service, or no longer; log in again, "
        "or ask an administrator for a new key",
    },
    "log-in-refused": {
        "zh": "登录名或者口令不正确；请重试，或者联系管理员",
        "en": "the login or the password is wrong; try again, or ask an administrator",
    },
    "oidc-unusable": {
        "zh": "身份认证服务 {issuer} 没有按 OpenID Connect 的要求应答；请重试，或者检查该服务"
        "和设置 oidc.*",
        "en": "the identity provider {issuer} does not answer as OpenID Connect asks; try again, "
        "or check the provider and the settings oidc.*",
    },
    "password-unfit": {
        "zh": "这个口令不能使用：{what}；请另选一个，最好是一句话",
        "en": "this password cannot be used: {what}; choose another, a sentence is best",
    },
}
