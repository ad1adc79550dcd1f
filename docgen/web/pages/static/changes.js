// Changes of a case field by field, as docgen/case/changes.py makes and applies them.

export const ABSENT = Symbol("absent");

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => same(each, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

export const copy = (value) => (value === undefined ? undefined : structuredClone(value));

function isListed(value) {
  if (!Array.isArray(value)) return false;
  const ids = new Set(value.filter(isObject).map((each) => each.id).filter((id) => typeof id === "string"));
  return ids.size === value.length;
}

export function difference(before, after) {
  const found = [];
  differ([], before, after, found);
  return found;
}

function differ(path, before, after, found) {
  if (before !== ABSENT && after !== ABSENT && same(before, after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      differ([...path, key], valueOf(before, key), valueOf(after, key), found);
    }
  } else if (isListed(before) && isListed(after)) {
    differById(path, before, after, found);
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    before.forEach((each, at) => differ([...path, at], each, after[at], found));
  } else {
    found.push({ path, ...(before !== ABSENT && { before }), ...(after !== ABSENT && { after }) });
  }
}

const valueOf = (holder, key) => (Object.hasOwn(holder, key) ? holder[key] : ABSENT);

function differById(path, before, after, found) {
  const old = new Map(before.map((each) => [each.id, each]));
  const now = new Map(after.map((each) => [each.id, each]));
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    differ([...path, `@${id}`], old.get(id) ?? ABSENT, now.get(id) ?? ABSENT, found);
  }
  const kept = [...old.keys()].filter((id) => now.has(id));
  kept.push(...[...now.keys()].filter((id) => !old.has(id)));
  const order = [...now.keys()];
  if (!same(kept, order)) found.push({ path: [...path, "#"], before: kept, after: order });
}

// A changed copy, and the changes that met something else, each with what stands there (`now`).
export function applyChanges(target, changes) {
  const made = copy(target);
  const refused = [];
  for (const change of changes) {
    const holder = change.path.slice(0, -1).reduce(at, made);
    const step = change.path.at(-1);
    const now = at(holder, step);
    const before = Object.hasOwn(change, "before") ? change.before : ABSENT;
    const after = Object.hasOwn(change, "after") ? change.after : ABSENT;
    if (agree(now, after)) continue;
    const isOrder = step === "#" && Array.isArray(holder);
    if (!takes(holder, step, after) || !(isOrder || agree(now, before))) {
      refused.push({ ...change, ...(now !== ABSENT && { now }) });
    } else {
      put(holder, step, after === ABSENT ? after : copy(after));
    }
  }
  return { made, refused };
}

const agree = (one, other) => (one === ABSENT || other === ABSENT ? one === other : same(one, other));

function takes(holder, step, after) {
  if (isObject(holder)) return typeof step === "string";
  if (!Array.isArray(holder)) return false;
  if (typeof step === "number") return step >= 0 && step < holder.length && after !== ABSENT;
  return isListed(holder) && (step === "#" ? Array.isArray(after) : step.startsWith("@"));
}

export function at(holder, step) {
  if (isObject(holder)) return valueOf(holder, step);
  if (!Array.isArray(holder)) return ABSENT;
  if (typeof step === "number") return step < holder.length ? holder[step] : ABSENT;
  if (step === "#") return holder.map((each) => each?.id);
  return holder.find((each) => `@${each?.id}` === step) ?? ABSENT;
}

function put(holder, step, value) {
  if (isObject(holder)) {
    if (value === ABSENT) delete holder[step];
    else holder[step] = value;
  } else if (typeof step === "number") {
    holder[step] = value;
  } else if (step === "#") {
    const place = (each) => (value.includes(each?.id) ? value.indexOf(each.id) : value.length);
    holder.sort((one, other) => place(one) - place(other));
  } else {
    const place = holder.findIndex((each) => `@${each?.id}` === step);
    if (value === ABSENT) {
      if (place >= 0) holder.splice(place, 1);
    } else if (place < 0) holder.push(value);
    else holder[place] = value;
  }
}

// The steps of a path of keys and indices, entries with ids by their id.
export function stepsOf(root, path) {
  let holder = root;
  return path.map((step) => {
    const here = holder;
    holder = holder?.[step];
    return typeof step === "number" && isListed(here) && holder ? `@${holder.id}` : step;
  });
}

export const pointerOf = (path) =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const pathOf = (pointer) =>
  pointer.split("/").slice(1).map((each) => {
    const step = each.replaceAll("~1", "/").replaceAll("~0", "~");
    return /^\d+$/.test(step) ? Number(step) : step;
  });

// The pointer, in a given case, of a path that names entries by their ids.
export function pointerOfSteps(root, steps) {
  let holder = root;
  const path = steps.filter((step) => step !== "#").map((step) => {
    const isId = typeof step === "string" && step.startsWith("@") && Array.isArray(holder);
    const found = isId ? holder.findIndex((each) => `@${each?.id}` === step) : step;
    holder = holder?.[found];
    return found;
  });
  return pointerOf(path);
}
