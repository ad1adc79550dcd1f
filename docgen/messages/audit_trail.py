"""What the audit trail says, in words: of what an entry is, and what it tells beside.

Not for what was done (``actions``).
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["AUDIT_TRAIL"]

AUDIT_TRAIL: Mapping[str, Mapping[str, str]] = {
    "audit-actor-command": {"zh": "服务器上的命令", "en": "a command on the server"},
    "audit-actor-nobody": {"zh": "没有证明身份的人", "en": "nobody who proved who they are"},
    "audit-actor-system": {"zh": "服务器上的命令", "en": "a command on the server"},
    "audit-change-added": {"zh": "新增", "en": "added"},
    "audit-change-change": {"zh": "修改", "en": "changed"},
    "audit-change-create": {"zh": "新增", "en": "added"},
    "audit-change-delete": {"zh": "删除", "en": "deleted"},
    "audit-change-disabled": {"zh": "停用", "en": "disabled"},
    "audit-change-duties": {"zh": "调整职责", "en": "given other duties"},
    "audit-change-enabled": {"zh": "恢复", "en": "enabled again"},
    "audit-change-none": {"zh": "只是查看", "en": "only looked at"},
    "audit-change-password": {"zh": "重设口令", "en": "given another password"},
    "audit-change-renew": {"zh": "换新签名密钥", "en": "given a new secret"},
    "audit-change-replay": {"zh": "重新发送", "en": "sent again"},
    "audit-change-revoked": {"zh": "吊销", "en": "revoked"},
    "audit-change-rotate": {"zh": "更换签名密钥", "en": "given another secret"},
    "audit-change-withdrawn": {"zh": "撤回", "en": "withdrawn"},
    "audit-change-asked": {"zh": "提出作业", "en": "asked for as a job"},
    "audit-detail-delivery": {"zh": "第 {value} 次发送", "en": "delivery {value}"},
    "audit-detail-dossier": {"zh": "案卷 {value}", "en": "dossier {value}"},
    "audit-detail-duties": {"zh": "职责：{value}", "en": "duties: {value}"},
    "audit-detail-edition": {"zh": "第 {value} 版", "en": "edition {value}"},
    "audit-detail-format": {"zh": "导出为 {value}", "en": "exported as {value}"},
    "audit-detail-job": {"zh": "作业 {value}", "en": "job {value}"},
    "audit-detail-purpose": {"zh": "用途：{value}", "en": "purpose: {value}"},
    "audit-detail-replaces": {"zh": "替换 {value}", "en": "in place of {value}"},
    "audit-detail-sha256": {"zh": "版本 {value}", "en": "version {value}"},
    "audit-detail-state": {"zh": "审核：{value}", "en": "review: {value}"},
    "audit-of-agency": {"zh": "机关 {it}", "en": "agency {it}"},
    "audit-of-audit": {"zh": "审计记录", "en": "the audit trail"},
    "audit-of-case": {"zh": "案件 {it}", "en": "case {it}"},
    "audit-of-dossier": {"zh": "案卷 {it}", "en": "dossier {it}"},
    "audit-of-draft": {"zh": "草稿", "en": "a draft"},
    "audit-of-file": {"zh": "文件", "en": "a file"},
    "audit-of-job": {"zh": "作业", "en": "a job"},
    "audit-of-key": {"zh": "系统密钥 {it}", "en": "key {it}"},
    "audit-of-keys": {"zh": "全部系统密钥", "en": "the keys of systems"},
    "audit-of-lists": {"zh": "清单", "en": "the lists"},
    "audit-of-login": {"zh": "一个登录名", "en": "a login"},
    "audit-of-paper": {"zh": "案件 {it} 的文书", "en": "a paper of case {it}"},
    "audit-of-register": {"zh": "台账 {it}", "en": "register {it}"},
    "audit-of-review": {"zh": "案件 {it} 的审核", "en": "a review of case {it}"},
    "audit-of-route": {"zh": "没有权限的地方", "en": "a place that is not theirs"},
    "audit-of-scan": {"zh": "扫描件", "en": "a scan"},
    "audit-of-search": {"zh": "全部案卷", "en": "all dossiers"},
    "audit-of-session": {"zh": "一次登录", "en": "a session"},
    "audit-of-template": {"zh": "模板 {it}", "en": "template {it}"},
    "audit-of-token": {"zh": "访问令牌", "en": "an access token"},
    "audit-of-user": {"zh": "用户 {it}", "en": "user {it}"},
    "audit-of-users": {"zh": "全部用户", "en": "the users"},
    "audit-of-webhook": {"zh": "通知地址", "en": "a webhook"},
    "audit-state-approved": {"zh": "同意", "en": "approved"},
    "audit-state-returned": {"zh": "退回", "en": "returned"},
    "audit-state-withdrawn": {"zh": "撤回", "en": "withdrawn"},
}
