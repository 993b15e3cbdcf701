import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { samples } from '../src/shipped.fixture.js';

const COMMAND = fileURLToPath(new URL('../../../deploy/policy.mjs', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../../deploy/demo/samples.json', import.meta.url));

describe('npm run -s policy', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'tingsu-policy-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'evaluate gives the expected decisions and deadlines in a process of zone %s',
    async (TZ) => {
      const { stdout, code } = await policy(['evaluate', SAMPLES], TZ);
      expect(code).toBe(0);
      const { samples: evaluated } = JSON.parse(stdout) as {
        samples: { id: string; actual: Record<string, unknown> }[];
      };
      expect(evaluated.map((one) => one.id)).toEqual(samples().map((one) => one.id));
      evaluated.forEach((one, index) =>
        expect(samples()[index]?.expected).toMatchObject(one.actual),
      );
      evaluated.forEach((one, index) =>
        expect(one.actual['deadlines']).toEqual(samples()[index]?.expected.deadlines),
      );
    },
  );

  it('explain prints the steps in both languages and the instant last', async () => {
    const { stdout } = await policy([
      'explain',
      '--policy',
      'tcm-yulin',
      '--start',
      '2026-09-24T14:05:00+08:00',
      '--clock',
      'feedback5n',
    ]);
    expect(stdout).toContain('10 月 1 日至 7 日 国庆节放假，不计');
    expect(stdout).toContain('1 to 7 Oct: National Day, not counted');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('2026-10-09T17:00+08:00');
  });

  it('explain says when the clock does not run for the facts', async () => {
    const facts = join(folder, 'facts.json');
    await writeFile(facts, JSON.stringify({ facts: { topics: ['attitude'] } }));
    const ask = (clock: string) =>
      policy([
        'explain',
        '--policy',
        'tcm-yulin',
        '--start',
        '2026-09-24T14:05:00+08:00',
        '--clock',
        clock,
        '--facts',
        facts,
      ]);
    expect(await ask('feedback5n')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not hold'),
    });
    expect(await ask('feedback3')).toMatchObject({ code: 0 });
  });

  it('check prints every error with its place, and fails', async () => {
    const draft = join(folder, 'draft.json');
    const clock = {
      id: 'x',
      start: 'case.recieved',
      stop: 'feedback.given',
      duration: { value: 3, unit: 'day', basis: 'working' },
      kind: 'limit',
    };
    await writeFile(
      draft,
      JSON.stringify({
        schemaVersion: 1,
        id: 'draft',
        version: '1',
        effectiveFrom: '2026-01-01',
        timezone: 'Asia/Shanghai',
        calendar: { base: 'CN' },
        clocks: [clock],
      }),
    );
    const { stdout, code } = await policy(['check', draft]);
    expect(code).toBe(1);
    expect(stdout).toContain('draft/clocks/0/start: clock.start.unknown');
    expect(stdout).toContain('Did you mean case.received?');
  });

  it.each(['group-default', 'nhs-england'])('check finds nothing wrong with %s', async (id) => {
    expect(
      await policy([
        'check',
        fileURLToPath(new URL(`../../../deploy/policies/${id}.json`, import.meta.url)),
      ]),
    ).toMatchObject({ code: 0 });
  });

  it('check prints the twenty errors of a policy with twenty mistakes, in both languages', async () => {
    const { stdout, code } = await policy([
      'check',
      fileURLToPath(new URL('twenty-mistakes.json', import.meta.url)),
    ]);
    expect(code).toBe(1);
    expect(stdout.match(/^twenty-mistakes\/\S+: [a-z.]+$/gm)).toHaveLength(20);
    expect(stdout.match(/^ {2}.*[。？]$/gm)).toHaveLength(20);
    expect(stdout.trimEnd().endsWith('20 errors. 20 个错误。')).toBe(true);
  });

  it('check reads calendars too', async () => {
    expect(
      await policy([
        'check',
        fileURLToPath(new URL('../../../deploy/calendars/cn.json', import.meta.url)),
      ]),
    ).toMatchObject({
      code: 0,
    });
    const layer = join(folder, 'layer.json');
    const day = { date: '2026-02-30', kind: 'off', name: '院庆' };
    const scope = { level: 'campus', code: 'east' };
    await writeFile(
      layer,
      JSON.stringify({ id: 'east', parent: 'CM', scope, years: [], days: [day] }),
    );
    const { stdout, code } = await policy(['check', layer]);
    expect(code).toBe(1);
    expect(stdout).toContain('east/parent: calendar.parent.unknown');
    expect(stdout).toContain('east/days/0/date: calendar.day.date');
  });

  it('evaluate counts on the calendar that the header names', async () => {
    const file = join(folder, 'samples.json');
    const [sample] = samples();
    await writeFile(
      file,
      JSON.stringify({ policy: 'tcm-yulin', calendar: 'TW', samples: [sample] }),
    );
    const { stdout } = await policy(['evaluate', file]);
    expect(stdout).toContain('"feedback3": "2026-11-25T17:00+08:00"');
    await writeFile(
      file,
      JSON.stringify({ policy: 'tcm-yulin', calendar: 'MARS', samples: [sample] }),
    );
    expect(await policy(['evaluate', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no calendar MARS'),
    });
    await writeFile(file, JSON.stringify({ policy: 'tcm-yulin', samples: [{ id: 'x' }] }));
    expect(await policy(['evaluate', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Sample x needs'),
    });
  });

  it.each([
    [['--working-days', '5', '--cutoff', '17:00'], '2026-10-09T17:00+08:00'],
    [['--working-days', '5'], '2026-10-09T17:00+08:00'],
    [['--working-days', '5', '--cutoff', '24:00'], '2026-10-10T00:00+08:00'],
    [['--hours', '24'], '2026-09-25T10:30+08:00'],
    [['--months', '1', '--cutoff', '17:00'], '2026-10-26T17:00+08:00'],
  ])('due %j prints one instant', async (amount, expected) => {
    const { stdout } = await policy([
      'due',
      '--calendar',
      'CN',
      '--from',
      '2026-09-24T10:30:00+08:00',
      ...amount,
    ]);
    expect(stdout).toBe(`${expected}\n`);
  });

  it.each([
    [[], 'Usage'],
    [['destroy'], 'There is no command destroy'],
    [['evaluate'], 'Name the file'],
    [
      [
        'explain',
        '--policy',
        'group-default',
        '--start',
        '2026-09-24T10:30:00+08:00',
        '--clock',
        'order.due',
      ],
      'once a date is set',
    ],
    [['evaluate', '/nowhere.json'], 'Cannot read'],
    [
      ['due', '--calendar', 'MARS', '--from', '2026-09-24T10:30:00+08:00', '--working-days', '1'],
      'There is no calendar MARS',
    ],
    [
      ['due', '--calendar', 'CN', '--from', '2026-09-24T10:30', '--working-days', '1'],
      'is not an instant',
    ],
    [
      ['due', '--calendar', 'CN', '--from', '2026-09-24T10:30:00+08:00', '--working-days', '0'],
      'whole number',
    ],
    [['due', '--planet', 'mars'], 'planet'],
    [
      ['explain', '--policy', 'nobody', '--start', '2026-09-24T10:30:00+08:00', '--clock', 'x'],
      'There is no policy nobody',
    ],
    [
      ['explain', '--policy', 'tcm-yulin', '--start', '2026-09-24T10:30:00+08:00', '--clock', 'x'],
      'has no clock x',
    ],
  ])('%j is refused with a sentence, not a stack', async (args, sentence) => {
    const { stderr, code } = await policy(args);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

function policy(
  args: readonly string[],
  TZ = 'UTC',
): Promise<{ stdout: string; stderr: string; code: number }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...process.env, TZ, NODE_OPTIONS: '' } },
      (error, stdout, stderr) => {
        resolve({
          stdout,
          stderr,
          code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        });
      },
    );
  });
}
