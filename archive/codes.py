"""Every finding the archive can make, with its text in Chinese and in English.

The texts take the fields of a finding's ``params`` and hold no personal data; the place stands
beside the text, in ``where``. Not for the checks themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["NOTICE_CODES", "SEARCH_CODES", "STORED_CODES", "VERIFICATION_CODES"]

VERIFICATION_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not-a-pdf": (
            "文件不是 PDF",
            "the file is not a PDF",
        ),
        "structure-damaged": (
            "PDF 结构已损坏，无法读取",
            "the structure of the PDF is damaged and cannot be read",
        ),
        "signature-missing": (
            "文件上没有完整性封存签名",
            "the file carries no integrity seal",
        ),
        "second-signature": (
            "文件上有 {count} 个签名，应当只有一个",
            "the file carries {count} signatures where one belongs",
        ),
        "signature-unreferenced": (
            "文件目录没有指向所验证的签名",
            "the document's form does not point to the signature that was checked",
        ),
        "byte-range-incomplete": (
            "签名没有覆盖整个文件",
            "the signature does not cover the whole file",
        ),
        "trailing-bytes": (
            "封存之后文件末尾又增加了 {count} 字节",
            "{count} bytes were added at the end after sealing",
        ),
        "container-malformed": (
            "签名容器不是一段大写十六进制的规范编码",
            "the signature container is not upper-case hexadecimal of strict DER",
        ),
        "container-not-canonical": (
            "签名容器与按规范重建的内容不一致",
            "the signature container differs from what its profile rebuilds",
        ),
        "digest-mismatch": (
            "文件内容与封存时不一致",
            "the content of the file is not what was sealed",
        ),
        "signature-invalid": (
            "签名值与封存证书不符",
            "the signature does not verify with the sealing certificate",
        ),
        "certificate-substituted": (
            "签名容器中的证书不是封存时签入的证书",
            "a certificate in the container is not the one that was sealed in",
        ),
        "certificate-unusable": (
            "封存证书无法读取，或者不得用于签名",
            "the sealing certificate cannot be read or is not meant for signing",
        ),
        "certificate-not-valid-then": (
            "封存时证书不在有效期内",
            "a certificate was not valid at the time of sealing",
        ),
        "signing-time-missing": (
            "签名没有写明可读的封存时间",
            "the signature does not say when it was made",
        ),
        "attachment-damaged": (
            "所附文件与其校验值不一致",
            "an embedded file does not match its checksum",
        ),
    }
)
"""What verifying a sealed PDF can find."""

STORED_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "log-missing": (
            "归档日志不存在；请从备份恢复日志，在此之前不能写入",
            (
                "the archive's log is missing; restore it from a backup, nothing can be "
                "written until then"
            ),
        ),
        "log-unreadable": (
            "归档日志无法读取；请检查权限和磁盘，再次核验",
            (
                "the archive's log cannot be read; check its permissions and the disk, then "
                "verify again"
            ),
        ),
        "log-unfinished": (
            "归档日志的最后一行没有写完；请在可以写入的家目录中再次执行，程序会补完或者搁置这一行",
            (
                "the last line of the log is not finished; run again where the home can be "
                "written, and the line is finished or set aside"
            ),
        ),
        "log-line-malformed": (
            "归档日志的这一行已损坏；请从备份恢复这一行，在此之前不能写入",
            (
                "this line of the log is damaged; put it back from a backup, nothing can be "
                "written until then"
            ),
        ),
        "log-chain-broken": (
            (
                "归档日志的这一条记录与前一条不衔接，可能有记录被改动、删去或者移位；请与备份逐"
                "行核对后恢复，在此之前不能写入"
            ),
            (
                "this entry of the log does not follow from the one before: entries may have "
                "been changed, dropped or moved; compare the log with a backup and restore it, "
                "nothing can be written until then"
            ),
        ),
        "entry-unvouched": (
            "日志中这一卷的记录与前后记录不衔接，不能作为依据；请从备份恢复日志，再次核验",
            (
                "the entry of this dossier does not fit the chain of the log and vouches for "
                "nothing; restore the log from a backup and verify again"
            ),
        ),
        "object-unlogged": (
            "卷宗已在库中，但日志没有它的完好记录；请从备份恢复日志，再次核验",
            (
                "the dossier stands in the store, but the log has no whole entry of it; "
                "restore the log from a backup and verify again"
            ),
        ),
        "file-missing": (
            "文件缺失；请从备份恢复，再次核验",
            "a file is missing; restore it from a backup and verify again",
        ),
        "file-unexpected": (
            "出现了未登记的文件；请查明来源，移出档案库",
            (
                "a file stands there that nothing accounts for; find out where it came from "
                "and move it out"
            ),
        ),
        "folder-unexpected": (
            "出现了未登记的文件夹；请查明来源，移出档案库",
            (
                "a folder stands there that nothing accounts for; find out where it came from "
                "and move it out"
            ),
        ),
        "link-in-archive": (
            "归档中出现了符号链接；请换成文件或者文件夹本身",
            "a symbolic link stands in the archive; put the file or folder itself in its place",
        ),
        "file-changed": (
            "文件内容与归档时不一致；请从备份恢复，再次核验",
            "a file is not what was deposited; restore it from a backup and verify again",
        ),
        "file-unreadable": (
            "文件无法读取，不能判断是否完好；请检查权限和磁盘，再次核验",
            (
                "a file cannot be read, so nobody can say whether it is whole; check its "
                "permissions and the disk, then verify again"
            ),
        ),
        "inventory-changed": (
            "清单与日志所记不一致；请从备份恢复这一卷，再次核验",
            (
                "an inventory is not the one in the log; restore the dossier from a backup and "
                "verify again"
            ),
        ),
        "inventory-malformed": (
            "清单内容不符合规范；请从备份恢复这一卷，再次核验",
            (
                "an inventory does not say what it must; restore the dossier from a backup and "
                "verify again"
            ),
        ),
        "sidecar-changed": (
            "清单的校验文件与清单不一致；请从备份恢复，再次核验",
            (
                "the digest file of an inventory does not match it; restore it from a backup "
                "and verify again"
            ),
        ),
        "declaration-changed": (
            "OCFL 声明文件不是规定的内容；请从备份恢复，再次核验",
            (
                "an OCFL declaration is not what the standard prescribes; restore it from a "
                "backup and verify again"
            ),
        ),
        "record-malformed": (
            "卷宗记录无法读取或不是规范写法；请从备份恢复这一卷，再次核验",
            (
                "the record of a dossier cannot be read or is not in its canonical form; "
                "restore the dossier from a backup and verify again"
            ),
        ),
        "record-disagrees": (
            "卷宗记录与所存文件不一致（{field}）；请从备份恢复这一卷，再次核验",
            (
                "the record of a dossier does not agree with what is kept ({field}); restore "
                "the dossier from a backup and verify again"
            ),
        ),
    }
)
"""What verifying a kept archive can find."""

SEARCH_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "index-broken": (
            "检索索引已损坏或不属于本档案库，本次改为逐卷查找；请执行 docgen rebuild",
            (
                "the search index is damaged or of another archive and was passed by; run "
                "`docgen rebuild`"
            ),
        ),
        "record-unreadable": (
            "卷宗 {number} 的记录无法读取，可能未被检索到；请用 docgen verify 核验该卷宗",
            (
                "the record of dossier {number} cannot be read, so it may be missing; run "
                "`docgen verify` on it"
            ),
        ),
    }
)
"""What a search can carry.

