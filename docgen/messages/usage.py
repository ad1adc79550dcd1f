"""Texts of what is wrong with a command line. All of them belong to the error ``usage``.

Not for what a rightly written command finds.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["USAGE"]

USAGE: Mapping[str, Mapping[str, str]] = {
    "usage-argument-missing": {
        "zh": "缺少参数 {parameter}：{meaning}",
        "en": "the argument {parameter} is missing: {meaning}",
    },
    "usage-arguments-extra": {
        "zh": "多余的参数：{given}；请删去，含空格的参数请加引号",
        "en": "too many arguments: {given}; take them out, and put one that holds spaces in quotes",
    },
    "usage-choice": {
        "zh": "{parameter} 只能是：{choices}",
        "en": "{parameter} takes one of: {choices}",
    },
    "usage-command-missing": {
        "zh": "没有给出命令；{command} --help 列出全部命令",
        "en": "no command is given; {command} --help lists them",
    },
    "usage-command-unknown": {
        "zh": "没有 {given} 这个命令；{command} --help 列出全部命令",
        "en": "there is no command {given}; {command} --help lists them",
    },
    "usage-command-unknown-like": {
        "zh": "没有 {given} 这个命令；是否应为 {nearest}",
        "en": "there is no command {given}; did you mean {nearest}",
    },
    "usage-date": {
        "zh": "{parameter} 应为日期，写成 2026-03-05 的样子",
        "en": "{parameter} takes a date, written as 2026-03-05",
    },
    "usage-encoding": {
        "zh": "第 {place} 个参数不是有效的文字；请用 UTF-8 写参数，文件名不是 UTF-8 的请先改名",
        "en": "argument {place} is not valid text; write arguments in UTF-8, and rename files "
        "whose names are not",
    },
    "usage-file": {
        "zh": "{parameter} 应为可以读取的文件；请检查路径和权限",
        "en": "{parameter} takes a file that can be read; check the path and its permissions",
    },
    "usage-file-place": {
        "zh": "{parameter} 应为文件，该处是文件夹；请写上文件名",
        "en": "{parameter} takes a file, a folder stands there; give the name of a file",
    },
    "usage-folder": {
        "zh": "{parameter} 应为文件夹，该处是文件；请换一个位置",
        "en": "{parameter} takes a folder, a file stands there; give another place",
    },
    "usage-home-encoding": {
        "zh": "家目录的路径不是有效的文字；请用 UTF-8 命名文件夹，或者用 --home 指定另一个",
        "en": "the path of the home is not valid text; name its folders in UTF-8, or give another "
        "with --home",
    },
    "usage-option-missing": {
        "zh": "缺少选项 {parameter}：{meaning}",
        "en": "the option {parameter} is missing: {meaning}",
    },
    "usage-option-unknown": {
        "zh": "没有 {given} 这个选项；{command} --help 列出全部选项",
        "en": "there is no option {given}; {command} --help lists them",
    },
    "usage-option-unknown-like": {
        "zh": "没有 {given} 这个选项；是否应为 {nearest}",
        "en": "there is no option {given}; did you mean {nearest}",
    },
    "usage-path": {
        "zh": "{parameter} 应为已有的、可以读取的文件或者文件夹；请检查路径和权限",
        "en": "{parameter} takes a file or folder that is there and can be read; check the path "
        "and its permissions",
    },
    "usage-path-empty": {
        "zh": "{parameter} 是空的；请写上路径",
        "en": "{parameter} is empty; give a path",
    },
    "usage-range": {
        "zh": "{parameter} 应为整数，{range}",
        "en": "{parameter} takes a whole number, {range}",
    },
    "usage-subject": {
        "zh": "请给出案卷号、案号或者文件，或者 --all，二者只取其一",
        "en": "give a number or a file, or --all, and not both",
    },
    "usage-value": {
        "zh": "{parameter} 的值不能使用；应写成 {form}",
        "en": "{parameter} has a value it cannot take; write it as {form}",
    },
    "usage-value-missing": {
        "zh": "选项 {parameter} 后面缺少值；{command} --help 有说明",
        "en": "the option {parameter} lacks its value; {command} --help explains it",
    },
    "usage-value-needless": {
        "zh": "选项 {parameter} 不带值；请删去等号和它后面的内容",
        "en": "the option {parameter} takes no value; take out the equals sign and what follows",
    },
}
