/** What things are made of: physical materials with a sheen for cloth, or plain ones in lite mode. One for each name. */
import { Color, type Material, MeshLambertMaterial, MeshPhysicalMaterial } from "three";
import type { Colours } from "./facts";
import type { Muscles } from "./muscles";

/** Materials of the body, which muscles are painted on. */
const BODY = new Set(["skin", "top", "legs", "hair"]);
const ROUGHNESS: Readonly<Record<string, number>> = { skin: 0.6, hair: 0.75, top: 0.9, legs: 0.85, metal: 0.45 };
const SHEEN: Readonly<Record<string, number>> = { skin: 0.25, metal: 0, hair: 0.35 };
/** Walls and doors let the figure be seen behind them. */
const OPACITY: Readonly<Record<string, number>> = { wall: 0.5, door: 0.6 };

type Coloured = MeshLambertMaterial | MeshPhysicalMaterial;

export class Materials {
  readonly #lite: boolean;
  readonly #muscles: Muscles;
  readonly #made = new Map<string, Coloured>();
  #colours: Colours = {};

  constructor(lite: boolean, muscles: Muscles) {
    this.#lite = lite;
    this.#muscles = muscles;
  }

  /** The material of that name; `lit` where the mesh carries painted muscles. */
  get(name: string, lit: boolean): Material {
    const key = `${name}${lit ? " lit" : ""}`;
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#lite ? new MeshLambertMaterial() : this.#physical(name);
    made.name = name;
    const opacity = OPACITY[name];
    if (opacity !== undefined) {
      made.transparent = true;
      made.opacity = opacity;
    }
    if (lit && BODY.has(name)) this.#muscles.attach(made);
    this.#made.set(key, made);
    this.#colour(made);
    return made;
  }

  /** Gives everything the colours of a theme. */
  colours(colours: Colours): void {
    this.#colours = colours;
    for (const material of this.#made.values()) this.#colour(material);
  }

  dispose(): void {
    for (const material of this.#made.values()) material.dispose();
  }

  #physical(name: string): MeshPhysicalMaterial {
    const kind = name.replace(/^partner-/, "");
    return new MeshPhysicalMaterial({
      roughness: ROUGHNESS[kind] ?? 0.75,
      sheen: SHEEN[kind] ?? 0.5,
      sheenRoughness: 0.6,
    });
  }

  #colour(material: Coloured): void {
    material.color.set(this.#colours[material.name] ?? "#b9b2a9");
    if (material instanceof MeshPhysicalMaterial) {
      material.sheenColor.copy(material.color).lerp(new Color("#ffffff"), 0.5);
    }
  }
}
