/** A page for tests: opens glTF files in three.js and says what it found, and puts motions on the stage. */
import { type AnimationClip, AnimationMixer, Box3, type Mesh } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { type Side, Stage, type StageOptions } from "../stage";

interface Found {
  meshes: number;
  triangles: number;
  animations: { name: string; seconds: number }[];
  /** Width, height and depth at the first moment, metres. */
  size: number[];
}

/** Opens any of the files as three.js would anywhere, plays it to its middle, and measures it. */
async function open(url: string): Promise<Found> {
  const gltf = await new GLTFLoader().loadAsync(url);
  let [meshes, triangles] = [0, 0];
  gltf.scene.traverse((object) => {
    const mesh = object as Mesh;
    if (!mesh.isMesh) return;
    meshes += 1;
    triangles += (mesh.geometry.index?.count ?? 0) / 3;
  });
  const mixer = new AnimationMixer(gltf.scene);
  const first: AnimationClip | undefined = gltf.animations[0];
  if (first) mixer.clipAction(first).play();
  mixer.setTime((first?.duration ?? 0) / 2);
  gltf.scene.updateMatrixWorld(true);
  const box = new Box3().setFromObject(gltf.scene, true);
  return {
    meshes,
    triangles,
    animations: gltf.animations.map(({ name, duration }) => ({ name, seconds: duration })),
    size: box.isEmpty() ? [] : [0, 1, 2].map((axis) => box.max.getComponent(axis) - box.min.getComponent(axis)),
  };
}

/** Where nodes are in the world at a moment, on a side. */
function places(stage: Stage, seconds: number, side: Side, nodes: readonly string[]): (number[] | null)[] {
  stage.face(side);
  stage.show(seconds);
  stage.draw();
  return nodes.map((node) => stage.locate(node, [0, 0, 0])?.world.toArray() ?? null);
}

async function openStage(options: StageOptions): Promise<Stage> {
  const host = document.getElementById("stage");
  if (!host) throw new Error("the page has no stage");
  return Stage.open(host, { ...options, stillness: true });
}

Object.assign(globalThis, { opening: { open, openStage, places } });
