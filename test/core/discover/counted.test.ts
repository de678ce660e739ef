import { describe, expect, test } from 'vitest';
import { discover, type Discovery } from '../../../src/core/discover/index.ts';
import { builtInPack } from '../pack/built-in.ts';

/** What files by their names show; `source`: the one to count. */
function found(files: Readonly<Record<string, string>>, source?: string): Promise<Discovery> {
  return discover(builtInPack, {
    names: Object.keys(files),
    files: Object.entries(files).map(([name, text]) => ({ name, text })),
    alone: false,
    prefix: '',
    source,
    skipped: [],
  });
}

const counted = ({ workloads }: Discovery) =>
  workloads
    .filter((workload) => workload.counted)
    .map(({ name }) => name)
    .toSorted();

describe('services that others extend', () => {
  test('count where their own file is run', async () => {
    const discovery = await found({
      'compose.yaml': 'services: { web: { image: a/web }, api: { image: a/api } }\n',
      'tools/compose.yaml': 'services: { shell: { extends: { file: ../compose.yaml, service: web } } }\n',
    });
    expect(counted(discovery)).toEqual(['api', 'shell', 'web']);
  });

  test('count where those that extend them are in the same file, whatever its name', async () => {
    const text =
      'services: { web: { image: a/web }, api: { image: a/api, extends: { file: ./parts.yaml, service: web } } }\n';
    expect(counted(await found({ 'parts.yaml': text }))).toEqual(['api', 'web']);
  });

  test('count where another file includes theirs', async () => {
    const discovery = await found({
      'compose.yaml': 'include: [parts.yaml]\nservices: { web: { extends: { file: parts.yaml, service: api } } }\n',
      'parts.yaml': 'services: { api: { image: a/api } }\n',
    });
    expect(counted(discovery)).toEqual(['api', 'web']);
  });

  test('do not count where nothing runs their file', async () => {
    const discovery = await found({
      'compose.yaml': 'services: { web: { extends: { file: common.yaml, service: base } } }\n',
      'common.yaml': 'services: { base: { image: a/base }, real: { image: a/real } }\n',
    });
    expect(counted(discovery)).toEqual(['real', 'web']);
  });

  test.each(['/common.yaml', '../common.yaml', 'C:/common.yaml', '~/common.yaml'])(
    'count where the file %s lies outside of what is read',
    async (file) => {
      const discovery = await found({
        'compose.yaml': `services: { web: { extends: { file: "${file}", service: base } } }\n`,
        'common.yaml': 'services: { base: { image: a/base } }\n',
      });
      expect(counted(discovery)).toEqual(['base', 'web']);
    },
  );
});
