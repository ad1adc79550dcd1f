// Values as people write them, and what follows from them. Amounts and numbers as docgen/case does.

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const SMALL = ["", "拾", "佰", "仟"];
const LARGE = ["", "万", "亿", "万亿"];

// 人民币贰佰元整, of a decimal string; empty for what is no amount.
export function capital(amount) {
  const found = /^(0|[1-9]\d{0,11})\.(\d)(\d)$/.exec(amount ?? "");
  if (!found) return "";
  const [, whole, tenth, cent] = found;
  const yuan = whole === "0" ? "" : `${spelled(whole)}元`;
  if (tenth === "0" && cent === "0") return `人民币${yuan || "零元"}整`;
  const jiao = tenth === "0" ? (yuan ? "零" : "") : `${DIGITS[tenth]}角`;
  const fen = cent === "0" ? "整" : `${DIGITS[cent]}分`;
  return `人民币${yuan}${jiao}${fen}`;
}

function spelled(whole) {
  const groups = [];
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end));
  let text = "";
  let zero = false;
  groups.forEach((group, at) => {
    let said = "";
    [...group].forEach((digit, place) => {
      if (digit === "0") {
        zero = text !== "" || said !== "" ? true : zero;
        return;
      }
      said += (zero ? "零" : "") + DIGITS[digit] + SMALL[group.length - 1 - place];
      zero = false;
    });
    if (said) text += said + LARGE[groups.length - 1 - at];
  });
  return text;
}

// 20 → "20.00"; what is no amount stays as it was typed.
export function amountOf(typed) {
  const plain = typed.replaceAll(/[,，\s]/g, "");
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return typed;
  const [whole, cents = ""] = plain.split(".");
  return `${whole.replace(/^0+(?=\d)/, "")}.${cents.padEnd(2, "0")}`;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

// Birth date and sex of an identity number (GB 11643); null where it is none.
export function personOf(number) {
  if (!/^[1-9]\d{16}[\dX]$/.test(number ?? "")) return null;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if ("10X98765432"[sum % 11] !== number[17]) return null;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return { born, sex: Number(number[16]) % 2 ? "male" : "female" };
}

export function ageOn(born, day) {
  const [year, rest] = [Number(born.slice(0, 4)), born.slice(5)];
  return Number(day.slice(0, 4)) - year - (day.slice(5, 10) < rest ? 1 : 0);
}

// Now, as Beijing time is written in a case.
export function beijingNow() {
  const shifted = new Date(Date.now() + 8 * 3600 * 1000);
  return `${shifted.toISOString().slice(0, 16)}:00+08:00`;
}

export const isEmpty = (value) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);

// An id that a list does not have yet: e1, e2 ...
export function freeId(entries, prefix) {
  const taken = new Set((entries ?? []).map((each) => each?.id));
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

export function fill(text, values) {
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// A small DOM builder: el("p", {class: "x"}, "text", child).
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return made;
}
