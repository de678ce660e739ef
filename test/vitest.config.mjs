import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { builtInPackForVite } from '../src/build/built-in-pack.mjs';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [builtInPackForVite()],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});
