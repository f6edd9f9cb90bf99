/** The preview page: what is chosen in the address is shown, and shown anew when a file is saved. */
import { Stage, type Theme } from "../stage";
import { fetchList, fetchShown, type Listed, type Shown } from "./bench";
import { Clock, neighbour } from "./clock";
import { byId } from "./elements";
import { fillList } from "./list";
import { Marks } from "./marks";
import { fillPanel } from "./panel";
import { Timeline } from "./timeline";
import { fillTools } from "./tools";

const SHARED = { body: "api/body.glb", props: "api/props.glb" };
const SECOND_VIEW = 90;

class Preview {
  readonly #clock = new Clock();
  readonly #theme: Theme;
  readonly #stages: { stage: Stage; marks: Marks }[] = [];
  readonly #timeline: Timeline;
  readonly #camera: HTMLOutputElement;
  #listed: Listed[] = [];
  #shown: Shown | null = null;
  #round = 0;

  static async open(theme: Theme): Promise<Preview> {
    const preview = new Preview(theme);
    await preview.#addStage(byId("stage"));
    return preview;
  }

  private constructor(theme: Theme) {
    this.#theme = theme;
    document.documentElement.dataset.theme = theme;
    this.#timeline = new Timeline(
      byId("timeline"),
      (seconds) => this.seek(seconds),
      () => this.toggle(),
      (factor) => {
        this.#clock.speed = factor;
      },
    );
    this.#camera = fillTools(
      byId("tools"),
      {
        side: (side) => this.#each((stage) => stage.face(side)),
        look: (from) =>
          this.#each((stage, index) => {
            stage.orbit.reset();
            stage.view(from ? { ...from, azimuth: from.azimuth + index * SECOND_VIEW } : this.#ownView(index));
          }),
        contacts: (shown) => {
          for (const { stage, marks } of this.#stages) {
            marks.show(shown);
            stage.refresh();
          }
        },
        muscles: (shown) => this.#each((stage) => stage.light(shown ? null : {})),
        second: (shown) => this.#second(shown),
        theme: (chosen) => {
          document.documentElement.dataset.theme = chosen;
          this.#each((stage) => stage.theme(chosen));
        },
      },
      theme,
    );
  }

  /** Asks for the list and what is chosen; `again` where a file was saved. */
  async refresh(again = false): Promise<void> {
    const round = ++this.#round;
    this.#listed = await fetchList();
    const wanted = decodeURIComponent(location.hash.slice(1)) || this.#listed[0]?.movement || "";
    fillList(byId("list"), this.#listed, wanted);
    this.#timeline.hide(!wanted);
    if (!wanted) return;
    this.#say(again ? "Solving again ..." : "Solving ...");
    const shown = await fetchShown(wanted);
    if (round === this.#round) await this.#take(shown);
  }

  seek(seconds: number): void {
    this.#clock.pause();
    this.#clock.seek(seconds);
    this.#draw();
  }

  toggle(): void {
    if (this.#clock.playing) this.#clock.pause();
    else this.#clock.play();
    this.#run();
  }

  /** To the keyframe before or after. */
  step(step: -1 | 1): void {
    const key = neighbour(this.#facts?.keys ?? [], this.#clock.seconds, step);
    if (key) this.seek(key.seconds);
  }

  failed(error: unknown): void {
    this.#say(error instanceof Error ? error.message : String(error));
  }

  get #facts() {
    return this.#stages[0]?.stage.facts ?? null;
  }

  async #take(shown: Shown): Promise<void> {
    this.#shown = shown;
    byId("title").textContent = this.#listed.find((row) => row.movement === shown.movement)?.title ?? shown.id;
    const { motion } = shown;
    if (motion) for (const { stage, marks } of this.#stages) await this.#put(stage, marks, shown);
    byId("stages").hidden = !motion;
    this.#timeline.hide(!motion);
    const facts = motion ? this.#facts : null;
    if (facts && motion) {
      this.#clock.take(facts.seconds);
      this.#timeline.take(facts, motion.breaths);
      this.#draw();
    }
    fillPanel(byId("panel"), shown, facts?.lit ?? {}, {
      seek: (seconds) => this.seek(seconds),
      light: (lights) => this.#each((stage) => stage.light(lights)),
    });
    const errors = shown.problems.filter((problem) => problem.level === "error").length;
    const solved = motion && shown.fresh ? `, solved in ${motion.solveMs} ms` : "";
    this.#say(`${shown.variation ?? "the movement"}: ${errors ? `${errors} errors` : "no error"}${solved}`);
    document.documentElement.dataset.shown = shown.id;
  }

  async #put(stage: Stage, marks: Marks, shown: Shown): Promise<void> {
    await stage.load(`api/motion/${shown.id}.glb`);
    marks.take(shown.motion?.contacts ?? []);
  }

  async #addStage(host: HTMLElement): Promise<void> {
    const stage = await Stage.open(host, {
      ...SHARED,
      theme: (document.documentElement.dataset.theme as Theme | undefined) ?? this.#theme,
      lite: new URLSearchParams(location.search).has("lite"),
      stillness: matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    const marks = new Marks(stage, host);
    this.#stages.push({ stage, marks });
    stage.drawn = () => {
      marks.draw();
      this.#sayCamera();
    };
  }

  async #second(shown: boolean): Promise<void> {
    const host = byId("second");
    host.hidden = !shown;
    const first = this.#stages[0];
    if (!shown) {
      for (const { stage } of this.#stages.splice(1)) stage.dispose();
      host.replaceChildren();
      return;
    }
    await this.#addStage(host);
    const second = this.#stages[1];
    if (!second || !first || !this.#shown?.motion) return;
    await this.#put(second.stage, second.marks, this.#shown);
    second.stage.view(this.#ownView(1));
    second.stage.face(first.stage.side);
    this.#draw();
  }

  /** The authored view; in the second stage from a quarter further round. */
  #ownView(index: number): { azimuth?: number } {
    const camera = this.#facts?.camera;
    return index && camera ? { azimuth: camera.azimuth + SECOND_VIEW } : {};
  }

  #run(): void {
    this.#draw();
    if (!this.#clock.playing) return;
    requestAnimationFrame((now) => {
      this.#clock.tick(now);
      this.#run();
    });
  }

  #draw(): void {
    this.#each((stage) => stage.show(this.#clock.seconds));
    this.#timeline.show(this.#clock.seconds, this.#clock.playing);
  }

  #each(act: (stage: Stage, index: number) => void): void {
    this.#stages.forEach(({ stage }, index) => {
      act(stage, index);
    });
  }

  #say(text: string): void {
    byId("status").textContent = text;
  }

  #sayCamera(): void {
    const stage = this.#stages[0]?.stage;
    const view = stage?.looking;
    if (!view) return;
    const forTheLeft = stage.side === "right" ? -view.azimuth : view.azimuth;
    const around = ((((forTheLeft + 180) % 360) + 360) % 360) - 180;
    this.#camera.textContent = `camera: {azimuth: ${Math.round(around)}, elevation: ${Math.round(view.elevation)}}`;
  }
}

function listen(preview: Preview): void {
  addEventListener("hashchange", () => preview.refresh().catch((error) => preview.failed(error)));
  const changes = new EventSource("api/changes");
  changes.onmessage = () => preview.refresh(true).catch((error) => preview.failed(error));
  changes.onerror = () => preview.failed("The preview's server is gone: start `make preview` again.");
  addEventListener("keydown", (event) => {
    const inField = event.target instanceof HTMLElement && event.target.closest("input:not([type=range]), select");
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
    if (event.key === " " && !onButton) preview.toggle();
    else if (event.key === "[") preview.step(-1);
    else if (event.key === "]") preview.step(1);
    else return;
    event.preventDefault();
  });
}

const dark = matchMedia("(prefers-color-scheme: dark)").matches;
Preview.open(dark ? "dark" : "light")
  .then((preview) => {
    listen(preview);
    return preview.refresh().catch((error) => preview.failed(error));
  })
  .catch((error: unknown) => {
    byId("status").textContent = error instanceof Error ? error.message : String(error);
  });
