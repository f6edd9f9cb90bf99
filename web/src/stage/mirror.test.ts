import { Euler, Matrix4, Quaternion, Vector3 } from "three";
import { expect, test } from "vitest";
import { mirrorName, mirrorPlace, mirrorRotation } from "./mirror";

test("names change sides, and names without a side stay", () => {
  expect(["hip.left", "palm.right", "neck_lower", "trapezius-upper.left"].map(mirrorName)).toEqual([
    "hip.right",
    "palm.left",
    "neck_lower",
    "trapezius-upper.right",
  ]);
});

test("a mirrored rotation turns a mirrored place to the mirror image of where it went", () => {
  const rotation = new Quaternion().setFromEuler(new Euler(0.3, -0.9, 1.4));
  const place = new Vector3(0.2, -0.5, 0.7);
  const expected = mirrorPlace(place.clone().applyQuaternion(rotation));
  const found = mirrorPlace(place.clone()).applyQuaternion(mirrorRotation(rotation.clone()));
  expect(found.distanceTo(expected)).toBeLessThan(1e-12);
});

test("mirroring twice changes nothing", () => {
  const rotation = new Quaternion(0.1, 0.2, 0.3, 0.9).normalize();
  expect(mirrorRotation(mirrorRotation(rotation.clone())).equals(rotation)).toBe(true);
});

test("the mirror image of a rotation is that of its matrix", () => {
  const rotation = new Quaternion().setFromEuler(new Euler(-0.4, 0.8, 0.1));
  const mirror = new Matrix4().makeScale(-1, 1, 1);
  const turned = new Matrix4().makeRotationFromQuaternion(rotation);
  const expected = mirror.clone().multiply(turned).multiply(mirror);
  const found = new Matrix4().makeRotationFromQuaternion(mirrorRotation(rotation.clone()));
  found.elements.forEach((value, index) => {
    expect(value).toBeCloseTo(expected.elements[index] ?? Number.NaN, 12);
  });
});
