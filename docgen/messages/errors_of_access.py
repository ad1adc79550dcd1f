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
        "zh": "密钥、会话或者令牌不能进入本服务，或者已经失效；请重新登录，或者向管理员申请新"
        "的密钥",
        "en": "the key, session or token does not open this service, or no longer; log in again, "
        "or ask an administrator for a new key",
    },
    "agency-exists": {
        "zh": "机关代码 {agency} 已经登记；请换用另一代码",
        "en": "the agency {agency} is there already; choose another code",
    },
    "agency-unknown": {
        "zh": "没有代码为 {agency} 的机关；请先登记该机关",
        "en": "no agency has the code {agency}; add it first",
    },
    "api-key-over": {
        "zh": "接口密钥 {key} 已被撤销或者已经到期；请另建一个",
        "en": "the key {key} is revoked or over; make a new one",
    },
    "api-key-replaced": {
        "zh": "接口密钥 {key} 已由 {by} 接替；请使用 {by}，其内容已经丢失的，先撤销 {by}，"
        "再更换一次 {key}",
        "en": "the key {key} was replaced by {by} already; use that one, or, where it got lost, "
        "revoke {by} and replace {key} once more",
    },
    "api-key-term": {
        "zh": "接口密钥的有效期应为 1 至 {most} 天（设置 access.key_days）；请另填天数",
        "en": "a key is good for 1 to {most} days (setting access.key_days); give another number",
    },
    "api-key-unknown": {
        "zh": "没有编号为 {key} 的接口密钥；请查看密钥列表",
        "en": "there is no key {key}; see the list of keys",
    },
    "audit-unreadable": {
        "zh": "审计记录第 {place} 条不能读取；请执行 docgen verify --all，并从备份恢复登记库",
        "en": "entry {place} of the audit trail cannot be read; run `docgen verify --all`, and "
        "restore the registry from its backup",
    },
    "log-in-refused": {
        "zh": "登录名或者口令不正确；请重试，或者联系管理员",
        "en": "the login or the password is wrong; try again, or ask an administrator",
    },
    "login-taken": {
        "zh": "登录名 {login} 已被使用；请另选一个",
        "en": "the login {login} is taken; choose another",
    },
    "name-unfit": {"zh": "{what}不能使用；{next}", "en": "{what} cannot be used; {next}"},
    "oidc-unusable": {
        "zh": "身份认证服务 {issuer} 没有按 OpenID Connect 的要求应答；请重试，或者检查该服务"
        "和设置 oidc.*",
        "en": "the identity provider {issuer} does not answer as OpenID Connect asks; try again, "
        "or check the provider and the settings oidc.*",
    },
    "last-administrator": {
        "zh": "{user} 是 {agency} 唯一的管理员；请先让另一名用户担任管理员，"
        "或者在服务器本机的命令行办理",
        "en": "{user} is the only administrator of {agency}; give the duty to another user first, "
        "or take it away on the machine itself",
    },
    "own-account": {
        "zh": "不能取消自己的权限；请由其他管理员操作",
        "en": "nobody takes their own access away; ask another administrator",
    },
    "password-missing": {
        "zh": "没有可以询问口令的终端，或者口令文件不能读取；请给出 --password-file 文件，"
        "标准输入用 -",
        "en": "there is no terminal to ask for the password, or its file is no text that can be "
        "read; give --password-file FILE, or - for stdin",
    },
    "password-to-choose": {
        "zh": "现在的口令是管理员设的；请先改成自己的口令：网页上到“我的账号”，"
        "接口用 PUT /v1/me/password",
        "en": "an administrator gave you this password; choose your own first, at /account or with "
        "PUT /v1/me/password",
    },
    "password-unfit": {
        "zh": "这个口令不能使用：{what}；请另选一个，最好是一句话",
        "en": "this password cannot be used: {what}; choose another, a sentence is best",
    },
    "shared-by-agencies": {
        "zh": "本系统的其他机关也使用同一份，不能由一个机关修改；请由系统运行人员在服务器上修改",
        "en": "the other agencies of this home use the same; ask who runs the machine to change "
        "it there",
    },
    "sign-in-broken": {
        "zh": "这次登录已经过期、已经用过，或者不是从这个浏览器开始的；请从登录页重新开始",
        "en": "this sign-in is over, served already, or began in another browser; begin again "
        "from the log-in page",
    },
    "sign-in-disabled": {
        "zh": "您在本系统的账号已停用；请联系管理员启用",
        "en": "your account is disabled here; ask an administrator to enable it",
    },
    "sign-in-refused": {
        "zh": "统一身份认证没有让您登录；请重新开始，或者联系认证服务的管理人员",
        "en": "the identity provider did not sign you in; begin again, or ask who keeps its "
        "accounts",
    },
    "sign-in-unknown": {
        "zh": "统一身份认证认得您，但是没有说明您在本系统的机关和职责；请联系管理员授予职责",
        "en": "the identity provider knows you, but names no agency and duty that you have here; "
        "ask an administrator to give you a duty",
    },
    "user-unknown": {
        "zh": "没有用户 {user}；请查看用户列表",
        "en": "there is no user {user}; see the list of users",
    },
}
