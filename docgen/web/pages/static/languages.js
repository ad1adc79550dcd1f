// Tells what is Chinese on an English page, so that it is read aloud as Chinese (WCAG 2.2, 3.1.2):
// what scripts show and what people type. The rest of a page comes marked.

const HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const RUN = new RegExp(`[《（〔「『“]?[${HAN}](?:[${HAN}0-9A-Z《》（）〔〕「」『』“”、，。；：！？·％-]*[${HAN}》）〕」』”。！？％])?`, "g");
const WORD = /[A-Za-z]{3}/;
const ANY = new RegExp(`[${HAN}]`);
const TAG = "zh-Hans";
const TYPED = 'textarea, input:not([type]), input[type="text"], input[type="search"]';
const WHOLE = "option, text, title";
const AS_GIVEN = `script, style, textarea, [lang|="zh"]`;

function markText(node) {
  const holder = node.parentElement;
  if (!ANY.test(node.data) || !holder || holder.closest(AS_GIVEN)) return;
  if (holder.matches(WHOLE)) return WORD.test(node.data) || holder.setAttribute("lang", TAG);
  const made = document.createElement("span");
  let end = 0;
  for (const { 0: run, index } of node.data.matchAll(RUN)) {
    const part = document.createElement("span");
    part.lang = TAG;
    part.textContent = run;
    made.append(node.data.slice(end, index), part);
    end = index + run.length;
  }
  made.append(node.data.slice(end));
  node.replaceWith(made.children.length === 1 && made.firstElementChild.textContent === made.textContent ? made.firstElementChild : made);
}

function markTyped(control) {
  if (ANY.test(control.value)) control.lang = TAG;
  else control.removeAttribute("lang");
}

function mark(root) {
  if (root.nodeType === Node.TEXT_NODE) return markText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  found.forEach(markText);
  if (root.matches(TYPED)) markTyped(root);
  root.querySelectorAll(TYPED).forEach(markTyped);
}

mark(document.body);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) addedNodes.forEach(mark);
}).observe(document.body, { childList: true, subtree: true });
for (const kind of ["input", "focusin"]) {
  document.addEventListener(kind, ({ target }) => target.matches?.(TYPED) && markTyped(target));
}
