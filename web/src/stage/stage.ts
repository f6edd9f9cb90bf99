/**
 * The figure's stage: one canvas that shows a motion at a moment, from one side, in a theme.
 *
 * It has no clock of its own: a player says which second of the motion is shown, and the stage draws it at the next frame.
 * Only the turn to the other side is animated here.
 *
 *     const stage = await Stage.open(element, { body: "body.glb", props: "props.glb" });
 *     await stage.load("cat-cow.motion.glb");
 *     stage.show(2.5);
 */
import {
  NeutralToneMapping,
  NoToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  Scene,
  type Vector3,
  WebGLRenderer,
} from "three";
import type { Lights, MotionFacts, Place, Theme, View } from "./facts";
import { Figure } from "./figure";
import { loadMotion, loadShared, type Shared } from "./files";
import { frame, type Insets, LENS } from "./framing";
import { Lamps } from "./lamps";
import { Materials } from "./materials";
import { mirrorName, type Side } from "./mirror";
import type { Motion } from "./motion";
import { Muscles } from "./muscles";
import { Orbit } from "./orbit";

export interface StageOptions {
  /** Addresses of the shared files. */
  body: string;
  props: string;
  theme?: Theme;
  /** Plain light and a soft spot for a shadow, for slow machines. */
  lite?: boolean;
  /** False leaves the shadows away in the full mode. */
  shadows?: boolean;
  /** The turn to the other side is a cut. */
  stillness?: boolean;
  /** Shares of the stage that something else covers. */
  insets?: Insets;
}

/** Milliseconds that the figure takes to turn to its other side. */
export const TURN_MS = 600;
const SHARPEST = 2;
/** Degrees; straight from above there would be no upright. */
const STEEPEST = 88;

export class Stage {
  readonly canvas: HTMLCanvasElement;
  /** Called after each picture, for what is drawn on top. */
  drawn: () => void = () => {};
  readonly #host: HTMLElement;
  readonly #options: StageOptions;
  readonly #shared: Shared;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(LENS, 1, 0.1, 40);
  readonly #muscles: Muscles;
  readonly #materials: Materials;
  readonly #figure: Figure;
  readonly #lamps: Lamps;
  readonly #orbit: Orbit;
  readonly #watch: ResizeObserver;
  #motion: Motion | null = null;
  #lights: Lights | null = null;
  #view: Partial<View> = {};
  #seconds = 0;
  #side: Side = "left";
  #turn = 0;
  #turnBegan: { at: number; from: number } | null = null;
  #pending = 0;

  /** Opens a stage in an element, which needs a size of its own. Fails where the browser has no WebGL. */
  static async open(host: HTMLElement, options: StageOptions): Promise<Stage> {
    return new Stage(host, options, await loadShared(options.body, options.props));
  }

