/** The list of pose files and their forms. */
import type { Listed } from "./bench";
import { make } from "./elements";

/** Fills the list anew and marks the form that is shown. */
export function fillList(root: HTMLElement, listed: readonly Listed[], current: string): void {
  root.replaceChildren(
    make("h2", {}, `Pose files (${listed.length})`),
    listed.length
      ? make("ul", {}, ...listed.map((row) => fileRow(row, current)))
      : make("p", {}, "The folder has no pose file yet."),
  );
  root.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function fileRow({ movement, title, forms, errors }: Listed, current: string): HTMLElement {
  const row = make("li", {});
  for (const form of forms) {
    const label = form === movement ? title : form.slice(movement.length + 1);
    const link = make("a", { href: `#${form}`, class: form === movement ? "movement" : "variation" }, label);
    if (form === current) link.setAttribute("aria-current", "page");
    if (errors && form === movement)
      link.append(make("span", { class: "errors", title: `${errors} errors` }, `✗ ${errors}`));
    row.append(link);
  }
  return row;
}
