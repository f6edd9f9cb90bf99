/**
 * The mirror that parts left from right: x of places and y, z of quaternions change sign, and names change sides.
 *
 * A motion file is made for the left side; the right side is its mirror image, number by number.
 */
import type { Quaternion, Vector3 } from "three";

export type Side = "left" | "right";

const OTHER: Record<string, string> = { left: "right", right: "left" };

/** The node, site or muscle region of the other side; the same name where there is no side. */
export function mirrorName(name: string): string {
  return name
    .split(".")
    .map((part) => OTHER[part] ?? part)
    .join(".");
}

/** Turns a rotation into its mirror image, in place. */
export function mirrorRotation(rotation: Quaternion): Quaternion {
  return rotation.set(rotation.x, -rotation.y, -rotation.z, rotation.w);
}

/** Turns a place into its mirror image, in place. */
export function mirrorPlace(place: Vector3): Vector3 {
  return place.set(-place.x, place.y, place.z);
}
