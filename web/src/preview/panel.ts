/** What was measured: problems with their lines, contacts, depths, speed, targets, and what is lit. */
import type { Lights } from "../stage";
import { type Measured, type Shown, type Tone, type Trouble, toneOf } from "./bench";
import { make, tick } from "./elements";

const WORDS: Readonly<Record<Tone, string>> = { good: "good", care: "near its limit", bad: "too far" };

export interface PanelActions {
  seek(seconds: number): void;
  /** Lights only these regions, named without sides. */
  light(lights: Lights): void;
}

/** Fills the panel anew. */
export function fillPanel(panel: HTMLElement, shown: Shown, lit: Lights, actions: PanelActions): void {
  const parts: Node[] = [problemList(shown)];
  if (shown.motion) {
    const { motion } = shown;
    parts.push(contactTable(motion, actions), factList(motion, actions));
    if (motion.targets.length) parts.push(targetList(motion));
    parts.push(lightList(lit, actions));
  }
  panel.replaceChildren(...parts);
}

function problemList({ problems, fresh, motion }: Shown): HTMLElement {
  const section = make(
    "section",
    {},
    make("h2", {}, problems.length ? `Problems (${problems.length})` : "No problems"),
  );
  if (!fresh && motion)
    section.append(make("p", { class: "stale" }, "The file has a mistake: the last good motion is shown."));
  if (problems.length) section.append(make("ul", { class: "problems" }, ...problems.map(problemRow)));
  return section;
}

function problemRow({ file, line, level, message, hint }: Trouble): HTMLElement {
  const row = make("li", { class: level }, make("code", {}, line ? `${file}:${line}` : file), ` ${level}: ${message}`);
  if (hint) row.append(make("span", { class: "hint" }, hint));
  return row;
}

function contactTable({ contacts }: Measured, { seek }: PanelActions): HTMLElement {
  const section = make("section", {}, make("h2", {}, "Contacts"));
  if (!contacts.length) {
    section.append(make("p", {}, "Nothing is touched."));
    return section;
  }
  const rows = [...contacts]
    .sort((one, other) => other.off / other.limit - one.off / one.limit)
    .map((contact) => {
      const tone = toneOf(contact.off, contact.limit);
      const where = make(
        "button",
        { type: "button", class: "link", title: `line ${contact.line}` },
        contact.between ? `to ${contact.key}` : contact.key,
      );
      where.addEventListener("click", () => seek(contact.seconds));
      return make(
        "tr",
        { class: tone },
        make("td", {}, make("span", { class: `dot ${tone}`, title: WORDS[tone] }), contact.site),
        make("td", {}, contact.to),
        make("td", { class: "number" }, `${contact.off.toFixed(1)} / ${contact.limit}`),
        make("td", { class: "number" }, contact.slip ? contact.slip.toFixed(1) : ""),
        make("td", {}, where),
      );
    });
  const head = make("tr", {}, ...["site", "on", "mm / limit", "slip", "worst at"].map((name) => make("th", {}, name)));
  section.append(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
  return section;
}

function factList(motion: Measured, { seek }: PanelActions): HTMLElement {
  const { fastest } = motion;
  const jump = make("button", { type: "button", class: "link" }, `${fastest.joint}, to ${fastest.key}`);
  jump.addEventListener("click", () => seek(fastest.seconds));
  const limit = fastest.limit === null ? "fast by nature" : `of ${fastest.limit}`;
  const list = make("dl", {});
  const add = (name: string, ...value: (Node | string)[]) =>
    list.append(make("dt", {}, name), make("dd", {}, ...value));
  add("Fastest joint", `${fastest.speed}°/s (${limit}): `, jump);
  for (const { surface, mm, node, limit: most } of motion.depths)
    add(`In the ${surface}`, `${mm} mm at ${node}${most ? ` of ${most}` : ""}`);
  if (motion.uneven) add("Left and right differ", `${motion.uneven}°`);
  add("Solved in", `${motion.solveMs} ms`);
  add("Motion file", `${(motion.bytes / 1000).toFixed(1)} kB`);
  return make("section", {}, make("h2", {}, "Measured"), list);
}

function targetList({ targets }: Measured): HTMLElement {
  const rows = targets.map(({ muscle, stretch, reached }) =>
    make("li", { class: reached ? "good" : "bad" }, `${reached ? "✓" : "✗"} ${muscle} ${stretch.toFixed(2)}`),
  );
  return make("section", {}, make("h2", {}, "Lengthened at the hold"), make("ul", { class: "targets" }, ...rows));
}

function lightList(lit: Lights, { light }: PanelActions): HTMLElement {
  const section = make("section", {}, make("h2", {}, "Lit"));
  const groups = grouped(Object.keys(lit));
  if (!groups.size) section.append(make("p", {}, "The library names no targets, or does not know this movement."));
  const off = new Set<string>();
  for (const [name, regions] of groups) {
    const sides = regions.map((region) => region.slice(name.length + 1)).join(" and ");
    const deep = regions.some((region) => lit[region]?.hint) ? ", deep: a hint" : "";
    section.append(
      tick(`${name} (${sides}${deep})`, true, (on) => {
        for (const region of regions) on ? off.delete(region) : off.add(region);
        light(Object.fromEntries(Object.entries(lit).filter(([region]) => !off.has(region))));
      }),
    );
  }
  return section;
}

/** Regions by their name without the side. */
function grouped(regions: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const region of regions) {
    const name = region.slice(0, region.lastIndexOf("."));
    groups.set(name, [...(groups.get(name) ?? []), region]);
  }
  return groups;
}
