/** Small elements without markup in strings: what came from a file is always text. */

type Child = Node | string;

/** Makes an element with attributes and children. An attribute that is false or undefined is left away. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** Makes an SVG element. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | undefined> = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element: Element, attributes: Record<string, string | number | boolean | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** The element of that id; the page is broken without it. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** A button that says what it does. */
export function button(label: string, pressed: () => void, title = ""): HTMLButtonElement {
  const element = make("button", { type: "button", title: title || undefined }, label);
  element.addEventListener("click", pressed);
  return element;
}

/** A box to tick. */
export function tick(label: string, on: boolean, changed: (on: boolean) => void): HTMLLabelElement {
  const box = make("input", { type: "checkbox", checked: on });
  box.addEventListener("change", () => changed(box.checked));
  return make("label", { class: "tick" }, box, label);
}
