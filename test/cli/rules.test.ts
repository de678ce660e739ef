import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/program.ts';
import { runIn } from './test-host.ts';

const commands = await loadCommands();

const root = fileURLToPath(new URL('../..', import.meta.url));
const broken = join(root, 'fixtures/broken/packs');
const builtIn = join(root, 'rules/mesh-adoption');

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const rules = (...argv: string[]) => runIn({ cwd }, 'rules', ...argv);

/** A folder with a pack that extends the built-in one. */
function own(text = '', name = 'own'): string {
  mkdirSync(join(cwd, name), { recursive: true });
  writeFileSync(
    join(cwd, name, 'pack.yaml'),
    `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\n${text}`,
  );
  return name;
}

/** A folder with a pack that extends none, with these entries too. It is checked far faster than the built-in one. */
function small(text = ''): string {
  mkdirSync(join(cwd, 'own'), { recursive: true });
  copyFileSync(join(root, 'fixtures/packs/small/small.yaml'), join(cwd, 'own', 'small.yaml'));
  if (text !== '') writeFileSync(join(cwd, 'own', 'more.yaml'), text);
  return 'own';
}

describe('rules lint', () => {
  test('the built-in pack is clean', async () => {
    expect(await rules('lint', builtIn, '--strict')).toMatchObject({ stderr: '', exitCode: 0 });
  });

  test.each(readdirSync(broken))('a broken pack, %s, gives 2 and the places', async (file) => {
    mkdirSync(join(cwd, 'pack'));
    writeFileSync(join(cwd, 'pack', file), readFileSync(join(broken, file)));
    const { stdout, exitCode } = await rules('lint', 'pack');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(new RegExp(`^pack/${file.replace('.', '\\.')}:\\d+:\\d+: error: .+ \\[[a-z-]+\\]$`, 'm'));
  });

  test('a rule that is never true gives 2, its place and what to do', async () => {
    const folder = small(
      'risks:\n  - id: own-risk\n    title: Own\n    when: { all: [{ service-count: { atLeast: 9 } }, { service-count: { atMost: 3 } }] }\n    why: It never happens here.\n    mitigation: Nothing has to be done.\n    sources: [ours]\n',
    );
    const { stdout, exitCode } = await rules('lint', folder);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('own/more.yaml:4:11: error: risk own-risk: no answers make it true');
    expect(stdout).toContain('[never-true]');
  });

  test('what is wrong in the cases of a pack is found as well, at its place', async () => {
    const folder = small();
    writeFileSync(
      join(cwd, folder, 'x.test.yaml'),
      'cases:\n  - name: x\n    answers: { languages: [jav] }\n    expect: { verdict.rows: little-need }\n',
    );
    const { stdout, exitCode } = await rules('lint', folder);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('own/x.test.yaml:3:28: error: ');
    expect(stdout).toContain('own/x.test.yaml:4:15: error: a verdict has no rows; did you mean row? [unknown-key]');
  });

  test('warnings alone give 0, and 2 where they count', async () => {
    const folder = small('roles:\n  - { id: idle-role, title: Owns nothing }\n');
    expect((await rules('lint', folder)).exitCode).toBe(0);
    expect((await rules('lint', folder, '--strict')).exitCode).toBe(2);
  });

  test('a fact that is older than is asked for gives 2 at its place', async () => {
    const risk =
      'risks:\n  - { id: own-risk, title: Own, when: { service-count: { atLeast: 9 } }, why: It is so here., mitigation: Do it well., sources: [own-fact] }\n';
    const folder = small(
      `${risk}facts:\n  - { id: own-fact, says: It is so here., link: https://example.org/, read: 2020-01-01 }\n`,
    );
    expect((await rules('lint', folder)).exitCode).toBe(0);
    const { stdout, exitCode } = await rules('lint', folder, '--max-fact-age-days', '365');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^own\/more\.yaml:4:77: error: fact own-fact: it was read \d+ days ago, on 2020-01-01; at most 365 are allowed; .* \[old-fact\]$/m,
    );
    expect((await rules('lint', folder, '--max-fact-age-days', 'year')).stderr).toContain(
      'takes a whole number of days',
    );
  });

  test('JSON has the findings, and answers for all that can be reached', async () => {
    const { stdout } = await rules('lint', small(), '--format', 'json');
    const result = JSON.parse(stdout) as {
      errors: number;
      findings: unknown[];
      proofs: { reaches: string[]; answers: Record<string, unknown> }[];
    };
    expect(result).toMatchObject({ errors: 0 });
    expect(result.findings.length).toBeGreaterThan(0);
    expect(result.proofs.flatMap(({ reaches }) => reaches)).toContain('verdict yes');
    expect(Object.keys(result.proofs[0]!.answers)).toContain('service-count');
  });
});

