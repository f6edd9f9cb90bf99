import { expect, test } from "vitest";
import { Clock, neighbour } from "./clock";

function running(length: number): Clock {
  const clock = new Clock();
  clock.take(length);
  clock.play();
  clock.tick(1000);
  return clock;
}

test("a second of the clock is a second of the motion", () => {
  expect(running(5).tick(3000)).toBeCloseTo(2);
});

test("the motion begins again at its end", () => {
  expect(running(5).tick(7500)).toBeCloseTo(1.5);
});

test("half the speed takes twice as long", () => {
  const clock = running(5);
  clock.speed = 0.5;
  expect(clock.tick(3000)).toBeCloseTo(1);
});

test("it stands still while paused and does not jump when it goes on", () => {
  const clock = running(5);
  clock.tick(2000);
  clock.pause();
  clock.tick(60_000);
  clock.play();
  clock.tick(61_000);
  expect(clock.tick(61_500)).toBeCloseTo(1.5);
});

test("a shorter motion keeps the place within itself", () => {
  const clock = running(9);
  clock.seek(8);
  clock.take(3);
  expect(clock.seconds).toBe(3);
});

test("the neighbours of a moment are the keyframes round it", () => {
  const keys = [0, 2, 5].map((seconds) => ({ seconds }));
  expect(neighbour(keys, 2, 1)).toEqual({ seconds: 5 });
  expect(neighbour(keys, 2, -1)).toEqual({ seconds: 0 });
  expect(neighbour(keys, 5, 1)).toBeNull();
});
