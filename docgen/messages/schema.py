"""Texts of what reading and the schemas find, for a clerk (zh) and a developer (en).

``title`` is the chain of Chinese field titles, ``field`` the key. Not for the rules of law.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SCHEMA"]

SCHEMA: Mapping[str, Mapping[str, str]] = {
    "json-too-large": {
        "zh": "案件文件太大（{size}字节），上限为{limit}千字节；照片和扫描件请作为证据文件另放，"
        "不要写进案件文件。",
        "en": "the case file is too large ({size} bytes), at most {limit} KiB are read; keep "
        "photographs and scans beside it as evidence files",
    },
    "json-bom": {
        "zh": "案件文件开头有字节顺序标记（BOM），已忽略；请保存为不带BOM的UTF-8。",
        "en": "the case file starts with a byte order mark, which was skipped; save it as UTF-8 "
        "without one",
    },
    "json-encoding": {
        "zh": "第{line}行第{column}列不是UTF-8编码的文字；请把案件文件保存为UTF-8。",
        "en": "line {line}, column {column} is not UTF-8; save the case file as UTF-8",
    },
    "json-too-deep": {
        "zh": "第{line}行第{column}列嵌套超过{limit}层；案件不需要这样深的嵌套，"
        "请检查文件是怎样产生的。",
        "en": "nesting passes {limit} levels at line {line}, column {column}; no case needs that, "
        "check how the file was made",
    },
    "json-too-many": {
        "zh": "第{line}行第{column}列处，列表和对象超过{limit}个；案件不需要这样多，"
        "请检查文件是怎样产生的。",
        "en": "lists and objects pass {limit} at line {line}, column {column}; no case needs that "
        "many, check how the file was made",
    },
    "json-more": {
        "zh": "只列出前{shown}项，另有{more}项同类问题；改正后请再次检查。",
        "en": "only the first {shown} are listed, there are {more} more of the kind; correct these "
        "and check again",
    },
    "json-duplicate-key": {
        "zh": "第{line}行第{column}列的字段在同一处写了两次；请只保留一个。",
        "en": "the key at line {line}, column {column} stands twice in one object; keep one",
    },
    "json-number": {
        "zh": "第{line}行第{column}列不是可用的数（NaN、Infinity或者过大）；金额请写成文字，"
        '例如 "200.00"。',
        "en": "no usable number at line {line}, column {column} (NaN, Infinity or too large); "
        'write money as a string such as "200.00"',
    },
    "json-surrogate": {
        "zh": "第{line}行第{column}列开始的文字含有半个字符（孤立的代理项）；请重新输入这段文字。",
        "en": "the string at line {line}, column {column} holds half a character (a lone "
        "surrogate); type it again",
    },
    "json-truncated": {
        "zh": "案件文件在第{line}行第{column}列处中断，没有写完；请重新导出或者传送。",
        "en": "the case file breaks off at line {line}, column {column}; export or send it again",
    },
    "json-syntax": {
        "zh": "第{line}行第{column}列不符合JSON的写法；请检查逗号、引号和括号。",
        "en": "line {line}, column {column} is not JSON; check commas, quotes and brackets",
    },
    "json-not-object": {
        "zh": "案件文件应当是一个JSON对象（以“{{”开头）。",
        "en": "a case file is one JSON object",
    },
    "schema-required": {
        "zh": "缺少必填项“{title}”。",
        "en": "the required field “{title}” is missing",
    },
    "schema-unknown-field": {
        "zh": "“{title}”中没有“{field}”这个字段；请删除或者改正字段名。",
        "en": "there is no field {field} here; remove it or correct its name",
    },
    "schema-unknown-field-like": {
        "zh": "“{title}”中没有“{field}”这个字段，是否应为“{nearest}”？",
        "en": "there is no field {field} here; did you mean {nearest}?",
    },
    "schema-unknown-field-unnamed": {
        "zh": "“{title}”中第{position}个字段的名称不是这里的字段名，也不像字段名；请删除或者改正。",
        "en": "field number {position} here has a name that is no field's; remove it or correct "
        "its name",
    },
    "schema-type": {
        "zh": "“{title}”应当是{expected}。",
        "en": "“{title}” must be {types}",
    },
    "schema-null": {
        "zh": "“{title}”不能为空。",
        "en": "“{title}” must not be null",
    },
    "schema-enum": {
        "zh": "“{title}”只能是下列之一：{options}。",
        "en": "“{title}” must be one of: {values}",
    },
    "schema-pattern": {
        "zh": "“{title}”的写法不符合要求。{hint}",
        "en": "“{title}” is not written as asked",
    },
    "schema-format-date": {
        "zh": "“{title}”不是真实存在的日期；请写成 2026-03-05 的样子。",
        "en": "“{title}” is not a date that exists; write it like 2026-03-05",
    },
    "schema-format-date-time": {
        "zh": "“{title}”不是真实存在的时间；请写成 2026-03-05T10:20:00+08:00 的样子。",
        "en": "“{title}” is not a time that exists; write it like 2026-03-05T10:20:00+08:00",
    },
    "schema-format-cn-uscc": {
        "zh": "“{title}”不是有效的统一社会信用代码（18位，末位为校验码）；请与证照核对。",
        "en": "“{title}” is not a valid unified social credit code (18 characters, the last one a "
        "check character); compare it with the licence",
    },
    "schema-format-cn-resident-id": {
        "zh": "“{title}”不是有效的公民身份号码（18位，出生日期真实，末位为校验码，X大写）；"
        "请与证件核对。",
        "en": "“{title}” is not a valid citizen's identity number (18 characters, a real date of "
        "birth, the last one a check character, X upper case); compare it with the card",
    },
    "schema-format-cn-plate": {
        "zh": "“{title}”不是有效的车牌号；请按行驶证书写，字母大写，不加间隔点。",
        "en": "“{title}” is not a valid plate; write it as on the licence, letters upper case, "
        "without a dot",
    },
    "schema-format-cn-mobile": {
        "zh": "“{title}”不是有效的手机号码（11位，以1开头）。",
        "en": "“{title}” is not a valid mobile number (eleven digits, the first a 1)",
    },
    "schema-format-cn-case-number": {
        "zh": "“{title}”的写法应为机关代字、文种代字、六角括号中的四位年份和序号，"
        "例如 示交执案〔2026〕17号。",
        "en": "“{title}” must read like 示交执案〔2026〕17号",
    },
    "schema-too-short": {
        "zh": "“{title}”至少{limit}个字。",
        "en": "“{title}” needs at least {limit} characters",
    },
    "schema-too-long": {
        "zh": "“{title}”最多{limit}个字。",
        "en": "“{title}” takes at most {limit} characters",
    },
    "schema-too-few": {
        "zh": "“{title}”至少要有{limit}项。",
        "en": "“{title}” needs at least {limit} items",
    },
    "schema-too-many": {
        "zh": "“{title}”最多{limit}项。",
        "en": "“{title}” takes at most {limit} items",
    },
    "schema-too-small": {
        "zh": "“{title}”不能小于{limit}。",
        "en": "“{title}” must not be less than {limit}",
    },
    "schema-too-large": {
        "zh": "“{title}”不能大于{limit}。",
        "en": "“{title}” must not be more than {limit}",
    },
    "schema-not-unique": {
        "zh": "“{title}”中有重复的项。",
        "en": "“{title}” holds the same item twice",
    },
    "schema-more": {
        "zh": "问题太多，只列出前{shown}项；改正后请再次检查。",
        "en": "there are more findings than the {shown} shown; correct these and check again",
    },
    "schema-instrument-unknown": {
        "zh": "没有这种文书；文书类型代码可以是：{known}。",
        "en": "there is no such instrument; the codes are: {known}",
    },
    "schema-instrument-unknown-like": {
        "zh": "没有这种文书，是否应为“{nearest}”？文书类型代码可以是：{known}。",
        "en": "there is no such instrument; did you mean {nearest}? The codes are: {known}",
    },
    "schema-id-duplicate": {
        "zh": "“{title}”与前面的一项相同；每项的编号应当不同。",
        "en": "this id stands twice; every entry needs its own",
    },
    "schema-reference-unknown": {
        "zh": "“{title}”指向的内容在本案中不存在；请填写已有的编号。",
        "en": "this refers to nothing in the case; use an id that exists",
    },
    "schema-file-annotation": {
        "zh": "结构文件的注记“{key}”不对，应为：{expected}。",
        "en": "the annotation {key} is wrong; expected: {expected}",
    },
    "schema-file-fact": {
        "zh": "结构文件的注记指向不存在的字段：{pointer}。",
        "en": "the fact points at a field that the schema does not have: {pointer}",
    },
    "schema-file-keyword": {
        "zh": "结构文件使用了不支持的关键字“{keyword}”。",
        "en": "the keyword {keyword} is outside the subset that schemas are written in",
    },
    "schema-file-condition": {
        "zh": "结构文件的 allOf 只能由 if（字段等于给定的值）和 then 组成。",
        "en": "allOf holds only if (fields of given values) and then",
    },
    "schema-file-title": {
        "zh": "结构文件的字段“{field}”没有中文标题（title）。",
        "en": "the property {field} has no title",
    },
    "schema-file-type": {
        "zh": "结构文件使用了不支持的类型“{type}”；金额请写成文字。",
        "en": "the type {type} is outside the subset; money is a decimal string",
    },
    "schema-file-format": {
        "zh": "结构文件使用了未知的格式“{format}”。",
        "en": "the format {format} is not known",
    },
    "schema-file-pattern": {
        "zh": "结构文件的写法规则须以^开头、以$结尾，且不用\\d、\\w、\\p等：{pattern}。",
        "en": "a pattern starts with ^, ends with $, and uses no class like \\d or \\w: {pattern}",
    },
    "schema-file-open": {
        "zh": "结构文件中的对象没有写 additionalProperties: false。",
        "en": "this object is open; add additionalProperties: false",
    },
}
