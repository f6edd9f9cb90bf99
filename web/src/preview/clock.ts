/** Where the motion is: plays round and round, stops, is moved by hand. Time comes from outside, in milliseconds. */

export class Clock {
  seconds = 0;
  /** Of one round. */
  length = 0;
  speed = 1;
  playing = false;
  #last: number | null = null;

  /** Goes on to `now` (a running number of milliseconds) and returns the second of the motion. */
  tick(now: number): number {
    if (this.playing && this.#last !== null && this.length > 0) {
      this.seconds = (this.seconds + ((now - this.#last) / 1000) * this.speed) % this.length;
    }
    this.#last = now;
    return this.seconds;
  }

  play(): void {
    this.playing = true;
    this.#last = null;
  }

  pause(): void {
    this.playing = false;
  }

  /** Goes to a second, kept within the round. */
  seek(seconds: number): void {
    this.seconds = Math.min(Math.max(seconds, 0), this.length);
  }

  /** Takes another round; the place stays where the new one has it. */
  take(length: number): void {
    this.length = length;
    this.seek(this.seconds);
  }
}

/** The keyframe before or after a moment; null where there is none. */
export function neighbour<T extends { seconds: number }>(keys: readonly T[], seconds: number, step: -1 | 1): T | null {
  const near = 0.02;
  const found =
    step > 0 ? keys.find((key) => key.seconds > seconds + near) : keys.findLast((key) => key.seconds < seconds - near);
  return found ?? null;
}
