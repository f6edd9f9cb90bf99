/** The bodies on the stage, and the things of the scene: they take the pose of a motion at a moment. */
import { Group, type Mesh, type Object3D, Vector3 } from "three";
import { clone } from "three/addons/utils/SkeletonUtils.js";
import { Body, PARTNER } from "./body";
import type { Shared } from "./files";
import type { Materials } from "./materials";
import type { Side } from "./mirror";
import { type Motion, newPlacement, type Placement, type PropFacts } from "./motion";

interface Standing {
  facts: PropFacts;
  shape: Object3D;
  /** Turns, moves and stretches the shape. */
  group: Group;
}

export class Figure extends Group {
  readonly #shared: Shared;
  readonly #materials: Materials;
  readonly #person: Body;
  readonly #one: Placement = newPlacement();
  /** Made when the first motion asks for one; it shares the person's meshes. */
  #partner: Body | null = null;
  #props: Standing[] = [];
  #motion: Motion | null = null;

  constructor(shared: Shared, materials: Materials) {
    super();
    this.#shared = shared;
    this.#materials = materials;
    this.#person = new Body(shared.body);
    this.#person.dress(materials);
    this.add(shared.body);
  }

  /** Puts a motion on, with the things of its scene, and the practitioner where one helps. */
  play(motion: Motion): void {
    for (const { group } of this.#props) group.removeFromParent();
    this.#motion = motion;
    this.#props = motion.props.map((facts) => this.#stand(facts));
    if (motion.facts.partner) this.#partner ??= this.#join();
    if (this.#partner) this.#partner.root.visible = Boolean(motion.facts.partner);
  }

  /** Takes the pose of a moment; `turn` is the way from the left side (0) to the right one (1). */
  pose(seconds: number, turn: number): void {
    const motion = this.#motion;
    if (!motion) return;
    const side: Side = turn < 0.5 ? "left" : "right";
    for (const body of this.#bodies) body.pose(motion, seconds, turn);
    for (const prop of this.#props) this.#place(motion, prop, seconds, side);
    this.updateMatrixWorld(true);
  }

  /** Where a place beside a node is in the world ("partner.hand.left" too); null where there is no such node now. */
  place(node: string, local: readonly [number, number, number]): Vector3 | null {
    const [person, partner] = this.#bodies;
    const found = node.startsWith(PARTNER) ? partner?.node(node.slice(PARTNER.length)) : person.node(node);
    return found?.localToWorld(new Vector3().fromArray(local)) ?? null;
  }

  /** Width and depth of all bodies on the floor, and where their middle is. */
  footprint(): { x: number; z: number; width: number; depth: number } {
    const least = new Vector3(Infinity, 0, Infinity);
    const most = new Vector3(-Infinity, 0, -Infinity);
    if (this.#motion) for (const body of this.#bodies) body.spread(this.#motion, least, most);
    const middle = least.clone().add(most).multiplyScalar(0.5);
    return { x: middle.x, z: middle.z, width: most.x - least.x + 0.55, depth: most.z - least.z + 0.55 };
  }

  /** Gives the meshes back. */
  release(): void {
    for (const root of [this.#shared.body, ...this.#shared.shapes.values()]) {
      root.traverse((object) => (object as Partial<Mesh>).geometry?.dispose());
    }
  }

  /** Those who are on the stage. */
  get #bodies(): [Body, ...Body[]] {
    return this.#partner?.root.visible ? [this.#person, this.#partner] : [this.#person];
  }

  #join(): Body {
    const partner = new Body(clone(this.#shared.body), PARTNER);
    partner.dress(this.#materials);
    this.add(partner.root);
    return partner;
  }

  #stand(facts: PropFacts): Standing {
    const usual = this.#shared.shapes.get(facts.kind);
    if (!usual)
      throw new Error(`no shape for the prop "${facts.kind}" in the props file: is it older than the motion?`);
    const shape = usual.clone();
    const group = new Group();
    group.add(shape);
    this.#dress(shape);
    return { facts, shape, group };
  }

  #place(motion: Motion, { facts, group }: Standing, seconds: number, side: Side): void {
    const holder = facts.holder === null ? this : this.#person.node(motion.holderOn(facts, side));
    if (holder && group.parent !== holder) holder.add(group);
    motion.propAt(facts, seconds, side, this.#one);
    group.quaternion.copy(this.#one.rotation);
    group.position.copy(this.#one.place);
    group.scale.copy(this.#one.scale);
  }

  #dress(root: Object3D): void {
    root.traverse((object) => {
      const mesh = object as Mesh;
      if (!mesh.isMesh || Array.isArray(mesh.material)) return;
      mesh.material = this.#materials.get(mesh.material.name, false);
      mesh.castShadow = !mesh.material.transparent;
      mesh.receiveShadow = true;
      mesh.frustumCulled = false;
    });
  }
}
