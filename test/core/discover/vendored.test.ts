import { expect, test } from 'vitest';
import { isVendored } from '../../../src/core/discover/index.ts';

test.each([
  ['third_party', [], ['envoy'], true],
  ['third-party', [], [], true],
  ['Godeps', [], [], true],
  ['vendor', ['go.mod'], ['example.org'], true],
  ['vendor', [], ['modules.txt', 'Dockerfile'], true],
  ['vendor', [], ['github.com'], true],
  ['vendor', ['composer.json'], ['acme'], true],
  ['vendor', ['Gemfile'], ['bundle'], true],
  ['Pods', ['Podfile'], ['gRPC'], true],
  ['venv', [], ['pyvenv.cfg', 'lib'], true],
  ['deps', ['mix.exs'], ['phoenix'], true],
  // A team or a service of this name.
  ['vendor', ['customer'], ['portal'], false],
  ['vendor', ['go.mod'], ['Dockerfile', 'go.mod'], false],
  ['third-party', [], ['Dockerfile'], false],
  ['vendors', ['go.mod'], ['acme'], false],
  ['pods', ['Podfile'], ['web.yaml'], false],
  ['env', [], ['production'], false],
  ['deps', [], ['redis'], false],
])('%s beside %j with %j in it', (folder, beside, inside, vendored) => {
  expect(isVendored(folder, beside, () => inside)).toBe(vendored);
});
