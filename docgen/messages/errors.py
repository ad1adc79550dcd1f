"""Texts of every error, docgen's and the archive's, and of what the shell itself reports.

Not for findings about a case, whose texts stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS"]

ERRORS: Mapping[str, Mapping[str, str]] = {
    "home-missing": {"zh":"{where} 不是 docgen 家目录；请先执行 docgen init（试用：docgen init --trial），或者用 --home、DOCGEN_HOME 指定。","en":"{where} is not a docgen home; make one with `docgen init` (or `docgen init --trial` to try it out), or name another folder with --home or DOCGEN_HOME"},
    "defect": {"zh":"程序缺陷（{kind}）","en":"defect {kind}"},
}
