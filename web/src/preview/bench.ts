/** What the preview's server tells: pose files, and all about one of them. */

export interface Listed {
  movement: string;
  title: string;
  /** "cat-cow", "cat-cow/one-arm" */
  forms: string[];
  errors: number;
}

export interface Trouble {
  file: string;
  line: number;
  level: "error" | "warning";
  message: string;
  hint: string;
}

/** Millimetres, seconds. */
export interface Contact {
  site: string;
  to: string;
  off: number;
  limit: number;
  slip: number;
  /** The keyframe where it is worst. */
  key: string;
  between: boolean;
  seconds: number;
  line: number;
  /** Node of the skeleton, and the place beside it in metres. */
  node: string;
  at: [number, number, number];
}

export interface Depth {
  surface: string;
  mm: number;
  node: string;
  limit: number | null;
}

export interface Measured {
  solveMs: number;
  bytes: number;
  contacts: Contact[];
  depths: Depth[];
  fastest: { joint: string; speed: number; seconds: number; key: string; limit: number | null };
  uneven: number;
  breaths: Record<string, "in" | "out">;
  targets: { muscle: string; stretch: number; reached: boolean }[];
}

export interface Shown {
  id: string;
  movement: string;
  variation: string | null;
  problems: Trouble[];
  /** False where the file has a mistake and the last good motion is shown instead. */
  fresh: boolean;
  motion: Measured | null;
}

export type Tone = "good" | "care" | "bad";

/** Good within half of what is allowed, bad beyond it. */
export function toneOf(off: number, limit: number): Tone {
  if (off > limit) return "bad";
  return off > limit / 2 ? "care" : "good";
}

export const fetchList = (): Promise<Listed[]> => fetchJson("api/poses");
export const fetchShown = (id: string): Promise<Shown> => fetchJson(`api/pose/${id}`);

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}
