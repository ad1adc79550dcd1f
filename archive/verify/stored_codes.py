"""Every finding that verifying a kept archive can make, with its text in Chinese and in English.

The place stands beside the text, in ``where``. Findings of a sealed PDF are in ``codes``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["STORED_CODES"]

STORED_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "log-missing": (
            "归档日志不存在",
            "the archive's log is missing",
        ),
        "log-unfinished": (
            "归档日志的最后一行不完整",
            "the last line of the log is not finished",
        ),
        "log-line-malformed": (
            "归档日志中有一行不是规范的记录",
            "a line of the log is not an entry in its canonical form",
        ),
        "log-chain-broken": (
            "归档日志的一条记录与前后记录不连续",
            "an entry of the log does not follow from the one before",
        ),
        "object-unlogged": (
            "卷宗已在库中，但日志没有它的记录",
            "the dossier stands in the store, but the log has no entry of it",
        ),
        "file-missing": (
            "文件缺失",
            "a file is missing",
        ),
        "file-unexpected": (
            "出现了未登记的文件",
            "a file stands there that nothing accounts for",
        ),
        "folder-unexpected": (
            "出现了未登记的文件夹",
            "a folder stands there that nothing accounts for",
        ),
        "link-in-archive": (
            "归档中出现了符号链接",
            "a symbolic link stands in the archive",
        ),
        "file-changed": (
            "文件内容与归档时不一致",
            "a file is not what was deposited",
        ),
        "file-unreadable": (
            "文件无法读取",
            "a file cannot be read",
        ),
        "inventory-changed": (
            "清单与日志所记不一致",
            "an inventory is not the one in the log",
        ),
        "inventory-malformed": (
            "清单内容不符合规范",
            "an inventory does not say what it must",
        ),
        "sidecar-changed": (
            "清单的校验文件与清单不一致",
            "the digest file of an inventory does not match it",
        ),
        "declaration-changed": (
            "OCFL 声明文件不是规定的内容",
            "an OCFL declaration is not what the standard prescribes",
        ),
        "record-malformed": (
            "卷宗记录无法读取或不是规范写法",
            "the record of a dossier cannot be read or is not in its canonical form",
        ),
        "record-disagrees": (
            "卷宗记录与所存文件不一致（{field}）",
            "the record of a dossier does not agree with what is kept ({field})",
        ),
    }
)
"""Code to Chinese and English text."""
