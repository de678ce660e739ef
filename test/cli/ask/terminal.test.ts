import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KEYS, openTerminal, PACK, ptyOrReason, type Terminal, type TerminalOptions } from './terminal.ts';

const pty = ptyOrReason();
const ESTATE = resolve('fixtures/estates/istio-half-way');
const NAMES = ['--organization', 'Example', '--scope', 'shop'];
const skipped = typeof pty === 'string' ? ` (skipped: ${pty})` : '';

describe.skipIf(typeof pty === 'string')(`assess in a terminal${skipped}`, () => {
  let cwd = '';
  const open: Terminal[] = [];
  const file = () => join(cwd, 'answers.yaml');
  const answers = () => readFileSync(file(), 'utf8');
  const run = (options: Omit<TerminalOptions, 'cwd'>, ...args: string[]) => {
    const terminal = openTerminal(pty as Exclude<typeof pty, string>, ['assess', 'answers.yaml', ...args], {
      cwd,
      ...options,
    });
    open.push(terminal);
    return terminal;
  };
  /** Starts with the first question: a new file has names. */
  const start = (options: Omit<TerminalOptions, 'cwd'> = {}, ...args: string[]) =>
    run(options, '--rules', PACK, ...args, ...(existsSync(file()) ? [] : NAMES));

  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-ask-'));
  });
  afterEach(() => {
    for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
    rmSync(cwd, { recursive: true, force: true });
  });

  test.each([40, 80, 200])('is finished with the keys, at %i columns', async (columns) => {
    const terminal = start({ columns });
    const { type, shows } = terminal;
    await shows('Ctrl-C');
    expect(terminal.screen()).not.toContain('← back');
    type(KEYS.down, KEYS.down, KEYS.up);
    await shows('❯ 2  On Kubernetes');
    type('3');
    await shows('❯ 3  On both');
    type('2', KEYS.enter);
    await shows('Number of clusters');
    type('5000', KEYS.enter);
    await shows('! type a whole number from 1 to 500');
    type(KEYS.backspace, KEYS.enter);
    await shows('✔ How many clusters are there? 500 clusters');
    await shows('❯ 1 [ ] Java');
    type(KEYS.enter);
    await shows('! choose at least one');
    type(' ');
    await shows('❯ 1 [x] Java');
    type('/script ');
    await shows('Filter: script');
    await shows('❯ 5 [x] JavaScript');
    type(KEYS.enter);
    await shows('Enter answer (2 chosen)');
    type(KEYS.enter);
    await shows('1  Nothing, each service');
    type('n');
    await shows('Why does it not apply?');
    type(KEYS.enter);
    await shows('! write the reason');
    type('no outside', KEYS.enter);
    await shows('not applicable: no outside');
    await shows('Must one cluster take over');
    type('d');
    await shows('❯ Finish and show the result');
    expect(terminal.broken()).toEqual([]);
    type(KEYS.enter);
    expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
    expect(answers()).toMatch(
      /answers:\n {2}runs-on: kubernetes\n {2}clusters: 500\n {2}languages: \[java, javascript\]\n {2}gateway: \{ notApplicable: no outside \}\n {2}failover: unknown\n/,
    );
  });

  test('a new file asks for organization and scope first; Enter skips, and Esc goes back to what was typed', async () => {
    const { type, shows } = run({}, '--rules', PACK);
    await shows('Which organization is this about?');
    type('Shop: EU', KEYS.enter);
    await shows('The scope is the part of the organization that one verdict is about');
    expect(existsSync(file())).toBe(false);
    type(KEYS.escape);
    await shows('Which organization is this about?');
    type(' and US', KEYS.enter);
    await shows('Which scope is this about?');
    type(KEYS.enter);
    await shows('Where do the services run?');
    type('2', KEYS.enter);
    await shows('Number of clusters');
    expect(answers()).toMatch(
      /\norganization: "Shop: EU and US"\nassessed: [\d-]+\nanswers:\n {2}runs-on: kubernetes\n$/,
    );
    expect(answers()).not.toContain('scope');
  });

  test('Ctrl-C at the name leaves no file, and says how to go on', async () => {
    const { type, shows, ended } = run({}, '--rules', PACK, '--scope', 'shop');
    await shows('Which organization is this about?');
    type('Sho', KEYS.ctrlC);
    expect(await ended()).toMatchObject({ exitCode: 130 });
    await shows('To resume, run: mesh-ready assess answers.yaml');
    expect(existsSync(file())).toBe(false);
  });

  test('plain lines ask for organization and scope, too, where a person types them', async () => {
    const { type, shows } = run({}, '--rules', PACK, '--plain');
    await shows('Which organization is this about?');
    type('Example\r');
    await shows('Which scope is this about?');
    type('\r');
    await shows('Where do the services run?');
    expect(answers()).toContain('organization: Example\n');
  });

  test.each([
    ['the screen', [], KEYS.ctrlC],
    ['plain lines', ['--plain'], 'quit\r'],
  ])('on %s, a name that was given stays when the next one is not', async (_where, args, quit) => {
    const { type, shows, ended } = run({}, '--rules', PACK, ...args);
    await shows('Which organization is this about?');
    type('Acme', KEYS.enter);
    await shows('Which scope is this about?');
    type(quit);
    expect(await ended()).toMatchObject({ exitCode: 130 });
    await shows('Saved: organization. Nothing is answered yet.');
    expect(answers()).toContain('\norganization: Acme\n');
  });

  test('Esc at the scope gives the organization back as it was typed, and Enter keeps it', async () => {
    const { type, shows } = run({}, '--rules', PACK);
    await shows('Which organization is this about?');
    type('Foo', KEYS.enter);
    await shows('Which scope is this about?');
    type(KEYS.escape);
    await shows(/Which organization is this about\?[^]*❯ Foo/);
    type(KEYS.enter);
    await shows('Which scope is this about?');
    type(KEYS.enter);
    await shows('Where do the services run?');
    expect(answers()).toContain('\norganization: Foo\n');
  });

  test.each([
    ['the screen', []],
    ['plain lines', ['--plain']],
  ])('on %s, a name that another program writes meanwhile stays', async (_where, args) => {
    const { type, shows } = run({}, '--rules', PACK, ...args);
    await shows('Which organization is this about?');
    writeFileSync(file(), 'organization: Other\nanswers:\n  clusters: 3 # by hand\n');
    type('Mine', KEYS.enter);
    await shows('Which scope is this about?');
    type('shop', KEYS.enter);
    await shows('answers.yaml changed on disk. Those changes are kept');
    await shows('Where do the services run?');
    expect(answers()).toBe('organization: Other\nscope: shop\nanswers:\n  clusters: 3 # by hand\n');
  });

  test('a new file that --discovered fills is asked for its names, too', async () => {
    const { type, shows } = run({}, '--discovered', ESTATE);
    await shows('Which organization is this about?');
    type('Example', KEYS.enter);
    await shows('Which scope is this about?');
    type(KEYS.enter);
    await shows('Your files suggest: ');
    expect(answers()).toContain('\norganization: Example\n');
    expect(answers()).toContain('source: discovered');
  });

  test('in plain lines, ? at a name is help, and no name', async () => {
    const { type, shows, draws } = run({}, '--rules', PACK, '--plain');
    await shows('Which organization is this about?');
    await draws('Its name heads the result and the plan.', () => type('?\r'));
    type('Example\r');
    await shows('Which scope is this about?');
    type('\r');
    await shows('Where do the services run?');
    expect(answers()).toContain('organization: Example\n');
  });

  test('a comment that the last answer takes out is told at the end', async () => {
    writeFileSync(file(), 'answers:\n  languages:\n    - java # since 2019\n    - go\n');
    const { type, shows, ended } = start({}, '--only', 'languages');
    await shows('❯ 1 [x] Java');
    type(' ');
    await shows('❯ 1 [ ] Java');
    type(KEYS.enter);
    expect(await ended()).toMatchObject({ exitCode: 0 });
    await shows('This comment was removed with the value: “since 2019”.');
  });

  test('help says how to find out, why, what it moves and where in the talk, and gives the list back as it was', async () => {
    const { type, shows, hides } = start();
    await shows('❯ 1  On machines');
    type(KEYS.down, '?');
    const help = await shows('In the answers file');
    expect(help).toContain('Look at what starts them');
    expect(help).toContain('A mesh needs something');
    expect(help).toContain('The verdict, directly.');
    expect(help).toContain('The talk, at 04:11');
    expect(help).toContain('https://example.org/fact');
    type(KEYS.escape);
    await hides('Sources');
    await shows('❯ 2  On Kubernetes');
    type(KEYS.f1);
    await shows('Sources');
  });

  test('Left, Backspace and Esc go back with the earlier answer chosen, and Right keeps it', async () => {
    const { type, shows } = start();
    await shows('Where do the services run?');
    type('3', KEYS.enter);
    await shows('Number of clusters');
    type('7', KEYS.enter);
    await shows('[ ] Java');
    for (const key of [KEYS.left, KEYS.backspace, KEYS.escape]) {
      type(key);
      await shows('Enter keep 7');
      // In a number field, Backspace only deletes.
      type(key === KEYS.backspace ? KEYS.left : key);
      await shows('❯ 3  On both of them');
      await shows('Answered: On both of them');
      type(KEYS.right);
      await shows('Enter keep 7');
      type(KEYS.enter);
      await shows('[ ] Java');
    }
    expect(answers()).toMatch(/runs-on: both\n {2}clusters: 7\n$/);
  });

  test('a changed answer closes a branch, says so, keeps what was answered, and counts it again when it opens', async () => {
    const { type, shows, ended } = start();
    await shows('Where do the services run?');
    type('2', KEYS.enter);
    await shows('Number of clusters');
    type('3', KEYS.enter);
    await shows('2 questions answered, 3 left');
    type(KEYS.left);
    await shows('Enter keep 3');
    type(KEYS.left);
    await shows('Answered: On Kubernetes');
    type('1', KEYS.enter);
    await shows('No longer applies; answer kept but ignored: How many clusters are there?');
    await shows('1 question answered, 2 left');
    await shows('verdict: no · exposure');
    expect(answers()).toMatch(/runs-on: machines\n {2}clusters: 3\n$/);
    type(KEYS.left);
    await shows('Answered: On machines');
    type('3', KEYS.enter);
    await shows('Its earlier answer counts again: How many clusters are there?');
    await shows('2 questions answered, 3 left');
    type(KEYS.ctrlC);
    expect(await ended()).toMatchObject({ exitCode: 130 });
  });

  test('Enter confirms what files suggest, A what they say, and nothing counts before', async () => {
    writeFileSync(
      file(),
      `answers:
  runs-on: { value: kubernetes, source: discovered, note: "a workload: web.yaml:1" }
  clusters: { suggested: 2, source: discovered, note: "destinations: app.yaml:4" }
  languages: { suggested: [java, go], source: discovered, note: "settings: web.yaml:9" }
`,
    );
    const { type, shows, hides } = start({ env: { USER: 'ada' } });
    await shows('Your files suggest: 2 clusters (destinations: app.yaml:4)');
    await shows('1 question answered, about 4 left');
    await shows('Enter keep 2');
    type('A');
    await shows('✔ Where do the services run? On Kubernetes (discovered, by ada; note: a workload: web.yaml:1)');
    await hides('A confirm');
    type(KEYS.enter);
    await shows('❯ 1 [x] Java');
    await shows('Enter answer (2 chosen)');
    type(' ', KEYS.enter);
    await shows('Go (stated; note: files say java, go: settings: web.yaml:9)');
    expect(answers()).toMatch(/clusters: \{ value: 2, source: discovered, note: "destinations: app.yaml:4", by: ada/);
  });

  test('Ctrl-C saves, says how to go on, leaves with 130; the next run begins at the first open question', async () => {
    const first = start();
    await first.shows('Where do the services run?');
    first.type('2', KEYS.enter);
    await first.shows('Number of clusters');
    first.type('1', KEYS.ctrlC);
    expect(await first.ended()).toMatchObject({ exitCode: 130 });
    await first.shows('To resume, run: mesh-ready assess answers.yaml');
    expect(answers()).toMatch(/answers:\n {2}runs-on: kubernetes\n$/);
    const second = start();
    await second.shows('Number of clusters');
    expect(second.screen()).toContain('1 question answered, about 4 left');
  });

  test('what is typed before its question is shown is not lost, and an Enter too many answers nothing', async () => {
    const { type, shows, screen } = start();
    await shows('Where do the services run?');
    type(`3\r\r120\r/py \r\r`);
    await shows('What lets traffic in from outside?');
    type(KEYS.down);
    await shows('❯ 2  A load balancer');
    expect(answers()).toMatch(/answers:\n {2}runs-on: both\n {2}clusters: 120\n {2}languages: \[python\]\n$/);
    expect(screen()).toContain('3 questions answered, 2 left');
  });

  test.each([
    ['Ctrl-D', (terminal: Terminal) => terminal.type(KEYS.ctrlD)],
    ['SIGTERM', (terminal: Terminal) => terminal.kill('SIGTERM')],
    ['SIGHUP', (terminal: Terminal) => terminal.kill('SIGHUP')],
  ])('%s leaves as Ctrl-C does', async (_, leave) => {
    const terminal = start();
    await terminal.shows('Ctrl-C save and leave');
    leave(terminal);
    expect(await terminal.ended()).toMatchObject({ exitCode: 130 });
    await terminal.shows('To resume, run:');
  });

  test('a terminal that closes while a note is half written loses nothing, and ends it as SIGHUP does', async () => {
    const terminal = start();
    await terminal.shows('Where do the services run?');
    terminal.type('e');
    await terminal.shows('A note on this answer for readers');
    terminal.type('half a no');
    await terminal.shows('half a no');
    terminal.close();
    // The terminal and the system each send the signal; the second can come when Node at its exit hears none any more.
    const { exitCode, signal } = await terminal.ended();
    expect(signal === constants.signals.SIGHUP ? 130 : exitCode).toBe(130);
    expect(answers()).toMatch(/runs-on:\n {4}value: unknown\n {4}note: half a no\n/);
  });

  test('two interviews on one file keep the answers of both, and tell a question that both answered', async () => {
    const [one, other] = [start(), start({}, '--only', 'clusters,runs-on')];
    await one.shows('❯ 1  On machines');
    await other.shows('❯ 1  On machines');
    one.type('2', KEYS.enter);
    await one.shows('✔ Where do the services run?');
    other.type('3', KEYS.enter);
    await other.shows('runs-on was answered elsewhere, too: On Kubernetes; now it is your answer: On both');
    one.type('7', KEYS.enter);
    await one.shows('runs-on was answered elsewhere, too: your answer was On Kubernetes; now it is: On both');
    expect(answers()).toMatch(/runs-on: both\n {2}clusters: 7\n$/);
  });

  test('a process that is killed loses only the question on screen', async () => {
    const first = start();
    await first.shows('Where do the services run?');
    first.type('2', KEYS.enter);
    await first.shows('Number of clusters');
    first.type('4', KEYS.enter);
    await first.shows('[ ] Java');
    first.type(' ');
    await first.shows('[x] Java');
    first.kill('SIGKILL');
    await first.ended();
    expect(answers()).toMatch(/runs-on: kubernetes\n {2}clusters: 4\n$/);
    const second = start();
    await second.shows('[ ] Java');
    expect(second.screen()).toContain('2 questions answered, 3 left');
  });

  test('in a file written by hand only the changed value moves', async () => {
    const text = readFileSync(join(PACK, '..', 'by-hand.yaml'), 'utf8');
    writeFileSync(file(), text);
    const { type, shows, ended } = start({}, '--only', 'clusters');
    await shows('Enter keep 3');
    await shows('Answered: 3 clusters (measured, by platform team');
    type('12', KEYS.enter);
    expect(await ended()).toMatchObject({ exitCode: 0 });
    const changed = answers();
    const at = text.indexOf('3', text.indexOf('value:'));
    expect(changed.slice(0, at)).toBe(text.slice(0, at));
    expect(changed.slice(at, at + 2)).toBe('12');
    expect(changed).toContain('# counted again every quarter');
    expect(changed.endsWith(text.slice(text.indexOf('  # the rest is not known yet')))).toBe(true);
  });

  test('what somebody else writes into the file meanwhile stays, is not asked again, and is told', async () => {
    writeFileSync(file(), 'answers:\n  runs-on: kubernetes # in the charts\n');
    const { type, shows, ended } = start();
    await shows('Number of clusters');
    writeFileSync(file(), 'answers:\n  runs-on: both # since May\n  languages: [go]\n');
    type('3', KEYS.enter);
    await shows('What lets traffic in from outside?');
    await shows('answers.yaml changed on disk');
    expect(answers()).toMatch(
      / {2}runs-on: both # since May\n {2}clusters:\n {4}value: 3\n {4}date: .*\n {2}languages: \[go\]\n/,
    );
    writeFileSync(file(), 'answers: [\n');
    type('2', KEYS.enter);
    await shows('Your answers are kept in answers.unsaved.yaml');
    type(KEYS.ctrlC);
    expect(await ended()).toMatchObject({ exitCode: 130 });
    await shows('Fix answers.yaml and copy them over.');
    expect(answers()).toBe('answers: [\n');
    expect(readFileSync(join(cwd, 'answers.unsaved.yaml'), 'utf8')).toMatch(/ {2}gateway:\n {4}value: balancer\n/);
  });

  test('a note with source, name and day is saved with the answer', async () => {
    const { type, shows, hides } = start();
    await shows('Where do the services run?');
    type(KEYS.down, 'e');
    await shows('A note on this answer for readers');
    type('seen in the charts', KEYS.enter);
    await shows('How is it known?');
    type('2', KEYS.enter);
    await shows('Who says so?');
    type('platform team', KEYS.enter);
    await shows('Since when?');
    type('2026-02-30', KEYS.enter);
    await shows('! write a day of the calendar');
    type(...Array.from({ length: 10 }, () => KEYS.backspace), '2026-02-03', KEYS.enter);
    await shows('With the answer: measured, by platform team, 2026-02-03; note: seen in the charts');
    await shows('❯ 2  On Kubernetes');
    type(KEYS.enter);
    await shows('Number of clusters');
    type('e');
    await shows('A note on this answer for readers');
    expect(answers()).toContain('note: seen in the charts');
    expect(answers()).toContain('date: 2026-02-03');
    type(KEYS.escape);
    await hides('A note on this answer for readers');
    await shows('Number of clusters');
  });

  test('Ctrl-C in a note keeps what was typed, with the answer or with "don’t know", and gives the terminal back', async () => {
    const first = start();
    await first.shows('Where do the services run?');
    first.type('2', KEYS.enter);
    await first.shows('Number of clusters');
    first.type(KEYS.left);
    await first.shows('Answered: On Kubernetes');
    first.type('e');
    await first.shows('A note on this answer for readers');
    expect(first.screen()).toContain('Where do the services run?\nNote');
    first.type('seen in the cha');
    await first.shows('seen in the cha');
    first.type(KEYS.ctrlC);
    expect(await first.ended()).toMatchObject({ exitCode: 130 });
    expect(first.raw()).toContain('[?2004l');
    expect(answers()).toMatch(/runs-on:\n {4}value: kubernetes\n {4}note: seen in the cha\n {4}source: stated\n$/);
    const second = start();
    await second.shows('Number of clusters');
    second.type('e');
    await second.shows('A note on this answer for readers');
    second.type('two of them', KEYS.enter);
    await second.shows('How is it known?');
    second.type('3', KEYS.enter);
    await second.shows('Who says so?');
    second.type('Ann', KEYS.ctrlC);
    expect(await second.ended()).toMatchObject({ exitCode: 130 });
    await second.shows('use: --only clusters');
    expect(answers()).toMatch(
      /clusters:\n {4}value: unknown\n {4}note: two of them\n {4}source: estimated\n {4}by: Ann\n/,
    );
  });

  test('Ctrl-D in a note leaves as Ctrl-C does', async () => {
    const { type, shows, ended } = start();
    await shows('Where do the services run?');
    type('e');
    await shows('A note on this answer for readers');
    type(KEYS.ctrlD);
    expect(await ended()).toMatchObject({ exitCode: 130 });
    expect(existsSync(file())).toBe(false);
  });

  test('a note on a question that is put off is kept', async () => {
    const { type, shows, ended } = start();
    await shows('Where do the services run?');
    type('1', KEYS.enter);
    await shows('[ ] Java');
    type('e');
    await shows('A note on this answer for readers');
    type('ask Ann', KEYS.enter);
    for (const next of ['How is it known?', 'Who says so?', 'Since when?']) {
      await shows(next);
      type(KEYS.enter);
    }
    await shows('With the answer: stated; note: ask Ann');
    type('s');
    await shows('What lets traffic in');
    type('2', KEYS.enter);
    await shows('All answers');
    type(KEYS.home, KEYS.enter);
    expect(await ended()).toMatchObject({ exitCode: 0 });
    expect(answers()).toMatch(/languages:\n {4}value: unknown\n {4}note: ask Ann\n/);
  });

  test('a pasted text answers nothing in a list, gives its digits to a number, and is one line in a note', async () => {
    const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;
    const { type, shows, screen } = start();
    await shows('❯ 1  On machines');
    type(paste('kubernetes\rsince May\r'));
    await shows('! a pasted text is no answer here: choose from the list');
    expect(existsSync(file())).toBe(false);
    type('2', KEYS.enter);
    await shows('Number of clusters');
    type(paste('12 clusters\r\n'));
    await shows('❯ 12');
    expect(screen()).toContain('Number of clusters');
    type('e');
    await shows('A note on this answer for readers');
    type(paste('counted twice:\r\nonce by hand,\r\nonce by \ttool'));
    await shows('❯ counted twice: once by hand, once by  tool');
    type(KEYS.enter);
    await shows('How is it known?');
  });

  test('in a narrow window the question stays where it is while the status line is computed', async () => {
    const { type, shows, raw } = start({ columns: 40 });
    await shows('verdict: open');
    const before = raw().length;
    type('s');
    await shows('[ ] Java');
    await shows('verdict: open');
    // The question is drawn twice: while the status line is computed, and with it. Both have it on the same line.
    const [first, complete] = raw().slice(before).split('What you run ·').slice(-2);
    const height = (screen = '') => screen.slice(0, screen.indexOf('Which languages')).split('\n').length;
    expect(first).toContain('verdict and exposure');
    expect(height(first)).toBe(height(complete));
  });

  test('the summary shows everything, what is open first, and leads to any answer', async () => {
    const { type, shows, ended } = start();
    await shows('Where do the services run?');
    type('1', KEYS.enter);
    await shows('[ ] Java');
    type('s');
    await shows('What lets traffic in');
    type('2', KEYS.enter);
    await shows('All answers');
    const summary = await shows('runs-on');
    expect(summary.indexOf('languages')).toBeLessThan(summary.lastIndexOf('runs-on'));
    await shows('Answer the rest (1 question)');
    type(KEYS.end);
    await shows('❯ gateway');
    type(KEYS.enter);
    await shows('❯ 2  A load balancer');
    type('3', KEYS.enter);
    await shows('❯ gateway    A gateway with rules of its own');
    type(KEYS.home, KEYS.enter);
    expect(await ended()).toMatchObject({ exitCode: 0 });
  });

  test('quick ends where the verdict is settled and says what it saved', async () => {
    const { type, shows, ended } = start({}, '--quick');
    await shows('Where do the services run?');
    type(KEYS.enter);
    await shows('Answer the rest (2 questions)');
    type(KEYS.enter);
    expect(await ended()).toMatchObject({ exitCode: 0 });
    await shows('The verdict is settled: no. 2 questions saved');
  });

  test('a window that becomes narrower is drawn anew', async () => {
    const terminal = start({ columns: 100 });
    await terminal.shows('verdict: open (yes, not yet, or no)');
    terminal.resize(45, 40);
    await terminal.shows(/or no\) ·\n *exposure: 0 (?:to \d+ )?of 100/);
    terminal.type('2');
    await terminal.shows('❯ 2  On Kubernetes');
  });

  test('a process that is stopped and goes on draws its question anew', async () => {
    const { type, shows, kill, draws } = start();
    await shows('Where do the services run?');
    type('2');
    await shows('❯ 2  On Kubernetes');
    await draws('Where do the services run?', () => kill('SIGCONT'));
    type(KEYS.enter);
    await shows('Number of clusters');
  });

  test('a low window shows the list around the cursor', async () => {
    writeFileSync(file(), 'answers: { runs-on: machines }\n');
    const terminal = start({ rows: 12 });
    await terminal.shows('❯ 1 [ ] Java');
    await terminal.shows(/↓ \d+ more/);
    terminal.type(KEYS.end);
    await terminal.shows('[ ] Several');
    await terminal.shows(/↑ \d+ more/);
    await terminal.hides('[ ] Java\n');
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }],
    ['a terminal without colours', { FORCE_COLOR: '0' }],
  ])('%s gets no colours and loses nothing', async (_, env) => {
    const { type, shows, raw } = start({ env });
    await shows('❯ 1  On machines');
    type('2', KEYS.enter);
    await shows('✔ Where do the services run?');
    expect(raw()).not.toMatch(/\[[0-9;]+m/);
  });

  test('a terminal without Unicode gets ASCII', async () => {
    const { shows, screen } = start({ env: { LANG: 'C' } });
    await shows('> 1  On machines');
    expect(screen()).toMatch(/^[\n -~]*$/);
  });

  test.each([
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, 'quit\r'],
    ['TERM=dumb', { TERM: 'dumb' }, KEYS.ctrlC],
  ])('%s asks in plain lines, without any control sequence', async (_, env, leave) => {
    const { type, shows, raw, ended, broken } = start({ env, columns: 40 });
    await shows('3. On both of them');
    await shows('review, quit:');
    type('2\r');
    await shows('Saved: Where do the services run?');
    expect(broken()).toEqual([]);
    type(leave);
    expect(await ended()).toMatchObject({ exitCode: 130 });
    expect(raw()).not.toContain('\u001b');
    expect(existsSync(file())).toBe(true);
  });

  test('the questions of the built-in pack are asked when no rules are named', async () => {
    const terminal = run({}, ...NAMES);
    await terminal.shows(/0 questions answered, about \d+ left/);
    terminal.type(KEYS.enter);
    await terminal.shows(/1 question answered, about \d+ left/);
  });
});
