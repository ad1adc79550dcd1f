"""Elements that may stand somewhere: those that are read or print nothing, those refused by name.

What stands in neither list and is not read is refused, too: nothing that prints is left out. Not
for properties of characters and paragraphs, which stand beside their readers.
"""

from __future__ import annotations

__all__ = [
    "BLOCKS_PASSED",
    "BLOCKS_REFUSED",
    "CELLS_PASSED",
    "CELLS_REFUSED",
    "INLINES_PASSED",
    "INLINES_REFUSED",
    "ROWS_PASSED",
    "ROWS_REFUSED",
    "SECTIONS_PASSED",
    "SECTIONS_REFUSED",
    "TABLES_PASSED",
    "TABLES_REFUSED",
    "TABLE_PROPERTIES_PASSED",
]

_CHANGE = "a tracked change"
_MARKS = frozenset(
    [
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
    ]
)
_CHANGES = {"ins": _CHANGE, "del": _CHANGE, "moveFrom": _CHANGE, "moveTo": _CHANGE}
_EQUATIONS = {"oMath": "an equation", "oMathPara": "an equation"}

BLOCKS_PASSED = _MARKS | {"tcPr", "sectPr"}
BLOCKS_REFUSED = {
    **_CHANGES,
    **_EQUATIONS,
    "altChunk": "an imported chunk of another file",
}
INLINES_PASSED = _MARKS | {
    "rPr",
    "pPr",
    "commentReference",
    "annotationRef",
    "lastRenderedPageBreak",
    "separator",
    "continuationSeparator",
    "smartTagPr",
}
INLINES_REFUSED = {
    **_CHANGES,
    **_EQUATIONS,
    "delText": _CHANGE,
    "delInstrText": _CHANGE,
    "object": "an embedded object",
    "control": "an ActiveX control",
    "subDoc": "a subdocument",
    "contentPart": "an ink drawing",
}
SECTIONS_PASSED = frozenset(
    [
        "headerReference",
        "footerReference",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "docGrid",
        "printerSettings",
        "footnotePr",
        "endnotePr",
        "type",
        "rtlGutter",
        "lnNumType",
        "bidi",
        "textDirection",
        "pgBorders",
    ]
)
SECTIONS_REFUSED = {
    "sectPrChange": _CHANGE,
}
TABLES_PASSED = _MARKS | {"tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"}
TABLE_PROPERTIES_PASSED = frozenset(
    [
        "tblStyle",
        "bidiVisual",
        "tblpPr",
        "tblOverlap",
        "tblStyleRowBandSize",
        "tblStyleColBandSize",
        "tblW",
        "jc",
        "tblInd",
        "tblBorders",
        "shd",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
        "tblDescription",
    ]
)
TABLES_REFUSED = {
    "tblPrChange": _CHANGE,
    "tblCellSpacing": "spacing between cells",
}
ROWS_PASSED = frozenset(
    [
        "cnfStyle",
        "divId",
        "gridBefore",
        "gridAfter",
        "wBefore",
        "wAfter",
        "trHeight",
        "tblHeader",
        "cantSplit",
        "jc",
        "hidden",
    ]
)
ROWS_REFUSED = {
    "ins": _CHANGE,
    "del": _CHANGE,
    "trPrChange": _CHANGE,
    "tblCellSpacing": "spacing between cells",
}
CELLS_PASSED = frozenset(
    [
        "cnfStyle",
        "tcW",
        "gridSpan",
        "vMerge",
        "tcBorders",
        "shd",
        "hMerge",
        "noWrap",
        "tcFitText",
        "tcMar",
        "textDirection",
        "vAlign",
        "hideMark",
        "headers",
    ]
)
CELLS_REFUSED = {
    "cellIns": _CHANGE,
    "cellDel": _CHANGE,
    "cellMerge": _CHANGE,
    "tcPrChange": _CHANGE,
}
