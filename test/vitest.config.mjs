import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { builtInPackForVite } from '../src/build/built-in-pack.mjs';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [builtInPackForVite()],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/kept-diagram.ts', 'test/seeds.ts'],
    // Files share a worker, so that each module and the built-in pack are loaded once in it.
    isolate: false,
    // Ends only a test that hangs: even a slow machine stays far below.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: '100%',
  },
});
