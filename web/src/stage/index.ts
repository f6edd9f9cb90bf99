export type { Light, Lights, MotionFacts, Theme, View } from "./facts";
export { mirrorName, type Side } from "./mirror";
export { Stage, type StageOptions } from "./stage";
