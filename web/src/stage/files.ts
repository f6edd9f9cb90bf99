/** Fetches the figure's files: the body and the props once, motions as they are asked for. */
import type { Object3D } from "three";
import { type GLTF, GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import type { BodyFacts } from "./facts";
import { Motion, nameOf } from "./motion";

export interface Shared {
  body: Object3D;
  facts: BodyFacts;
  /** The usual shape of each kind of prop. */
  shapes: ReadonlyMap<string, Object3D>;
}

/** The body and the props. */
export async function loadShared(bodyUrl: string, propsUrl: string): Promise<Shared> {
  const [body, props] = await Promise.all([load(bodyUrl), load(propsUrl)]);
  const shapes = new Map(props.scene.children.map((shape) => [nameOf(shape), shape]));
  return { body: body.scene, facts: body.userData as BodyFacts, shapes };
}

export async function loadMotion(url: string): Promise<Motion> {
  return new Motion(await load(url));
}

async function load(url: string): Promise<GLTF> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: the server answered ${answer.status} ${answer.statusText}`);
  return new GLTFLoader().parseAsync(await answer.arrayBuffer(), "");
}
