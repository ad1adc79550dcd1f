"""The texts of the page on which somebody sees who they are here and changes their password."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_ACCOUNT"]

PAGES_OF_ACCOUNT: Mapping[str, Mapping[str, str]] = {
    "page-account": {"zh": "我的账号", "en": "My account"},
    "page-account-agency": {"zh": "机关", "en": "Agency"},
    "page-account-changed": {
        "zh": "口令已经修改。其他地方的登录都已结束。",
        "en": "Your password is changed. You are logged out everywhere else.",
    },
    "page-account-current": {"zh": "现在的口令", "en": "Current password"},
    "page-account-differs": {
        "zh": "两次填写的新口令不一样；请重新填写",
        "en": "the new password was not the same both times; give it again",
    },
    "page-account-duties": {"zh": "职责", "en": "Duties"},
    "page-account-elsewhere": {
        "zh": "您通过统一身份认证登录，口令请在那里修改。",
        "en": "You sign in by the identity provider; change your password there.",
    },
    "page-account-new": {"zh": "新口令", "en": "New password"},
    "page-account-new-again": {"zh": "再填一次新口令", "en": "New password again"},
    "page-account-password": {"zh": "修改口令", "en": "Change your password"},
    "page-account-password-about": {
        "zh": "修改后，在其他电脑和手机上的登录立即结束。",
        "en": "Log-ins on other machines end at once.",
    },
    "page-account-to-choose": {
        "zh": "现在的口令是管理员给您设的。请先改成只有您自己知道的口令，才能继续使用。",
        "en": "An administrator gave you this password. Choose one that only you know to go on.",
    },
    "page-account-wrong": {
        "zh": "现在的口令不正确；请重新填写",
        "en": "the current password is wrong; give it again",
    },
}
