/** The light of the stage: a warm key with a soft shadow, a cool rim, the room's own light, and the floor that takes the shadow. */
import {
  CanvasTexture,
  CircleGeometry,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  type Scene,
  ShadowMaterial,
  type Texture,
  Vector3,
  type WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import type { Box, Theme } from "./facts";
import { SURROUNDINGS } from "./surroundings";

const SHADOW_PIXELS = 2048;
const FLOOR_RADIUS = 6;
const BLOB_PIXELS = 128;
/** Without reflections the sky does more of the work. */
const LITE_KEY = 0.7;

export class Lamps {
  readonly #scene: Scene;
  readonly #key = new DirectionalLight();
  readonly #rim = new DirectionalLight();
  readonly #sky: HemisphereLight | null;
  readonly #floor: Mesh<CircleGeometry, ShadowMaterial> | null;
  readonly #blob: Mesh<PlaneGeometry, MeshBasicMaterial> | null;
  #room: Texture | null = null;

  /** `lite` does without the room's reflections and without computed shadows. */
  constructor(scene: Scene, renderer: WebGLRenderer, lite: boolean) {
    this.#scene = scene;
    scene.add(this.#key, this.#key.target, this.#rim);
    this.#sky = lite ? new HemisphereLight() : null;
    this.#blob = lite ? newBlob() : null;
    this.#floor = lite ? null : newFloor();
    for (const part of [this.#sky, this.#blob, this.#floor]) if (part) scene.add(part);
    if (lite) return;
    this.#room = roomLight(renderer);
    scene.environment = this.#room;
    this.#key.castShadow = renderer.shadowMap.enabled;
    this.#key.shadow.mapSize.set(SHADOW_PIXELS, SHADOW_PIXELS);
    this.#key.shadow.radius = 5;
    this.#key.shadow.bias = -0.0004;
    this.#key.shadow.normalBias = 0.018;
  }

  theme(theme: Theme): void {
    const room = SURROUNDINGS[theme];
    this.#key.color.set(room.key);
    this.#key.intensity = room.keyStrength;
    this.#rim.color.set(room.rim);
    this.#rim.intensity = room.rimStrength;
    this.#scene.environmentIntensity = room.room;
    if (this.#sky) {
      this.#key.intensity *= LITE_KEY;
      this.#sky.color.set(room.sky);
      this.#sky.groundColor.set(room.ground);
      this.#sky.intensity = room.room * 4;
    }
    for (const part of [this.#floor, this.#blob]) {
      if (!part) continue;
      part.material.color.set(room.shadow);
      part.material.opacity = room.shadowStrength;
    }
  }

  /** Puts the lamps round what is shown, seen from `azimuth` degrees: the light comes over the viewer's left shoulder. */
  follow(box: Box, azimuth: number): void {
    const middle = new Vector3().fromArray(box.min).add(new Vector3().fromArray(box.max)).multiplyScalar(0.5);
    const reach = new Vector3().fromArray(box.max).distanceTo(new Vector3().fromArray(box.min)) / 2 + 0.35;
    this.#key.target.position.copy(middle);
    this.#key.position.copy(middle).add(around(azimuth - 40, 2.6, 4));
    this.#rim.position.copy(middle).add(around(azimuth + 150, 4.2, 2.4));
    const lens = this.#key.shadow.camera;
    [lens.left, lens.right, lens.bottom, lens.top] = [-reach, reach, -reach, reach];
    [lens.near, lens.far] = [0.5, 5 + 2 * reach];
    lens.updateProjectionMatrix();
  }

  /** Lays the soft spot of the lite stage under what is near the floor. */
  lay(x: number, z: number, width: number, depth: number): void {
    this.#blob?.position.set(x, 0.002, z);
    this.#blob?.scale.set(width, 1, depth);
  }

  dispose(): void {
    this.#room?.dispose();
    this.#key.shadow.dispose();
    for (const part of [this.#floor, this.#blob]) {
      part?.geometry.dispose();
      part?.material.dispose();
    }
    this.#blob?.material.map?.dispose();
  }
}

function around(azimuth: number, distance: number, height: number): Vector3 {
  const radians = (azimuth * Math.PI) / 180;
  return new Vector3(Math.sin(radians) * distance, height, Math.cos(radians) * distance);
}

function roomLight(renderer: WebGLRenderer): Texture {
  const generator = new PMREMGenerator(renderer);
  const room = new RoomEnvironment();
  const light = generator.fromScene(room, 0.04).texture;
  room.dispose();
  generator.dispose();
  return light;
}

function newFloor(): Mesh<CircleGeometry, ShadowMaterial> {
  const behindTheMat = { polygonOffset: true, polygonOffsetFactor: 2, polygonOffsetUnits: 8 };
  const floor = new Mesh(new CircleGeometry(FLOOR_RADIUS, 48).rotateX(-Math.PI / 2), new ShadowMaterial(behindTheMat));
  floor.receiveShadow = true;
  return floor;
}

function newBlob(): Mesh<PlaneGeometry, MeshBasicMaterial> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = BLOB_PIXELS;
  const ink = canvas.getContext("2d");
  const half = BLOB_PIXELS / 2;
  const gradient = ink?.createRadialGradient(half, half, 0, half, half, half);
  if (ink && gradient) {
    gradient.addColorStop(0, "rgb(255 255 255 / 1)");
    gradient.addColorStop(0.55, "rgb(255 255 255 / 0.45)");
    gradient.addColorStop(1, "rgb(255 255 255 / 0)");
    ink.fillStyle = gradient;
    ink.fillRect(0, 0, BLOB_PIXELS, BLOB_PIXELS);
  }
  const material = new MeshBasicMaterial({ map: new CanvasTexture(canvas), transparent: true, depthWrite: false });
  return new Mesh(new PlaneGeometry(1, 1).rotateX(-Math.PI / 2), material);
}
