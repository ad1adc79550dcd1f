"""The texts of the frame of the pages: bar, door, lists. Not for the case screen's own texts."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES"]

PAGES: Mapping[str, Mapping[str, str]] = {
    "page-product": {"zh": "执法文书与案卷", "en": "Case papers and dossiers"},
    "page-product-about": {
        "zh": "填写、审核、制发执法文书，封存和查阅案卷。",
        "en": "Write, check and issue enforcement papers; seal and find dossiers.",
    },
    "page-skip": {"zh": "跳到正文", "en": "Skip to content"},
    "page-nav": {"zh": "主导航", "en": "Main"},
    "page-nav-cases": {"zh": "我的案件", "en": "My cases"},
    "page-nav-new": {"zh": "新建案件", "en": "New case"},
    "page-theme": {"zh": "切换浅色、深色", "en": "Switch between light and dark"},
    "page-back": {"zh": "回到上一页", "en": "Back"},
    "page-home": {"zh": "回到首页", "en": "Back to the start"},
    "page-log-in": {"zh": "登录", "en": "Log in"},
    "page-log-out": {"zh": "退出", "en": "Log out"},
    "page-log-in-or": {"zh": "或者", "en": "or"},
    "page-sign-in": {"zh": "用统一身份认证登录", "en": "Sign in with your agency's account"},
    "page-signed-out": {"zh": "已退出本系统", "en": "You are logged out here"},
    "page-signed-out-about": {
        "zh": "正在前往统一身份认证一并退出。没有自动前往时，请点下面的按钮。",
        "en": "You are taken to your agency's identity provider to log out there too. Where that "
        "does not happen, use the button.",
    },
    "page-sign-out-there": {
        "zh": "在统一身份认证处退出",
        "en": "Log out at the identity provider",
    },
    "page-login-name": {"zh": "登录名", "en": "Login"},
    "page-password": {"zh": "口令", "en": "Password"},
    "page-no": {"zh": "不，返回", "en": "No, go back"},
    "page-wrong-code": {
        "zh": "向管理员求助时，请说明这个代号：",
        "en": "If you ask the administrator for help, name this code:",
    },
    "page-wrong": {"zh": "这一步没有完成", "en": "This did not work"},
    "page-wrong-404": {"zh": "没有这个页面", "en": "There is no such page"},
    "page-wrong-413": {"zh": "内容太大", "en": "That is too large"},
    "page-wrong-429": {"zh": "请稍等", "en": "Please wait a little"},
    "page-wrong-500": {"zh": "程序出了差错", "en": "Something went wrong here"},
    "page-wrong-503": {"zh": "系统暂时不能应答", "en": "The system cannot answer just now"},
    "page-cases-title": {"zh": "案件", "en": "Cases"},
    "page-cases-none": {"zh": "还没有案件", "en": "No cases yet"},
    "page-cases-none-about": {
        "zh": "您还没有写过案件。头一次可以这样做：",
        "en": "You have written none so far. The first time, go like this:",
    },
    "page-cases-first-1": {
        "zh": "先用示例内容试一遍：人员和单位都是虚构的，试完可以删除。",
        "en": "Try with sample content: people and companies are made up, and it can be deleted.",
    },
    "page-cases-first-2": {
        "zh": "新建案件：选择办理方式和当事人类型，机关和人员会自动带入。",
        "en": "Make a case: choose its route and kind of party; agency and staff are filled in.",
    },
    "page-cases-first-3": {
        "zh": "填写当事人和案情，再点上方步骤中标出的下一份文书；右侧就是文书的样子。",
        "en": "Fill in party and facts, then press the next paper in the steps above; the paper "
        "shows beside the form.",
    },
    "page-cases-first-4": {
        "zh": "检查通过后定稿、签署、送达；文书齐全后封存。",
        "en": "Once the rules find nothing, issue, sign and serve it; when all papers are there, "
        "the case is sealed.",
    },
    "page-cases-none-reader": {
        "zh": "承办人员保存案件以后，会列在这里。",
        "en": "Cases stand here once their handlers keep them.",
    },
    "page-number": {"zh": "案号", "en": "Number"},
    "page-cause": {"zh": "案由", "en": "Cause"},
    "page-party": {"zh": "当事人", "en": "Party"},
    "page-route": {"zh": "办理方式", "en": "Route"},
    "page-saved": {"zh": "最近保存", "en": "Saved"},
    "page-state": {"zh": "状态", "en": "State"},
    "page-state-open": {"zh": "办理中", "en": "open"},
    "page-state-sealed": {"zh": "已封存", "en": "sealed"},
    "page-no-number": {"zh": "未编号", "en": "not numbered"},
    "page-older": {"zh": "更早的案件", "en": "Older cases"},
    "page-newest": {"zh": "回到最新", "en": "Back to the newest"},
    "page-cases-words": {
        "zh": "案号、文号、当事人、案由或者承办人",
        "en": "Number, party, cause or officer",
    },
    "page-cases-all": {"zh": "全部", "en": "All"},
    "page-cases-state-open": {"zh": "办理中", "en": "open"},
    "page-cases-state-asked": {"zh": "待审核", "en": "to be reviewed"},
    "page-cases-state-returned": {"zh": "审核退回", "en": "returned by review"},
    "page-cases-state-sealed": {"zh": "已封存", "en": "sealed"},
    "page-cases-mine": {"zh": "只看我写过的", "en": "Only those I wrote in"},
    "page-cases-find": {"zh": "查找", "en": "Find"},
    "page-cases-clear": {"zh": "清除条件", "en": "Show all"},
    "page-cases-not-found": {"zh": "没有符合条件的案件", "en": "No such case"},
    "page-cases-not-found-about": {
        "zh": "请减少条件，或者只写名称中的几个字。",
        "en": "Ask for less, or write only a part of the name.",
    },
    "page-menu": {"zh": "菜单", "en": "Menu"},
}
