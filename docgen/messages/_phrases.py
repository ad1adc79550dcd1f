"""What errors say of a Word file, in Chinese: names of features, of faults and of places in it.

English phrases are written where something is found; here each has its Chinese, by the same words
with ``{}`` for what changes. Not for whole sentences, which stand in the tables by code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

__all__ = ["PHRASES", "chinese"]

_Patterns = tuple[tuple[re.Pattern[str], str], ...]

_PLACES = {
    "paragraph {}": "第{}段",
    "table {}": "第{}个表格",
    "row {}": "第{}行",
    "cell {}": "第{}格",
    "text box": "文本框内",
    "the whole file": "整个文件",
    "the whole part": "整个部件",
    "the file": "文件",
    "the body": "正文",
    "the header": "页眉",
    "the end": "末尾",
    "end": "末尾",
}
_FEATURES = {
    "a tracked change": "既未接受也未拒绝的修订",
    "an embedded object": "嵌入对象（OLE）",
    "an ActiveX control": "ActiveX 控件",
    "an equation": "公式",
    "an ink drawing": "墨迹",
    "a subdocument": "子文档",
    "an imported chunk of another file": "嵌入的另一文件的内容",
    "a macro": "宏",
    "a chart": "图表",
    "a SmartArt diagram": "SmartArt 图形",
    "a drawing canvas": "绘图画布",
    "a group of shapes": "组合图形",
    "a group of VML shapes": "组合图形（VML）",
    "a three-dimensional model": "三维模型",
    "an empty drawing": "空的图形",
    "a drawing of the kind {}": "种类为 {} 的图形",
    "a VML drawing of the kind {}": "种类为 {} 的 VML 图形",
    "a VML shape of another form than a rectangle or a line": "矩形、直线以外的 VML 图形",
    "a VML drawing whose size is no number": "大小不是数字的 VML 图形",
    "a VML line without ends": "没有端点的 VML 直线",
    "WordArt, as watermarks are made of": "艺术字（如水印）",
    "a horizontal line of a web page": "网页式横线",
    "a shape of the form {}": "形状为 {} 的图形",
    "a shape with an effect": "带效果的图形",
    "a picture with an effect": "带效果的图片",
    "a picture cut to the form {}": "裁剪为 {} 形状的图片",
    "a shape filled with a gradient": "渐变填充的图形",
    "a shape filled with a picture": "图片填充的图形",
    "a shape filled with a pattern": "图案填充的图形",
    "a shape filled with a gradient, a pattern or a picture": "渐变、图案或者图片填充的图形",
    "a line drawn with a gradient or a pattern": "渐变或者图案线条",
    "an arrow": "箭头",
    "a colour changed by {}": "以 {} 变换的颜色",
    "a colour that is changed by no number": "变换值不是数字的颜色",
    "the colour {}": "颜色 {}",
    "a text box inside a text box": "文本框中的文本框",
    "a text box that goes on in another": "链接到另一文本框的文本框",
    "columns in a text box": "分栏的文本框",
    "text turned inside its box": "在文本框内旋转的文字",
    "text that does not fit into its text box": "文本框内容纳不下的文字",
    "text in a box in the direction {}": "文本框的文字方向 {}",
    "text in a cell in the direction {}": "单元格的文字方向 {}",
    "a section whose text runs in the direction {}": "节的文字方向 {}",
    "text on both sides of a drawing": "图形两侧都有的环绕文字",
    "text around a drawing outside the body of the text": "正文以外环绕图形的文字",
    "text around a drawing that stands above its anchor": "位于锚点上方、有文字环绕的图形",
    "text that follows the outline of a picture": "沿图片轮廓环绕的文字",
    "text that falls off the page": "落在纸张以外的文字",
    "a recoloured picture": "重新着色的图片",
    "a picture that is not inside the file": "不在文件内的图片",
    "a picture that cannot be read": "无法读取的图片",
    "a picture of the kind {}": "{} 格式的图片",
    "a picture of more than {} pixels": "超过 {} 像素的图片",
    "a picture of which nothing is shown": "裁剪后什么也不剩的图片",
    "a picture cropped beyond its edges": "裁剪到边缘以外的图片",
    "a picture cropped by no number": "裁剪值不是数字的图片",
    "a picture as a bullet": "图片项目符号",
    "a rotation that is no number": "不是数字的旋转角度",
    "the size of a picture or shape": "图片或者图形的大小",
    "the position of a picture or shape": "图片或者图形的位置",
    "a floating table outside the body of the text": "正文以外的浮动表格",
    "a floating table above its place in the text": "位于锚点上方的浮动表格",
    "a floating table that is higher than its page": "比一页还高的浮动表格",
    "a right-to-left table": "从右到左的表格",
    "a table of more than {} columns": "超过 {} 列的表格",
    "a table nested more than {} deep": "嵌套超过 {} 层的表格",
    "spacing between cells": "单元格间距",
    "a drop cap": "首字下沉",
    "a text frame at the end of a section": "位于一节末尾的图文框",
    "a text frame without a paragraph after it": "后面没有段落的图文框",
    "a style that puts paragraphs into a text frame": "把段落放进图文框的样式",
    "line numbers that begin anew at {}": "在 {} 重新开始的行号",
    "a right-to-left section": "从右到左的节",
    "columns from right to left": "从右到左的分栏",
    "a section that starts at {}": "起始方式为 {} 的节",
    "text spread over the height of its page": "在页面上垂直两端对齐的文字",
    "text in more than {} columns": "超过 {} 栏的文字",
    "a column without room for text": "容不下文字的栏",
    "a page without room for text": "容不下文字的页面",
    "a header that leaves no room for text": "高得容不下正文的页眉",
    "a gutter at the top of the page": "位于页面顶部的装订线",
    "two pages on one sheet": "一张纸上两页",
    "pages folded into a booklet": "折页的小册子",
    "notes at {}": "位置为 {} 的注释",
    "a note inside a note": "注释中的注释",
    "the field {}": "域 {}",
    "the field {} with the switch {}": "域 {} 的开关 {}",
    "a field that ends before it begins": "没有开头的域",
    "a field that never ends": "没有结尾的域",
    "a field whose code is longer than {} characters": "代码超过 {} 个字符的域",
    "fields nested more than {} deep": "嵌套超过 {} 层的域",
    "the number format {}": "编号格式 {}",
    "a number format of one's own": "自定义的编号格式",
    "the number {} in letters": "以字母表示的数字 {}",
    "a list level beyond the ninth": "第九级以下的列表",
    "a list number aligned as {}": "对齐方式为 {} 的列表编号",
    "a list number of more than {} characters": "超过 {} 个字符的列表编号",
    "the bullet {} of a font of symbols": "符号字体的项目符号 {}",
    "a symbol of the font {}": "字体 {} 的符号",
    "the symbol {} of the font {}": "字体 {1} 的符号 {0}",
    "a symbol without a code": "没有代码的符号",
    "a pronunciation guide with more than text": "含有文字以外内容的拼音指南",
    "a pronunciation guide without its measures": "没有尺寸的拼音指南",
    "the brackets around two lines in one": "双行合一的括号",
    "outlined text": "空心文字",
    "shadowed text": "阴影文字",
    "embossed text": "阳文文字",
    "engraved text": "阴文文字",
    "animated text": "动态文字",
    "text filled with more than one colour": "多色填充的文字",
    "characters that lie on their side": "横卧的字符",
    "vertical text": "竖排文字",
    "text that runs from right to left": "从右到左的文字",
    "the character scale": "字符缩放",
    "the emphasis mark {}": "着重号 {}",
    "the underline {}": "下划线 {}",
    "the border style {}": "边框样式 {}",
    "a bar border": "竖线边框",
    "the shading pattern {}": "底纹图案 {}",
    "the alignment {}": "对齐方式 {}",
    "the text alignment {}": "文本对齐方式 {}",
    "the tab stop {}": "制表位 {}",
    "a tab aligned as {}": "对齐方式为 {} 的制表符",
    "the line rule {}": "行距规则 {}",
    "a line spacing that is not positive": "不是正数的行距",
    "indents that change sides on even pages": "偶数页左右对换的缩进",
    "a paragraph that runs on into the next": "与下一段相连的段落",
    "the element {}": "元素 {}",
    "the element {} in a table": "表格中的元素 {}",
    "the {} property w:{}": "{} 属性 w:{}",
    "the value of {}": "{} 的值",
    "the size of {}": "{} 的大小",
    "a document of more than {} pages": "超过 {} 页的文件",
    "a document of more than {} paragraphs": "超过 {} 段的文件",
    "a document of more than {} pieces of text": "超过 {} 段文字的文件",
    "a document of more than {} characters": "超过 {} 个字符的文件",
}
_FAULTS = {
    "a ZIP package that is cut off": "ZIP 包不完整",
    "a compression bomb": "压缩炸弹",
    "a damaged ZIP directory": "ZIP 目录损坏",
    "a part stored twice": "同一部件存了两次",
    "a part whose name is no plain path": "部件名不是普通路径",
    "a password": "有密码",
    "an unknown compression": "未知的压缩方式",
    "bytes before the first part": "第一个部件之前有多余字节",
    "damaged data": "数据损坏",
    "no readable ZIP package": "不是可读的 ZIP 包",
    "nothing": "内容为空",
    "parts that overlap": "部件互相重叠",
    "more than {} MB": "超过 {} MB",
    "more than {} parts": "部件超过 {} 个",
    "more than {} MB when unpacked": "解压后超过 {} MB",
    "more than {} tags and attributes": "标签和属性超过 {} 个",
    "more than {} MB of XML": "XML 超过 {} MB",
    "a missing part": "部件缺失",
    "a relationship that points outside the file": "关系指向文件之外",
    "no Word document by its content type": "内容类型不是 Word 文件",
    "no WordprocessingML": "不是 WordprocessingML",
    "no main document": "没有主文档",
    "the strict form of Open XML": "严格型 Open XML",
    "two content types of one part": "一个部件有两种内容类型",
    "two relationships of one id": "两个关系编号相同",
    "XML in an unknown encoding": "XML 编码未知",
    "XML nested too deep or too long": "XML 嵌套过深或者过长",
    "a DOCTYPE, which no Word file has,": "含有 Word 文件不会有的 DOCTYPE",
    "broken XML (line {})": "XML 有错（第 {} 行）",
    "a header or footer that is not there": "引用的页眉或者页脚不存在",
    "a note that is not there": "引用的注释不存在",
    "no body": "没有正文",
    "styles that are based on each other in a circle": "样式循环引用",
}
PHRASES = {**_FEATURES, **_FAULTS, **_PLACES}
"""The Chinese of each phrase."""


def chinese(phrase: str) -> str:
    """A phrase, or a place of several parts, in Chinese; one without a Chinese stays as it is."""
    parts = [_said(part, _place_patterns()) for part in phrase.split(", ")]
    if all(parts):
        return "，".join(part for part in parts if part)
    return _said(phrase, _phrase_patterns()) or phrase


def _said(phrase: str, patterns: _Patterns) -> str | None:
    for pattern, said in patterns:
        found = pattern.fullmatch(phrase)
        if found is not None:
            return said.format(*found.groups())
    return None


@cache
def _place_patterns() -> _Patterns:
    return _compiled(_PLACES, r"(\d+)")


@cache
def _phrase_patterns() -> _Patterns:
    return _compiled(PHRASES, "(.+?)")


def _compiled(table: Mapping[str, str], changing: str) -> _Patterns:
    """The longest phrases first: they say more."""
    return tuple(
        (re.compile(re.escape(phrase).replace(r"\{\}", changing)), table[phrase])
        for phrase in sorted(table, key=len, reverse=True)
    )
