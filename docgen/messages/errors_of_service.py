"""The texts of errors that posting, changing and uploading over HTTP can meet."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OF_SERVICE"]

ERRORS_OF_SERVICE: Mapping[str, Mapping[str, str]] = {
    "agency-foreign": {
        "zh": "{where} 不是您所在机关的代码；请改正，或者用该机关的密钥提交",
        "en": "{where} names another agency than the one you work for; correct it, or send the "
        "case with a key of that agency",
    },
    "case-id-changed": {
        "zh": "{where} 不是要修改的案件 {case}；请提交该案件的内容",
        "en": "{where} is not {case}, the case that was to be changed; send the text of that case",
    },
    "case-unknown": {
        "zh": "没有案件 {case}；请核对编号，或者先提交该案件",
        "en": "there is no case {case}; check its id, or send it first",
    },
    "paper-unknown": {
        "zh": "案件 {case} 没有文书 {paper}；请核对文书编号",
        "en": "case {case} has no paper {paper}; check the id of the paper",
    },
    "paper-waiting": {
        "zh": "案件 {case} 的文书 {paper} 尚未定稿；请先定稿，所列文书的送达情况应先登记",
        "en": "paper {paper} of case {case} is not issued yet; issue it first, and before that "
        "note how the papers that it lists were served",
    },
    "case-exists": {
        "zh": "案件 {case} 已经存在；请读取后按其 ETag 修改，新的案件请另用编号",
        "en": "case {case} is there already; read it, and change it by its ETag, or give the new "
        "case an id of its own",
    },
    "case-moved": {
        "zh": "案件 {case} 在读取之后已被修改；请重新读取，在现有内容上修改后，用新的 ETag 提交",
        "en": "case {case} is not as it was when it was read; read it again, put the change into "
        "what stands there now, and send it with the new ETag",
    },
    "registry-url": {
        "zh": "设置 registry.url 既不是 file，也不是 PostgreSQL 数据库的地址；"
        "请写成 postgresql://用户:口令@主机:端口/数据库",
        "en": "the setting registry.url is neither `file` nor the address of a PostgreSQL "
        "database; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
    },
    "upload-offset": {
        "zh": "该上传已收到 {received} 字节；请查询后从此处继续",
        "en": "the upload stands at byte {received}; ask where it stands, and continue there",
    },
}
