"""The texts of the pages on which agencies, numbers, fonts and retention are changed."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_RULES"]

PAGES_OF_RULES: Mapping[str, Mapping[str, str]] = {
    "page-agencies-add": {"zh": "登记机关", "en": "Add the agency"},
    "page-agencies-add-ask": {
        "zh": "登记这个机关？此后模板、清单、字体、设置和机关的增加都由系统运行人员"
        "在服务器上管理。",
        "en": "Add this agency? From then on who runs the machine changes templates, lists, fonts "
        "and settings, and adds agencies.",
    },
    "page-agencies-added": {
        "zh": "机关已经登记。请把登录名和口令交给它的管理员，其首次登录时须另设口令。",
        "en": "The agency is added. Give its administrator the login and the password, which they "
        "have to replace when they first come in.",
    },
    "page-agencies-code-help": {
        "zh": "与其案件中执法主体的代码相同，登记后不能修改。"
        "1 至 32 个字母、数字、连字符和下划线。",
        "en": "That of the executing body in its cases; it never changes. 1 to 32 letters, digits, "
        "hyphens and low lines.",
    },
    "page-agencies-first": {"zh": "该机关的第一名管理员", "en": "Its first administrator"},
    "page-agencies-name": {"zh": "机关名称", "en": "Name of the agency"},
    "page-agencies-name-help": {
        "zh": "这里的名称显示在页面上；文书上的机关名称以案件中填写的为准。",
        "en": "The name that pages show; papers bear the one that their case gives.",
    },
    "page-agencies-name-of": {"zh": "{agency} 的名称", "en": "Name of {agency}"},
    "page-agencies-named": {"zh": "名称已经修改。", "en": "The name is changed."},
    "page-agencies-new": {"zh": "登记新的机关", "en": "Add an agency"},
    "page-agencies-new-about": {
        "zh": "新机关与本机关共用本系统的模板、清单、字体和设置。登记以后，这些以及机关的增加改由"
        "系统运行人员在服务器上管理，任何一个机关的管理员都只能查看；各机关的案件、用户和密钥互相看不到。",
        "en": "The agency comes to share templates, lists, fonts and settings. From then on who "
        "runs the machine changes these and adds agencies; administrators only see them. No agency "
        "sees the cases, users and keys of another.",
    },
    "page-agencies-own": {"zh": "本机关", "en": "yours"},
    "page-agencies-password": {"zh": "初始口令", "en": "First password"},
    "page-agencies-password-help": {
        "zh": "至少 12 个字符，建议用一句话；首次登录时须另设。",
        "en": "At least 12 characters, best a sentence; it is replaced at the first login.",
    },
    "page-agencies-rename": {"zh": "改名", "en": "Rename"},
    "page-agencies-rename-ask": {
        "zh": "修改“{name}”的名称？页面从此显示新的名称；文书上的机关名称以案件中填写的为准。",
        "en": "Rename “{name}”? Pages show the new name from now on; papers bear the one that "
        "their case gives.",
    },
    "page-agencies-shared": {
        "zh": "其他机关也在使用本系统，新的机关由系统运行人员在服务器上登记：",
        "en": "Other agencies work in this home, so who runs the machine adds more:",
    },
    "page-fonts-add": {"zh": "检查并启用", "en": "Check and use"},
    "page-fonts-added": {
        "zh": "字体“{name}”已经启用：有汉字 {ideographs} 个，其中扩展区和兼容区的生僻字 {rare} 个；"
        "原有字体没有的 {added} 个汉字现在可以印出。",
        "en": "The font {name} is in use: it has {ideographs} Chinese characters, {rare} of them "
        "rare ones of the extensions; {added} that no font had can be printed now.",
    },
    "page-fonts-at-once": {
        "zh": "正在运行的服务和作业从下一页起就用它排版，不需要重新启动；已经定稿的文书不变。",
        "en": "Services and jobs that run use it from the next page on, without a restart; issued "
        "papers stay as they are.",
    },
    "page-fonts-by": {"zh": "{by} {at} 从页面加入", "en": "added by {by}, {at}"},
    "page-fonts-by-hand": {"zh": "在服务器上放入", "en": "put there on the server"},
    "page-fonts-by-others": {
        "zh": "在服务器上放入，或者由其他机关的管理员加入",
        "en": "put there on the server, or added by another agency's administrator",
    },
    "page-fonts-command": {
        "zh": "系统运行人员把字体文件放进服务器上家目录的 fonts 文件夹，运行中的服务随即使用。",
        "en": "Who runs the machine puts font files into the folder fonts of the home; services "
        "that run take them up at once.",
    },
    "page-fonts-embedding-bitmaps-only": {
        "zh": "许可只准嵌入点阵",
        "en": "its licence allows bitmaps only",
    },
    "page-fonts-embedding-documents": {
        "zh": "许可准予嵌入文档",
        "en": "may be embedded in documents",
    },
    "page-fonts-embedding-free": {"zh": "许可不限制嵌入", "en": "may be embedded"},
    "page-fonts-embedding-restricted": {
        "zh": "许可不准嵌入文档，请移除",
        "en": "may not be embedded: remove it",
    },
    "page-fonts-embedding-unstated": {
        "zh": "字体文件没有写明可否嵌入，请核对购买的许可",
        "en": "the file does not say whether it may be embedded: look at your licence",
    },
    "page-fonts-embedding-whole-only": {
        "zh": "许可不准只嵌入所用的字，请移除",
        "en": "may be embedded only whole: remove it",
    },
    "page-fonts-file": {"zh": "加入字体文件", "en": "Add a font file"},
    "page-fonts-file-help": {
        "zh": "TrueType 或者 OpenType（ttf、otf、ttc），不超过 {most} MB；先检查文件完好、"
        "许可准予嵌入文档。请只加入本机关已取得许可的字体。",
        "en": "TrueType or OpenType (ttf, otf, ttc), at most {most} MB; it is checked that the "
        "file is sound and may be embedded in documents. Add only fonts that are licensed.",
    },
    "page-fonts-from": {"zh": "来源", "en": "From"},
    "page-fonts-from-agency": {"zh": "另外加入", "en": "added here"},
    "page-fonts-from-bundled": {"zh": "随程序提供", "en": "comes with the program"},
    "page-fonts-has": {
        "zh": "汉字 {ideographs} 个，其中扩展区和兼容区 {rare} 个；其他字体没有的 {added} 个",
        "en": "{ideographs} Chinese characters, {rare} of them of the extensions; {added} that no "
        "other font has",
    },
    "page-fonts-lacks": {
        "zh": "缺常用汉字 {lacks} 个，用其他字体补",
        "en": "lacks {lacks} common characters; other fonts give them",
    },
    "page-fonts-none": {
        "zh": "还没有加入字体，文书用随程序提供的字体排印。",
        "en": "No font was added; papers are set in those that come with the program.",
    },
    "page-fonts-own": {"zh": "另外加入的字体", "en": "Fonts that were added"},
    "page-fonts-remove": {"zh": "移除", "en": "Remove"},
    "page-fonts-remove-ask": {
        "zh": "移除字体“{name}”？此后的文书改用其他字体；已经定稿的不变。",
        "en": "Remove the font {name}? Later papers use others; issued ones stay.",
    },
    "page-fonts-removed": {
        "zh": "字体已经移除，此后的文书不再使用；已经定稿的文书不变。",
        "en": "The font is removed and used no more; issued papers stay as they are.",
    },
    "page-fonts-sample": {"zh": "“{name}”的字样", "en": "a line set in {name}"},
    "page-fonts-standard": {"zh": "文书要求的字体", "en": "Fonts that papers ask for"},
    "page-fonts-standard-help": {
        "zh": "“替代”的，加入同名字体（例如 仿宋_GB2312）后自动改用它。",
        "en": "Where another stands in, add the font of that name and it is used.",
    },
    "page-fonts-unread": {
        "zh": "文件“{name}”读不出来，没有使用；更换或者移除以前，其他新的字体也不能启用。",
        "en": "The file {name} cannot be read and is not used; until it is replaced or removed, "
        "no other new font is used either.",
    },
    "page-numbers-about": {
        "zh": "编号在定稿时自动分配，同一机关内每种代字每年从 1 起，不重复。"
        "修改只影响以后分配的编号：已经分配的不变，也不会再次分配，序号接着往下排。",
        "en": "Numbers are given when a paper is issued, each kind counting from 1 every year. A "
        "change is for numbers given from now on: those that were given stay, are never given "
        "again, and the serials go on.",
    },
    "page-numbers-changed": {
        "zh": "编号的样式已经修改，从下一个编号起使用，不需要重新启动服务。",
        "en": "The change is in force from the next number on, without a restart.",
    },
    "page-numbers-checked": {
        "zh": "可以使用。请核对下面将要分配的编号，再点“保存”。",
        "en": "This can be used. Look at the numbers below, then save.",
    },
    "page-numbers-command": {
        "zh": "系统运行人员在服务器上家目录的 settings.toml 的 [numbers] 中修改，"
        "运行中的服务随即使用。",
        "en": "Who runs the machine changes [numbers] in settings.toml of the home; services that "
        "run take it up at once.",
    },
    "page-numbers-example": {
        "zh": "本机关还没有案件，机关代字以“{mark}”为例；实际用案件中填写的代字。",
        "en": "This agency has no case yet, so its mark is {mark} for example; numbers have that "
        "of the case.",
    },
    "page-numbers-fixed": {
        "zh": "由 {by} 固定，这里不能修改；请在启动服务的地方修改。",
        "en": "{by} fixes it: change it where the service is started.",
    },
    "page-numbers-help-numbers.case_kind": {
        "zh": "立案的案件用，例如 执案。改用新的代字后，新的一列编号从 1 起。",
        "en": "For cases that are filed. Another word begins a series of its own, from 1.",
    },
    "page-numbers-help-numbers.pattern": {
        "zh": "{{mark}} 机关代字，{{kind}} 文种代字，{{year}} 年份，{{seq}} 序号；{{seq:04}} 把序号"
        "补足四位。例如 {{mark}}{{kind}}〔{{year}}〕{{seq}}号。",
        "en": "{{mark}} the agency, {{kind}} the kind word, {{year}}, {{seq}} the serial, which "
        "{{seq:04}} pads to four digits. As {{mark}}{{kind}}〔{{year}}〕{{seq}}号.",
    },
    "page-numbers-help-numbers.register_kind": {
        "zh": "不立案而登记的事项用，例如 登；不能与案号的代字相同。",
        "en": "For what is registered and not filed; not that of cases.",
    },
    "page-numbers-kind": {"zh": "代字", "en": "Kind"},
    "page-numbers-look": {"zh": "预览编号", "en": "Show the numbers"},
    "page-numbers-next": {"zh": "下一个编号", "en": "Numbers that come next"},
    "page-numbers-number": {"zh": "编号", "en": "Number"},
    "page-numbers-meanwhile": {
        "zh": "您打开本页之后，另有人改了编号的样式，还没有保存您的改动。"
        "下面是两处改动合在一起的样子；请看过之后再保存。",
        "en": "After you opened this page somebody else changed how numbers are written, so yours "
        "is not saved yet. Below both changes stand together; look and save again.",
    },
    "page-numbers-meanwhile-now": {"zh": "现在是“{value}”。", "en": "Now in force: {value}."},
    "page-numbers-of": {"zh": "用于", "en": "For"},
    "page-numbers-of-numbers.case_kind": {"zh": "案号", "en": "cases"},
    "page-numbers-of-numbers.register_kind": {"zh": "登记号", "en": "what is registered only"},
    "page-numbers-save": {"zh": "保存", "en": "Save"},
    "page-numbers-shipped": {"zh": "现在是出厂值。", "en": "It is as shipped now."},
    "page-numbers-would": {"zh": "保存后的下一个编号", "en": "Numbers that would come next"},
    "page-retention-about": {
        "zh": "按本机关批准的保管期限表填写：案卷的保管期限短于卷内文书在这里的期限时，"
        "封存前会有提示。已经封存的案卷不变。",
        "en": "As the approved table of the agency says: a dossier kept for less than a paper asks "
        "here is told before it is sealed. Sealed dossiers stay as they are.",
    },
    "page-retention-asked": {"zh": "出厂期限", "en": "As shipped"},
    "page-retention-changed": {
        "zh": "保管期限表已经修改：{papers} 种文书。立即使用，不需要重新启动服务。",
        "en": "The table is changed for {papers} kind(s) of papers, at once and without a restart.",
    },
    "page-retention-command": {
        "zh": "系统运行人员在服务器上家目录的 schemas/lists/retention.json 中修改。",
        "en": "Who runs the machine changes it in schemas/lists/retention.json of the home.",
    },
    "page-retention-meanwhile": {
        "zh": "您打开本页之后，另有人改了下列文书的保管期限，没有用您的选择盖掉。"
        "这里和表中都是现在的期限；仍要修改的，请再选一次并保存。",
        "en": "After you opened this page somebody else changed these papers, so your choice was "
        "not put over theirs. What is in force is shown; choose again to change it.",
    },
    "page-retention-of": {"zh": "{title}的保管期限", "en": "Retention of {title}"},
    "page-retention-same": {
        "zh": "没有改动，保管期限表照旧。",
        "en": "Nothing was different; the table stays.",
    },
    "page-retention-shipped": {"zh": "出厂 {period}", "en": "{period}"},
    "page-rules-change": {"zh": "修改", "en": "Change"},
    "page-rules-look": {"zh": "查看", "en": "Look"},
    "page-rules-shared-here": {
        "zh": "本系统的其他机关也使用同一份，这里只能查看。",
        "en": "Other agencies of this home use the same, so it is only shown here.",
    },
}
