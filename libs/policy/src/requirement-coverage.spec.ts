import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { clocksFor } from './clocks/clocks-for.js';
import { followUpItems } from './clocks/follow-up.js';
import type { Milestone } from './clocks/reading.js';
import { china, policyOf, shippedPolicies } from './shipped.fixture.js';
import { triage } from './triage/triage.js';

/** Every requirement of kind "deadline" in the register, as it was written down from the hospitals' own regulations. */
const DEADLINES =
  `R-031 R-036 R-043 R-044 R-052 R-062 R-064 R-086 R-087 R-089 R-090 R-091 R-101 R-102 R-103 R-107 R-114 R-115 R-135
  R-138 R-160 R-161 R-175 R-196 R-230 R-232 R-233 R-235 R-236 R-237 R-238 R-245 R-246 R-293 R-320 R-321 R-322 R-340 R-350 R-351 R-352
  R-378 R-382 R-385`.split(/\s+/);

const calendar = china();
const group = policyOf('tcm-yulin', 'group-default');
const spec = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

describe('every deadline requirement', () => {
  const inPolicies = new Set(
    shippedPolicies().flatMap((document) => {
      const { clocks, followUp, routines } = document;
      return JSON.stringify([clocks, followUp?.plans, routines]).match(/R-\d{3}/g) ?? [];
    }),
  );
  const tested = [
    spec('requirements.spec.ts'),
    spec('requirement-coverage.spec.ts'),
    spec('clocks/given-dates.spec.ts'),
    spec('clocks/routines.spec.ts'),
  ]
    .flatMap((text) =>
      text
        .split('DEADLINES = `')
        .flatMap((part, index) => (index === 0 ? [part] : [part.slice(part.indexOf('`;'))])),
    )
    .join('\n');

  it.each(DEADLINES)('%s is data of a shipped clock, call-back or routine', (id) => {
    expect([...inPolicies]).toContain(id);
  });

  it.each(DEADLINES)('%s is counted by a test', (id) => {
    expect(tested).toContain(id);
  });
});

describe('R-378: the first response is measured, with an alert before it is late', () => {
  it('the clock of first contact warns before its due time', () => {
    const facts = { caseKind: 'external' };
    const clock = clocksFor(group, calendar, {
      facts,
      triage: triage(group, facts),
      milestones: [{ name: 'case.receivedByCentre', at: '2026-11-02T10:00:00+08:00' }],
      timeZone: 'Asia/Shanghai',
    }).find((one) => one.clockId === 'first24');
    expect(clock?.ladder[0]).toMatchObject({
      action: 'warn',
      at: new Date('2026-11-03T07:00:00+08:00').toISOString(),
    });
  });
});

/** The way of a case, stage after stage. */
const WAY: readonly (readonly [stage: string, reached: string])[] = [
  ['registered', 'case.receivedByCentre'],
  ['dispatched', 'department.noticeReceived'],
  ['investigating', 'investigation.started'],
  ['opinion', 'investigation.completed'],
  ['feedback_due', 'department.packageComplete'],
];

describe('R-382: every stage has its point in time', () => {
  const nodes =
    shippedPolicies().find((document) => document.id === 'group-default')?.timeNodes ?? [];

  it.each(WAY)('%s', (stage, reached) => {
    const upTo = WAY.slice(0, WAY.findIndex(([name]) => name === stage) + 1);
    const milestones: Milestone[] = upTo.map(([, name], index) => ({
      name,
      at: `2026-11-0${index + 2}T10:00:00+08:00`,
    }));
    const facts = { caseKind: 'external' };
    const clocks = clocksFor(group, calendar, {
      facts,
      triage: triage(group, facts),
      milestones,
      timeZone: 'Asia/Shanghai',
    });
    const node = nodes.find((one) => one.stage === stage);
    expect(clocks.find((clock) => clock.clockId === node?.clock)).toMatchObject({
      state: 'running',
    });
    expect(upTo.at(-1)?.[1]).toBe(reached);
  });

  it('closed, by the call-backs', () => {
    const node = nodes.find((one) => one.stage === 'closed');
    const items = followUpItems(
      group,
      calendar,
      { caseKind: 'external' },
      '2026-11-30T10:00:00+08:00',
      'Asia/Shanghai',
    );
    expect(items.map((item) => item.planId)).toContain(node?.clock);
  });
});
