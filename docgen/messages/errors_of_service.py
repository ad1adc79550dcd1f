"""The texts of errors that posting, changing and uploading over HTTP can meet."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OF_SERVICE"]

ERRORS_OF_SERVICE: Mapping[str, Mapping[str, str]] = {
    "conformance-home": {
        "zh": "{url} 的家目录不是试用的，测试案件会留在那里；确要执行请加 --yes",
        "en": "the home of {url} is not on trial, and test cases would stay in it; to do it all "
        "the same, add --yes",
    },
    "conformance-key": {
        "zh": "{file} 中没有密钥；请写入密钥，不要写入别的内容",
        "en": "{file} holds no key; put the key into it, and nothing else",
    },
    "conformance-server": {
        "zh": "{url} 没有说明密钥属于谁（{what}）；请检查地址和密钥",
        "en": "{url} does not say whose key this is ({what}); check the address and the key",
    },
    "address-unusable": {
        "zh": "无法在 {where} 监听（{reason}）；请结束占用该地址的程序，"
        "或者用 --host 和 --port 另选地址",
        "en": "nothing can listen on {where} ({reason}); end the program that does, or choose "
        "another address with --host and --port",
    },
    "agency-foreign": {
        "zh": "{where} 不是您所在机关的代码；请改正，或者用该机关的密钥提交",
        "en": "{where} names another agency than the one you work for; correct it, or send "
        "the case with a key of that agency",
    },
    "backup-damaged": {
        "zh": "备份中的 {file} 缺失，或者不是备份时写入的内容；请改用另一份备份",
        "en": "{file} in the backup is missing or not what was written; restore another backup",
    },
    "backup-disk-full": {
        "zh": "{where} 所在的磁盘已满，这次没有留下任何内容；请在该磁盘上腾出空间，或者换一个磁盘上"
        "的位置，再次执行",
        "en": "the disk of {where} is full, and nothing is left there of this run; free some "
        "space on that disk or name a place on another, then run the command again",
    },
    "backup-unknown": {
        "zh": "{where} 不是完整的备份；请指定 `docgen backup` 写出的文件夹或者文件",
        "en": "{where} is no finished backup; name the folder or file that `docgen backup` wrote",
    },
    "body-json": {
        "zh": "请求体不是各方读来都一样的JSON；请按 errors 所列改正",
        "en": "the body is no JSON that every reader reads alike; correct what is named in errors",
    },
    "body-too-large": {
        "zh": "内容超过 {most} 字节；请减少，文件请用上传接口",
        "en": "the body has more than {most} bytes; send less, or use an upload for files",
    },
    "body-too-slow": {
        "zh": "{seconds} 秒内没有收到内容；请重新发送",
        "en": "the body did not come within {seconds} seconds; send it again",
    },
    "busy": {
        "zh": "服务已满负荷；请按 Retry-After 稍后再发",
        "en": "the service has as much as it can do; send it again after Retry-After",
    },
    "case-exists": {
        "zh": "案件 {case} 已经存在；请读取后按其 ETag 修改，新的案件请另用编号",
        "en": "case {case} is there already; read it, and change it by its ETag, or give the "
        "new case an id of its own",
    },
    "case-id-changed": {
        "zh": "{where} 不是要修改的案件 {case}；请提交该案件的内容",
        "en": "{where} is not {case}, the case that was to be changed; send the text of that case",
    },
    "case-moved": {
        "zh": "案件 {case} 在读取之后已被修改；请重新读取，在现有内容上修改后，用新的 ETag 提交",
        "en": "case {case} is not as it was when it was read; read it again, put the change "
        "into what stands there now, and send it with the new ETag",
    },
    "case-overtaken": {
        "zh": "案件 {case} 已在网页或者接口上修改（第{version}版，{saved_at}），本文件不是其"
        "最新内容；请取用案件的最新内容，或者用 --replace 以本文件替换",
        "en": "case {case} was changed since, on a page or over HTTP (version {version}, "
        "{saved_at}), "
        "and this file is not that text; take the newest text of the case, or put this one in its "
        "place with --replace",
    },
    "case-unknown": {
        "zh": "没有案件 {case}；请核对编号，或者先提交该案件",
        "en": "there is no case {case}; check its id, or send it first",
    },
    "credentials-missing": {
        "zh": "需要密钥或者登录；请发送 Authorization: Bearer 密钥，或者登录",
        "en": "this needs a key or a session; send Authorization: Bearer KEY, or log in",
    },
    "csrf-invalid": {
        "zh": "X-CSRF-Token 与会话不符；请重新打开页面",
        "en": "the X-CSRF-Token header is not that of the session; load the page again",
    },
    "cursor-invalid": {
        "zh": "游标不是本接口给出的；请从头开始",
        "en": "the cursor is none that an answer gave; begin without one",
    },
    "draft-deleted": {
        "zh": "这份草稿已经删除；请恢复这份草稿，或者另建一份",
        "en": "the draft was deleted; take it up again, or begin another",
    },
    "draft-moved": {
        "zh": "草稿 {draft} 所依据的案件已在别处修改，与草稿改动了相同的栏目；请核对后再保存",
        "en": "the case of draft {draft} was changed elsewhere in fields that the draft changes "
        "too; look at them, and save again",
    },
    "draft-too-large": {
        "zh": "草稿无法保存：超过 {most} 字节，或者含有不能作为文字的内容；请减少后再保存",
        "en": "the draft cannot be kept: it has more than {most} bytes, or characters of no text",
    },
    "draft-unknown": {
        "zh": "没有草稿 {draft}，或者草稿中没有这一部分；请回到草稿列表",
        "en": "there is no draft {draft}, or not this part of it; go back to the list of drafts",
    },
    "duty-missing": {
        "zh": "您的职责不允许 {action}；请向管理员申请该职责",
        "en": "your duties do not allow {action}; ask the administrator for the duty, or leave it",
    },
    "file-unnamed": {
        "zh": "表单中有一个文件，案件没有写它的摘要：不是这个案件的文件，或者传输中损坏；请核对各"
        "文件的 SHA-256 后重新提交",
        "en": "a file of the form has a digest that the case does not name: it is another, or "
        "was damaged on its way; compare the SHA-256 of each file with the case, and send it again",
    },
    "form-cut": {
        "zh": "表单没有传完；请完整地重新提交",
        "en": "the form was cut on its way; send it again, whole",
    },
    "file-digest": {
        "zh": "收到的文件（SHA-256 {found}）与所声明的摘要不一致，收到的内容不予保留；请核对摘要，"
        "从头重新上传",
        "en": "the file that came (SHA-256 {found}) does not have the promised digest, and nothing "
        "of it is kept; check the digest, and send the file again from the start",
    },
    "file-too-large": {
        "zh": "文件超过 {most} 字节；请压缩，或者提高上限",
        "en": "the file has more than {most} bytes; make it smaller, or raise the limit",
    },
    "file-unknown": {
        "zh": "案件 {case} 没有这个文件，或者尚未上传；请核对摘要",
        "en": "case {case} names no such file, or it was not sent yet; check the digest",
    },
    "font-needed": {
        "zh": "不能移除：有 {cases} 件尚未封存的案件，其已经定稿的文书用到只有这个字体才有的字"
        "“{characters}”，移除后不能再签名、封存；请先加入另一个有这些字的字体，"
        "或者先封存这些案件",
        "en": "{cases} open case(s) with issued papers have characters that only this font draws "
        "({characters}) and could be neither signed nor sealed; add another font that has them, "
        "or seal those cases first",
    },
    "font-there": {
        "zh": "字体“{font}”已经有了；请先移除原来的，或者保留原来的",
        "en": "the font {font} is there already; remove that one first, or keep it",
    },
    "font-unknown": {
        "zh": "没有字体文件“{font}”，可能已经被移除；请刷新页面",
        "en": "no font file {font} is in this home; it may have been removed meanwhile",
    },
    "home-exists": {
        "zh": "{where} 处已有内容，不予覆盖；请指定一个新的位置",
        "en": "something stands at {where}, and nothing is written over it; name a new place",
    },
    "idempotency-conflict": {
        "zh": "这个 Idempotency-Key 已用于另一请求；请换用新的",
        "en": "this Idempotency-Key was sent with another request; use a new key",
    },
    "idempotency-in-flight": {
        "zh": "使用这个 Idempotency-Key 的首个请求仍在处理；请稍后再问",
        "en": "the first request with this Idempotency-Key is still being answered; ask again",
    },
    "idempotency-key": {
        "zh": "Idempotency-Key 应为 1 至 128 个可见 ASCII 字符；请使用 UUID",
        "en": "an Idempotency-Key has 1 to 128 printable ASCII characters; send a UUID",
    },
    "piece-digest": {
        "zh": "收到的这一段与 Content-Digest 不一致，没有接收；请从同一位置重新发送这一段",
        "en": "the piece that came does not have its Content-Digest and was not taken; send it "
        "again at the same offset",
    },
    "secret-shown": {
        "zh": "使用这个 Idempotency-Key 的首个请求已经办理（{made}），其密钥只显示一次，不予保存；"
        "没有收到那次答复的，请撤销或者删除 {made}，或者换用新的 Idempotency-Key 更换其密钥",
        "en": "the first request with this Idempotency-Key made {made} and showed its secret, "
        "which is kept nowhere; where that answer got lost, revoke or delete {made}, or rotate "
        "it with a new Idempotency-Key",
    },
    "number-unread": {
        "zh": "{number} 不是本系统所编的文号、案号或者案卷号；请照文书所写填写，有几个机关的，用 "
        "--agency 写明机关",
        "en": "{number} is no number of a paper, case or dossier as this home writes them; write "
        "it as it stands on the paper, and name its agency with --agency where there are several",
    },
    "numbering-unfit": {
        "zh": "不能这样编号：{what}",
        "en": "this cannot be used: {what}",
    },
    "patch-unfit": {
        "zh": "补丁的操作 {where} 不成立：不是规定的操作、指向不存在的位置，或者所测的值不符；"
        "未作任何修改，请重新读取案件",
        "en": "the operation {where} of the patch is none, leads nowhere, or tests for what is not "
        "there; nothing was changed, read the case again",
    },
    "length-missing": {
        "zh": "表单须写明长度；请发送 Content-Length，或者先单独发送文件",
        "en": "a form must say how long it is; send Content-Length, or the files alone first",
    },
    "media-type": {
        "zh": "内容应为 {expected}；请在 Content-Type 中写明",
        "en": "the body must be {expected}; say so in Content-Type",
    },
    "page-missing": {
        "zh": "没有第 {page} 页：该卷共 {pages} 页；请在此范围内",
        "en": "there is no page {page}: the volume has {pages}; give one of them",
    },
    "paper-unknown": {
        "zh": "案件 {case} 没有文书 {paper}；请核对文书编号",
        "en": "case {case} has no paper {paper}; check the id of the paper",
    },
    "paper-waiting": {
        "zh": "案件 {case} 的文书 {paper} 尚未定稿；请先定稿",
        "en": "paper {paper} of case {case} is not issued yet; issue it first",
    },
    "service-awaited": {
        "zh": "{title}要写明其他文书的送达情况；请先登记{papers}的送达，再定稿",
        "en": "{title} says how other papers were served; note first how these were: {papers}; "
        "then issue it again",
    },
    "precondition-missing": {
        "zh": "请用 If-Match 写明所修改内容的 ETag；请先读取",
        "en": "send If-Match with the ETag of what you change; read it first",
    },
    "rate-exceeded": {
        "zh": "请求过于频繁；请按 Retry-After 等待",
        "en": "too many requests; wait as long as Retry-After says",
    },
    "job-deadline": {
        "zh": "该作业没有在期限内完成；请查看作业进程是否在运行，然后重新提交",
        "en": "the job was not done in its time; see that the workers run, and ask for it again",
    },
    "job-file-unknown": {
        "zh": "作业 {job} 没有这个文件；作业完成后，其结果列出所做的文件",
        "en": "job {job} made no such file; its answer lists what it made once it is done",
    },
    "job-unknown": {
        "zh": "没有作业 {job}，或者早已结束；请核对编号，或者重新提交",
        "en": "there is no job {job}, or it ended long ago; check its id, or ask for a new one",
    },
    "job-worker-lost": {
        "zh": "接手该作业的进程都在完成之前中断；请查看作业进程的日志，然后重新提交",
        "en": "every worker that took the job up died before it was done; look into the log of the "
        "workers, and ask for it again",
    },
    "registry-url": {
        "zh": "设置 registry.url 既不是 file，也不是 PostgreSQL 数据库的地址；请写成 "
        "postgresql://用户:口令@主机:端口/数据库",
        "en": "the setting registry.url is neither `file` nor the address of a PostgreSQL "
        "database; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
    },
    "setting-fixed": {
        "zh": "设置 {key} 由 {by} 固定；请在启动服务的地方修改",
        "en": "{by} fixes the setting {key}; change it where the service is started",
    },
    "worker-needs-postgresql": {
        "zh": "本家目录的登记库是文件，只能由同一台机器上的进程共用，这些进程由 docgen serve 启动；"
        "请运行 docgen serve --workers N，或者把登记库移到 PostgreSQL 并设置 registry.url",
        "en": "the registry of this home is a file, which only the processes of one machine may "
        "share, and `docgen serve` starts those; run `docgen serve --workers N`, or move the "
        "registry to PostgreSQL and set registry.url",
    },
    "remark-invalid": {
        "zh": "意见应为 1 至 {most} 个字符，并指明案件中的栏目或者全案",
        "en": "a remark has 1 to {most} characters and names a field of the case, or the whole",
    },
    "request-invalid": {
        "zh": "请求不符合接口说明；请对照 /v1/openapi.json 和 errors 中所列改正",
        "en": "the request is not as the interface describes it; compare it with /v1/openapi.json "
        "and with what is named in errors",
    },
    "review-by-handler": {
        "zh": "提请审核 {review} 的人和录入案件的人不能审核；须由他人审核",
        "en": "who asked for the review {review} or wrote the case cannot decide it; another must",
    },
    "review-ended": {
        "zh": "审核 {review} 已经结束；请重新提请",
        "en": "the review {review} ended already; ask for a new one",
    },
    "review-missing": {
        "zh": "案件 {case} 的现有内容未经审核同意；请提请审核，或者查看审核意见",
        "en": "case {case} as it is now was not approved; ask for a review, or see what was "
        "remarked",
    },
    "review-open": {
        "zh": "案件 {case} 已经在审核中；请等待，或者先撤回",
        "en": "case {case} is being reviewed already; wait, or withdraw that request first",
    },
    "review-unknown": {
        "zh": "没有待处理的 {review}；请查看审核列表",
        "en": "there is no open {review}; look at the list of reviews",
    },
    "upload-incomplete": {
        "zh": "该上传共 {size} 字节，已收到 {received} 字节；请先传完",
        "en": "{received} of {size} bytes of the upload are here; send the rest first",
    },
    "upload-offset": {
        "zh": "该上传已收到 {received} 字节；请查询后从此处继续",
        "en": "the upload stands at byte {received}; ask where it stands, and continue there",
    },
    "upload-unknown": {
        "zh": "没有上传 {upload}，或者已经结束；请重新开始",
        "en": "there is no upload {upload}, or it ended; begin a new one",
    },
    "webhook-disabled": {
        "zh": "通知 {webhook} 已停用；请先启用",
        "en": "webhook {webhook} is disabled; make it active first",
    },
    "webhook-key": {
        "zh": "密钥文件 {where} 缺失，或者打不开通知的签名密钥；请从备份取回原来的文件，或者用 "
        "docgen webhooks renew 给这些通知换新密钥",
        "en": "the key {where} is missing or does not open the secrets of webhooks; put it back "
        "from a backup, or give the webhooks new secrets with docgen webhooks renew",
    },
    "webhook-signature": {
        "zh": "不能信任这条通知：{what}；请拒收，并核对密钥",
        "en": "the webhook cannot be trusted: {what}; refuse it, and check its secret",
    },
    "webhook-type": {
        "zh": "没有名为 {type} 的事件；请从 {known} 中选择",
        "en": "there is no event {type}; choose from {known}",
    },
    "webhook-unknown": {
        "zh": "没有通知 {webhook}；请核对编号",
        "en": "there is no webhook {webhook}; check its id",
    },
    "webhook-url": {
        "zh": "{where} 处的地址不能送达：{what}；请改用公网的 https 地址，"
        "或者请管理员把所在网络列入 webhooks.private_networks",
        "en": "nothing can be sent to the address at {where}: {what}; give an https address on the "
        "public network, or have its network listed in webhooks.private_networks",
    },
    "delivery-unknown": {
        "zh": "该通知没有送达记录 {delivery}；请核对编号",
        "en": "there is no delivery {delivery} to this webhook; check its id",
    },
    "registry-not-empty": {
        "zh": "登记库 {where} 中已有案件；请指定一个空的数据库",
        "en": "the registry {where} holds cases already; name an empty database",
    },
}
