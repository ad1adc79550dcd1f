"""The fixed phrases inside error messages, in Chinese.

Libraries say what is wrong, where, and what to do in English fields; a clerk reads Chinese. ``{}``
stands for a value. Not for whole messages: those are ``docgen.messages``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

__all__ = ["PHRASES", "in_chinese"]

PHRASES: Mapping[str, str] = {
    # what is wrong: the archive
    "a file that is not what was deposited": "文件与入库时不一致",
    "a line that is no log entry": "日志中有一行不是日志条目",
    "a log that is damaged": "日志已损坏",
    "a log that is damaged and does not vouch for {}": "日志已损坏，不能证明 {} 是否在库、是否完好",
    "a log that has become shorter": "日志变短了",
    "a metadata key is not a name of letters and digits": "元数据名称不是由字母和数字组成",
    "a missing file": "缺少文件",
    "a number that is not made of letters, digits and hyphens": "编号含有不允许的字符",
    "a page out of bounds": "页码超出范围",
    "a record that cannot be read": "记录无法读取",
    "a storage root that is gone or lacks a declaration": "档案库不在原处，或者缺少声明文件",
    "a symbolic link stands in the archive": "档案库中有符号链接",
    "a symbolic link stands there": "该处是符号链接",
    "a time has no time zone": "时间没有时区",
    "a trusted certificate cannot be read": "信任的证书无法读取",
    "an attachment's media type is not of the form type/subtype": "附件的媒体类型写法不对",
    "an attachment's name is empty or holds a path or a control character": (
        "附件名为空，或者含有路径、控制字符"
    ),
    "an empty log although there are dossiers": "有案卷而日志是空的",
    "an entry that breaks the chain": "日志条目与前文不衔接",
    "an entry without a version": "日志条目没有版本",
    "an inventory that cannot be read": "清单无法读取",
    "an inventory that is not the one in the log": "清单与日志中的不一致",
    "an unknown order {}": "没有 {} 这种排序",
    "edition {} where {} comes next": "版次是 {}，应为 {}",
    "no file {}": "没有文件 {}",
    "no log although there are dossiers": "有案卷而没有日志",
    "no volume, or two of one kind": "没有卷，或者同一种卷有两个",
    "nothing that can be searched": "没有可以检索的内容",
    "permission is missing": "没有权限",
    "reading or writing failed ({})": "读写失败（{}）",
    "text that is not Unicode": "文字不是有效的 Unicode",
    "the PDF cannot be merged": "PDF 不能合并",
    "the PDF cannot be sealed": "PDF 不能封存",
    "the PDF is damaged or has no pages": "PDF 已损坏或者没有页面",
    "the PDF is encrypted": "PDF 已加密",
    "the PKCS #12 file cannot be opened": "PKCS #12 文件打不开",
    "the PKCS #12 file holds no key with a certificate": "PKCS #12 文件中没有带证书的私钥",
    "the archive and its log stand on two file systems": "档案库和日志在两个文件系统上",
    "the certificate is not meant for signing": "证书的用途不是签名",
    "the contents sheet says pages {}, the volume has {}": "卷内目录写的是第 {} 页，实际是第 {} 页",
    "the disk is full": "磁盘已满",
    "the font family for stamps is missing": "缺少页号使用的字体",
    "the key does not make signatures of its usual length": "密钥产生的签名长度不对",
    "the key folder cannot be read": "密钥文件夹无法读取",
    "the key is of a kind that cannot seal": "这种密钥不能用于封存",
    "the note of which key seals is damaged": "写明当前密钥的文件已损坏",
    "the private key does not belong to the certificate": "私钥与证书不相配",
    "the scan has {} pages, the issued paper {}": "扫描件有 {} 页，定稿有 {} 页",
    "there is no terminal to ask for the passphrase": "没有终端可以询问口令",
    "the sealing certificate has expired": "封存证书已过期",
    "the sealing certificate is not valid yet": "封存证书尚未生效",
    "the passphrase file is not text in UTF-8": "口令文件不是 UTF-8 文本",
    "the sealing key cannot be read": "封存密钥无法读取",
    "the specimen text cannot be set in the stamp font": "样卷字样不能用页号的字体印出",
    "there are no parts": "没有任何材料",
    "there are {} page texts for {} pages": "有 {} 页文字，却有 {} 页页面",
    "there is a sealing key already": "已经有封存密钥",
    "there is no sealing key": "没有封存密钥",
    "too many characters": "字数过多",
    "too many terms": "词数过多",
    "two attachments have the same name": "两个附件同名",
    # what is wrong: registry, catalogue, templates, files
    "a shared schema cannot be replaced": "公用的结构文件不能替换",
    "an unknown kind of file": "文件类型不明",
    "has changed": "已被改动",
    "is gone": "已不在案件中",
    "it cannot be opened": "打不开",
    "it does not exist": "不存在",
    "it is damaged": "已损坏",
    "it is not a registry": "不是登记库",
    "it is read-only": "只读",
    "it may only use {mark}, {kind}, {year} and {seq}": "只能使用 {mark}、{kind}、{year}、{seq}",
    "it must hold {kind}, and {year} and {seq} once each": (
        "应含有 {kind}，以及 {year}、{seq} 各一次"
    ),
    "its braces do not match": "花括号不配对",
    "a device, pipe or socket stands there": "该处是设备、管道或者套接字",
    "a file stands there": "该处已有文件",
    "a folder stands there": "该处是文件夹",
    "it is the input itself": "该处就是输入",
    "the home keeps its own files there": "该处由家目录使用",
    "no JSON": "不是 JSON",
    "no case in it": "里面没有案件",
    "no JSON object": "不是 JSON 对象",
    "no JSON Schema 2020-12 ({})": "不是 JSON Schema 2020-12（{}）",
    "nested too deeply": "嵌套过深",
    "a $ref that leads nowhere or in a circle": "$ref 没有去处，或者绕回自身",
    "this is no usable font file, or it is damaged": "不是可用的字体文件，或者已经损坏",
    "no role `{}`": "没有角色 `{}`",
    "the role `{}` twice": "角色 `{}` 出现两次",
    "no spreadsheet": "不是电子表格",
    "it was not sent": "尚未提交该文件",
    "no list that was checked": "不是核对过的名单",
    "begin again with the spreadsheet": "请重新选择表格",
    "no row below a row of names": "第一行列名以下没有内容",
    "name the columns in the first row, and put a recipient in each row below": (
        "请在第一行写列名，以下每行写一个当事人"
    ),
    "the spreadsheet is kept no longer": "表格已不再保留",
    "the header {} is missing": "缺少请求头 {}",
    "its time is not the present time": "其时间不是当前时间",
    "its signature is not right": "签名不符",
    "its secret is not written as whsec_ and Base64": "密钥的写法应为 whsec_ 加 Base64",
    "it is too long or has characters that an address cannot have": (
        "过长，或者含有地址中不能有的字符"
    ),
    "it is not written as an address": "不是网址的写法",
    "it must begin with https://": "应当以 https:// 开头",
    "it must hold no user, password or fragment": "不能带用户名、口令或者 # 片段",
    "it leads into a network that is not listed": "指向未列出的内部网络",
    "outside the listed networks it must begin with https://": (
        "在所列网络之外，应当以 https:// 开头"
    ),
    "send the file first": "请先提交该文件",
    "only {seq} may be padded, as in {seq:04}": "只有 {seq} 可以补零，例如 {seq:04}",
    "the column {} stands there twice": "列名 {} 出现了两次",
    "the disk reports an error": "磁盘报告错误",
    "`{}` is at least {} and at most {}": "“{}”的下限 {} 大于上限 {}",
    "x-docgen {}: expected {}": "注记 {} 不对，应为 {}",
    # what is wrong: typesetting
    "a compression bomb": "压缩比异常",
    "a damaged ZIP directory": "ZIP 目录已损坏",
    "a DOCTYPE, which no Word file has,": "含有 Word 文件不应有的 DOCTYPE",
    "a document of more than {} pages": "超过 {} 页的文件",
    "a font file that cannot be read": "字体文件无法读取",
    "a header or footer that is not there": "缺少页眉或者页脚",
    "a macro": "宏",
    "a missing part": "缺少部件",
    "a part stored twice": "部件重复",
    "a part whose name is no plain path": "部件名称不是普通的路径",
    "a password": "加了密码",
    "a PDF file": "这是 PDF 文件",
    "a relationship that points outside the file": "指向文件以外的关系",
    "a web page or plain XML": "这是网页或者普通的 XML",
    "a ZIP package that is cut off": "ZIP 包不完整，后面缺了一截",
    "an old Word file (.doc)": "这是旧版 Word 文件（.doc）",
    "an RTF file": "这是 RTF 文件",
    "an unknown compression": "压缩方法不明",
    "broken XML (line {})": "XML 有错（第 {} 行）",
    "bytes before the first part": "第一个部件之前有别的内容",
    "damaged data": "数据已损坏",
    "made no PDF": "没有做出 PDF",
    "the file": "文件",
    "the certificates to trust": "要信任的证书",
    # what the operating system says
    "File name too long": "名称过长",
    "File too large": "文件过大",
    "Input/output error": "磁盘读写出错",
    "Is a directory": "这是文件夹",
    "No such device or address": "没有这个设备",
    "No such file or directory": "没有这个文件或者文件夹",
    "Not a directory": "路径中有一段不是文件夹",
    "Operation not permitted": "不允许这样操作",
    "Permission denied": "没有权限",
    "Read-only file system": "只读",
    "Too many levels of symbolic links": "符号链接绕了回来",
    "did not finish within {} seconds": "{} 秒内没有完成",
    "ended with status {}": "以状态 {} 结束",
    "more than {} MB of XML": "XML 超过 {} MB",
    "more than {} MB when unpacked": "解压后超过 {} MB",
    "more than {} MB": "超过 {} MB",
    "more than {} parts": "超过 {} 个部件",
    "more than {} tags and attributes": "标记和属性超过 {} 个",
    "no body": "没有正文",
    "no main document": "没有主文档",
    "no readable ZIP package": "不是可以读取的 ZIP 包",
    "no Word document by its content type": "按内容类型不是 Word 文件",
    "no WordprocessingML": "正文不是 WordprocessingML",
    "nothing": "文件是空的",
    "parts that overlap": "部件互相重叠",
    "styles that are based on each other in a circle": "样式循环继承",
    "text that runs from right to left": "从右向左书写的文字",
    "the bundled font {} is missing": "缺少随附的字体 {}",
    "the font folder cannot be written": "字体文件夹不能写入",
    "the search path for programs": "程序搜索路径",
    "the strict form of Open XML": "这是“Strict Open XML”格式",
    "the whole file": "整个文件",
    "two content types of one part": "同一部件有两个内容类型",
    "two relationships of one id": "两个关系编号相同",
    "XML in an unknown encoding": "XML 的编码不明",
    "XML nested too deep or too long": "XML 嵌套过深或者过长",
    # what is wrong: passwords
    "it is among the first that anybody tries": "过于常见",
    "it is hardly more than the login": "与登录名几乎相同",
    "it is the one that you have now": "就是现在的口令",
    "two entries of the instrument {}": "文书 {} 有两条",
    "a period or a paper is unknown": "有不认识的期限或者文书",
    "choose among those that are shown": "请从列出的当中选择",
    "it must be one to ten Chinese characters or letters": "应为 1 至 10 个汉字或者字母",
    "papers have it already": "已经是文书的代字",
    "it is that of case numbers": "与案号的代字相同",
    "the year must stand in 〔〕 and the serial right before 号 (GB/T 9704)": (
        "年份应写在〔〕中，序号之后紧接“号”（GB/T 9704），例如 {mark}{kind}〔{year}〕{seq}号"
    ),
    "its outlines cannot be read": "字形轮廓无法读取",
    "it has no outlines to draw": "没有可以印出的字形轮廓",
    "its licence forbids to embed it in documents (OS/2 fsType)": (
        "字体的许可不准嵌入文档（OS/2 fsType）"
    ),
    "its licence forbids to embed only the characters used (OS/2 fsType)": (
        "字体的许可不准只嵌入所用的字（OS/2 fsType）"
    ),
    "its licence allows to embed its bitmaps only (OS/2 fsType)": (
        "字体的许可只准嵌入点阵（OS/2 fsType）"
    ),
    "give 3 to 64 of a-z, 0-9, point and hyphen, the first and last no sign": (
        "请填 3 至 64 个小写字母、数字、点和连字符，首尾为字母或者数字"
    ),
    "give 1 to 32 letters, digits, low lines and hyphens, the first no sign": (
        "请填 1 至 32 个字母、数字、下划线和连字符，首位为字母或者数字"
    ),
    "give 1 to 100 characters in one line": "请填 1 至 100 个字符，不换行",
    "the code of an agency": "机关代码",
    "the name of the agency": "机关名称",
    "the login": "登录名",
    "the name": "姓名或者名称",
    "it must have {} to {} characters": "应为 {} 至 {} 个字符",
    # what is wrong: lists
    "{} does not fit its schema ({})": "{} 与规定的结构不符（{}）",
    "{}: a day that does not exist": "{} 年：有不存在的日期",
    "{}: a day both off and worked": "{}：同一天既放假又上班",
    "{}: a day outside its year, or a span too long": "{} 年：日期不在本年内，或者跨度过长",
    "it holds macros": "其中有宏",
    "no fact `{}`": "没有 {} 这个事项",
    "two clocks `{}`": "有两个期限使用代码 {}",
    "two beginnings `{}`": "角色 {} 有两份起草内容",
    "a day that does not exist": "有不存在的日期",
    "an end before its beginning ({})": "失效日期早于施行日期（{}）",
    "two entries of the code {}": "有两个事项使用编码 {}",
    "{}: a complete province without its own code": "{}：标明全部收录，却没有收录省级代码",
    "{}: a short name of two statutes": "{}：两部法规使用同一简称",
    "{}: a short name that is a full name": "{}：简称与另一部法规的全称相同",
    "{}: a step that ends below its beginning": "{}：最高罚款低于最低罚款",
    "{}: article {} twice, or beyond the last": "{}：第{}条重复，或者超出总条数",
    "{}: its list has this number twice": "{}：同一清单中序号重复",
    "{}: the text of article {} has other paragraphs or items": "{}：第{}条的条文与款项数不符",
    "{}: two names at a time, or an end before its beginning": (
        "{}：同一代码的使用年份重叠，或者停用早于启用"
    ),
    "{}: two statutes of one name": "{}：有两部法规使用同一名称",
    "{}: versions that overlap or do not follow each other": "{}：各版本的施行日期重叠或者颠倒",
    "the item `{}` has no part": "项目 {} 没有所属的分项",
    "{} in two items": "{} 列入了两个项目",
    "two registers of one code": "有两种台账使用同一代码",
    "two routes of one code": "有两条路径使用同一代码",
    "'{}' is not a valid Role": "没有 {} 这种文书作用",
    # what to do next
    "add a paper": "请增加文书",
    "ask for at most {} hits from 0 on": "请从 0 起，最多要 {} 条",
    "bind it anew; a file that is signed already is never sealed again": (
        "请重新组卷；已经签名的文件不会再次封存"
    ),
    "check its permissions, or restore it from a backup": "请检查权限，或者从备份恢复",
    "check the clock, or wait until the certificate begins": "请检查时钟，或者等证书生效",
    "check the disk and run again": "请检查磁盘后再次执行",
    "check the disk and run the command again": "请检查磁盘后再次执行",
    "check the passphrase; SM2 keys stay in the agency's own e-seal service": (
        "请检查口令；国密密钥请留在本机关的电子印章系统中"
    ),
    "check the permissions of the folder": "请检查文件夹的权限",
    "choose another name": "请换一个名称",
    "choose another name, or give --force": "请换一个名称，或者加上 --force",
    "choose another place": "请换一个位置",
    "choose another place, or free it": "请换一个位置，或者腾出该位置",
    "compose the contents sheet again from the bound page counts": "请按实际页数重新编制目录",
    "check it with `docgen validate`": "请用 docgen validate 检查",
    "send a case as JSON": "请提交 JSON 格式的案件",
    "put case files, lines or rows into it": "请放入案件文件，或者写入案件的行",
    "write it flatter": "请减少嵌套的层数",
    "replace it or take it out of the fonts folder": "请更换，或者从字体文件夹中取出",
    "correct it and check the template again": "请改正后再检查一次模板",
    "correct it: {}": "请改正：{}",
    "create a trial key with `docgen keys init` or import the agency's own": (
        "请用 docgen keys init 建立试用密钥，或者导入本机关的密钥"
    ),
    "divide it": "请分成几个",
    "keep one of them": "请只保留一个",
    "export the certificate together with its private key": "请把证书和私钥一起导出",
    "free some space and run the command again": "请腾出空间后再次执行",
    "free some space and run again; it goes on from what is finished": (
        "请腾出空间后再次执行，从已经完成的地方继续；已经制发的文书和占用的编号不变"
    ),
    "give .jsonl, .xlsx or a folder": "请给出 .jsonl、.xlsx 文件或者文件夹",
    "give X.509 certificates in PEM or DER": "请给出 PEM 或者 DER 格式的 X.509 证书",
    "give a folder that holds it": "请给出含有它的文件夹",
    "give at least one visible character": "请至少给出一个可见的字",
    "give aware times": "请给出带时区的时间",
    "give each a plain name of its own and its media type": "请给每个附件一个普通的名称和媒体类型",
    "give it a number of at most 64 such characters in NFC": "请给出不超过 64 个这类字符的编号",
    "give it one main volume and at most one internal volume": "应有一个正卷，副卷至多一个",
    "give one text per page of the part, or none": "应每页一段文字，或者全部不给",
    "give the program write access to it": "请让本程序能够写入",
    "import a new certificate with `docgen keys`": "请用 docgen keys import 导入新证书",
    "import the certificate again together with its own key": "请把证书和它自己的私钥重新导入",
    "install LibreOffice (Debian: apt install libreoffice-writer), or use the native engine": (
        "请安装 LibreOffice，或者使用内置引擎"
    ),
    "install the program again": "请重新安装本程序",
    "let this user read and write its folder": "请让当前用户能够读写它所在的文件夹",
    "let this user read and write the file": "请让当前用户能够读写这个文件",
    "let this user read and write the folder, then run again": (
        "请让当前用户能够读写这个文件夹，再次执行"
    ),
    "let this user write the file and its folder": "请让当前用户能够写入这个文件和它的文件夹",
    "restore its backup; without one, `docgen rebuild` restores what the archive holds": (
        "请恢复备份；没有备份时，docgen rebuild 能恢复档案库中保存的部分"
    ),
    "make the file anew and bind again": "请重新制作这个文件，再次组卷",
    "make the file anew, or convert it with another program, and bind again": (
        "请重新制作这个文件，或者用其他程序转换，再次组卷"
    ),
    "number the editions one by one": "版次应逐一编号",
    "put both folders on one disk": "请把两个文件夹放在同一磁盘上",
    "put the folder back in its place, or restore it from a backup": (
        "请把文件夹放回原处，或者从备份恢复"
    ),
    "put the folder itself in its place": "请放上文件夹本身",
    "correct it, or export the list and import it again": "请改正，或者导出清单，改正后重新导入",
    "save it as .xlsx without macros": "请另存为不含宏的 .xlsx",
    "write days as YYYY-MM-DD": "请把日期写成 2026-03-05 的样子",
    "write the last day on which it holds, or leave it empty": ("请填写有效的最后一天，或者留空"),
    "remove the lone surrogates from its texts": "请删去文字中的半个字符",
    "remove this file; add a schema of your own instrument instead": (
        "请删去这个文件；可以另加本机关文书的结构文件"
    ),
    "rename it; XMP makes an element of each key": "请改名",
    "replace the file": "请更换这个文件",
    "replace the link by the file itself": "请把链接换成文件本身",
    "damage to what was sealed": "封存的内容已损坏",
    "see what it is with `docgen verify`, and restore it from a backup": (
        "请用 docgen verify 查明，并从备份恢复"
    ),
    "restore it from a backup": "请从备份恢复",
    "restore it from a backup and verify the dossier again": "请从备份恢复，再次核验",
    "give a file that holds it with --passphrase-file": "请用 --passphrase-file 给出存放口令的文件",
    "give a text file that holds the passphrase alone": "请给出只存放口令的文本文件",
    "restore it from a backup, or create or import a key anew": "请从备份恢复，或者重新导入密钥",
    "restore it from the backup; without one, move it away and run `docgen rebuild`, which "
    "restores what the archive holds": (
        "请从备份恢复；没有备份的，把它移开后执行 docgen rebuild，从档案库恢复已封存的内容"
    ),
    "restore that line from a backup; until then dossiers can be read, not added": (
        "请从备份恢复这一行；在此之前可以读取案卷，不能新增"
    ),
    "restore the log from a backup": "请从备份恢复日志",
    "restore the object from a backup": "请从备份恢复这一卷",
    "run `docgen verify` on the dossier": "请用 docgen verify 核验这一卷",
    "save it as .xlsx": "请另存为 .xlsx",
    "save it without a password and bind again": "请存为没有口令的文件，再次组卷",
    "scan every page of the executed copy and bind again": "请扫描副本的全部页面，再次组卷",
    "try again, or use the native engine": "请再试一次，或者使用内置引擎",
    "use RSA of at least 2048 bits or a NIST curve": "请用 2048 位以上的 RSA 或者 NIST 曲线",
    "use a certificate whose key usage includes digital signature": "请用用途含数字签名的证书",
    "use another key": "请换一个密钥",
    "use at most {}": "最多 {}",
    "use characters that the font covers": "请使用字体含有的字",
    "use it, or choose another folder": "请直接使用，或者换一个文件夹",
    "use newest, oldest or number": "请用 newest、oldest 或者 number",
    "write a JSON object": "请写成 JSON 对象",
    "write days as YYYY-MM-DD and spans as YYYY-MM-DD/YYYY-MM-DD, inside their year": (
        "请把日期写成 YYYY-MM-DD，连续日期写成 YYYY-MM-DD/YYYY-MM-DD，且都在本年内"
    ),
    "compare it with the {} that ship with the program": "请对照本程序自带的 {}",
    "compare it with the evaluation that ships with the program": "请对照本程序自带的评查标准",
    "compare it with the divisions that ship with the program": ("请对照本程序自带的行政区划代码"),
    "compare it with the statutes that ship with the program": "请对照本程序自带的法规",
    "compare it with the registers that ship with the program": "请对照本程序自带的台账样式",
    "compare it with the routes that ship with the program": "请对照本程序自带的办理路径",
    "see the clocks that ship with the program in schemas/lists/clocks.json": (
        "请对照本程序自带的 schemas/lists/clocks.json"
    ),
    "accept or reject all changes in Word or WPS first": (
        "请先在 Word 或者 WPS 中接受或者拒绝全部修订"
    ),
    "remove it, or typeset with the other engine: --engine libreoffice": (
        "请删去，或者改用另一引擎：--engine libreoffice"
    ),
    "start the server, or correct the setting registry.url": (
        "请启动服务器，或者改正设置 registry.url"
    ),
    "the server does not answer or refuses": "服务器没有应答或者拒绝连接",
    "write the name of one of the key files into it": "请在其中写明一个密钥文件的名称",
}


def in_chinese(params: Mapping[str, object]) -> Mapping[str, object]:
    """The fields of a message with every known phrase in Chinese."""
    return {
        name: _translated(value) if isinstance(value, str) else value
        for name, value in params.items()
    }


def _translated(text: str) -> str:
    if text in PHRASES:
        return PHRASES[text]
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return chinese.format(*map(_translated, found.groups()))
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("(.*)".join(map(re.escape, english.split("{}")))), chinese)
        for english, chinese in PHRASES.items()
        if "{}" in english
    )
