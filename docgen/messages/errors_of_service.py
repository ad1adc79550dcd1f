"""The texts of errors that posting, changing and uploading over HTTP can meet."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OF_SERVICE"]

ERRORS_OF_SERVICE: Mapping[str, Mapping[str, str]] = {
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
