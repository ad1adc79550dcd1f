"""What the actions of the policy and of the doors are called. Not for who may do them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ACTIONS"]

ACTIONS: Mapping[str, Mapping[str, str]] = {
    "action-access.prove": {"zh": "验证身份", "en": "prove who they are"},
    "action-agency.manage": {"zh": "管理机关", "en": "manage agencies"},
    "action-audit.read": {"zh": "查看审计记录", "en": "read the audit trail"},
    "action-batch.run": {"zh": "批量制发", "en": "issue a batch"},
    "action-case.change": {"zh": "修改案件", "en": "change a case"},
    "action-case.check": {"zh": "核对案件", "en": "check a case"},
    "action-case.create": {"zh": "新建案件", "en": "begin a case"},
    "action-case.read": {"zh": "查看案件", "en": "read a case"},
    "action-case.review": {"zh": "审核案件", "en": "review a case"},
    "action-case.seal": {"zh": "封存案卷", "en": "seal a dossier"},
    "action-catalogue.read": {"zh": "查看文书种类", "en": "read the catalogue"},
    "action-dossier.find": {"zh": "检索案卷", "en": "search dossiers"},
    "action-dossier.read": {"zh": "查阅案卷", "en": "read a dossier"},
    "action-dossier.read-internal": {"zh": "查阅副卷", "en": "read an internal volume"},
    "action-dossier.verify": {"zh": "核验案卷", "en": "verify a dossier"},
    "action-file.add": {"zh": "上传文件", "en": "add a file"},
    "action-file.read": {"zh": "查看文件", "en": "read a file"},
    "action-font.manage": {"zh": "管理字体", "en": "manage fonts"},
    "action-job.cancel": {"zh": "取消作业", "en": "call off a job"},
    "action-job.read": {"zh": "查看作业", "en": "see jobs"},
    "action-key.manage": {"zh": "管理系统密钥", "en": "manage keys of systems"},
    "action-list.manage": {"zh": "管理清单", "en": "manage lists"},
    "action-paper.execute": {"zh": "登记签名、盖章", "en": "note signatures and seals"},
    "action-paper.issue": {"zh": "文书定稿", "en": "issue a paper"},
    "action-paper.read": {"zh": "查看文书", "en": "read a paper"},
    "action-paper.serve": {"zh": "登记送达", "en": "note service of a paper"},
    "action-paper.void": {"zh": "作废文书", "en": "void a paper"},
    "action-register.read": {"zh": "查看台账", "en": "read registers"},
    "action-session.close": {"zh": "退出登录", "en": "log out"},
    "action-session.open": {"zh": "登录", "en": "log in"},
    "action-setting.manage": {"zh": "管理设置", "en": "manage settings"},
    "action-statistics.read": {"zh": "查看总览", "en": "read the overview"},
    "action-system.read": {"zh": "查看系统管理", "en": "see the administration"},
    "action-template.manage": {"zh": "管理文书模板", "en": "manage templates"},
    "action-user.manage": {"zh": "管理用户", "en": "manage users"},
    "action-user.password": {"zh": "修改本人口令", "en": "change their own password"},
    "action-user.take-over": {
        "zh": "转由统一身份认证登录",
        "en": "sign in by the identity provider from now on",
    },
    "action-webhook.manage": {"zh": "管理通知地址", "en": "manage webhooks"},
}
