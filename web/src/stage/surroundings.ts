/** What is round the figure in each theme: light, shadow, the floor. The colours of things come with the body's file. */
import type { Theme } from "./facts";

export interface Surroundings {
  key: string;
  keyStrength: number;
  rim: string;
  rimStrength: number;
  /** How bright the room itself is. */
  room: number;
  sky: string;
  ground: string;
  shadow: string;
  shadowStrength: number;
}

/** Day: warm light from the upper left of the viewer. Night: the same scene lit for night, with a cool edge. */
export const SURROUNDINGS: Readonly<Record<Theme, Surroundings>> = {
  light: {
    key: "#fff3e2",
    keyStrength: 2.05,
    rim: "#cfe3ff",
    rimStrength: 1.1,
    room: 0.5,
    sky: "#fffaf2",
    ground: "#d8c8b4",
    shadow: "#3b2f26",
    shadowStrength: 0.2,
  },
  dark: {
    key: "#ffe9d0",
    keyStrength: 2.1,
    rim: "#bcd8ff",
    rimStrength: 2.4,
    room: 0.34,
    sky: "#a9b8c6",
    ground: "#27302f",
    shadow: "#000000",
    shadowStrength: 0.5,
  },
};
