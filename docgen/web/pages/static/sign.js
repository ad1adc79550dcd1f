// Signing: strokes are kept as points with their times, and sent with what was chosen beside them.

import { confirmed } from "./confirm.js";
import { ask, Refused, say } from "./frame.js";
import { fill } from "./values.js";

const WIDTH = 5;
const ANOTHER = "*";
const SIGNED = "signed-just-now";

class Area {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
    Object.assign(this.pen, { lineWidth: WIDTH, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });
    this.clear();
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (this.pointer = null));
  }

  clear() {
    this.strokes = [];
    this.pointer = null;
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.changed?.();
  }

  begin(event) {
    if (event.button !== 0 || this.pointer !== null) return;
    event.preventDefault();
    this.pointer = event.pointerId;
    this.canvas.setPointerCapture(event.pointerId);
    this.strokes.push([]);
    this.add(event);
  }

  go(event) {
    if (event.pointerId !== this.pointer) return;
    const parts = event.getCoalescedEvents?.() ?? [];
    for (const part of parts.length ? parts : [event]) this.add(part);
  }

  add(event) {
    const box = this.canvas.getBoundingClientRect();
    const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    const x = within(((event.clientX - box.left) / box.width) * this.canvas.width, this.canvas.width);
    const y = within(((event.clientY - box.top) / box.height) * this.canvas.height, this.canvas.height);
    const stroke = this.strokes.at(-1);
    const [fromX, fromY] = stroke.at(-1) ?? [x, y];
    stroke.push([x, y, Math.round(event.timeStamp)]);
    this.pen.beginPath();
    this.pen.moveTo(fromX, fromY);
    this.pen.lineTo(x, y);
    this.pen.stroke();
    this.changed?.();
  }
}

// What is drawn, shown at its place on the paper as large as it will stand there.
function ink(place, strokes) {
  const points = strokes.flat();
  place.firstElementChild.setAttribute("d", strokes.map((stroke) => `M${stroke.map(([x, y]) => `${x} ${y}`).join("L")}`).join(""));
  if (!points.length) return;
  const { largest, pen, thinnest, thickest } = place.dataset;
  const [left, right, top, bottom] = [
    Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y)),
  ];
  const width = Math.max(right - left, place.width.baseVal.value / largest);
  const height = Math.max(bottom - top, place.height.baseVal.value / largest);
  const scale = Math.min(place.width.baseVal.value / width, place.height.baseVal.value / height);
  place.firstElementChild.setAttribute("stroke-width", Math.min(Math.max(pen * scale, thinnest), thickest) / scale);
  const above = place.getAttribute("preserveAspectRatio").includes("YMid") ? (height - (bottom - top)) / 2 : height - (bottom - top);
  place.setAttribute("viewBox", `${(left + right - width) / 2} ${top - above} ${width} ${height}`);
}

function show(form) {
  const status = new FormData(form).get("status") ?? "";
  for (const part of form.querySelectorAll("[data-if]")) {
    part.hidden = !part.dataset.if.split(" ").includes(status);
  }
  for (const field of form.querySelectorAll("[data-if] :is(input, textarea, select)")) {
    field.disabled = field.closest("[hidden]") !== null;
  }
  const other = form.querySelector("[data-other]");
  if (other) {
    other.hidden = form.elements.who.value !== ANOTHER;
    form.elements.other.disabled = other.hidden;
  }
  for (const figure of form.querySelectorAll("[data-preview]")) {
    figure.hidden = ![form.elements.who?.value, ""].includes(figure.dataset.preview);
  }
}

const ASKS = { signed: "askSigned", refused: "askRefused", absent: "askAbsent" };

function nameOf(form) {
  const { who, other } = form.elements;
  if (other && !other.disabled) return other.value.trim();
  return who.selectedOptions?.[0].textContent ?? who.value.trim();
}

async function send(form, area) {
  const { choice, other, ...said } = Object.fromEntries(new FormData(form));
  const strokes = said.status === "signed" ? area.strokes : [];
  const body = { ...said, who: other ?? said.who, choice: choice ?? "", strokes, signer: form.dataset.place, pdf_sha256: form.dataset.digest };
  const problem = form.querySelector("[data-problem]");
  const button = form.querySelector("button.primary");
  problem.hidden = true;
  if (said.status === "signed" && !strokes.length) {
    area.canvas.scrollIntoView({ block: "center" });
  } else if (!(await confirmed(fill(form.dataset[ASKS[said.status]], { name: nameOf(form) }), form.dataset.yes))) {
    return;
  }
  button.disabled = true;
  try {
    await ask(form.dataset.path, body);
    sessionStorage.setItem(SIGNED, form.dataset.done);
    location.reload();
  } catch (error) {
    problem.textContent = error instanceof Refused ? [error.message, ...(error.problem.errors ?? []).filter((each) => each.severity === "error").map((each) => each.message)].join(" ") : String(error);
    problem.hidden = false;
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll("form[data-place]")) {
  const area = new Area(form.querySelector("canvas"));
  area.changed = () => form.querySelectorAll("[data-ink]").forEach((place) => ink(place, area.strokes));
  form.querySelector("[data-clear]").addEventListener("click", () => area.clear());
  form.addEventListener("change", () => show(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, area);
  });
  show(form);
}

// After a signature the page opens where it says who signed, and what comes next.
const done = sessionStorage.getItem(SIGNED);
const given = document.querySelector("[data-given]");
if (done && given) {
  sessionStorage.removeItem(SIGNED);
  history.scrollRestoration = "manual";
  given.scrollIntoView();
  given.focus({ preventScroll: true });
  say(done);
}