describe('rules test', () => {
  const cases = (text: string) => {
    const folder = own();
    writeFileSync(
      join(cwd, folder, 'x.test.yaml'),
      `cases:\n  - name: a monolith\n    answers: { architecture: monolith }\n    expect: { verdict.id: ${text} }\n`,
    );
    return folder;
  };

  test('gives 0 when all comes out as expected, 1 when it does not or too little is covered, 2 when a case is wrong', async () => {
    expect((await rules('test', cases('"no"'))).exitCode).toBe(0);
    const gate = 'gates: [{ id: people-together, title: Together }]\n';
    expect((await rules('test', cases('"yes"'))).exitCode).toBe(1);
    expect((await rules('test', cases('{ hsa: x }'))).exitCode).toBe(2);
    cases('"no"');
    expect((await rules('test', own(gate))).exitCode).toBe(0);
    expect((await rules('test', own(gate), '--min-coverage', '50')).exitCode).toBe(1);
    expect((await rules('test', own('', 'without'))).exitCode).toBe(2);
  });

  test('what is taken over from the extended pack is summed up, and asked of no case', async () => {
    const folder = cases('"no"');
    expect(await rules('test', folder, '--min-coverage', '100')).toMatchObject({ exitCode: 0 });
    const { stdout } = await rules('test', folder);
    expect(stdout).toMatch(
      /^own: 1 case, all as expected\nown: no rules that it adds or changes\nown: \d+ rules of mesh-adoption as they are, \d+ % made true and false\n$/,
    );
    const { coverage } = JSON.parse((await rules('test', folder, '--format', 'json')).stdout) as {
      coverage: { rules: unknown[]; inherited: { pack: string; rules: unknown[] } };
    };
    expect(coverage).toMatchObject({ rules: [], inherited: { pack: 'mesh-adoption' } });
    expect(coverage.inherited.rules.length).toBeGreaterThan(400);
  });

  test('every format shows what was expected and what is', async () => {
    const folder = cases('"yes"');
    expect((await rules('test', folder)).stdout).toContain(
      'own/x.test.yaml:2:5: a monolith\n  verdict.id\n    - expected yes\n    + is       no\n',
    );
    expect((await rules('test', folder, '--format', 'junit')).stdout).toContain(
      '<failure type="mismatch" message="verdict.id: expected yes, is no">',
    );
    expect(JSON.parse((await rules('test', folder, '--format', 'json')).stdout)).toMatchObject({
      passed: false,
      cases: [{ name: 'a monolith', passed: false }],
    });
  });

  test('the cases of the built-in pack come with the program, and its table; all of it is as it says, and every rule is made true and false', async () => {
    const { stdout, stderr, exitCode } = await rules('test', '--min-coverage', '100');
    const hint = 'the recorded table is generated: run "npm run update" and review its diff';
    expect({ stderr, exitCode }, `${hint}\n${stdout}`).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatch(/^mesh-adoption: \d+ cases, all as expected$/m);
    expect(stdout).toMatch(/^mesh-adoption: \d+ entries recorded, all as they are$/m);
    expect(stdout).toMatch(/^mesh-adoption: \d+ rules, 100 % made true and false \(100 % asked for\)$/m);
  });
});

