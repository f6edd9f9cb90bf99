/** What the glTF files of the figure say about themselves, in their extras (docs/figure-files.md). */
import type { Side } from "./mirror";

export interface Span {
  name: string;
  /** Seconds. */
  start: number;
  end: number;
}

export interface KeyTime {
  name: string;
  seconds: number;
}

/** Degrees: azimuth 0 from the front, 90 from the figure's left; elevation above the horizon. */
export interface View {
  azimuth: number;
  elevation: number;
  /** Above 1 is nearer. */
  zoom: number;
}

/** x to the figure's left, y up, z to its front; metres. */
export type Place = readonly [number, number, number];

export interface Box {
  min: Place;
  max: Place;
}

export interface Light {
  /** 0 to 1. */
  strength: number;
  /** The muscle lies deep: it is shown where it lies, but softly. */
  hint: boolean;
}

export type Lights = Readonly<Record<string, Light>>;

/** Of the extras that this code reads. */
export const FACTS_VERSION = 1;

/** Extras of a motion's animation. */
export interface MotionFacts {
  version: number;
  movement: string;
  variation: string | null;
  base: string;
  sides: "none" | "switch" | "alternate";
  side: Side;
  /** The practitioner, where one helps. */
  partner?: { base: string; turn: number };
  seconds: number;
  spans: readonly Span[];
  keys: readonly KeyTime[];
  camera: View;
  /** Round the joints at all moments. */
  box: Box;
  /** The outermost joints. */
  hull: readonly Place[];
  /** How far the body reaches round its joints. */
  flesh: number;
  lit: Lights;
}

export type Theme = "light" | "dark";

/** Material to colour, "#rrggbb"; "target" is what is lit. */
export type Colours = Readonly<Record<string, string>>;

/** Extras of the body's file. */
export interface BodyFacts {
  regions: readonly string[];
  themes: Readonly<Record<Theme, Colours>>;
}
