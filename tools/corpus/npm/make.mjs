// Makes the files of the corpus that the npm package `docx` produces, with the version named in
// tests/corpus/README.md. In a folder of its own: npm install docx; node make.mjs OUTPUT
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as docx from "docx";

const {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, LevelFormat, LineRuleType,
  Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Tab, TabStopType, Table, TableCell,
  TableRow, TextRun, UnderlineType, VerticalAlign, WidthType, LeaderType,
} = docx;

const PROSE =
  "执法人员在例行检查中发现，当事人驾驶的重型自卸货车运输砂石时未采取密闭措施，沿途遗洒约三平方米，" +
  "未造成人员伤亡。经批评教育，当事人当场清扫完毕，承诺今后严格遵守《公路安全保护条例》的规定。";
const SHORT = "当事人已在规定期限内改正，经复查合格。";
const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋_GB2312" };
const text = (value, more = {}) => new TextRun({ text: value, font: FONT, size: 24, ...more });
const p = (value, more = {}) => new Paragraph({ children: [text(value)], ...more });
const cell = (value, more = {}) => new TableCell({ children: [p(value)], ...more });
const file = (children, properties = {}, more = {}) =>
  new Document({ creator: "corpus", sections: [{ properties, children, ...more }] });
const dxa = (size) => ({ size, type: WidthType.DXA });

const files = {
  paragraphs: file([
    p(PROSE, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 480 } }),
    p(PROSE, { spacing: { before: 240, after: 120, line: 420, lineRule: LineRuleType.EXACT } }),
    p(SHORT, { alignment: AlignmentType.CENTER }),
    p(PROSE, { indent: { left: 720, right: 720, hanging: 360 } }),
  ]),
  runs: file([
    new Paragraph({
      children: [
        text("普通"), text("加粗", { bold: true }), text("下划线", { underline: { type: UnderlineType.SINGLE } }),
        text("删除", { strike: true }), text("大字", { size: 44 }), text("红字", { color: "FF0000" }),
      ],
    }),
    new Paragraph({ children: [text("面积12m"), text("2", { superScript: true }), text("。"), text(PROSE)] }),
  ]),
  headings: file([
    new Paragraph({ text: "一级标题", heading: HeadingLevel.HEADING_1 }), p(PROSE),
    new Paragraph({ text: "二级标题", heading: HeadingLevel.HEADING_2 }), p(SHORT),
  ]),
  table: file([
    new Table({
      width: dxa(8200), columnWidths: [2000, 3000, 3200],
      rows: [
        new TableRow({ tableHeader: true, children: [cell("序号", { width: dxa(2000) }), cell("事项", { width: dxa(3000) }), cell("说明", { width: dxa(3200) })] }),
        new TableRow({ children: [cell("1", { width: dxa(2000), verticalAlign: VerticalAlign.CENTER }), cell(SHORT, { width: dxa(3000) }), cell(PROSE, { width: dxa(3200) })] }),
        new TableRow({ children: [cell("合并", { columnSpan: 2, shading: { type: ShadingType.CLEAR, fill: "D9D9D9" } }), cell("末", { width: dxa(3200) })] }),
      ],
    }),
    p("之后"),
  ]),
  "table-borders": file([
    new Table({
      width: dxa(6000), columnWidths: [3000, 3000],
      rows: [
        new TableRow({
          children: [
            cell("粗", { borders: { top: { style: BorderStyle.SINGLE, size: 24 }, bottom: { style: BorderStyle.DOUBLE, size: 6 } } }),
            cell("跨两行", { rowSpan: 2 }),
          ],
        }),
        new TableRow({ children: [cell("细")] }),
      ],
    }),
    p("之后"),
  ]),
  lists: new Document({
    creator: "corpus",
    numbering: {
      config: [{
        reference: "items",
        levels: [
          { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 480, hanging: 480 } } } },
          { level: 1, format: LevelFormat.LOWER_LETTER, text: "%2)", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 960, hanging: 480 } } } },
        ],
      }],
    },
    sections: [{
      children: [0, 1, 1, 0, 0].map((level) => p(level ? SHORT : PROSE, { numbering: { reference: "items", level } })),
    }],
  }),
  "header-footer": file(
    Array.from({ length: 20 }, () => p(PROSE)), {},
    {
      headers: { default: new Header({ children: [p("示例市交通运输局", { alignment: AlignmentType.CENTER })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ["第", PageNumber.CURRENT, "页，共", PageNumber.TOTAL_PAGES, "页"], font: FONT })] })] }) },
    },
  ),
  landscape: file([p(PROSE), p(SHORT)], { page: { size: { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 }, margin: { top: 1000, bottom: 1000, left: 1500, right: 1500 } } }),
  tabs: file([
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: 8000, leader: LeaderType.DOT }],
      children: [text("第一章 总则"), new TextRun({ children: [new Tab(), "12"], font: FONT, size: 24 })],
    }),
    new Paragraph({
      tabStops: [{ type: TabStopType.CENTER, position: 4000 }],
      children: [text("左"), new TextRun({ children: [new Tab(), "居中"], font: FONT, size: 24 })],
    }),
  ]),
};

const output = process.argv[2];
mkdirSync(output, { recursive: true });
for (const [name, made] of Object.entries(files)) {
  writeFileSync(join(output, `${name}.docx`), await Packer.toBuffer(made));
}