describe('rules test --record', () => {
  const risk = (teams: number) =>
    `risks: [{ id: own-risk, title: Own, when: { teams: { atLeast: ${teams} } }, why: It is so here., mitigation: Do it well., sources: [ours] }]\n`;

  test('writes the table beside the cases, starts from what they give, and changes nothing the second time', async () => {
    const folder = own(risk(9));
    const given = 'given: { five: { teams: 5 } }\ncases: []\n';
    writeFileSync(join(cwd, folder, 'x.test.yaml'), given);
    expect(await rules('test', folder, '--record')).toMatchObject({
      stderr: 'wrote own/recorded.test.yaml: 2 of 2 entries changed; review the difference\n',
      exitCode: 0,
    });
    const text = readFileSync(join(cwd, folder, 'recorded.test.yaml'), 'utf8');
    expect(text).toContain('  risk own-risk:\n    is: sources ours\n    five: left out; shown at teams 9..\n');
    expect(await rules('test', folder, '--record')).toMatchObject({
      stderr: 'own/recorded.test.yaml is as it was\n',
      exitCode: 0,
    });
    expect(await rules('test', folder, '--min-coverage', '100')).toMatchObject({ exitCode: 0 });
  });

  test('a table that is out of date is told by row and place, in every format, with the command that mends it', async () => {
    const folder = own(risk(9));
    await rules('test', folder, '--record');
    own(risk(8));
    const { stdout, exitCode } = await rules('test', folder);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'own/recorded.test.yaml:6:3: risk own-risk\n  nothing answered\n    - recorded unknown; left out at teams ..8; shown at teams 9..\n    + is       unknown; left out at teams ..7; shown at teams 8..\n',
    );
    expect(stdout).toContain(
      'own: 1 entry recorded, 1 out of date; run mesh-ready rules test own --record and review the difference\n',
    );
    expect((await rules('test', folder, '--format', 'junit')).stdout).toContain('name="risk own-risk"');
    expect(JSON.parse((await rules('test', folder, '--format', 'json')).stdout)).toMatchObject({
      passed: false,
      recorded: { entries: 1, differences: [{ name: 'risk own-risk' }] },
    });
    await rules('test', folder, '--record');
    expect(await rules('test', folder)).toMatchObject({ exitCode: 0 });
  });

  test('mends a table that cannot be read, and needs a folder to write into', async () => {
    const folder = own(risk(9));
    writeFileSync(join(cwd, folder, 'recorded.test.yaml'), '<<<<<<< ours\nrecorded: [\n');
    expect((await rules('test', folder)).exitCode).toBe(2);
    expect(await rules('test', folder, '--record')).toMatchObject({ exitCode: 0 });
    expect(await rules('test', folder)).toMatchObject({ exitCode: 0 });
    expect(await rules('test', '--record')).toMatchObject({
      stderr: expect.stringContaining('name it: rules test my-rules --record'),
      exitCode: 2,
    });
  });
});

