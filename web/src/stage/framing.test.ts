import { PerspectiveCamera, Vector3 } from "three";
import { describe, expect, test } from "vitest";
import type { Box, Place, View } from "./facts";
import { type Frame, frame, type Insets, LENS } from "./framing";

const STANDING: Box = { min: [-0.6, 0, -0.3], max: [0.5, 2.1, 0.4] };
const LYING: Box = { min: [-0.5, 0, -1.1], max: [0.5, 0.5, 0.9] };
const FRONT: View = { azimuth: 0, elevation: 0, zoom: 1 };

const corners = ({ min, max }: Box): Place[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [
    bits & 1 ? max[0] : min[0],
    bits & 2 ? max[1] : min[1],
    bits & 4 ? max[2] : min[2],
  ]);

/** Corners of a box in the picture: -1 to 1 across and upwards. */
function seen(box: Box, placed: Frame, aspect: number): Vector3[] {
  const camera = new PerspectiveCamera(LENS, aspect, 0.1, 40);
  camera.position.fromArray(placed.eye);
  camera.lookAt(...placed.target);
  camera.updateMatrixWorld();
  return corners(box).map((corner) => new Vector3().fromArray(corner).project(camera));
}

describe.each([
  ["wide", 1.8],
  ["phone", 0.5],
])("in a %s picture", (_, aspect) => {
  test.each([
    [STANDING, FRONT],
    [STANDING, { azimuth: 140, elevation: 30, zoom: 1 }],
    [LYING, { azimuth: -60, elevation: 12, zoom: 1 }],
    [LYING, { azimuth: 20, elevation: 85, zoom: 1 }],
  ] as const)("the whole box is inside, and near its edge", (box, view) => {
    const places = seen(box, frame(corners(box), 0, view, aspect), aspect).flatMap(({ x, y }) => [
      Math.abs(x),
      Math.abs(y),
    ]);
    expect(Math.max(...places)).toBeLessThan(1);
    expect(Math.max(...places)).toBeGreaterThan(0.85);
  });
});

test("from the front the camera stands on +z and the figure's left is on its right", () => {
  const placed = frame(corners(STANDING), 0, FRONT, 1);
  expect(placed.eye[2]).toBeGreaterThan(2);
  const left = new Vector3(0.4, 1, 0);
  const camera = new PerspectiveCamera(LENS, 1, 0.1, 40);
  camera.position.fromArray(placed.eye);
  camera.lookAt(...placed.target);
  camera.updateMatrixWorld();
  expect(left.project(camera).x).toBeGreaterThan(0);
});

test("azimuth 90 looks from the figure's left", () => {
  expect(frame(corners(STANDING), 0, { ...FRONT, azimuth: 90 }, 1).eye[0]).toBeGreaterThan(2);
});

test("flesh round the joints stays inside too", () => {
  const [bare, round] = [0, 0.1].map((flesh) => frame(corners(STANDING), flesh, FRONT, 1).eye[2]);
  expect(round).toBeGreaterThan(bare ?? Infinity);
});

test("zoom comes nearer", () => {
  const [far, near] = [1, 2].map((zoom) => frame(corners(STANDING), 0, { ...FRONT, zoom }, 1).eye[2]);
  expect(near).toBeLessThan(far ?? 0);
});

test("what covers the lower third leaves the figure in the upper two", () => {
  const insets: Insets = { top: 0, bottom: 1 / 3 };
  const places = seen(STANDING, frame(corners(STANDING), 0, FRONT, 1, insets), 1).map(({ y }) => y);
  expect(Math.min(...places)).toBeGreaterThan(-1 / 3);
  expect(Math.max(...places)).toBeLessThan(1);
});
