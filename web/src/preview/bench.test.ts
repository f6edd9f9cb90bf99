import { expect, test } from "vitest";
import { toneOf } from "./bench";

test("a contact is good within half of what is allowed, and bad beyond it", () => {
  expect([0, 2.5, 2.6, 5, 5.1].map((off) => toneOf(off, 5))).toEqual(["good", "good", "care", "care", "bad"]);
});