None of them makes a hit or a total wrong, except that a dossier whose record cannot be read can
only be found by what the index knew of it.
"""

NOTICE_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "log-empty": (
            "归档日志是空的，档案库中却有卷宗；请从备份恢复日志，在此之前不能写入",
            (
                "the log is empty although dossiers stand in the store; restore it from a "
                "backup, nothing can be written until then"
            ),
        ),
        "line-finished": (
            "日志最后一行是完好的记录，只缺换行，已经补完；请执行 docgen verify --all 确认",
            (
                "the last line of the log was a whole entry without its line end and was "
                "finished; run `docgen verify --all` to confirm"
            ),
        ),
        "line-set-aside": (
            (
                "日志最后一行没有写完，不是有效的记录，已搁置在 {place}；请执行 docgen verify -"
                "-all，确认没有缺少案卷"
            ),
            (
                "the last line of the log was torn and no entry, and was set aside as {place}; "
                "run `docgen verify --all` to see that no dossier is missing"
            ),
        ),
        "object-set-aside": (
            (
                "案卷 {number} 的位置上有日志没有记录的内容，已搁置在 {place}；请查明来源，确认"
                "不再需要后移出"
            ),
            (
                "what stood in the place of dossier {number} without an entry in the log was "
                "set aside as {place}; find out where it came from, and move it out when "
                "nobody needs it"
            ),
        ),
        "set-aside": (
            "这里有搁置的内容；请查明来源，确认不再需要后移出",
            (
                "something is set aside here; find out where it came from, and move it out "
                "when nobody needs it"
            ),
        ),
    }
)
"""What was put right on opening or writing, or lies set aside; nothing of it is an error."""
