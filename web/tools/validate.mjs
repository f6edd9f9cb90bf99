// Judges glTF files with the Khronos validator: node validate.mjs FILE ... prints one JSON line for each.
import { readFile } from "node:fs/promises";
import { validateBytes } from "gltf-validator";

for (const file of process.argv.slice(2)) {
  const { issues } = await validateBytes(new Uint8Array(await readFile(file)), { maxIssues: 20 });
  const messages = issues.messages.map(({ code, message, pointer }) => `${code} at ${pointer}: ${message}`);
  console.log(
    JSON.stringify({ file, errors: issues.numErrors, warnings: issues.numWarnings, infos: issues.numInfos, messages }),
  );
}