describe("rules of one's own", () => {
  test('answers for the pack that they extend stay with it when they are moved', async () => {
    const answers = (version: string) =>
      `schema: mesh-ready/answers@1\npack: { id: mesh-adoption, version: ${version} }\nanswers: { service-count: 5 }\n`;
    const folder = own('migrations: [{ to: 0.9.0, removed: { service-count: a test } }]\n');
    writeFileSync(
      join(cwd, folder, 'pack.yaml'),
      readFileSync(join(cwd, folder, 'pack.yaml'), 'utf8').replace('version: 1.0.0', 'version: 9.0.0'),
    );
    writeFileSync(join(cwd, 'a.yaml'), answers('0.5.0'));
    const { stdout, exitCode } = await runIn({ cwd }, 'migrate', 'a.yaml', '--rules', folder);
    expect({ stdout, exitCode }).toMatchObject({ stdout: expect.stringContaining('to 2.0.0'), exitCode: 0 });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(answers('2.0.0'));
  });

  test('init starts a pack that lints and whose cases pass, and never overwrites one', async () => {
    expect((await rules('init', 'ours')).exitCode).toBe(0);
    expect((await rules('lint', 'ours')).exitCode).toBe(0);
    expect((await rules('test', 'ours')).exitCode).toBe(0);
    expect(await rules('init', 'ours')).toMatchObject({ stdout: '', exitCode: 2 });
  });

  test('the schemas in a pack are written anew with its own questions, and do not disturb it', async () => {
    await rules('init', 'ours');
    const question =
      '{ id: own-question, section: platform, kind: number, min: 0, max: 9, prompt: p, help: h, why: w, sources: [ours] }';
    const file = join(cwd, 'ours', 'pack.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nquestions: [${question}]\n`);
    for (const what of ['pack', 'cases']) {
      const schema = join('ours', `${what}.schema.json`);
      const before = readFileSync(join(cwd, schema), 'utf8');
      expect(before).not.toContain('own-question');
      expect(await runIn({ cwd }, 'schema', what, '--rules', 'ours', '-o', schema)).toMatchObject({ exitCode: 0 });
      expect(readFileSync(join(cwd, schema), 'utf8')).toContain('own-question');
      expect((await runIn({ cwd }, 'schema', what)).stdout).toBe(before);
    }
  });

  test.each([
    [
      'that the guide to packs shows',
      async () => /```yaml\n(pack:\n[\s\S]*?)```/.exec(readFileSync(join(root, 'rules/README.md'), 'utf8'))![1]!,
    ],
    [
      'that rules init writes, with every example in force',
      async () => {
        await rules('init', 'started');
        return readFileSync(join(cwd, 'started', 'pack.yaml'), 'utf8').replace(/^# (?=[a-z]+:$|  )/gm, '');
      },
    ],
  ])('the example %s is clean, and gives the reason of what follows from it', async (_, read) => {
    const text = await read();
    mkdirSync(join(cwd, 'shown'));
    writeFileSync(join(cwd, 'shown', 'pack.yaml'), text);
    expect(text).toMatch(/^disable:$/m);
    const { stdout, exitCode } = await rules('lint', 'shown', '--strict');
    expect(stdout).toMatch(/^shown: \d+ results can be reached.+\nshown: nothing is wrong\n$/);
    expect(exitCode).toBe(0);
    const { differences } = JSON.parse((await rules('diff', 'mesh-adoption', 'shown', '--format', 'json')).stdout) as {
      differences: { id: string; reason?: string }[];
    };
    expect(differences.length).toBeGreaterThan(3);
    expect(differences.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  test.each([
    [
      'what named something left out, at that',
      'disable:\n  - { step: bring-people-together, reason: x }\n',
      'gate-without-step',
      3,
    ],
    [
      'what a change hides, at the change',
      'gates:\n  - { id: telemetry-in-place, required: true, reason: we had an outage }\nsteps:\n  - id: bring-people-together\n    closes: []\n    reason: x\n',
      'gate-without-step',
      5,
    ],
    [
      'a rule that another one hides, at that',
      'verdictRules:\n  - { id: all-of-you, verdict: "yes", when: { any: [{ service-count: { atLeast: 2 } }, { service-count: { atMost: 1 } }] }, says: It is so., why: It is for all., sources: [ours], before: nothing-to-carry }\n',
      'unreachable-rule',
      3,
    ],
  ])('an entry of the extended pack is found %s', async (_, text, code, line) => {
    const { findings } = JSON.parse((await rules('lint', own(text), '--format', 'json')).stdout) as {
      findings: { code: string; file?: string; line?: number; column?: number }[];
    };
    expect(findings.filter((finding) => finding.code === code)).toContainEqual(
      expect.objectContaining({ file: 'own/pack.yaml', line }),
    );
    for (const finding of findings)
      expect(finding).toMatchObject({ file: 'own/pack.yaml', line: expect.any(Number), column: expect.any(Number) });
  });

  test('GitHub shows each finding in the extended pack at the change behind it', async () => {
    const { stdout } = await rules(
      'lint',
      own('disable:\n  - { step: bring-people-together, reason: x }\n'),
      '--format',
      'github',
    );
    const found = stdout.split('\n').filter((each) => /^::(?:error|warning)/.test(each));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((each) => !/file=own\/pack\.yaml,line=\d+,col=\d+/.test(each))).toEqual([]);
  });

  test('every report lists what was changed, and why', async () => {
    const folder = own('steps:\n  - { id: bring-people-together, title: Meet, reason: we had an outage }\n');
    copyFileSync(join(root, 'fixtures/samples/already-flying.yaml'), join(cwd, 'a.yaml'));
    const reports = [
      ['assess', 'a.yaml', '--no-input'],
      ['plan', 'a.yaml'],
      ['portfolio', '.'],
      ['compare', 'a.yaml', 'a.yaml'],
      ['merge', 'a.yaml', 'a.yaml'],
      ['flips', 'a.yaml'],
      ['whatif', 'a.yaml', '--set', 'clusters=3'],
      ['explain', 'verdict', 'a.yaml'],
      ['explain', '--why-not', 'walk', 'a.yaml'],
    ];
    for (const [name = '', ...args] of reports) {
      for (const format of commands[name]!.formats!.filter((each) => each !== 'csv' && each !== 'yaml')) {
        const { stdout } = await runIn({ cwd }, name, ...args, '--rules', folder, '--format', format);
        expect(`${name} ${format}: ${stdout}`).toMatch(/bring-people-together.*we had an outage/s);
      }
    }
  });

  test('an entry that was changed says so', async () => {
    const folder = own('gates:\n  - { id: telemetry-in-place, required: true, reason: we had an outage }\n');
    for (const format of ['terminal', 'markdown', 'json']) {
      const { stdout } = await runIn(
        { cwd },
        'rules',
        'show',
        'telemetry-in-place',
        '--rules',
        folder,
        '--format',
        format,
      );
      expect(stdout).toContain('had an outage');
      expect(
        (await runIn({ cwd }, 'rules', 'show', 'people-together', '--rules', folder, '--format', format)).stdout,
      ).not.toContain('had an outage');
    }
  });

  test('diff names what differs and whose result changes', async () => {
    const folder = own('verdictRules:\n  - { id: nothing-to-carry, verdict: not-yet }\n');
    writeFileSync(
      join(cwd, 'a.yaml'),
      'schema: mesh-ready/answers@1\npack: { id: mesh-adoption, version: 2.0.0 }\nanswers: { architecture: monolith }\n',
    );
    writeFileSync(
      join(cwd, 'b.yaml'),
      'schema: mesh-ready/answers@1\nanswers: { architecture: microservices, service-count: 5 }\n',
    );
    const { stdout, exitCode } = await rules('diff', 'mesh-adoption', folder, 'a.yaml', 'b.yaml', '--format', 'json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      differences: [
        {
          change: 'changed',
          list: 'verdictRules',
          id: 'nothing-to-carry',
          parts: [{ path: 'verdict', before: 'no', after: 'not-yet' }],
        },
      ],
      results: [
        { file: 'a.yaml', changed: true },
        { file: 'b.yaml', changed: false },
      ],
    });
  });

  test('diff gives the reasons, and what is long as it was and as it is', async () => {
    const why = `Nobody is called at night here, and everyone who is called by day knows the way to the one who ${'really '.repeat(20)}knows.`;
    const folder = own(`gates:\n  - { id: people-together, required: false, why: "${why}", reason: one team }\n`);
    const read = async (format: string) => (await rules('diff', 'mesh-adoption', folder, '--format', format)).stdout;
    expect(await read('terminal')).toContain(
      'gate people-together changed: required true -> false (one team)\n  why\n    - ',
    );
    expect(await read('terminal')).toContain(`\n    + ${why}\n`);
    expect(await read('markdown')).toMatch(
      /^# mesh-adoption and own\n\n.+\n\n## Rules\n\n- gate people-together changed: .+ \(one team\)\n  - why\n    - before: .+\n    - after: Nobody is called .+ knows\.\n$/,
    );
    expect(JSON.parse(await read('json'))).toMatchObject({
      differences: [
        { id: 'people-together', reason: 'one team', parts: [{ path: 'required' }, { path: 'why', after: why }] },
      ],
    });
  });

  test('a pack reaches no file outside its folder', async () => {
    const folder = own();
    writeFileSync(join(cwd, 'outside.yaml'), 'roles: []\n');
    symlinkSync(join(cwd, 'outside.yaml'), join(cwd, folder, 'inside.yaml'));
    for (const command of [
      ['lint', folder],
      ['test', folder],
      ['list', folder],
    ]) {
      const { stderr, exitCode } = await rules(...command);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('leads out of the folder');
    }
  });

  test.each(['the folder itself', 'a folder outside', 'a folder inside'])(
    'a link to %s is refused with a sentence, not passed by',
    async (to) => {
      const folder = own();
      mkdirSync(join(cwd, 'outside'));
      mkdirSync(join(cwd, folder, 'inside'));
      const targets: Record<string, string> = {
        'the folder itself': folder,
        'a folder outside': 'outside',
        'a folder inside': join(folder, 'inside'),
      };
      symlinkSync(join(cwd, targets[to]!), join(cwd, folder, 'linked'));
      for (const command of ['lint', 'test', 'list']) {
        const { stderr, exitCode } = await rules(command, folder);
        expect({ stderr, exitCode }).toEqual({
          stderr: expect.stringMatching(
            /^own\/linked: is a link to a folder.*copy the folder here.* \[unreadable\]\n$/s,
          ),
          exitCode: 2,
        });
      }
    },
  );

  test('a folder without rules says what it lacks; the ending of a file may be written in capitals', async () => {
    mkdirSync(join(cwd, 'bare'));
    expect((await rules('lint', 'bare')).stderr).toContain('holds no *.yaml file');
    writeFileSync(
      join(cwd, 'bare', 'X.TEST.YAML'),
      'cases: [{ name: x, answers: { architecture: monolith }, expect: { verdict.id: "no" } }]\n',
    );
    expect((await rules('lint', 'bare')).stderr).toContain('holds cases but no rules');
    writeFileSync(join(cwd, 'bare', 'PACK.YML'), readFileSync(join(cwd, own(), 'pack.yaml')));
    expect((await rules('test', 'bare')).stdout).toContain('1 case, all as expected');
  });

  test('a link that leads nowhere, or in a circle, is refused where a rule or a case would stand, and passed by elsewhere', async () => {
    const folder = small();
    symlinkSync('nowhere', join(cwd, folder, 'notes.txt'));
    symlinkSync('round', join(cwd, folder, 'round'));
    expect((await rules('lint', folder)).exitCode).toBe(0);
    symlinkSync('nowhere', join(cwd, folder, 'x.test.yaml'));
    expect(await rules('lint', folder)).toMatchObject({
      stderr: 'own/x.test.yaml: is a link that leads to no file [unreadable]\n',
      exitCode: 2,
    });
  });

  test('what a pack says reaches the terminal without its escape sequences', async () => {
    const folder = own(
      'roles:\n  - { id: loud, title: "\\e[31mLoud" }\ngates:\n  - { id: people-together, title: "\\e]0;x\\aTogether" }\n',
    );
    for (const argv of [
      ['rules', 'list', folder],
      ['rules', 'show', 'people-together', '--rules', folder],
      ['rules', 'diff', 'mesh-adoption', folder],
      ['questions', '--rules', folder],
    ]) {
      const { stdout, stderr } = await runIn({ cwd }, ...argv);
      expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });
});
