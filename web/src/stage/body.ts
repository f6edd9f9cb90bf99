/** One body on the stage: its nodes, and how a motion turns them. A practitioner's nodes bear a prefix in the motion. */
import { type Mesh, type Object3D, Vector3 } from "three";
import type { Materials } from "./materials";
import { type Motion, nameOf, newPlacement, type Placement } from "./motion";

/** Before the names of a practitioner's nodes in a motion file: "partner.hand.left". */
export const PARTNER = "partner.";
/** Metres: what is higher throws no shadow beneath the body. */
const LOW = 0.7;

export class Body {
  readonly root: Object3D;
  readonly #prefix: string;
  readonly #nodes = new Map<string, Object3D>();
  readonly #one: Placement = newPlacement();
  readonly #other: Placement = newPlacement();

  constructor(root: Object3D, prefix = "") {
    this.root = root;
    this.#prefix = prefix;
    root.traverse((object) => {
      const name = nameOf(object);
      if (name) this.#nodes.set(name, object);
    });
  }

  /** Gives every mesh its material; the practitioner's are named apart, and no muscle is lit on them. */
  dress(materials: Materials): void {
    this.root.traverse((object) => {
      const mesh = object as Mesh;
      if (!mesh.isMesh || Array.isArray(mesh.material)) return;
      const { name } = mesh.material;
      mesh.material = this.#prefix
        ? materials.get(`partner-${name}`, false)
        : materials.get(name, mesh.geometry.hasAttribute("_muscle"));
      mesh.castShadow = true;
      mesh.receiveShadow = true;
      mesh.frustumCulled = false;
    });
  }

  /** Takes the pose of a moment; `turn` is the way from the left side (0) to the right one (1). */
  pose(motion: Motion, seconds: number, turn: number): void {
    for (const [name, node] of this.#nodes) {
      const own = `${this.#prefix}${name}`;
      if (!motion.moves(own)) continue;
      motion.at(own, seconds, turn < 1 ? "left" : "right", this.#one);
      if (turn > 0 && turn < 1) {
        motion.at(own, seconds, "right", this.#other);
        this.#one.rotation.slerp(this.#other.rotation, turn);
        this.#one.place.lerp(this.#other.place, turn);
      }
      node.quaternion.copy(this.#one.rotation);
      node.position.copy(this.#one.place);
    }
  }

  node(name: string): Object3D | undefined {
    return this.#nodes.get(name);
  }

  /** Widens two corners by where the low nodes are. */
  spread(motion: Motion, least: Vector3, most: Vector3): void {
    const place = new Vector3();
    for (const [name, node] of this.#nodes) {
      if (!motion.moves(`${this.#prefix}${name}`)) continue;
      node.getWorldPosition(place);
      if (place.y > LOW) continue;
      least.min(place);
      most.max(place);
    }
  }
}
