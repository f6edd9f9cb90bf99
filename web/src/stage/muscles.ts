/**
 * Lit muscles: every vertex knows up to four painted regions and how much each covers it (`_muscle`, `_muscle_weight`);
 * the shader colours it by how strongly those regions are lit now. Deep muscles are hinted at with a soft hatch.
 */
import { Color, type Material, Vector2 } from "three";
import type { Lights } from "./facts";
import { mirrorName, type Side } from "./mirror";

type Shader = Parameters<Material["onBeforeCompile"]>[0];

export class Muscles {
  readonly #regions: readonly string[];
  /** For each region how strongly it is lit: x at the surface, y as a hint. */
  readonly #lit: { value: Vector2[] };
  readonly #colour = { value: new Color() };

  constructor(regions: readonly string[]) {
    this.#regions = regions;
    this.#lit = { value: regions.map(() => new Vector2()) };
  }

  /** Lights what is named, on the side that is shown; everything else goes out. */
  show(lights: Lights, side: Side): void {
    for (const light of this.#lit.value) light.set(0, 0);
    for (const [region, { strength, hint }] of Object.entries(lights)) {
      const index = this.#regions.indexOf(side === "left" ? region : mirrorName(region));
      this.#lit.value[index]?.set(hint ? 0 : strength, hint ? strength : 0);
    }
  }

  colour(colour: string): void {
    this.#colour.value.set(colour);
  }

  /** Teaches a material of the body to light up. */
  attach(material: Material): void {
    material.onBeforeCompile = (shader) => this.#extend(shader);
    material.customProgramCacheKey = () => `muscles-${this.#regions.length}`;
  }

  #extend(shader: Shader): void {
    shader.uniforms.muscleLit = this.#lit;
    shader.uniforms.muscleColour = this.#colour;
    const count = Math.max(this.#regions.length, 1);
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${VERTEX_HEAD.replaceAll("COUNT", String(count))}`)
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${VERTEX}`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${FRAGMENT_HEAD}`)
      .replace("#include <color_fragment>", `#include <color_fragment>\n${COLOUR}`)
      .replace("#include <emissivemap_fragment>", `#include <emissivemap_fragment>\n${GLOW}`);
  }
}

const VERTEX_HEAD = /* glsl */ `
attribute vec4 _muscle;
attribute vec4 _muscle_weight;
uniform vec2 muscleLit[COUNT];
varying vec2 vMuscle;
varying vec3 vBound;`;

const VERTEX = /* glsl */ `
vMuscle = vec2(0.0);
for (int i = 0; i < 4; i++) vMuscle = max(vMuscle, muscleLit[int(_muscle[i] + 0.5)] * _muscle_weight[i]);
vBound = position;`;

const FRAGMENT_HEAD = /* glsl */ `
varying vec2 vMuscle;
varying vec3 vBound;
uniform vec3 muscleColour;`;

/** Stripes of 8 mm, fixed to the body; where they are too fine to be drawn they melt into their mean. */
const COLOUR = /* glsl */ `
float stripe = (vBound.x + vBound.y) * 125.0;
float wave = 0.5 + 0.5 * sin(stripe * 6.2832);
float hatch = mix(smoothstep(0.35, 0.65, wave), 0.5, smoothstep(0.3, 0.7, fwidth(stripe)));
float lit = smoothstep(0.30, 0.62, vMuscle.x) * min(1.0, vMuscle.x * 1.6);
float hinted = smoothstep(0.25, 0.65, vMuscle.y) * (0.28 + 0.42 * hatch);
float muscle = max(lit * 0.9, hinted);
diffuseColor.rgb = mix(diffuseColor.rgb, muscleColour, muscle);`;

const GLOW = /* glsl */ `
totalEmissiveRadiance += muscleColour * lit * 0.14;`;
