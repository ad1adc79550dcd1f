"""Texts of what is wrong with a command line. All of them belong to the error ``usage``.

Not for what a rightly written command finds.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["USAGE"]

USAGE: Mapping[str, Mapping[str, str]] = {
    "usage-agency": {
        "zh": "请用 --agency 给出有案件的机关代码；现有：{known}",
        "en": "name an agency that has cases by --agency; there are: {known}",
    },
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
    "usage-dates-reversed": {
        "zh": "--from 晚于 --to，什么也找不到；请对调或者改正日期",
        "en": "--from is later than --to, so nothing can be found; swap or correct the dates",
    },
    "usage-numbers-or-none": {
        "zh": "请写出备份以后给出的最后编号；没有给出任何编号的，用 --none",
        "en": "name the last numbers given after the backup, or say --none where there is none",
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
    "usage-month": {
        "zh": "{parameter} 应为月份，例如 2026-07",
        "en": "{parameter} takes a month, as 2026-07",
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
    "usage-path-dash": {
        "zh": "{parameter} 不接受 -（标准输入、输出）；请写上文件名，文件名就是 - 的写成 ./-",
        "en": "{parameter} does not take - for standard input or output; name a file, and write "
        "./- for one of that name",
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
    "usage-suffix": {
        "zh": "{parameter} 写出的是 {suffix} 文件；请把文件名的后缀改为 {suffix}",
        "en": "{parameter} is written as a {suffix} file; let its name end in {suffix}",
    },
    "usage-type-unknown": {
        "zh": "没有叫“{given}”的文书；docgen template list 列出全部名称和代码",
        "en": "no instrument is called {given}; `docgen template list` lists their titles and "
        "codes",
    },
    "usage-type-unknown-like": {
        "zh": "没有叫“{given}”的文书；是否应为 {nearest}",
        "en": "no instrument is called {given}; did you mean {nearest}",
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
    "usage-year": {
        "zh": "{parameter} 应为四位年份，例如 2026",
        "en": "{parameter} takes a year of four figures, as 2026",
    },
}
