"""Every finding that verifying a sealed PDF can make, with its text in Chinese and in English.

The texts take the fields of a finding's ``params`` and hold no personal data. A finding's place
stands beside its text, in ``where``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["VERIFICATION_CODES"]

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
"""Code to Chinese and English text."""
