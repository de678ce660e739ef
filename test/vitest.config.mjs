import { defineConfig } from 'vitest/config';
import { builtInPackForVite } from '../src/build/built-in-pack.mjs';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [builtInPackForVite()],
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
});
