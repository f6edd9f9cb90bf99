import { defineConfig } from "vite";

/** Pages without inline code or styles: the servers that show them forbid both. */
export default defineConfig({
  base: "./",
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: ["preview.html", "opening.html"] },
  },
});
