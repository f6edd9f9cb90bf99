/** A motion file, ready to be asked: how is each node turned at this moment, on this side? */
import { type AnimationClip, type Interpolant, type Object3D, Quaternion, Vector3 } from "three";
import type { GLTF } from "three/addons/loaders/GLTFLoader.js";
import { FACTS_VERSION, type MotionFacts } from "./facts";
import { mirrorName, mirrorPlace, mirrorRotation, type Side } from "./mirror";

/** Where a node is on its parent. */
export interface Placement {
  rotation: Quaternion;
  place: Vector3;
  scale: Vector3;
}

/** A thing of the scene: its kind names a shape of the shared file of props. */
export interface PropFacts {
  /** The node that carries it in the motion file. */
  node: string;
  kind: string;
  /** The node of the skeleton that holds it; null where it stands in the world. */
  holder: string | null;
}

interface NodeTracks {
  rest: Placement;
  rotation?: Interpolant;
  place?: Interpolant;
  scale?: Interpolant;
}

export function newPlacement(): Placement {
  return { rotation: new Quaternion(), place: new Vector3(), scale: new Vector3(1, 1, 1) };
}

export class Motion {
  readonly facts: MotionFacts;
  readonly props: readonly PropFacts[];
  readonly #nodes = new Map<string, NodeTracks>();

  constructor(gltf: GLTF) {
    const clip = gltf.animations[0];
    if (!clip) throw new Error("the motion file has no animation: was it made by `unhunch figure glb --motion`?");
    this.facts = factsOf(clip);
    const props: PropFacts[] = [];
    const byLoaderName = new Map<string, NodeTracks>();
    gltf.scene.traverse((object) => {
      const name = nameOf(object);
      if (!name) return;
      const tracks = { rest: { rotation: object.quaternion, place: object.position, scale: object.scale } };
      this.#nodes.set(name, tracks);
      byLoaderName.set(object.name, tracks);
      const kind: unknown = object.userData.prop;
      if (typeof kind === "string") props.push({ node: name, kind, holder: holderOf(object) });
    });
    this.props = props;
    takeTracks(clip, byLoaderName);
  }

  /** How a node of the figure lies on its parent at a moment, on a side. The answer is written into `out`. */
  at(node: string, seconds: number, side: Side, out: Placement): Placement {
    const tracks = this.#nodes.get(side === "left" ? node : mirrorName(node));
    if (!tracks) return out;
    const { rotation, place, scale } = tracks.rest;
    out.rotation.copy(rotation);
    out.place.copy(place);
    out.scale.copy(scale);
    if (tracks.rotation) out.rotation.fromArray(valueAt(tracks.rotation, seconds));
    if (tracks.place) out.place.fromArray(valueAt(tracks.place, seconds));
    if (tracks.scale) out.scale.fromArray(valueAt(tracks.scale, seconds));
    if (side === "right") {
      mirrorRotation(out.rotation);
      mirrorPlace(out.place);
    }
    return out;
  }

  /** Whether the file says anything about a node. */
  moves(node: string): boolean {
    return this.#nodes.has(node);
  }

  /** The node that holds a prop on a side. */
  holderOn(prop: PropFacts, side: Side): string {
    const holder = prop.holder ?? "";
    return side === "left" ? holder : mirrorName(holder);
  }

  /** How a prop lies on what holds it. In the mirror its shape is turned inside out, so that left becomes right. */
  propAt(prop: PropFacts, seconds: number, side: Side, out: Placement): Placement {
    this.at(prop.node, seconds, side, out);
    if (side === "right") out.scale.x = -out.scale.x;
    return out;
  }
}

function factsOf(clip: AnimationClip): MotionFacts {
  const facts: Partial<MotionFacts> = clip.userData;
  if (facts.version !== FACTS_VERSION) {
    throw new Error(`the motion file is of version ${facts.version}, this stage reads ${FACTS_VERSION}: make it anew`);
  }
  return facts as MotionFacts;
}

/** A track's value; the array is the track's own and is written anew each time. */
function valueAt(track: Interpolant, seconds: number): number[] {
  return track.evaluate(seconds) as unknown as number[];
}

/** The name that a node has in its file; the loader takes the dots out of its own. */
export function nameOf(object: Object3D): string {
  const name: unknown = object.userData.name;
  return typeof name === "string" ? name : object.name;
}

function holderOf(object: Object3D): string | null {
  const parent = object.parent;
  return parent && typeof parent.userData.name === "string" ? nameOf(parent) : null;
}

function takeTracks(clip: AnimationClip, nodes: ReadonlyMap<string, NodeTracks>): void {
  for (const track of clip.tracks) {
    const dot = track.name.lastIndexOf(".");
    const tracks = nodes.get(track.name.slice(0, dot));
    if (!tracks) continue;
    const interpolant = track.InterpolantFactoryMethodLinear(new Float32Array(track.getValueSize()));
    const path = track.name.slice(dot + 1);
    if (path === "quaternion") tracks.rotation = interpolant;
    else if (path === "position") tracks.place = interpolant;
    else if (path === "scale") tracks.scale = interpolant;
  }
}
