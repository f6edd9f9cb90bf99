/** Where the camera stands so that the whole motion is in the picture. Pure numbers: degrees and metres. */
import type { Place, View } from "./facts";

export interface Frame {
  /** Where the camera stands. */
  eye: Place;
  /** What it looks at. */
  target: Place;
}

/** Shares of the picture that are covered by something else and are kept free of the figure. */
export interface Insets {
  top: number;
  bottom: number;
}

/** Vertical opening of the lens, degrees: long enough that near hands do not grow. */
export const LENS = 26;
const NO_INSETS: Insets = { top: 0, bottom: 0 };
const MARGIN = 1.06;
const RADIANS = Math.PI / 180;

/** Stands in the middle of all places, and back until each is inside, with `flesh` metres round it. */
export function frame(places: readonly Place[], flesh: number, view: View, aspect: number, insets = NO_INSETS): Frame {
  const { right, up, towards } = axes(view);
  const free = Math.max(1 - insets.top - insets.bottom, 0.2);
  const high = Math.tan((LENS / 2) * RADIANS) / MARGIN;
  const wide = high * aspect;
  const middle = [right, up, towards].map((way) => middleOf(places.map((place) => dot(place, way))));
  const [x, y, z] = [middle[0] ?? 0, middle[1] ?? 0, middle[2] ?? 0];
  let distance = 0;
  for (const place of places) {
    const across = (Math.abs(dot(place, right) - x) + flesh) / wide;
    const upwards = (Math.abs(dot(place, up) - y) + flesh) / (high * free);
    distance = Math.max(distance, Math.max(across, upwards) + dot(place, towards) - z + flesh);
  }
  distance /= view.zoom;
  const lowered = (insets.top - insets.bottom) * Math.tan((LENS / 2) * RADIANS) * distance;
  // A near view cuts what is too high at its foot, never at its head.
  const top = Math.max(...places.map((place) => dot(place, up))) + flesh;
  const height = view.zoom > 1 ? Math.max(y, top - high * free * distance) : y;
  const target = sum([right, x], [up, height + lowered], [towards, z]);
  return { eye: sum([target, 1], [towards, distance]), target };
}

/** The directions of a picture: to its right, up, and towards the viewer. */
export function axes(view: View): { right: Place; up: Place; towards: Place } {
  const [azimuth, elevation] = [view.azimuth * RADIANS, view.elevation * RADIANS];
  const [sin, cos, rise, flat] = [Math.sin(azimuth), Math.cos(azimuth), Math.sin(elevation), Math.cos(elevation)];
  return {
    right: [cos, 0, -sin],
    up: [-sin * rise, flat, -cos * rise],
    towards: [sin * flat, rise, cos * flat],
  };
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function dot(a: Place, b: Place): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function sum(...parts: readonly (readonly [Place, number])[]): Place {
  const axis = (index: 0 | 1 | 2) => parts.reduce((total, [way, length]) => total + way[index] * length, 0);
  return [axis(0), axis(1), axis(2)];
}
