"""The texts of the pages of administration."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_ADMIN"]

PAGES_OF_ADMIN: Mapping[str, Mapping[str, str]] = {
    "page-admin": {"zh": "管理", "en": "Administration"},
    "page-admin-active": {"zh": "在用", "en": "active"},
    "page-admin-audit": {"zh": "审计记录", "en": "Audit trail"},
    "page-admin-audit-at": {"zh": "时间", "en": "When"},
    "page-admin-audit-from": {"zh": "来自", "en": "From"},
    "page-admin-audit-none": {"zh": "没有记录。", "en": "No entries."},
    "page-admin-audit-older": {"zh": "更早", "en": "Older"},
    "page-admin-audit-outcome": {"zh": "结果", "en": "Outcome"},
    "page-admin-audit-target": {"zh": "对象", "en": "Of"},
    "page-admin-audit-target-help": {
        "zh": "点击表中对象下面的代号，只看这一对象的记录",
        "en": "Choose the code below something to see the entries on it alone",
    },
    "page-admin-audit-what": {"zh": "做什么", "en": "What"},
    "page-admin-audit-who": {"zh": "谁", "en": "Who"},
    "page-admin-disable": {"zh": "停用", "en": "Disable"},
    "page-admin-disable-ask": {
        "zh": "停用“{name}”？其登录立即结束，此后不能登录，可以恢复。",
        "en": "Disable {name}? They are logged out at once and cannot come in until enabled again.",
    },
    "page-admin-disabled": {"zh": "已停用", "en": "disabled"},
    "page-admin-dossiers": {"zh": "案卷", "en": "Dossiers"},
    "page-admin-download": {"zh": "下载", "en": "Download"},
    "page-admin-duties": {"zh": "职责", "en": "Duties"},
    "page-admin-enable": {"zh": "恢复", "en": "Enable"},
    "page-admin-health": {"zh": "运行状况", "en": "Health"},
    "page-admin-health-address": {
        "zh": "监控系统可以从这个地址读取：",
        "en": "What watches the service reads it at",
    },
    "page-admin-health-archive": {"zh": "档案库可以读取", "en": "the archive can be read"},
    "page-admin-health-archive-do": {
        "zh": "请在服务器上运行 docgen doctor 和 docgen verify --all。",
        "en": "Run docgen doctor and docgen verify --all on the server.",
    },
    "page-admin-health-bad": {"zh": "有问题", "en": "not well"},
    "page-admin-health-disk": {"zh": "磁盘有足够的空间", "en": "the disk has room"},
    "page-admin-health-disk-do": {
        "zh": "请清理服务器的磁盘，或者换更大的磁盘。",
        "en": "Free some space on the server, or give it a larger disk.",
    },
    "page-admin-health-going-on": {"zh": "服务正常接受请求", "en": "the service takes requests"},
    "page-admin-health-going-on-do": {
        "zh": "服务正在停止；请稍候，或者在服务器上重新启动。",
        "en": "It is stopping; wait, or start it again on the server.",
    },
    "page-admin-health-good": {"zh": "正常", "en": "well"},
    "page-admin-health-registry": {"zh": "登记库可以读写", "en": "the registry can be written"},
    "page-admin-health-registry-do": {
        "zh": "请检查数据库和磁盘，在服务器上运行 docgen doctor。",
        "en": "Check the database and the disk; run docgen doctor on the server.",
    },
    "page-admin-health-registry-behind": {
        "zh": "登记库知道档案库中的全部案卷",
        "en": "the registry knows every dossier of the archive",
    },
    "page-admin-health-registry-behind-do": {
        "zh": "登记库早于档案库；请在服务器上停下服务，执行 docgen rebuild。",
        "en": "The registry is older than the archive; stop the service and run docgen rebuild.",
    },
    "page-admin-health-webhook-secrets": {
        "zh": "通知的签名密钥可以打开",
        "en": "the secrets of webhooks can be opened",
    },
    "page-admin-health-webhook-secrets-do": {
        "zh": "请从备份取回 secrets.key，或者在服务器上运行 docgen webhooks renew。",
        "en": "Put secrets.key back from a backup, or run docgen webhooks renew on the server.",
    },
    "page-admin-health-workers": {"zh": "作业有进程在办理", "en": "jobs are worked on"},
    "page-admin-health-workers-do": {
        "zh": "没有进程办理作业；请在服务器上检查 docgen serve 或者 docgen worker。",
        "en": "Nobody works on jobs; look after docgen serve or docgen worker on the server.",
    },
    "page-admin-instrument": {"zh": "文书", "en": "Instrument"},
    "page-admin-instruments": {"zh": "文书种类", "en": "Instruments"},
    "page-admin-job-cancel": {"zh": "取消", "en": "Call off"},
    "page-admin-job-cancel-ask": {
        "zh": "取消这项作业？已经完成的部分保留。",
        "en": "Call this job off? What it has done stays.",
    },
    "page-admin-job-cancelled": {"zh": "已取消", "en": "called off"},
    "page-admin-job-done": {"zh": "完成", "en": "done"},
    "page-admin-job-failed": {"zh": "失败", "en": "failed"},
    "page-admin-job-kind": {"zh": "种类", "en": "Kind"},
    "page-admin-job-kind-batch": {"zh": "批量办理", "en": "batch"},
    "page-admin-job-kind-deadlines": {"zh": "核对期限", "en": "deadlines"},
    "page-admin-job-kind-export": {"zh": "导出台账", "en": "export"},
    "page-admin-job-kind-seal": {"zh": "封存", "en": "seal"},
    "page-admin-job-kind-sweep": {"zh": "清理", "en": "sweep"},
    "page-admin-job-kind-verify": {"zh": "核验档案", "en": "verify"},
    "page-admin-job-made": {"zh": "提出", "en": "Asked"},
    "page-admin-job-of-all": {"zh": "全部", "en": "all"},
    "page-admin-job-of-list": {
        "zh": "{name}，样本 {case}",
        "en": "{name}, model {case}",
    },
    "page-admin-job-of-sent": {"zh": "其他系统送来的文件", "en": "a file that a system sent"},
    "page-admin-job-registers": {"zh": "台账（XLSX）", "en": "Registers (XLSX)"},
    "page-admin-job-running": {"zh": "进行中", "en": "running"},
    "page-admin-job-target": {"zh": "对象", "en": "Of"},
    "page-admin-job-waiting": {"zh": "等待", "en": "waiting"},
    "page-admin-jobs": {"zh": "作业", "en": "Jobs"},
    "page-admin-jobs-none": {"zh": "没有作业。", "en": "No jobs."},
    "page-admin-key": {"zh": "封存密钥", "en": "Sealing key"},
    "page-admin-key-add": {"zh": "生成", "en": "Make"},
    "page-admin-key-agency": {"zh": "本机关证书", "en": "the agency's own"},
    "page-admin-key-days": {"zh": "有效天数", "en": "Days"},
    "page-admin-key-expires": {"zh": "到期", "en": "Expires"},
    "page-admin-key-name": {"zh": "用途", "en": "What for"},
    "page-admin-key-new": {"zh": "新增密钥", "en": "New key"},
    "page-admin-key-none": {"zh": "没有", "en": "none"},
    "page-admin-key-once": {
        "zh": "密钥只显示这一次，请立即妥善保存：",
        "en": "The key is shown this once; keep it safe:",
    },
    "page-admin-key-over": {"zh": "已失效", "en": "over"},
    "page-admin-key-revoke": {"zh": "吊销", "en": "Revoke"},
    "page-admin-key-revoke-ask": {
        "zh": "吊销“{name}”的密钥？使用它的系统立即不能再连接，不能恢复。",
        "en": "Revoke the key of {name}? The system that uses it is cut off at once, for good.",
    },
    "page-admin-key-rotate-ask": {
        "zh": "更换“{name}”的密钥？新密钥只显示一次，请在该系统中换上；原密钥最多再用 {days} 天。",
        "en": "Replace the key of {name}? The new one is shown once, the old one opens for {days} "
        "day(s) at most.",
    },
    "page-admin-key-rotate": {"zh": "更换", "en": "Rotate"},
    "page-admin-key-trial": {"zh": "试用（样卷）", "en": "trial (specimens)"},
    "page-admin-key-used": {"zh": "最近使用", "en": "Last used"},
    "page-admin-keys": {"zh": "系统密钥", "en": "Keys of systems"},
    "page-admin-keys-none": {"zh": "还没有密钥。", "en": "No keys yet."},
    "page-admin-list": {"zh": "清单", "en": "List"},
    "page-admin-list-benchmarks": {"zh": "行政处罚裁量基准", "en": "Benchmarks"},
    "page-admin-list-divisions": {"zh": "行政区划代码", "en": "Divisions"},
    "page-admin-list-exemptions": {"zh": "免罚、从轻、减轻和免强制清单", "en": "Exemptions"},
    "page-admin-list-phrases": {"zh": "常用语", "en": "Phrases"},
    "page-admin-list-statutes": {"zh": "法律、法规、规章", "en": "Statutes"},
    "page-admin-list-workdays": {"zh": "节假日和调休", "en": "Workdays"},
    "page-admin-lists": {"zh": "清单", "en": "Lists"},
    "page-admin-lists-about": {
        "zh": "导出工作簿，修改后导入：逐格检查，先列出与现行清单的不同，启用后整体生效。",
        "en": "Take the workbook out, change it and bring it back: every cell is checked, the "
        "differences are shown, and all or nothing counts.",
    },
    "page-admin-lists-added": {"zh": "新增", "en": "added"},
    "page-admin-lists-change": {
        "zh": "共 {entries} 项，新增 {added}，修改 {changed}，删除 {removed}",
        "en": "{entries} entries: {added} added, {changed} changed, {removed} removed",
    },
    "page-admin-lists-changed": {"zh": "修改", "en": "changed"},
    "page-admin-lists-differs": {
        "zh": "检查通过。与现行清单相比：",
        "en": "Every cell is right. Beside the lists in force:",
    },
    "page-admin-lists-done": {"zh": "清单已更新", "en": "The lists are in force"},
    "page-admin-lists-import": {"zh": "检查并比较", "en": "Check and compare"},
    "page-admin-lists-in": {"zh": "修改后的工作簿", "en": "The changed workbook"},
    "page-admin-lists-out": {"zh": "导出工作簿", "en": "Take out the workbook"},
    "page-admin-lists-publish-ask": {
        "zh": "启用后，此后检查和制发的文书都按这份清单；已经定稿的不变。启用吗？",
        "en": "From now on all papers are judged and made by this list; issued ones stay as they "
        "are. Put it in force?",
    },
    "page-admin-lists-publish": {"zh": "启用", "en": "Put in force"},
    "page-admin-lists-removed": {"zh": "删除", "en": "removed"},
    "page-admin-lists-same": {
        "zh": "与现行清单相同，没有变化。",
        "en": "The same as the lists in force.",
    },
    "page-admin-lists-wrong": {"zh": "没有导入。", "en": "Nothing was imported."},
    "page-admin-login-help": {
        "zh": "3 至 64 个小写字母、数字、点和连字符，例如 wang.min",
        "en": "3 to 64 of a-z, 0-9, point and hyphen, such as wang.min",
    },
    "page-admin-name": {"zh": "姓名", "en": "Name"},
    "page-admin-no-duty": {"zh": "没有职责", "en": "no duty"},
    "page-admin-outcome-done": {"zh": "完成", "en": "done"},
    "page-admin-outcome-failed": {"zh": "失败", "en": "failed"},
    "page-admin-outcome-refused": {"zh": "拒绝", "en": "refused"},
    "page-admin-own": {"zh": "本机关", "en": "the agency's"},
    "page-admin-must-choose": {"zh": "待改口令", "en": "has to choose a password"},
    "page-admin-password": {"zh": "口令", "en": "Password"},
    "page-admin-password-for": {"zh": "{name} 的新口令", "en": "New password of {name}"},
    "page-admin-password-help": {
        "zh": "至少 12 个字符，建议用一句话；不能是常见口令。"
        "本人第一次登录时必须改成自己的口令，才能继续。",
        "en": "At least 12 characters, best a sentence; no common password. They have to choose "
        "their own when they first log in.",
    },
    "page-admin-password-new": {"zh": "重设", "en": "Reset"},
    "page-admin-password-own": {
        "zh": "本人下次登录时必须改成自己的口令，才能继续。",
        "en": "They have to choose their own when they next log in.",
    },
    "page-admin-registry": {"zh": "登记库", "en": "Registry"},
    "page-admin-rules": {"zh": "机关和规则", "en": "Agency and rules"},
    "page-admin-rules-agency": {"zh": "机关", "en": "Agency"},
    "page-admin-rules-agency-about": {
        "zh": "机关的名称在这里修改；只有本机关在用时，也在这里登记新的机关。",
        "en": "Agencies are named here and, while this one works here alone, added.",
    },
    "page-admin-rules-agency-code": {"zh": "机关代码", "en": "Code"},
    "page-admin-rules-agency-name": {"zh": "名称", "en": "Name"},
    "page-admin-rules-agency-since": {"zh": "登记时间", "en": "Since"},
    "page-admin-rules-alone": {"zh": "只有本机关在用", "en": "this agency alone"},
    "page-admin-rules-others": {"zh": "其他机关也在使用", "en": "other agencies work here too"},
    "page-admin-rules-home": {"zh": "本系统", "en": "This home"},
    "page-admin-rules-fonts": {"zh": "字体", "en": "Fonts"},
    "page-admin-rules-fonts-about": {
        "zh": "需要国标字体或者生僻字的，在这里加入字体文件，立即使用。",
        "en": "Add files for the fonts of the standard or for rare characters; they count at once.",
    },
    "page-admin-rules-font-exact": {"zh": "本机有", "en": "present"},
    "page-admin-rules-font-other": {"zh": "替代", "en": "stands in"},
    "page-admin-rules-font-state": {"zh": "情况", "en": "How"},
    "page-admin-rules-font-used": {"zh": "实际使用", "en": "Used"},
    "page-admin-rules-font-wanted": {"zh": "文书要求", "en": "Asked for"},
    "page-admin-rules-numbers": {"zh": "编号", "en": "Numbers"},
    "page-admin-rules-numbers-about": {
        "zh": "编号在定稿时自动分配，同一机关不重复。修改后立即使用；"
        "由环境变量固定了的，不能在这里修改。",
        "en": "Numbers are given at issue and never twice. A change counts at once; what the "
        "environment fixes is not changed here.",
    },
    "page-admin-rules-numbers-example": {"zh": "例如", "en": "Such as"},
    "page-admin-rules-numbers-numbers.pattern": {"zh": "文号的样式", "en": "Pattern"},
    "page-admin-rules-numbers-numbers.case_kind": {"zh": "案号的代字", "en": "Word of cases"},
    "page-admin-rules-numbers-numbers.register_kind": {
        "zh": "登记号的代字（不立案的事项）",
        "en": "Word of what is registered only",
    },
    "page-admin-rules-retention": {"zh": "保管期限表", "en": "Retention"},
    "page-admin-rules-retention-about": {
        "zh": "案卷的保管期限在案件中填写，短于卷内文书要求的会有提示。",
        "en": "The case says how long its dossier is kept, and less than a paper asks is told.",
    },
    "page-admin-rules-retention-papers": {"zh": "文书", "en": "Papers"},
    "page-admin-rules-set": {"zh": "在哪里设置", "en": "Set where"},
    "page-admin-rules-set-fixed": {"zh": "由 {by} 固定", "en": "fixed by {by}"},
    "page-admin-rules-set-here": {"zh": "本系统设置", "en": "set here"},
    "page-admin-rules-set-shipped": {"zh": "出厂值", "en": "as shipped"},
    "page-admin-rules-value": {"zh": "现行", "en": "In force"},
    "page-admin-rules-what": {"zh": "项目", "en": "What"},
    "page-admin-save": {"zh": "保存", "en": "Save"},
    "page-admin-shared": {
        "zh": "模板和清单属于本系统的家目录，由其中的所有机关共用；现在只有本机关在用。",
        "en": "Templates and lists belong to this home and are used by all agencies in it; now "
        "only this agency works here.",
    },
    "page-admin-shared-here": {
        "zh": "模板和清单由本系统的所有机关共用，其他机关也在使用，所以这里只能查看、下载和检查；"
        "需要启用或者撤回的，请由系统运行人员在服务器上办理。",
        "en": "Templates and lists are used by all agencies of this home, and others work in it: "
        "here they can be seen, downloaded and checked; who runs the machine puts them in force.",
    },
    "page-admin-shipped": {"zh": "随程序", "en": "shipped"},
    "page-admin-secrets-lost": {
        "zh": "通知的签名密钥打不开，通知发不出去：密钥文件 secrets.key 缺失或者不是原来的。"
        "请从备份取回它，或者在服务器上运行 docgen webhooks renew。",
        "en": "The secrets of webhooks cannot be opened, so nothing is sent to them: secrets.key "
        "is missing, or is another. Put it back from a backup, or run docgen webhooks renew on "
        "the server.",
    },
    "page-admin-system": {"zh": "系统", "en": "System"},
    "page-admin-template-check": {"zh": "检查并显示", "en": "Check and show"},
    "page-admin-template-file": {"zh": "Word 文件", "en": "Word file"},
    "page-admin-template-good": {
        "zh": "检查通过，下面是版面。",
        "en": "It can be used; this is how it looks.",
    },
    "page-admin-template-of": {"zh": "来源", "en": "From"},
    "page-admin-template-publish-ask": {
        "zh": "发布后，此后所有人制作的《{title}》都用这个模板；已经定稿的不变。发布吗？",
        "en": "From now on everybody's {title} is made with this template; issued papers stay as "
        "they are. Publish it?",
    },
    "page-admin-template-publish": {"zh": "发布", "en": "Publish"},
    "page-admin-template-published": {
        "zh": "已发布。此后定稿的文书使用本版，已定稿的文书不变。",
        "en": "Published: papers issued from now on are made with it, issued ones stay.",
    },
    "page-admin-template-version": {"zh": "版本 {version}", "en": "version {version}"},
    "page-admin-template-in-force": {"zh": "现行", "en": "in force"},
    "page-admin-template-versions": {"zh": "发布过的版本", "en": "Versions published"},
    "page-admin-template-versions-about": {
        "zh": "每份定稿的文书都记有所用模板的版本，随案卷封存。",
        "en": "Each issued paper records the version it was made with, and is sealed with it.",
    },
    "page-admin-template-shown": {
        "zh": "以样例内容显示，〔 〕中是栏目名称。",
        "en": "Shown with made-up values; 〔 〕 holds the name of a field.",
    },
    "page-admin-template-try": {"zh": "修改后的 Word 文件", "en": "The changed Word file"},
    "page-admin-template-withdraw": {
        "zh": "撤回，恢复随程序的模板",
        "en": "Withdraw; use the shipped one",
    },
    "page-admin-template-withdraw-ask": {
        "zh": "撤回本机关的模板？此后定稿的文书使用随程序的模板；撤回的版本仍可下载。",
        "en": "Withdraw the own template? Papers issued from now on use the shipped one; the "
        "version can still be downloaded.",
    },
    "page-admin-template-wrong": {
        "zh": "这个文件不能用作模板，请按下面所列改正。",
        "en": "This file cannot be the template; correct what is listed.",
    },
    "page-admin-templates": {"zh": "文书模板", "en": "Templates"},
    "page-admin-templates-about": {
        "zh": "下载模板，用 Word 或者 WPS 修改后上传：先检查并显示版面，再发布。"
        "已定稿的文书不受影响。",
        "en": "Download a template, change it in Word or WPS, and bring it back: it is checked "
        "and shown before it is published. Issued papers stay as they are.",
    },
    "page-admin-tier": {"zh": "式样", "en": "Tier"},
    "page-admin-until": {"zh": "至 {when}", "en": "until {when}"},
    "page-admin-user": {"zh": "用户", "en": "User"},
    "page-admin-user-add": {"zh": "新增", "en": "Add"},
    "page-admin-user-new": {"zh": "新增用户", "en": "New user"},
    "page-admin-users-done-active": {
        "zh": "{name} 可以重新登录。",
        "en": "{name} may log in again.",
    },
    "page-admin-users-done-added": {
        "zh": "已新增用户 {name}（登录名 {login}）；请把口令告诉本人，第一次登录时须改成自己的。",
        "en": "{name} is added (login {login}); tell them the password, which they replace when "
        "they first log in.",
    },
    "page-admin-users-done-disabled": {
        "zh": "{name} 已停用，不能再登录。",
        "en": "{name} is disabled and may log in no more.",
    },
    "page-admin-users-done-duties": {
        "zh": "{name} 的职责已经修改，立即生效。",
        "en": "The duties of {name} are changed, at once.",
    },
    "page-admin-users-done-password": {
        "zh": "{name} 的口令已经重设；请把新口令告诉本人，下次登录时须改成自己的。",
        "en": "The password of {name} is reset; tell them the new one, which they replace when "
        "they next log in.",
    },
    "page-admin-users": {"zh": "用户", "en": "Users"},
    "page-nav-admin": {"zh": "管理", "en": "Administration"},
    "page-tier-dossier": {"zh": "案卷用表", "en": "dossier"},
    "page-tier-ministerial": {"zh": "部颁式样", "en": "ministerial"},
    "page-tier-reference": {"zh": "参考式样", "en": "reference"},
}
