// Brings what is shown up to a newer drawing of itself, and touches nothing else: focus, unfolded details and what is
// being typed stay. Markup comes from this page's own server, which has escaped every text in it.

export const patch = (place, source) => {
  const drawn = document.createElement("template");
  drawn.innerHTML = source;
  children(place, drawn.content);
};

// One element with an id: brought up to date where it is, or put before all others in `place`.
export const one = (id, place, source) => {
  const drawn = document.createElement("template");
  drawn.innerHTML = source;
  const known = document.getElementById(id);
  if (known) node(known, drawn.content.firstElementChild);
  else place.prepend(drawn.content);
};

const children = (old, drawn) => {
  const known = new Map();
  for (const child of old.children) if (child.id) known.set(child.id, child);
  let next = old.firstChild;
  for (const wanted of [...drawn.childNodes]) {
    const same = wanted.id ? known.get(wanted.id) : next && !next.id && alike(next, wanted) ? next : null;
    if (!same) {
      old.insertBefore(wanted, next);
      continue;
    }
    if (same === next) next = next.nextSibling;
    else old.insertBefore(same, next);
    node(same, wanted);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
};

const alike = (old, wanted) => old.nodeType === wanted.nodeType && old.nodeName === wanted.nodeName;

const node = (old, wanted) => {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  if (old.isEqualNode(wanted)) return;
  attributes(old, wanted);
  if (old.nodeName !== "TEXTAREA") children(old, wanted);
};

const attributes = (old, wanted) => {
  for (const { name } of [...old.attributes])
    if (!wanted.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};
