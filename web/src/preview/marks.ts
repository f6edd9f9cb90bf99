/** Dots where the body touches something, with how far off each is, drawn over the stage. */
import type { Stage } from "../stage";
import { mirrorName } from "../stage";
import { type Contact, toneOf } from "./bench";
import { draw } from "./elements";

export class Marks {
  readonly #stage: Stage;
  readonly #sheet = draw("svg", { class: "marks", "aria-hidden": "true" });
  #contacts: readonly Contact[] = [];
  #shown = true;

  constructor(stage: Stage, host: HTMLElement) {
    this.#stage = stage;
    host.append(this.#sheet);
  }

  take(contacts: readonly Contact[]): void {
    this.#contacts = contacts;
  }

  show(shown: boolean): void {
    this.#shown = shown;
  }

  /** Draws them where the stage has them now. */
  draw(): void {
    const marks = this.#shown ? this.#contacts.flatMap((contact) => this.#mark(contact)) : [];
    this.#sheet.replaceChildren(...marks);
  }

  #mark(contact: Contact): SVGElement[] {
    const place = this.#stage.locate(contact.node, contact.at);
    if (!place) return [];
    const tone = toneOf(contact.off, contact.limit);
    const site = this.#stage.side === "right" ? mirrorName(contact.site) : contact.site;
    const dot = draw("circle", { cx: place.x, cy: place.y, r: 5, class: tone });
    dot.append(draw("title", {}, `${site}: ${contact.off} mm from ${contact.to}`));
    if (tone === "good") return [dot];
    return [dot, draw("text", { x: place.x + 9, y: place.y + 4, class: tone }, `${Math.round(contact.off)} mm`)];
  }
}
