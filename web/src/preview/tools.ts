/** The row of tools under the stage: side, where one looks from, what is drawn on top. */
import type { Side, Theme } from "../stage";
import { button, make, tick } from "./elements";

export interface ToolActions {
  side(side: Side): void;
  /** Degrees from the front and above the horizon; null: as the pose file says. */
  look(from: { azimuth: number; elevation: number } | null): void;
  contacts(shown: boolean): void;
  muscles(shown: boolean): void;
  second(shown: boolean): void;
  theme(theme: Theme): void;
}

const VIEWS: readonly [string, { azimuth: number; elevation: number } | null][] = [
  ["As authored", null],
  ["Front", { azimuth: 0, elevation: 6 }],
  ["Left", { azimuth: 90, elevation: 6 }],
  ["Behind", { azimuth: 180, elevation: 6 }],
  ["Right", { azimuth: -90, elevation: 6 }],
  ["Above", { azimuth: 0, elevation: 80 }],
];

/** Fills the row; returns what shows where the camera is. */
export function fillTools(root: HTMLElement, actions: ToolActions, theme: Theme): HTMLOutputElement {
  const sides = make("fieldset", { class: "sides" }, make("legend", {}, "Side"));
  for (const side of ["left", "right"] as const) {
    const choice = make("input", { type: "radio", name: "side", value: side, checked: side === "left" });
    choice.addEventListener("change", () => actions.side(side));
    sides.append(make("label", { class: "tick" }, choice, side));
  }
  const views = make("div", { class: "views", role: "group", "aria-label": "Look from" });
  for (const [label, from] of VIEWS) views.append(button(label, () => actions.look(from)));
  const camera = make("output", { class: "camera", title: "For `camera:` in the pose file" });
  root.append(
    sides,
    views,
    tick("Contacts", true, actions.contacts),
    tick("Lit muscles", true, actions.muscles),
    tick("Second view", false, actions.second),
    tick("Dark", theme === "dark", (on) => actions.theme(on ? "dark" : "light")),
    camera,
  );
  return camera;
}
