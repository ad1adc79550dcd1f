"""The texts of the case screen; those that scripts say keep their fields open for them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_CASE"]

PAGES_OF_CASE: Mapping[str, Mapping[str, str]] = {
    "page-case-untitled": {"zh": "未写案由的草稿", "en": "Draft without a cause"},
    "page-case-product": {"zh": "执法文书与案卷", "en": "Case papers and dossiers"},
    "page-case-undo": {"zh": "撤销", "en": "Undo"},
    "page-case-redo": {"zh": "重做", "en": "Redo"},
    "page-case-history": {"zh": "修改历史", "en": "History"},
    "page-case-evaluation": {"zh": "案卷评查", "en": "Evaluation"},
    "page-case-review": {"zh": "提请审核", "en": "Ask for review"},
    "page-case-review-ask": {
        "zh": "提请审核？审核人将看到案件现在的内容；此后的修改不在这次审核之内。",
        "en": "Ask for a review? The reviewer sees the case as it is now; later changes are not "
        "part of it.",
    },
    "page-case-reviewed": {"zh": "审核情况", "en": "Review"},
    "page-case-review-asked": {"zh": "已提请审核，等待审核人处理。", "en": "Waiting for review."},
    "page-case-review-asked-changed": {
        "zh": "已提请审核；其后的修改不在审核之内，要一并审核的，请撤回后再次提请。",
        "en": "Waiting for review; what was changed since is no part of it. To have that reviewed "
        "too, withdraw the request and ask again.",
    },
    "page-case-review-approved": {
        "zh": "{by} 于 {at} 审核同意。",
        "en": "Approved by {by}, {at}.",
    },
    "page-case-review-approved-changed": {
        "zh": "{by} 于 {at} 审核同意，其后案件有修改，须再次提请审核。",
        "en": "Approved by {by}, {at}; changed since, so it wants another review.",
    },
    "page-case-review-returned": {"zh": "{by} 于 {at} 退回。", "en": "Returned by {by}, {at}."},
    "page-case-review-withdrawn": {"zh": "审核已撤回。", "en": "The review was withdrawn."},
    "page-case-review-note": {"zh": "说明：{note}", "en": "Note: {note}"},
    "page-case-review-look": {"zh": "查看审核", "en": "See the review"},
    "page-case-review-again": {"zh": "再次提请审核", "en": "Ask again"},
    "page-case-review-remark": {"zh": "审核意见（{by}）：", "en": "Remark by {by}: "},
    "page-case-review-whole": {"zh": "全案", "en": "The whole case"},
    "page-case-review-not-whole": {
        "zh": "还有文书没有填完整，没有存入案件。填完或者删除后再提请审核。",
        "en": "A paper is not complete and not in the case yet. Complete or remove it, then ask.",
    },
    "page-case-review-settle": {"zh": "已处理", "en": "Dealt with"},
    "page-case-act-sign": {"zh": "屏幕签署", "en": "Sign on screen"},
    "page-case-act-print": {"zh": "打印签署件", "en": "Print for signing"},
    "page-case-act-pdf": {"zh": "定稿 PDF", "en": "Issued PDF"},
    "page-case-act-plain": {"zh": "通俗说明", "en": "In plain words"},
    "page-case-act-signed": {"zh": "签署件", "en": "Signed copy"},
    "page-case-act-take-back": {"zh": "撤回签署件", "en": "Take back the copy"},
    "page-case-act-void": {"zh": "作废", "en": "Void"},
    "page-case-acts": {"zh": "定稿之后", "en": "After issuing"},
    "page-case-signers-missing": {"zh": "尚缺签署：", "en": "Still to sign:"},
    "page-case-signers-none": {"zh": "签署齐全", "en": "Signed by all"},
    "page-case-seal": {"zh": "封存", "en": "Seal"},
    "page-case-seal-ready": {"zh": "可以封存", "en": "can be sealed"},
    "page-case-seal-papers": {"zh": "还差 {n} 份文书", "en": "{n} papers to go"},
    "page-case-seal-waiting": {"zh": "还缺 {n} 项", "en": "{n} missing"},
    "page-case-seal-sealed": {"zh": "已封存", "en": "sealed"},
    "page-case-seal-whole": {
        "zh": "案件完整，可以封存。封存后案卷不能修改，只能补充。",
        "en": "The case is whole and can be sealed. A dossier is never changed after that, only "
        "added to.",
    },
    "page-case-seal-lacks": {"zh": "封存以前还缺：", "en": "Missing before it can be sealed:"},
    "page-case-seal-notes": {"zh": "请注意：", "en": "Take note:"},
    "page-case-sealed-as": {
        "zh": "已封存为案卷 {dossier}。",
        "en": "Sealed as dossier {dossier}.",
    },
    "page-case-seal-added": {"zh": "封存补充的文书…", "en": "Seal the added papers…"},
    "page-case-sealed-bar": {
        "zh": "本案已封存为案卷 {dossier}，封存的内容不能再改；"
        "这里只能补充文书，补充的内容另行封存。",
        "en": "This case is sealed as dossier {dossier}; what is sealed stays as it is. Papers "
        "can only be added here, and are sealed apart.",
    },
    "page-case-seal-by-whom": {
        "zh": "由印章保管人员或者档案人员封存。",
        "en": "The keeper of the seal or an archivist seals it.",
    },
    "page-case-deleted": {
        "zh": "这份草稿已被同事删除，或者是您在另一个窗口删除的。您写的内容还在屏幕上，没有丢失。",
        "en": "This draft was deleted, by a colleague or by you in another window. What you wrote "
        "is still on the screen.",
    },
    "page-case-reopen": {"zh": "恢复草稿并保存", "en": "Take the draft up again"},
    "page-case-reopened": {"zh": "草稿已经恢复", "en": "The draft is there again"},
    "page-case-discard": {"zh": "删除草稿", "en": "Delete draft"},
    "page-case-discard-ask": {
        "zh": "草稿会从列表中消失，其中的内容没有保存为案件。",
        "en": "The draft leaves the list; what it says was not kept as a case.",
    },
    "page-case-back": {"zh": "放弃改动，回到案件", "en": "Drop changes"},
    "page-case-back-ask": {
        "zh": "没有保存到案件的改动都会放弃，没有写完的文书也在内；案件本身不变。"
        "放弃的内容仍可在“修改历史”中找到。",
        "en": "Whatever is not kept in the case is dropped, unfinished papers too; the case stays "
        "as it is. What is dropped stays in the history.",
    },
    "page-case-back-done": {
        "zh": "已回到案件保存的内容",
        "en": "The draft says again what the case says",
    },
    "page-case-held": {
        "zh": "《{titles}》已经定稿，对它的改动没有保存",
        "en": "{titles} is issued; changes of it were not saved",
    },
    "page-case-keep": {"zh": "保存为案件", "en": "Keep as case"},
    "page-case-path": {"zh": "办理步骤", "en": "Steps"},
    "page-case-look": {"zh": "去看看", "en": "Look"},
    "page-case-view": {"zh": "显示", "en": "Show"},
    "page-case-view-form": {"zh": "填写", "en": "Form"},
    "page-case-view-paper": {"zh": "文书", "en": "Paper"},
    "page-case-tab-paper": {"zh": "本文书", "en": "This paper"},
    "page-case-tab-party": {"zh": "当事人", "en": "Party"},
    "page-case-tab-facts": {"zh": "案情", "en": "Facts"},
    "page-case-tab-people": {"zh": "人员", "en": "Staff"},
    "page-case-tab-evidence": {"zh": "证据", "en": "Evidence"},
    "page-case-tab-file": {"zh": "机关与案卷", "en": "Agency and file"},
    "page-case-smaller": {"zh": "缩小", "en": "Smaller"},
    "page-case-fit": {"zh": "适合宽度", "en": "Fit width"},
    "page-case-larger": {"zh": "放大", "en": "Larger"},
    "page-case-issue": {"zh": "定稿并编号", "en": "Issue"},
    "page-case-pages": {
        "zh": "文书页面，点击内容可以跳到对应的栏目",
        "en": "Pages; click a place to go to its field",
    },
    "page-case-page-of": {"zh": "文书第 {n} 页", "en": "Page {n} of the paper"},
    "page-case-add-paper": {"zh": "添加文书", "en": "Add a paper"},
    "page-case-add-about": {
        "zh": "案件和已有文书中写过的内容会自动带入。",
        "en": "What the case and its papers say already is filled in.",
    },
    "page-case-cancel": {"zh": "取消", "en": "Cancel"},
    "page-case-close": {"zh": "关闭", "en": "Close"},
    "page-case-confirm": {"zh": "请确认", "en": "Please confirm"},
    "page-case-noscript": {
        "zh": "填写文书需要浏览器允许脚本；请在浏览器设置中允许本网站的脚本。",
        "en": "Writing papers needs scripts; allow those of this site.",
    },
    "page-case-needed": {"zh": "必填", "en": "required"},
    "page-case-none": {"zh": "（无）", "en": "(none)"},
    "page-case-choose": {"zh": "请选择", "en": "Choose"},
    "page-case-gone": {"zh": "（已删除的条目）", "en": "(an entry that is gone)"},
    "page-case-list-empty": {
        "zh": "本案还没有可选的条目。",
        "en": "The case has none to choose yet.",
    },
    "page-case-list-empty-papers": {
        "zh": "还没有可选的文书；先从上方起草要列入的文书（不用定稿），再回到这里选。",
        "en": "No paper to choose yet; draft it from the steps above without issuing it, then "
        "come back and choose it here.",
    },
    "page-case-list-empty-staff": {
        "zh": "“人员”一栏还没有承担这项工作的人员；在那里登记、写明职责以后，可以在这里选。",
        "en": "Nobody with such a duty yet; whoever stands under “Staff” with it is offered here.",
    },
    "page-case-list-others": {
        "zh": "这里只列出职责相符的人员；确由其他人员办理的，先在“人员”一栏写明其职责。",
        "en": "Only people with such a duty are offered; for another who did handle it, set the "
        "duty under “Staff” first.",
    },
    "page-case-list-empty-evidence": {
        "zh": "还没有这一类证据；在“证据”一栏登记以后，可以在这里选。",
        "en": "No evidence of this kind yet; once it stands under “Evidence” it is offered here.",
    },
    "page-case-fill-in": {"zh": "适用，需要填写", "en": "Applies"},
    "page-case-add": {"zh": "添加{what}", "en": "Add {what}"},
    "page-case-move-up": {"zh": "第 {n} 项上移", "en": "Move {n} up"},
    "page-case-move-down": {"zh": "第 {n} 项下移", "en": "Move {n} down"},
    "page-case-remove": {"zh": "删除第 {n} 项", "en": "Remove {n}"},
    "page-case-person": {"zh": "{sex}，{age}岁，{born}出生", "en": "{sex}, {age}, born {born}"},
    "page-case-male": {"zh": "男", "en": "male"},
    "page-case-female": {"zh": "女", "en": "female"},
    "page-case-no-paper": {"zh": "还没有文书", "en": "No paper yet"},
    "page-case-no-paper-about": {
        "zh": "办案从第一份文书开始，上方的步骤标出了接下来的一份。",
        "en": "A case begins with its first paper; the steps above show the one that comes next.",
    },
    "page-case-begin-paper": {"zh": "开始写《{title}》", "en": "Begin: {title}"},
    "page-case-paper-comes-here": {
        "zh": "文书添加以后，页面显示在这里，边填边更新。",
        "en": "The pages of a paper stand here once it is begun, and follow what is typed.",
    },
    "page-case-stale": {
        "zh": "页面停在上一次的样子，没有跟上刚才的输入：{reason}",
        "en": "The page does not show what was typed last: {reason}",
    },
    "page-case-stale-value": {
        "zh": "文书还不能这样排出，见下方“检查结果”。",
        "en": "it cannot be set like this; see what the rules say below.",
    },
    "page-case-stale-offline": {
        "zh": "连接中断，会自动重试。",
        "en": "no connection; it tries again by itself.",
    },
    "page-case-cite": {"zh": "填入法规库中的原文", "en": "Take the words on record"},
    "page-case-cite-help": {
        "zh": "法规名称可以从法规库中选；选了条、款，条文自动填入，也可以自己写。",
        "en": "The statute can be chosen from those on record; with article and paragraph its "
        "words come by themselves, or are typed.",
    },
    "page-case-cite-unknown": {
        "zh": "法规库中没有这一条的原文，请自己写。",
        "en": "The words of this article are not on record; type them.",
    },
    "page-case-issue-ask-sample": {
        "zh": "这是用示例内容写的。定稿以后它就是一个真实登记的案件：《{title}》占用文号和案号，"
        "案件不能再删除。只想试一试的，请取消，看页面就够了。",
        "en": "This is sample content. Once issued it is a case on record: {title} takes numbers "
        "that are never used again, and the case cannot be thrown away. To try things, cancel: "
        "the page shows it all.",
    },
    "page-case-keep-ask-sample": {
        "zh": "这是用示例内容写的。保存以后它就列在案件中，不能再删除。",
        "en": "This is sample content. Once kept it stands among the cases and cannot be thrown "
        "away.",
    },
    "page-case-part-data": {"zh": "内容", "en": "Content"},
    "page-case-part-execution": {"zh": "签署", "en": "Signing"},
    "page-case-part-service": {"zh": "送达", "en": "Service"},
    "page-case-issued-note": {
        "zh": "本文书已经定稿，不能再修改；写错的，依法更正或者撤销后另行制作。",
        "en": "This paper is issued and stays as it is.",
    },
    "page-case-drawn-note": {
        "zh": "屏幕签名，连同签名时的选择和意见，不能修改，也不能去掉；确有错误的，请作废本文书，"
        "重新制发、签名。",
        "en": "What was signed on the screen, with the choice and the remarks made then, stays; "
        "where it is wrong, void the paper and issue it anew.",
    },
    "page-case-copy-note": {
        "zh": "签署件已经记录，在上方“签署件”查看；记错的，用“撤回签署件”写明理由撤回。",
        "en": "The signed copy is recorded: see it above; where it is the wrong one, take it back "
        "there with a reason.",
    },
    "page-case-issue-first": {
        "zh": "文书定稿并编号、打印交付之后，在这里登记签署和送达情况。",
        "en": "After the paper is issued, its signing and service are noted here.",
    },
    "page-case-fill-signers": {"zh": "按签署栏列出：{who}", "en": "List who signs: {who}"},
    "page-case-note-execution": {"zh": "登记签署情况", "en": "Note the signing"},
    "page-case-note-service": {"zh": "登记送达", "en": "Note the service"},
    "page-case-noted-early": {
        "zh": "已登记签署情况。请注意：签署时间早于定稿时间，文书是事后补录的请核对",
        "en": "Signing noted. Mind that it was signed before the text stood: check the time where "
        "the paper was written up later",
    },
    "page-case-noted-execution": {"zh": "已登记签署情况", "en": "Signing noted"},
    "page-case-noted-service": {"zh": "已登记送达", "en": "Service noted"},
    "page-case-remove-paper": {"zh": "删除这份文书", "en": "Remove this paper"},
    "page-case-remove-paper-ask": {
        "zh": "这份文书的草稿会从案件中删除，可以用“撤销”恢复。",
        "en": "The draft of this paper is taken out of the case; undo brings it back.",
    },
    "page-case-nothing": {"zh": "（空）", "en": "(empty)"},
    "page-case-several": {"zh": "（多项内容）", "en": "(several values)"},
    "page-case-conflict": {
        "zh": "同一栏目有两种写法。您写的：“{mine}”；现在保存的：“{theirs}”。",
        "en": "Two versions of this field. Yours: “{mine}”; kept now: “{theirs}”.",
    },
    "page-case-keep-mine": {"zh": "用我写的", "en": "Use mine"},
    "page-case-keep-theirs": {"zh": "用现在保存的", "en": "Use what is kept"},
    "page-case-conflicts": {
        "zh": "有 {n} 处内容与另一处的修改不一致，请逐一选择。",
        "en": "{n} places were changed elsewhere too; choose for each.",
    },
    "page-case-others": {
        "zh": "{by} 刚刚修改了这个案件，已经更新",
        "en": "{by} has just changed this case",
    },
    "page-case-restored": {
        "zh": "上次没有来得及保存的内容已从本机恢复",
        "en": "What was not saved last time is back from this computer",
    },
    "page-case-step-issued": {"zh": "已定稿", "en": "issued"},
    "page-case-step-done": {"zh": "已写好", "en": "written"},
    "page-case-step-open": {"zh": "待完成", "en": "not complete"},
    "page-case-step-next": {"zh": "下一步", "en": "next"},
    "page-case-step-waits": {"zh": "先起草《{title}》", "en": "draft {title} first"},
    "page-case-step-missing": {"zh": "尚缺", "en": "missing"},
    "page-case-needed-papers": {
        "zh": "本案需要的文书（按先后）",
        "en": "The papers this case needs, in order",
    },
    "page-case-at-least": {"zh": "至少要有 {n} 项。", "en": "At least {n} of them."},
    "page-case-step-possible": {"zh": "需要时", "en": "if needed"},
    "page-case-tier-ministerial": {"zh": "部颁式样", "en": "ministry's form"},
    "page-case-tier-reference": {"zh": "参考式样", "en": "reference form"},
    "page-case-added": {
        "zh": "已添加《{title}》，请核对带入的内容",
        "en": "{title} is begun; check what was filled in",
    },
    "page-case-draft": {"zh": "草稿", "en": "draft"},
    "page-case-issued-as": {"zh": "已定稿 {number}", "en": "issued {number}"},
    "page-case-issue-ask": {
        "zh": "《{title}》将取得文号并定稿，之后不能再修改。",
        "en": "{title} gets its number and is frozen; it cannot be changed afterwards.",
    },
    "page-case-issue-awaits": {
        "zh": "《{title}》要写明送达情况，请先在这里登记送达：{papers}",
        "en": "{title} says how other papers were served; note here first how these were: {papers}",
    },
    "page-case-issue-returned": {
        "zh": "审核人已退回本案，意见见上方。仍要定稿吗？",
        "en": "The reviewer sent this case back; see the remarks above. Issue it all the same? ",
    },
    "page-case-issue-due": {
        "zh": "封存时要求下列各处齐全，定稿以后只能作废重做，请先补好：{lacks}",
        "en": " Sealing asks for what follows, and once issued it can only be voided and made "
        "anew; put it right first: {lacks}",
    },
    "page-case-issue-final": {
        "zh": "请先看下列提醒，定稿以后不能再改：{lacks}",
        "en": " Read this first, as nothing can be changed once it is issued: {lacks}",
    },
    "page-case-issue-unapproved": {
        "zh": "批准它的《{title}》还没有定稿；应当先批准，再定稿本文书。",
        "en": "{title}, which approves it, is not issued yet; approve first, then issue this. ",
    },
    "page-case-issued": {"zh": "《{title}》已定稿 {number}", "en": "{title} is issued {number}"},
    "page-case-not-yet": {
        "zh": "还有 {n} 处需要先处理，见下方",
        "en": "{n} places must be seen to first; see below",
    },
    "page-case-kept": {"zh": "已保存为案件", "en": "Kept as case"},
    "page-case-kept-without": {
        "zh": "已保存为案件；{n} 份没有写完的文书仍留在草稿里",
        "en": "Kept as case; {n} unfinished papers stay in the draft",
    },
    "page-case-kept-not": {"zh": "草稿，尚未保存为案件", "en": "draft, not a case yet"},
    "page-case-kept-part": {"zh": "有改动未保存到案件", "en": "changes not kept"},
    "page-case-kept-all": {"zh": "与案件一致", "en": "same as the case"},
    "page-case-state-saved": {"zh": "草稿已保存", "en": "Draft saved"},
    "page-case-state-typing": {"zh": "正在输入…", "en": "Typing…"},
    "page-case-state-saving": {"zh": "正在保存…", "en": "Saving…"},
    "page-case-state-broken": {
        "zh": "连接中断，内容已存在本机，会自动重试",
        "en": "No connection; kept on this computer, trying again",
    },
    "page-case-state-deleted": {"zh": "草稿已被删除，没有保存", "en": "Deleted; not saved"},
    "page-case-state-over": {
        "zh": "登录已过期，内容已存在本机，重新登录后自动保存",
        "en": "Logged out; kept on this computer, saved once you log in again",
    },
    "page-case-state-refused": {"zh": "没有保存，请看提示", "en": "Not saved; see the message"},
    "page-case-please-fill": {"zh": "请填写：{title}", "en": "Fill in: {title}"},
    "page-case-rules": {"zh": "检查结果", "en": "What the rules say"},
    "page-case-rules-some": {"zh": "检查结果", "en": "What the rules say"},
    "page-case-rules-none": {"zh": "检查通过", "en": "All is well"},
    "page-case-rules-good": {
        "zh": "没有发现问题，可以定稿。",
        "en": "Nothing found; papers may be issued.",
    },
    "page-case-rules-findings": {"zh": "问题", "en": "Findings"},
    "page-case-rules-deadlines": {"zh": "期限", "en": "Deadlines"},
    "page-case-rules-wrong": {"zh": "需要改正", "en": "To put right"},
    "page-case-rules-open": {"zh": "尚待填写", "en": "Still to fill in"},
    "page-case-rules-warned": {"zh": "请注意", "en": "Take note"},
    "page-case-rules-later": {
        "zh": "封存以前（{n} 项，办完再看）",
        "en": "Before sealing ({n}; they can wait)",
    },
    "page-case-rules-fixed": {
        "zh": "已定稿的文书（{n} 项，不能再改写）",
        "en": "In issued papers ({n}; they stay as they are)",
    },
    "page-case-rules-fixed-about": {
        "zh": "这些文书已经定稿，内容不能改写，也不影响封存；"
        "确有错误的，依法更正，或者作废后另行制作。",
        "en": "These papers are issued: their words stay, and sealing does not mind. What is wrong "
        "is put right by an amendment, or the paper is voided and made anew.",
    },
    "page-case-nearly": {
        "zh": "此处写作“{written}”，别处是“{known}”。",
        "en": "; here it is “{written}”, elsewhere “{known}”",
    },
    "page-case-row": {"zh": "第 {n} 项", "en": "no. {n}"},
    "page-case-deadlines-none": {
        "zh": "还没有开始计算的期限。",
        "en": "No term runs yet.",
    },
    "page-case-late": {"zh": "{n} 项逾期", "en": "{n} overdue"},
    "page-case-term-left": {"zh": "还有 {n} 天", "en": "{n} days left"},
    "page-case-term-today": {"zh": "今天到期", "en": "due today"},
    "page-case-term-over": {"zh": "逾期 {n} 天", "en": "{n} days overdue"},
    "page-case-term-done": {"zh": "已完成", "en": "done"},
    "page-case-term-done_late": {"zh": "逾期完成", "en": "done late"},
    "page-case-term-passed": {"zh": "已过期限", "en": "passed"},
    "page-case-evidence": {"zh": "证据", "en": "Evidence"},
    "page-case-evidence-add": {"zh": "选择或者拍摄文件", "en": "Choose or take files"},
    "page-case-evidence-without-file": {
        "zh": "登记录音录像、实物（没有文件）",
        "en": "Register a recording or a thing (no file)",
    },
    "page-case-evidence-drop": {
        "zh": "也可以把照片（JPEG、PNG）或者 PDF 拖到这里。",
        "en": "Or drop photos (JPEG, PNG) or PDF files here.",
    },
    "page-case-evidence-camera": {"zh": "拍照", "en": "Take a photo"},
    "page-case-evidence-larger": {"zh": "看大图", "en": "See it larger"},
    "page-case-evidence-none": {"zh": "还没有证据。", "en": "No evidence yet."},
    "page-case-evidence-kind-other": {
        "zh": "没有收下 {name}：不是 JPEG、PNG 或者 PDF，不能装入案卷。",
        "en": "{name} was not taken: it is no JPEG, PNG or PDF and cannot be bound.",
    },
    "page-case-evidence-kind-damaged": {
        "zh": "没有收下 {name}：文件已损坏，打不开。",
        "en": "{name} was not taken: it is damaged and cannot be opened.",
    },
    "page-case-evidence-kind-encrypted": {
        "zh": "没有收下 {name}：有密码保护，请换成没有密码的。",
        "en": "{name} was not taken: it is locked by a password; give it without.",
    },
    "page-case-evidence-kind-too-many-pixels": {
        "zh": "没有收下 {name}：图片的像素超过上限，请缩小。",
        "en": "{name} was not taken: it has too many pixels; make it smaller.",
    },
    "page-case-evidence-kind-too-many-pages": {
        "zh": "没有收下 {name}：没有页面或者页数超过上限，请拆分。",
        "en": "{name} was not taken: it has no pages or too many; split it.",
    },
    "page-case-evidence-failed": {
        "zh": "“{name}”没有上传成功；请检查网络后重试",
        "en": "{name} was not taken in; check the network and try again",
    },
    "page-case-evidence-refused": {
        "zh": "没有收下“{name}”：{why}",
        "en": "{name} was not taken: {why}",
    },
    "page-case-evidence-taken": {"zh": "已收下“{name}”", "en": "{name} is taken in"},
    "page-case-evidence-sending": {
        "zh": "正在上传“{name}”（{size} MB）……",
        "en": "Sending {name} ({size} MB) …",
    },
    "page-case-evidence-details": {
        "zh": "名称、来源和证明内容",
        "en": "Title, origin, what it proves",
    },
    "page-case-evidence-no-picture": {"zh": "无法预览", "en": "no picture"},
    "page-case-evidence-no-file": {"zh": "没有文件", "en": "no file"},
    "page-case-evidence-grip": {"zh": "拖动排序", "en": "Drag to order"},
    "page-case-history-choose": {
        "zh": "选择一个时间，看当时的文书与现在有什么不同。",
        "en": "Choose a time to see the paper as it was beside the paper as it is.",
    },
    "page-case-history-version": {"zh": "第 {n} 版", "en": "version {n}"},
    "page-case-history-beside": {"zh": "{when} 与现在", "en": "{when} and now"},
    "page-case-history-then": {"zh": "当时", "en": "then"},
    "page-case-history-now": {"zh": "现在", "en": "now"},
    "page-case-history-same": {"zh": "本页相同", "en": "this page is the same"},
    "page-case-history-differs": {"zh": "本页有变化", "en": "this page differs"},
    "page-case-history-as": {"zh": "对照方式", "en": "Compare"},
    "page-case-history-beside-mode": {"zh": "并排", "en": "Side by side"},
    "page-case-history-wipe": {"zh": "擦除", "en": "Wipe"},
    "page-case-history-fade": {"zh": "叠加", "en": "Overlay"},
    "page-case-history-slider": {"zh": "当时 ↔ 现在", "en": "Then ↔ now"},
    "page-case-history-previous": {"zh": "上一处不同", "en": "Previous difference"},
    "page-case-history-next": {"zh": "下一处不同", "en": "Next difference"},
    "page-case-history-at": {"zh": "第 {n} 处，共 {all} 处", "en": "{n} of {all}"},
    "page-case-history-count": {"zh": "{all} 处不同", "en": "{all} differences"},
    "page-case-history-text": {"zh": "内容不同", "en": "other words"},
    "page-case-history-place": {"zh": "位置移动", "en": "moved"},
    "page-case-history-restore": {"zh": "恢复到这一版", "en": "Go back to this version"},
    "page-case-history-ask": {
        "zh": "草稿将恢复为 {when} 的内容；现在的内容留在历史里，可以再恢复。",
        "en": "The draft will say again what it said at {when}; what it says now stays in the "
        "history.",
    },
    "page-new-about": {
        "zh": "选择办理方式和当事人类型，之后都可以修改。机关和人员会从最近的案件带入。",
        "en": "Choose how it is handled and the kind of party; both can be changed. Agency and "
        "staff come from the latest case.",
    },
    "page-party-person": {"zh": "个人", "en": "A person"},
    "page-party-organisation": {"zh": "单位", "en": "An organisation"},
    "page-party-individual_business": {"zh": "个体工商户", "en": "An individual business"},
    "page-filing": {"zh": "立案方式", "en": "Filing"},
    "page-filing-usual": {"zh": "按办理方式的通常做法", "en": "As usual for the route"},
    "page-filing-required": {"zh": "立案", "en": "Filed"},
    "page-filing-on_the_spot": {"zh": "当场办理", "en": "On the spot"},
    "page-filing-none": {"zh": "不立案", "en": "Not filed"},
    "page-filing-help": {
        "zh": "办理方式不允许的，按通常做法。",
        "en": "What the route does not allow is set as usual.",
    },
    "page-begin": {"zh": "开始填写", "en": "Begin"},
    "page-begin-sample": {"zh": "用示例内容试一试", "en": "Try with sample content"},
    "page-begin-sample-help": {
        "zh": "示例中的人员和单位都是虚构的；定稿或者保存为案件以前，草稿可以随时删除。",
        "en": "The people and companies of the sample are made up; until it is issued or kept as "
        "a case, the draft can be thrown away.",
    },
    "page-drafts-title": {"zh": "草稿", "en": "Drafts"},
    "page-drafts-sample": {"zh": "示例", "en": "sample"},
    "page-drafts-delete": {"zh": "删除", "en": "Delete"},
    "page-drafts-delete-ask": {
        "zh": "删除草稿“{cause}”？它会从列表中消失，其中的内容没有保存为案件。",
        "en": "Delete the draft “{cause}”? It leaves the list; what it says was not kept as a "
        "case.",
    },
    "page-drafts-by": {"zh": "最近修改", "en": "Last change"},
    "page-cases-kept": {"zh": "已保存的案件", "en": "Kept cases"},
    "page-reading-papers": {"zh": "文书", "en": "Papers"},
    "page-reading-path": {"zh": "办理步骤", "en": "Steps"},
    "page-reading-deadlines": {"zh": "期限", "en": "Deadlines"},
    "page-reading-findings": {"zh": "检查发现的问题", "en": "What the rules find"},
    "page-reading-date": {"zh": "成文日期", "en": "Date"},
    "page-reading-paper": {"zh": "文书", "en": "Paper"},
    "page-reading-dossier": {"zh": "打开已封存的案卷", "en": "Open the sealed dossier"},
    "page-reading-sealed": {
        "zh": "本案已封存为案卷 {dossier}，封存的内容不能再改。",
        "en": "This case is sealed as dossier {dossier}; what is sealed stays as it is.",
    },
    "page-reading-supplement": {"zh": "补充文书", "en": "Add papers"},
    "page-reading-draft": {"zh": "未定稿", "en": "not issued"},
    "page-reading-due": {"zh": "届满日", "en": "Due"},
    "page-seal": {"zh": "封存", "en": "Seal"},
    "page-sealing-title": {"zh": "封存案卷", "en": "Sealing the dossier"},
    "page-sealing-waiting": {
        "zh": "已排队，稍候自动开始；本页会自动更新，也可以离开。",
        "en": "Waiting for its turn; this page looks again by itself, and you may leave it.",
    },
    "page-sealing-running": {
        "zh": "正在装订、封存和检索登记……",
        "en": "Binding, sealing and indexing...",
    },
    "page-sealing-done": {
        "zh": "案卷 {number} 已封存，可以检索和核验。",
        "en": "Dossier {number} is sealed; it can be found and verified.",
    },
    "page-sealing-open": {"zh": "打开案卷", "en": "Open the dossier"},
    "page-sealing-cancelled": {"zh": "封存已取消。", "en": "Sealing was called off."},
    "page-sealing-error": {"zh": "先要改正", "en": "To put right first"},
    "page-sealing-warning": {"zh": "另请注意", "en": "Mind also"},
    "page-sealing-back": {"zh": "回到案件", "en": "Back to the case"},
}