  private constructor(host: HTMLElement, options: StageOptions, shared: Shared) {
    this.#host = host;
    this.#options = options;
    this.#shared = shared;
    const lite = options.lite ?? false;
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true });
    this.#renderer.toneMapping = lite ? NoToneMapping : NeutralToneMapping;
    this.#renderer.shadowMap.enabled = !lite && (options.shadows ?? true);
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.canvas = this.#renderer.domElement;
    this.#muscles = new Muscles(shared.facts.regions);
    this.#materials = new Materials(lite, this.#muscles);
    this.#figure = new Figure(shared, this.#materials);
    this.#lamps = new Lamps(this.#scene, this.#renderer, lite);
    this.#scene.add(this.#figure);
    host.append(this.canvas);
    this.#orbit = new Orbit(host, () => this.refresh());
    this.#watch = new ResizeObserver(() => this.#resize());
    this.#watch.observe(host);
    this.theme(options.theme ?? "light");
    this.#resize();
  }

  /** What the motion on the stage says about itself. */
  get facts(): MotionFacts | null {
    return this.#motion?.facts ?? null;
  }

  get side(): Side {
    return this.#side;
  }

  /** From where one looks now; null before there is a motion. */
  get looking(): View | null {
    return this.#motion ? this.#looking(this.#motion.facts) : null;
  }

  get orbit(): Orbit {
    return this.#orbit;
  }

  /** Fetches a motion and puts it on; the moment and the side stay. */
  async load(url: string): Promise<MotionFacts> {
    const motion = await loadMotion(url);
    this.#figure.play(motion);
    this.#motion = motion;
    this.refresh();
    return motion.facts;
  }

  /** Shows a moment of the motion. */
  show(seconds: number): void {
    this.#seconds = seconds;
    this.refresh();
  }

  /** Turns to a side; at once where stillness is asked for. */
  face(side: Side): void {
    if (side === this.#side) return;
    this.#side = side;
    this.#turnBegan = this.#options.stillness ? null : { at: performance.now(), from: this.#turn };
    if (!this.#turnBegan) this.#turn = side === "right" ? 1 : 0;
    this.refresh();
  }

  /** Lights other regions than the motion's own; null: the motion's. Named for the left side, as in the motion file. */
  light(lights: Lights | null): void {
    this.#lights = lights;
    this.refresh();
  }

  /** Looks from elsewhere than the motion asks for. */
  view(view: Partial<View>): void {
    this.#view = view;
    this.refresh();
  }

  theme(theme: Theme): void {
    const colours = this.#shared.facts.themes[theme];
    this.#materials.colours(colours);
    this.#muscles.colour(colours.target ?? "#d9432b");
    this.#lamps.theme(theme);
    this.refresh();
  }

  /** Where a place beside a node (authored for the left) is: in the world, and in pixels on the stage. */
  locate(node: string, local: readonly [number, number, number]): { world: Vector3; x: number; y: number } | null {
    const right = this.#turn >= 0.5;
    const place = right ? ([-local[0], local[1], local[2]] as const) : local;
    const world = this.#figure.place(right ? mirrorName(node) : node, place);
    if (!world) return null;
    const seen = world.clone().project(this.#camera);
    const { clientWidth, clientHeight } = this.#host;
    return { world, x: ((seen.x + 1) / 2) * clientWidth, y: ((1 - seen.y) / 2) * clientHeight };
  }

  /** Draws at the next frame of the browser. */
  refresh(): void {
    this.#pending ||= requestAnimationFrame((now) => {
      this.#pending = 0;
      this.draw(now);
    });
  }

  /** Draws now. */
  draw(now: number = performance.now()): void {
    this.#turnOn(now);
    this.#figure.pose(this.#seconds, ease(this.#turn));
    const facts = this.#motion?.facts;
    if (facts) {
      this.#muscles.show(this.#lights ?? facts.lit, this.#turn < 0.5 ? "left" : "right");
      this.#look(facts);
      const { x, z, width, depth } = this.#figure.footprint();
      this.#lamps.lay(x, z, width, depth);
    }
    this.#renderer.render(this.#scene, this.#camera);
    this.drawn();
  }

  /** Gives everything back. */
  dispose(): void {
    cancelAnimationFrame(this.#pending);
    this.#watch.disconnect();
    this.#orbit.dispose();
    this.#figure.release();
    this.#materials.dispose();
    this.#lamps.dispose();
    this.#renderer.dispose();
    this.canvas.remove();
  }

  #turnOn(now: number): void {
    if (!this.#turnBegan) return;
    const goal = this.#side === "right" ? 1 : 0;
    const gone = Math.min(Math.max((now - this.#turnBegan.at) / TURN_MS, 0), 1);
    this.#turn = this.#turnBegan.from + (goal - this.#turnBegan.from) * gone;
    if (gone >= 1) this.#turnBegan = null;
    else this.refresh();
  }

  /** Stands the camera. */
  #look(facts: MotionFacts): void {
    const view = this.#looking(facts);
    const places = facts.hull.flatMap((place) => onSide(place, this.#turn));
    const placed = frame(places, facts.flesh, view, this.#camera.aspect, this.#options.insets);
    this.#camera.position.fromArray(placed.eye);
    this.#camera.lookAt(...placed.target);
    this.#lamps.follow(mirroredBox(facts.box, this.#turn), view.azimuth - this.#orbit.turn.azimuth);
  }

  /** The view that is asked for, turned by hand; the mirror image is seen from the mirrored place. */
  #looking(facts: MotionFacts): View {
    const { turn } = this.#orbit;
    const authored = facts.camera.azimuth * (1 - 2 * ease(this.#turn));
    const elevation = (this.#view.elevation ?? facts.camera.elevation) + turn.elevation;
    return {
      azimuth: (this.#view.azimuth ?? authored) + turn.azimuth,
      elevation: Math.min(Math.max(elevation, -STEEPEST), STEEPEST),
      zoom: (this.#view.zoom ?? facts.camera.zoom) * turn.zoom,
    };
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#host;
    if (!clientWidth || !clientHeight) return;
    this.#renderer.setPixelRatio(Math.min(window.devicePixelRatio, SHARPEST));
    this.#renderer.setSize(clientWidth, clientHeight, false);
    this.#camera.aspect = clientWidth / clientHeight;
    this.#camera.updateProjectionMatrix();
    this.draw();
  }
}

function ease(part: number): number {
  return part * part * (3 - 2 * part);
}

/** A place on the side that is shown; half way, on both. */
function onSide([x, y, z]: Place, turn: number): Place[] {
  const mirrored: Place = [-x, y, z];
  if (turn <= 0) return [[x, y, z]];
  return turn >= 1 ? [mirrored] : [[x, y, z], mirrored];
}

/** The box of the side that is shown; half way, the one round both. */
function mirroredBox({ min, max }: MotionFacts["box"], turn: number): MotionFacts["box"] {
  const share = ease(turn);
  const left = min[0] * (1 - share) - max[0] * share;
  const right = max[0] * (1 - share) - min[0] * share;
  return { min: [left, min[1], min[2]], max: [right, max[1], max[2]] };
}
