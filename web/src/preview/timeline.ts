/** The timeline: spans and keyframes of the motion, and a slider over them. */
import type { KeyTime, MotionFacts } from "../stage/facts";
import { button, draw, make } from "./elements";

const FRAME = 1 / 12;

export class Timeline {
  readonly #root: HTMLElement;
  readonly #slider = make("input", { type: "range", min: 0, step: 0.01, value: 0, "aria-label": "Moment, seconds" });
  readonly #track = draw("svg", { class: "track", height: 40, "aria-hidden": "true" });
  readonly #now = draw("line", { class: "now", y1: 0, y2: 40 });
  readonly #time = make("output", { class: "time" });
  readonly #keys = make("div", { class: "keys" });
  readonly #play: HTMLButtonElement;
  #length = 1;

  /** `seek` is asked for a second, `toggle` to play or pause. */
  constructor(root: HTMLElement, seek: (seconds: number) => void, toggle: () => void, speed: (factor: number) => void) {
    this.#root = root;
    this.#play = button("Play", toggle, "Space");
    this.#play.classList.add("primary");
    this.#slider.addEventListener("input", () => seek(this.#slider.valueAsNumber));
    this.#keys.addEventListener("click", (event) => {
      const seconds = (event.target as HTMLElement).dataset.seconds;
      if (seconds !== undefined) seek(Number(seconds));
    });
    const speeds = make("select", { "aria-label": "Speed" });
    for (const factor of [0.25, 0.5, 1, 2])
      speeds.append(make("option", { value: factor, selected: factor === 1 }, `${factor}×`));
    speeds.addEventListener("change", () => speed(Number(speeds.value)));
    root.append(
      make(
        "div",
        { class: "bar" },
        this.#play,
        make("div", { class: "scrub" }, this.#track, this.#slider),
        this.#time,
        speeds,
      ),
      this.#keys,
    );
  }

  /** Shows another motion. */
  take(facts: MotionFacts, breaths: Record<string, "in" | "out">): void {
    this.#length = Math.max(facts.seconds, FRAME);
    this.#slider.max = String(this.#length);
    const share = (seconds: number) => `${((100 * seconds) / this.#length).toFixed(2)}%`;
    this.#track.replaceChildren(
      ...facts.spans.flatMap((span) => [
        draw("rect", {
          class: `span ${span.name}`,
          x: share(span.start),
          y: 8,
          width: share(span.end - span.start),
          height: 20,
          rx: 3,
        }),
        draw(
          "text",
          { x: share((span.start + span.end) / 2), y: 22, class: "name" },
          span.end - span.start > this.#length / 14 ? span.name : "",
        ),
      ]),
      ...facts.keys.map((key) =>
        draw("line", { class: "key", x1: share(key.seconds), x2: share(key.seconds), y1: 4, y2: 32 }),
      ),
      this.#now,
    );
    this.#keys.replaceChildren(...facts.keys.map((key) => this.#keyButton(key, breaths[key.name])));
  }

  /** Marks the moment that is shown. */
  show(seconds: number, playing: boolean): void {
    this.#slider.value = String(seconds);
    this.#slider.setAttribute("aria-valuetext", `${seconds.toFixed(1)} seconds`);
    const share = `${(100 * seconds) / this.#length}%`;
    this.#now.setAttribute("x1", share);
    this.#now.setAttribute("x2", share);
    this.#time.textContent = `${seconds.toFixed(2)} / ${this.#length.toFixed(1)} s`;
    this.#play.textContent = playing ? "Pause" : "Play";
    for (const key of this.#keys.children) {
      const near = Math.abs(Number((key as HTMLElement).dataset.seconds) - seconds) < FRAME;
      key.toggleAttribute("data-here", near);
    }
  }

  hide(hidden: boolean): void {
    this.#root.hidden = hidden;
  }

  #keyButton(key: KeyTime, breath: "in" | "out" | undefined): HTMLElement {
    const label = breath ? `${key.name} · breathe ${breath}` : key.name;
    return make("button", { type: "button", "data-seconds": key.seconds, title: `${key.seconds} s` }, label);
  }
}
