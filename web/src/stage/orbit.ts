/** Turning the view by hand: drag, arrow keys, wheel. Degrees beside the view that the motion asks for. */

const PER_PIXEL = 0.4;
const PER_KEY = 10;
const STEEPEST = 80;
const NEAREST = 4;
const FARTHEST = 0.5;

export interface Turn {
  azimuth: number;
  elevation: number;
  zoom: number;
}

export class Orbit {
  turn: Turn = { azimuth: 0, elevation: 0, zoom: 1 };
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  readonly #stop = new AbortController();

  /** `changed` is called after each turn. */
  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    element.tabIndex = 0;
    const signal = this.#stop.signal;
    element.addEventListener("pointerdown", (event) => element.setPointerCapture(event.pointerId), { signal });
    element.addEventListener("pointermove", (event) => this.#drag(event), { signal });
    element.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
    element.addEventListener("keydown", (event) => this.#key(event), { signal });
    element.addEventListener("dblclick", () => this.reset(), { signal });
  }

  /** Back to the view of the motion. */
  reset(): void {
    this.#take({ azimuth: 0, elevation: 0, zoom: 1 });
  }

  by(azimuth: number, elevation: number, zoom = 1): void {
    this.#take({
      azimuth: this.turn.azimuth + azimuth,
      elevation: clamp(this.turn.elevation + elevation, -STEEPEST, STEEPEST),
      zoom: clamp(this.turn.zoom * zoom, FARTHEST, NEAREST),
    });
  }

  dispose(): void {
    this.#stop.abort();
  }

  #take(turn: Turn): void {
    this.turn = turn;
    this.#changed();
  }

  #drag(event: PointerEvent): void {
    if (!this.#element.hasPointerCapture(event.pointerId)) return;
    this.by(-event.movementX * PER_PIXEL, event.movementY * PER_PIXEL);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.by(0, 0, Math.exp(-event.deltaY * 0.001));
  }

  #key(event: KeyboardEvent): void {
    const turns: Record<string, () => void> = {
      ArrowLeft: () => this.by(PER_KEY, 0),
      ArrowRight: () => this.by(-PER_KEY, 0),
      ArrowUp: () => this.by(0, PER_KEY),
      ArrowDown: () => this.by(0, -PER_KEY),
      "+": () => this.by(0, 0, 1.15),
      "-": () => this.by(0, 0, 1 / 1.15),
      "0": () => this.reset(),
    };
    const turn = turns[event.key];
    if (!turn || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    turn();
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
