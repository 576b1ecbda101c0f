// How the pages' code becomes static/dist, and where its tests are.
// The server's templates look the built names up in static/dist/manifest.json, so nothing here knows an address.
import { defineConfig } from "vitest/config";

const root = decodeURIComponent(new URL(".", import.meta.url).pathname);

// One entry a page.
const entries = [
  "static/src/student.tsx",
  "static/src/console.tsx",
  "static/src/screen.tsx",
  "static/src/stream.ts",
  "static/src/transcript.ts",
  "static/src/plan.ts",
  "static/src/workshop.tsx",
  "static/css/plain.css",
];

/** No page uses WebTransport, and the library would bring it along. */
const withoutWebTransport = {
  name: "without-webtransport",
  enforce: "pre" as const,
  resolveId: (source: string, importer: string | undefined) =>
    source === "./webtransport.js" && importer?.includes("engine.io-client") ? "\0webtransport" : null,
  load: (id: string) => (id === "\0webtransport" ? "export class WT {}" : null),
};

export default defineConfig({
  root,
  plugins: [withoutWebTransport],
  base: "./",
  publicDir: "static/public",
  clearScreen: false,
  build: {
    outDir: "static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2020",
    // Inline scripts and data: addresses would need holes in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MathLive, which is loaded only where somebody writes maths.
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: entries.map((entry) => root + entry) },
  },
  test: {
    // A test file that needs a page says so in its first line: // @vitest-environment jsdom
    environment: "node",
    include: ["static/tests/**/*.test.{ts,tsx}"],
    // What has to be quick is tested by clocks that the test sets; a busy machine may be slow.
    testTimeout: 30_000,
  },
});
