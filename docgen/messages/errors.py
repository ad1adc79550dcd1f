"""Texts of every error, docgen's and the archive's, and of what the shell itself reports.

The English of an error is its own template; a test holds the two together. Not for findings about a
case, whose texts stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS"]

ERRORS: Mapping[str, Mapping[str, str]] = {
    "archive-error": {
        "zh": "档案库无法完成这项操作",
        "en": "the archive could not do this",
    },
    "archive-locked": {
        "zh": "另一个进程（{holder}）正在写入档案库 {where}；请等它完成后再执行",
        "en": "another writer ({holder}) holds the archive at {where}; wait for it to finish",
    },
    "batch-input-invalid": {
        "zh": "{where}：{what}；{next}",
        "en": "{where}: {what}; {next}",
    },
    "batch-row-invalid": {
        "zh": "{where}：{count} 处错误；请按所列逐格改正后再试",
        "en": "{where}: {count} error(s); correct the cells listed and try again",
    },
    "batch-row-issued": {
        "zh": "该当事人已有以同一样本制发的{papers}（{day}）；不用再处理，确需再发一份的，请在制发"
        "前勾选",
        "en": "the party has {papers} of this model already, of {day}; nothing to do, unless it is "
        "to get the paper once more",
    },
    "batch-row-repeated": {
        "zh": "与第 {row} 行是同一当事人，该行已制发；请删去这一行，原意是另一当事人的请改正",
        "en": "the party of row {row} again; that row has the paper, so delete this one, or "
        "correct it where another party was meant",
    },
    "bench-office-missing": {
        "zh": "缺少 {what}，没有可以对照的 LibreOffice；请安装 libreoffice-writer-nogui 和 "
        "python3-uno，只计时也可以用 --alone",
        "en": "{what} is missing, so there is no LibreOffice to compare with; install "
        "libreoffice-writer-nogui and python3-uno, or time this program with --alone",
    },
    "case-changed": {
        "zh": "案卷 {number} 已经封存，案件内容此后有改动；已封存的案卷不作改动，"
        "新增内容请作补充归档（supplement）",
        "en": "dossier {number} is sealed and the case has changed since; a sealed dossier is "
        "never altered, seal what is new as a supplement",
    },
    "case-file-unreadable": {
        "zh": "不能读取文件 {where}（{what}）；请检查路径和权限",
        "en": "the case file {where} cannot be read ({what}); check the path and its permissions",
    },
    "case-invalid": {
        "zh": "案件有 {count} 项错误；请改正下列各项后重试",
        "en": "the case has {count} error(s); correct what is listed and try again",
    },
    "case-number-changed": {
        "zh": "本案登记的编号是 {recorded}，而 {where} 写的是 {given}；请填写已登记的编号，或"
        "者留空",
        "en": "the case is registered as {recorded} but {where} says {given}; give the "
        "recorded number, or null",
    },
    "catalogue-invalid": {
        "zh": "结构文件 {where} 不能使用：{what}；{next}",
        "en": "{what} in the schema file {where}; {next}",
    },
    "conduct-missing": {
        "zh": "{where} 为空，没有可以与以往案件比较的行为；请填写行为后再查询",
        "en": "{where} is empty: there is no act to compare with earlier ones; enter the conduct",
    },
    "copy-too-short": {
        "zh": "《{title}》签名盖章后的副本（{where}）有 {found} 页，定稿有 {pages} 页；请扫描"
        "全部页面，再次封存",
        "en": "the executed copy of {title} ({where}) has {found} page(s), the issued paper "
        "{pages}; scan every page and seal again",
    },
    "defect": {
        "zh": "程序缺陷（{kind}）；请把上面的记录交给维护者，没有留下写了一半的内容",
        "en": "a defect of docgen ({kind}); give the record above to its maintainers, "
        "nothing half-written is left",
    },
    "disk-full": {
        "zh": "磁盘已满（{where}）；请腾出空间后再次执行",
        "en": "the disk is full ({where}); free some space and run the command again",
    },
    "docgen-error": {
        "zh": "docgen 无法完成这项操作",
        "en": "docgen could not do this",
    },
    "dossier-conflict": {
        "zh": "案卷 {number} 已经封存，内容不同；请作补充归档（--supplement）；登记库取自较早的"
        "备份的，先执行 docgen rebuild",
        "en": "dossier {number} is sealed with other content; add a supplement instead; where the "
        "registry is of an older backup, run `docgen rebuild` first",
    },
    "dossier-incomplete": {
        "zh": "不能组卷：{where} 为空；请填写后再次封存",
        "en": "the dossier cannot be made up: {where} is empty; fill it in and seal again",
    },
    "dossier-invalid": {
        "zh": "{where}：{what}；{next}",
        "en": "{what} in {where}; {next}",
    },
    "dossier-lost": {
        "zh": "登记库列有案卷 {number} 已封存 {known} 版，归档日志中完好的记录有 {found} 版；"
        "请从备份恢复档案库和日志，确无备份的用 docgen rebuild --forget-lost 从登记库中去除",
        "en": "the registry lists {known} sealed edition(s) of dossier {number} and the archive's "
        "log has whole entries of {found}; restore the archive and its log from a backup, or where "
        "there is none strike them off the list with `docgen rebuild --forget-lost`",
    },
    "dossier-not-found": {
        "zh": "没有编号为 {number} 的案卷；请检索案卷查找编号",
        "en": "no dossier is numbered {number}; search the archive for its number",
    },
    "edition-missing": {
        "zh": "案卷 {number} 中没有 {wanted} 所指的卷；现有 {known}，请改用其中之一",
        "en": "dossier {number} has nothing for {wanted}; it has {known}, ask for one of these",
    },
    "evidence-damaged": {
        "zh": "{where} 指定的文件 {file} 已损坏；请换上完好的文件",
        "en": "the file {file} named at {where} is damaged; put in an undamaged one",
    },
    "evidence-digest": {
        "zh": "{where} 指定的文件 {file} 与案件中写明的 SHA-256 摘要不符；请放回原件，或者写"
        "明这个文件的摘要",
        "en": "the file {file} named at {where} does not have the SHA-256 that the case "
        "states; put the original back, or state the digest of this file",
    },
    "evidence-disguised": {
        "zh": "{where} 指定的文件 {file} 的内容与文件名的类型不符；请核实来源",
        "en": "the file {file} named at {where} is evidence that is not what its name says; "
        "check where it came from",
    },
    "evidence-encrypted": {
        "zh": "{where} 指定的文件 {file} 是加密的 PDF；请提供没有口令的文件，档案不保存加密内容",
        "en": "the file {file} named at {where} is an encrypted PDF; give one without a "
        "password, the archive keeps nothing locked",
    },
    "evidence-file-invalid": {
        "zh": "{where} 指定的文件 {file} 不能使用；请换上完好的文件",
        "en": "the file {file} named at {where} cannot be used; put a good one in its place",
    },
    "evidence-folder-missing": {
        "zh": "案件指定了文件，但文件夹 {where} 不存在；请把文件放在那里，或者用 --evidence "
        "指定文件夹",
        "en": "the case names files but the folder {where} does not exist; put them there or "
        "give the folder with --evidence",
    },
    "evidence-irregular": {
        "zh": "{where} 指定的 {file} 不是普通文件；请放入文件本身",
        "en": "the file {file} named at {where} is not a regular file; put the file itself "
        "into the folder",
    },
    "evidence-kind-unknown": {
        "zh": "{where} 指定的文件 {file} 类型不明；请提供 JPEG、PNG 或者 PDF，扩展名为 "
        ".jpg、.png 或者 .pdf",
        "en": "the file {file} named at {where} is of an unknown kind; give JPEG, PNG or "
        "PDF, named .jpg, .png or .pdf",
    },
    "evidence-link": {
        "zh": "{where} 指定的 {file} 是符号链接；请放入文件本身",
        "en": "the file {file} named at {where} is a symbolic link; replace the link by the "
        "file itself",
    },
    "evidence-missing": {
        "zh": "{where} 指定的文件 {file} 不在证据文件夹中；请放入",
        "en": "the file {file} named at {where} is not in the evidence folder; put it there",
    },
    "evidence-pages": {
        "zh": "{where} 指定的文件 {file} 的页数不在 1 至 {most} 之间；请拆分，或者"
        "调高设置 {setting}",
        "en": "the file {file} named at {where} does not have 1 to {most} pages; split it, or "
        "raise the setting {setting}",
    },
    "evidence-pages-costly": {
        "zh": "{where} 有一页绘制所需的时间或者内存过多；请重新打印成 PDF 或者将各页存为图片，"
        "换上后再次封存，或者调高设置 limits.page_seconds",
        "en": "a page of {where} takes too much time or memory to draw; print the file anew as "
        "PDF or save its pages as pictures, put that in and seal again, or raise "
        "limits.page_seconds",
    },
    "evidence-pages-failed": {
        "zh": "{where} 无法制成页面；请换上完好的文件，再次封存",
        "en": "{where} cannot be turned into pages; put in an undamaged file and seal again",
    },
    "evidence-path": {
        "zh": "{where} 指定的 {file} 是路径；请只写证据文件夹中的文件名",
        "en": "the file {file} named at {where} is a path; give the plain name of a file in "
        "the evidence folder",
    },
    "evidence-pixels": {
        "zh": "{where} 指定的文件 {file} 超过 {most} 像素；请缩小，或者调高设置 {setting}",
        "en": "the file {file} named at {where} has more than {most} pixels; make it "
        "smaller, or raise the setting {setting}",
    },
    "evidence-too-large": {
        "zh": "{where} 指定的文件 {file} 使大小超过 {most} 字节的上限；请缩小，或者调高设置 "
        "{setting}",
        "en": "the file {file} named at {where} is more than {most} bytes allow; make it "
        "smaller, or raise the setting {setting}",
    },
    "evidence-unreadable": {
        "zh": "{where} 指定的文件 {file} 不能读取；请检查权限和磁盘",
        "en": "the file {file} named at {where} cannot be read; let this user read it and "
        "check the disk",
    },
    "home-damaged": {
        "zh": "{where} 已损坏，读不出这个家目录的格式；请从备份恢复该文件，"
        '本程序建立的家目录也可以在其中写入 {{"format": {known}}}',
        "en": "{where} is damaged, so it does not say of which format this home is; take it back "
        'from a backup, or, where this program made the home, write {{"format": {known}}} into it',
    },
    "home-missing": {
        "zh": "{where} 不是 docgen 家目录；请先执行 docgen init（试用：docgen init --trial）"
        "，或者用 --home、DOCGEN_HOME 指定",
        "en": "{where} is not a docgen home; make one with `docgen init` (or `docgen init "
        "--trial` to try it out), or name another folder with --home or DOCGEN_HOME",
    },
    "home-version": {
        "zh": "家目录 {where} 的格式是 {found}，本程序的是 {known}；请更新程序",
        "en": "the home {where} has format {found}, this program knows {known}; update the program",
    },
    "informant-exposed": {
        "zh": "{where} 中有投诉举报人的信息，将进入正卷；请删去，投诉举报人的信息只能进入副卷",
        "en": "{where} names the informant and would stand in the main volume; take the "
        "informant out of it, informants are kept in the internal volume only",
    },
    "instrument-exists": {
        "zh": "{instrument} 已经存在，或者是案卷用表；请换一个代码，或者换一种文书作为底本",
        "en": "{instrument} is there already, or is a sheet of the dossier; choose another code, "
        "or another instrument to start from",
    },
    "instrument-name-invalid": {
        "zh": "{instrument} 不能作为文书代码；请用小写字母、数字和连字符，以字母开头，最多60个",
        "en": "{instrument} cannot be the code of an instrument; use small letters, digits and "
        "hyphens, 60 at most, beginning with a letter",
    },
    "instrument-unknown": {
        "zh": "没有代码为 {instrument} 的文书；请查看文书目录",
        "en": "no instrument has the code {instrument}; see the list of instruments",
    },
    "register-unknown": {
        "zh": "没有代码为 {register} 的台账；请查看台账目录",
        "en": "no register has the code {register}; see the list of registers",
    },
    "integrity-broken": {
        "zh": "{where}：{what}；{next}",
        "en": "{what} in {where}; {next}",
    },
    "interrupted": {
        "zh": "已中断，没有留下写了一半的内容；可以再次执行",
        "en": "interrupted; nothing half-written is left, run the command again",
    },
    "key-unusable": {
        "zh": "{what}（{where}）；{next}",
        "en": "{what} ({where}); {next}",
    },
    "list-file-invalid": {
        "zh": "{where}：{what}；{next}",
        "en": "{where}: {what}; {next}",
    },
    "lists-invalid": {
        "zh": "{where} 有 {count} 处问题，没有导入任何内容；请改正下列单元格后再次导入",
        "en": "{where} has {count} fault(s) and nothing was imported; correct the cells listed and "
        "import it again",
    },
    "number-pattern-invalid": {
        "zh": "编号样式 {pattern} 不能使用：{what}；请改正设置 {where}",
        "en": "the number pattern {pattern} is not usable: {what}; correct the setting {where}",
    },
    "numbers-held": {
        "zh": "登记库恢复到 {since} 的状态，其后给出的编号可能已经写在文书上；请先告知最后的编号："
        "docgen numbers continue 编号",
        "en": "this registry was restored from its state of {since}, and numbers given after that "
        "may stand on papers; say the last ones: docgen numbers continue NUMBER",
    },
    "number-taken": {
        "zh": "{where} 填写的编号 {number} 在本机关已被使用；请改正，或者留空由系统编号",
        "en": "number {number} given at {where} is already in use in this agency; correct "
        "it, or leave it null to have the next one allocated",
    },
    "numbers-moved": {
        "zh": "定稿期间编号不断被其他工作取用；请再次执行",
        "en": "other work kept taking numbers while this case was issued; run the command again",
    },
    "output-refused": {
        "zh": "没有写入 {where}：{what}；{next}",
        "en": "nothing was written to {where}: {what}; {next}",
    },
    "output-unwritable": {
        "zh": "不能写入 {where}（{what}）；{next}",
        "en": "{where} cannot be written ({what}); {next}",
    },
    "number-awaited": {
        "zh": "《{title}》印有《{other}》的文号；请先定稿《{other}》（{where}），再定稿这一份",
        "en": "{title} prints the number of {other}; issue {other} ({where}) first, then this one",
    },
    "paper-changed": {
        "zh": "《{title}》（{where}）已经定稿，而案件中的内容与定稿不同；请恢复原内容，"
        "尚未封存的也可以先作废再重新定稿",
        "en": "{title} ({where}) is issued and the case now says something else in it; restore "
        "what it said, or, unless it is sealed, void it and issue it anew",
    },
    "paper-outdated": {
        "zh": "《{title}》（{where}）印有已经作废的《{other}》的文号或者送达；请依次作废这些文书，"
        "再一并重新定稿：{papers}",
        "en": "{title} ({where}) prints {other}, which was voided; void these too, in this order, "
        "and issue all of them anew: {papers}",
    },
    "paper-file-lost": {
        "zh": "《{title}》（{where}）的定稿文件已随登记库遗失，不能与签名盖章后的副本一并补入；请"
        "恢复登记库的备份，或者把副本作为证据补入",
        "en": "the issued file of {title} ({where}) was lost with the registry and cannot be "
        "bound with a signed copy; restore the registry from its backup, or add the copy as "
        "evidence",
    },
    "paper-not-issued": {
        "zh": "案件 {case} 的文书 {paper} 没有定稿，无须作废；请核对文书编号（id），或者直接更"
        "正案件",
        "en": "no paper {paper} of case {case} has been issued, so there is nothing to void; "
        "check its id, or correct the case as it is",
    },
    "paper-sealed": {
        "zh": "文书 {paper} 已经封存在案卷 {number} 中，不能作废；请另制更正文书，"
        "作补充归档（supplement）",
        "en": "paper {paper} is sealed in dossier {number} and cannot be voided; put it right by "
        "a further paper that amends it, sealed as a supplement",
    },
    "paper-voided": {
        "zh": "案件 {case} 的文书 {paper} 已于 {day} 作废；请更正案件后重新定稿",
        "en": "paper {paper} of case {case} was voided on {day} already; correct the case and "
        "issue it anew",
    },
    "paper-voided-meanwhile": {
        "zh": "组卷期间《{title}》（{where}）被作废，没有封存；请核对案件后再次执行",
        "en": "{title} ({where}) was voided while the dossier was being made, and nothing was "
        "sealed; check the case and run the command again",
    },
    "permission-missing": {
        "zh": "没有权限读写 {where}；请让当前用户能够读写",
        "en": "permission is missing for {where}; let this user read and write it",
    },
    "query-invalid": {
        "zh": "检索词不能使用：{what}；{next}",
        "en": "{what} in the query; {next}",
    },
    "registry-busy": {
        "zh": "登记库 {where} 正被其他工作占用；请再次执行",
        "en": "the registry {where} is held by other work; run the command again",
    },
    "registry-foreign": {
        "zh": "登记库 {where} 属于另一个家目录；请检查 registry.url、DOCGEN_REGISTRY_URL 和 "
        "--home：每个家目录有自己的登记库",
        "en": "the registry {where} belongs to another home; look at registry.url, "
        "DOCGEN_REGISTRY_URL and --home: each home has a registry of its own",
    },
    "registry-unusable": {
        "zh": "登记库 {where} 不能使用（{what}）；{next}",
        "en": "the registry {where} cannot be used ({what}); {next}",
    },
    "registry-version": {
        "zh": "登记库 {where} 的结构版本是 {found}，本程序的是 {known}；请使用建立它的程序版本",
        "en": "the registry {where} is at migration {found}, this program knows {known}; use "
        "the program version that wrote it",
    },
    "setting-invalid": {
        "zh": "设置 {key}（{where}）应为 {expected}；请在那里改正",
        "en": "the setting {key} ({where}) must be {expected}; correct it there",
    },
    "setting-unknown": {
        "zh": "没有 {key} 这项设置（{where}）；可以用 docgen settings 查看",
        "en": "there is no setting {key} ({where}); `docgen settings` lists what there is",
    },
    "settings-file-invalid": {
        "zh": "设置文件 {where} 第 {line} 行不是有效的 TOML；请改正这一行",
        "en": "the settings file {where} is not valid TOML (line {line}); correct that line",
    },
    "sheet-missing": {
        "zh": "没有承担 {role} 的文书；请恢复它的结构文件和模板",
        "en": "no instrument plays the role {role}; restore its schema and template",
    },
    "staff-unknown": {
        "zh": "--by 在案件的 {where} 中没有对应的人员；请给出其中人员的编号（id）",
        "en": "--by names nobody in {where} of the case; give an id that stands there",
    },
    "storage-failed": {
        "zh": "{where}：{what}；{next}",
        "en": "{what} at {where}; {next}",
    },
    "supplement-conflict": {
        "zh": "案卷 {number} 中已封存的 {item} {what}；补充归档只能增加，请恢复后再次封存",
        "en": "{item} is sealed in dossier {number} and {what}; a supplement only adds, "
        "restore it and seal again",
    },
    "supplement-empty": {
        "zh": "案卷 {number} 没有可以补充的内容；补充归档须有尚未封存的文书或者证据",
        "en": "there is nothing to add to dossier {number}; a supplement needs a paper or "
        "evidence that is not sealed yet",
    },
    "supplement-too-early": {
        "zh": "案件 {case} 还没有封存的案卷可以补充；请先不带 --supplement 封存；登记库取自较早"
        "的备份的，先执行 docgen rebuild",
        "en": "case {case} has no sealed dossier to supplement; seal it first, without "
        "--supplement; where the registry is of an older backup, run `docgen rebuild` first",
    },
    "system-error": {
        "zh": "读写 {where} 失败（{reason}）；请检查后再次执行",
        "en": "reading or writing {where} failed ({reason}); check it and run the command again",
    },
    "template-invalid": {
        "zh": "模板的 {where}：{what}；请在 Word 或者 WPS 中改正，再检查一次模板",
        "en": "{what} in {where} of the template; correct it in Word, then have the template "
        "checked again",
    },
    "template-missing": {
        "zh": "文书 {instrument} 没有模板；请把 {instrument}.docx 放进模板文件夹",
        "en": "the instrument {instrument} has no template; put {instrument}.docx into the "
        "templates folder beside its schema",
    },
    "template-value": {
        "zh": "模板在 {where}（“{near}”附近）要打印的内容，案件中没有；请补充案件，或者在模板"
        "的这一处加 {{% if %}}",
        "en": "the case does not hold what the template prints in {where}, near “{near}”; "
        "complete the case, or guard that place of the template with {{% if %}}",
    },
    "typeset-engine-failed": {
        "zh": "程序 {program} 失败：{what}；{next}",
        "en": "{program} {what}; {next}",
    },
    "typeset-engine-missing": {
        "zh": "在 {where} 没有找到程序 {program}；{next}",
        "en": "the program {program} was not found on {where}; {next}",
    },
    "typeset-error": {
        "zh": "Word 文件无法排版",
        "en": "the Word file could not be typeset",
    },
    "font-unfit": {
        "zh": "这个字体不能使用：{what}；请换一个字体文件",
        "en": "this font cannot be used: {what}; choose another file",
    },
    "typeset-font-missing": {
        "zh": "{where}：{what}；{next}",
        "en": "{what} at {where}; {next}",
    },
    "typeset-missing-glyph": {
        "zh": "没有一种字体含有字符 {character}（{code_point}，{part}，{place}）；"
        "请加入含有它的字体",
        "en": "no font has the character {character} ({code_point}) ({part}, {place}); add a font "
        "that has it",
    },
    "typeset-unsupported": {
        "zh": "不支持 Word 文件中的这项内容：{feature}（{part}，{place}）；{next}",
        "en": "{feature} is not supported ({part}, {place}); {next}",
    },
    "typeset-word-file-invalid": {
        "zh": "Word 文件的 {part}：{what}；请在 Word 或者 WPS 中另存为 .docx",
        "en": "{what} in {part}; save the file again in Word or WPS as .docx",
    },
    "usage": {
        "zh": "命令的写法不对；请看 --help",
        "en": "the command is not written rightly; see --help",
    },
    "void-reason-missing": {
        "zh": "作废须写明理由，理由记入登记库；请用可读的文字写明理由",
        "en": "voiding needs a reason in readable characters, kept on record; give one",
    },
    "window-unknown": {
        "zh": "{setting} 设为 {rule}，而案件没有写明所适用的清单；请先填入清单适用审查表，或者用 "
        "--since 给出清单施行的日期",
        "en": "{setting} is {rule} and the case names no list; "
        "add the list review, or give the day with --since",
    },
}
