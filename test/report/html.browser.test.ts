import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../src/report/html.ts';
import { runIn } from '../cli/test-host.ts';
import { often } from '../thorough.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { isPlainNo } from '../../src/report/judgement/verdict.ts';
import { changed, organization, organizations, practices } from './organization.ts';
import { withText, yes } from './sample.ts';

/** The part of playwright-core that this test uses, so that types check where it isn't installed. */
interface Page {
  goto(address: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
  emulateMedia(options: { media: 'print' } | { colorScheme: 'light' | 'dark' }): Promise<void>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  context(): {
    newCDPSession(page: Page): Promise<{
      send(method: 'Accessibility.getFullAXTree'): Promise<{ nodes: { ignored: boolean; role?: { value: string } }[] }>;
    }>;
  };
  pdf(options: { format: 'A4' | 'Letter'; preferCSSPageSize: boolean }): Promise<Uint8Array>;
  close(): Promise<void>;
  on(
    event: 'request' | 'console' | 'pageerror' | 'dialog',
    listener: (subject: { url?(): string; text?(): string }) => void,
  ): void;
}
interface Browser {
  newPage(options: { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' }): Promise<Page>;
  close(): Promise<void>;
}
interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser> };
}

const require = createRequire(import.meta.url);
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const missing = [
  ...(CHROMIUM === undefined ? ['a chromium'] : []),
  ...['playwright-core', 'axe-core'].filter((name) => !isInstalled(name)),
];

function isInstalled(name: string): boolean {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}

const HOSTILE =
  '"><script>document.title="owned"</script><img src=https://evil.example/x onerror=alert(1)> <svg onload=alert(2)> `</code><script>alert(3)</script>` javascript:alert(4)';
const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = {
  'a yes': () => html(organization('lunar-2021')),
  'a not yet': () => html(organization('truelayer-2021')),
  'a no': () => html(organization('stackoverflow-2022')),
  'hostile text': () => html(withText(yes, HOSTILE)),
  'one long word': () => html(withText(yes, 'x'.repeat(2_000))),
  'many teams': async () => (await runIn({ cwd: root }, 'portfolio', 'fixtures/samples', '--format', 'html')).stdout,
};
const SCREENS = [
  ['light', { viewport: { width: 1100, height: 900 }, colorScheme: 'light' }],
  ['dark', { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ['a larger phone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['a tablet', { viewport: { width: 768, height: 1024 }, colorScheme: 'light' }],
] as const;

/** Those whose briefs have the most words. */
const LONGEST = [
  'istio-out-of-support',
  'insurer-half-on-vms',
  'istio-stuck-at-thirty-percent',
  'two-meshes-after-merger',
];

/** Most that can go wrong, a near date, and closed weeks. */
const PROBLEMS = {
  'call-problems':
    '[cascading-failures, retry-storms, uneven-load, unexplained-slowness, unknown-callers, expired-certificate, wrong-caller, bad-release, place-lost, data-left, noisy-neighbor]',
  'grpc-balancing': 'per-connection',
  'proxy-needs':
    '[tls-termination, jwt, oidc-ldap, rate-limiting, transformation, headers, custom-auth, legacy-protocol]',
  deadline:
    '{ value: year, note: "2027-09-30; freeze of changes from 2026-12-10 to 2027-01-10, and at each month\'s end" }',
  'deadline-for': 'calls',
  'closed-weeks': '8',
  'broker-protection': 'encrypted',
  'egress-control': 'required',
  tenancy: 'isolated-groups',
  'policy-changes': 'by-ticket',
  'failover-need': 'region',
  'failover-today': 'by-hand',
};

/** Of practice, with so many needs, dates, and platforms that more is to be told than of any real one. */
const RICH: Readonly<Record<string, () => Assessment>> = {
  'a large bank without a mesh': () =>
    changed('insurer-half-on-vms', {
      ...PROBLEMS,
      'service-count': '320',
      languages: '[java, kotlin, csharp, go, typescript, python, cobol]',
      'inter-service-traffic': '[rest, grpc, soap, tcp, messaging, batch]',
      'virtual-machines': 'some',
      clusters: '9',
      limits: '[unsupported-software, unvalidated-crypto]',
      teams: '46',
      engineers: '420',
      'platform-people': '12',
      compliance: '[pci-dss, gdpr, dora, banking-supervision, sox, iso-27001]',
      'required-services': '210',
      'upgrade-record': 'late',
    }),
  'a large insurer with a mesh in doubt': () =>
    changed('istio-stuck-at-thirty-percent', {
      ...PROBLEMS,
      'service-count': '240',
      'virtual-machines': 'some',
      clusters: '6',
      'cross-cluster-calls': 'some',
      edge: 'ingress-nginx',
      compliance: '[hipaa, soc-2, iso-27001, customer-contract]',
      'internal-encryption': 'required',
      'service-identity': 'required',
      'required-services': '150',
      'protection-today': 'mesh-permissive',
      'mesh-support': 'out-of-support',
      'mesh-trouble': '[proxy-cost, start-stop-crashes, failed-upgrades]',
      'rollout-testing': 'some',
    }),
};

/** The smallest type in points, without marks of sources. */
const SMALLEST = `Math.min(...[...document.querySelectorAll('body *:not(sup, sup *, style, nav *, .skip)')]
  .filter((element) => [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== ''))
  .map((element) => Math.round(parseFloat(getComputedStyle(element).fontSize) * 7.5) / 10))`;

/** Elements that scroll sideways or extend beyond the right edge. */
const SIDEWAYS = `[...document.querySelectorAll('body :not(svg *)')]
  .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) || element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80))`;

if (missing.length > 0)
  test.skip(`the page in a browser was not tried: ${missing.join(' and ')} is not installed`, () => undefined);

describe.skipIf(missing.length > 0)('the page in a browser', () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    const { chromium } = require('playwright-core') as Playwright;
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
    folder = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page from disk and records every request. */
  async function open(
    name: keyof typeof PAGES,
    screen: Parameters<Browser['newPage']>[0],
  ): Promise<{ page: Page; noise: string[]; requests: string[] }> {
    const file = join(folder, `${name.replaceAll(' ', '-')}.html`);
    if (!existsSync(file)) writeFileSync(file, await PAGES[name]());
    const page = await browser.newPage(screen);
    const noise: string[] = [];
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url?.() ?? ''));
    page.on('console', (message) => noise.push(message.text?.() ?? ''));
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('dialog', () => noise.push('a dialog'));
    await page.goto(pathToFileURL(file).href);
    return { page, noise, requests };
  }

  describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('with %s', (name) => {
    // One page shows every screen: to load it and what looks at it takes longer than to look.
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open(name, SCREENS[0][1]);
      await opened.page.evaluate(`${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};undefined`);
    });
    afterAll(() => opened.page.close());

    test.each(SCREENS)('runs nothing, loads nothing, fits and can be read by all, on %s', async (_, screen) => {
      const { page, noise, requests } = opened;
      await page.setViewportSize(screen.viewport);
      await page.emulateMedia({ colorScheme: screen.colorScheme });
      expect(noise).toEqual([]);
      expect(requests.length).toBe(1);
      expect(await page.evaluate('document.title')).not.toBe('owned');
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.evaluate(SIDEWAYS)).toEqual([]);
      const found = await page.evaluate(
        "axe.run({ resultTypes: ['violations'] }).then(({violations}) => violations.map(({id, impact, nodes}) => id + ' (' + impact + '): ' + nodes[0].html))",
      );
      expect(found).toEqual([]);
    });
  });

  test('keeps every row and cell of its tables for a screen reader where they are drawn as a list', async () => {
    const seen = await Promise.all(
      [SCREENS[0][1], SCREENS[3][1]].map(async (screen) => {
        const { page } = await open('a yes', screen);
        const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
        const count = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
        const display = await page.evaluate('getComputedStyle(document.querySelector("td")).display');
        await page.close();
        return {
          display,
          roles: ['table', 'row', 'columnheader', 'rowheader', 'cell'].map(count),
          charts: count('image'),
        };
      }),
    );
    expect(seen.map(({ display }) => display)).toEqual(['table-cell', 'block']);
    expect(seen[0]!.roles.every((number) => number > 0)).toBe(true);
    expect(seen[1]).toEqual({ ...seen[0], display: 'block' });
  });

  test('keeps its columns on paper, whatever long word stands in one of them', async () => {
    const { page } = await open('one long word', { viewport: { width: 688, height: 980 }, colorScheme: 'light' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const narrowest = await page.evaluate(
      'Math.min(...[...document.querySelectorAll("section:not(#answers) tbody th")].map((cell) => cell.getBoundingClientRect().width / parseFloat(getComputedStyle(cell).fontSize)))',
    );
    // In widths of its own type.
    expect(narrowest).toBeGreaterThan(7);
    await page.close();
  });

  const names = [...new Set([...Object.keys(RICH), ...LONGEST, ...practices, ...organizations])];
  test.each(names.slice(0, often(Object.keys(RICH).length + LONGEST.length, Infinity)))(
    'of %s prints on at most six pages, a no on two, and its brief on one',
    async (name) => {
      const assessment = RICH[name]?.() ?? organization(name);
      const page = await browser.newPage(SCREENS[0][1]);
      const pagesOf = async (isBrief: boolean, format: 'A4' | 'Letter') => {
        const file = join(folder, 'printed.html');
        writeFileSync(file, html(assessment, { width: 80, color: 0, brief: isBrief }));
        await page.goto(pathToFileURL(file).href);
        const pdf = await page.pdf({ format, preferCSSPageSize: true });
        return Buffer.from(pdf)
          .toString('latin1')
          .match(/\/Type \/Page\b/g)?.length;
      };
      expect(await pagesOf(true, 'A4')).toBe(1);
      expect(await pagesOf(true, 'Letter')).toBe(1);
      expect(await pagesOf(false, 'A4')).toBeLessThanOrEqual(isPlainNo(assessment.verdict) ? 2 : 6);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(SMALLEST)).toBeGreaterThanOrEqual(9);
      await page.close();
    },
  );
});
