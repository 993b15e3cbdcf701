import { describe, expect, it } from '@jest/globals';
import { shippedDocuments } from '../shipped.fixture.js';
import { checkPolicy } from './check-policy.js';
import { composePolicy, parsePolicy } from './compose-policy.js';
import { labelsOf } from './labels.js';

type Json = Record<string, unknown>;

describe('the shipped policies', () => {
  it('have no errors', () => expect(checkPolicy(shippedDocuments())).toEqual([]));

  it('say everything in both languages that a person reads', () => {
    const unnamed = shippedDocuments().flatMap((document) => missingEnglish(document, ''));
    expect(unnamed).toEqual([]);
  });
});

describe('the units and roles of the shipped policies', () => {
  it.each(
    shippedDocuments()
      .map(parsePolicy)
      .map((document) => [document.id, document] as const),
  )('%s names each of them in both languages', (_, document) => {
    const { units } = composePolicy(shippedDocuments().map(parsePolicy), [document.id]);
    const plans = document.followUp?.plans ?? [];
    const named = [
      ...(document.routing
        ? [document.routing.fallback, ...document.routing.rules.map((rule) => rule.to)]
        : []),
      ...document.clocks.flatMap((clock) => [
        clock.owner,
        clock.extend?.approver,
        ...(clock.extend?.approvers ?? []).map((one) => one.role),
      ]),
      ...plans.flatMap((plan) => [plan.executor, plan.tracker]),
      ...(document.tracks ?? []).map((track) => track.supervisor),
      ...(document.routines ?? []).map((routine) => routine.owner),
      document.roles?.centre,
    ];
    expect(named.filter((name) => name !== undefined && !units[name])).toEqual([]);
    for (const { zh, en } of Object.values(units)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u3000-\u9fff]/);
    }
  });

  it('are labels that screens can look up', () => {
    const policy = composePolicy(shippedDocuments().map(parsePolicy), [
      'tcm-yulin',
      'group-default',
    ]);
    expect(labelsOf(policy).units['管理部主任']).toEqual({
      zh: '管理部主任',
      en: 'Head of the management department',
    });
  });
});

describe('a policy with many different mistakes', () => {
  it('gets one clear error for each, at its place', () => {
    const problems = checkPolicy([withMistakes(), ...shippedDocuments()]).filter(
      (problem) => problem.document === 0,
    );
    const found = problems.map((problem) => `${problem.path} ${problem.code}`).sort();
    expect(found).toEqual(
      [
        '/timezone timezone.unknown',
        '/effectiveTo policy.effective',
        '/extends/1 extends.unknown',
        '/calendar/shifts/1 calendar.shifts.order',
        '/nature/rules/0/level nature.level.unknown',
        '/nature/rules/1/when/fact fact.unknown',
        '/nature/rules/2/when/op fact.operator',
        '/nature/rules/3/when/value fact.value',
        '/nature/rules/4/when/fact fact.derived',
        '/nature/precedence nature.precedence.incomplete',
        '/routing/rules/0/to routing.target.missing',
        '/routing/rules/1/id routing.rule.repeated',
        '/routing/rules/1/when/value category.unknown',
        '/tracks/0/overrides/0 track.unknown',
        '/tracks track.else.missing',
        '/clocks/0/start clock.start.unknown',
        '/clocks/0/stop/1 clock.stop.unknown',
        '/clocks/1/stop clock.stop.start',
        '/clocks/2/duration inherited.longer',
        '/clocks/3/duration/basis clock.basis',
        '/clocks/3/when/value track.unknown',
        '/clocks/4/default clock.default.missing',
        '/clocks/5/id clock.id.repeated',
        '/clocks/5/warn/0/at clock.warn.outside',
        '/clocks/5/ref/0 ref.unknown',
        '/pauses/0/clocks/0 pause.clock.unknown',
        '/pauses/0/resume pause.resume.unknown',
        '/ladder/steps/0 ladder.early',
        '/ladder/steps/1 ladder.level.missing',
        '/acceptance/anonymous/dropClocks/0 inherited.dropped',
        '/followUp/plans/0/mustAnswer/0 plan.answer.not_asked',
        '/followUp/plans/0/trigger plan.trigger.unknown',
        '/notices/0/startsClock clock.unknown',
      ].sort(),
    );
    for (const { message, messageZh } of problems) {
      expect(message).toMatch(/[.?]$/);
      expect(messageZh).toMatch(/[。？]$/);
    }
  });

  it('gets a suggestion of what was probably meant', () => {
    const problems = checkPolicy([withMistakes(), ...shippedDocuments()]);
    expect(problems.find((problem) => problem.code === 'clock.start.unknown')?.message).toBe(
      'There is no milestone case.recieved. Did you mean case.received?',
    );
    expect(problems.find((problem) => problem.code === 'clock.start.unknown')?.messageZh).toContain(
      'case.received',
    );
  });
});

describe('a document that is not in the right shape', () => {
  it('gets the place of every mistake and what belongs there', () => {
    const draft = {
      ...plain(),
      effectiveFrom: 'soon',
      calendar: { base: 'CN', cutoff: '17.00' },
      clocks: [
        {
          id: 'a',
          start: 'case.received',
          stop: 'feedback.given',
          duration: { value: 3, unit: 'week', basis: 'working' },
          kind: 'limit',
        },
        {
          id: 'b',
          start: 'case.received',
          stop: 'feedback.given',
          duration: { value: 0, unit: 'day', basis: 'working' },
          kind: 'deadline',
        },
        {
          start: 'case.received',
          stop: 'feedback.given',
          duration: days(3),
          kind: 'limit',
          when: { any: [{ fact: 'harm', op: 'is', value: true }] },
        },
      ],
    };
    const found = checkPolicy([draft]).map((problem) => `${problem.path} ${problem.code}`);
    expect(found.sort()).toEqual(
      [
        '/effectiveFrom shape.format',
        '/calendar/cutoff shape.format',
        '/clocks/0/duration/unit shape.value',
        '/clocks/1/duration/value shape.small',
        '/clocks/1/kind shape.value',
        '/clocks/2/id shape.missing',
        '/clocks/2/when/any/0/op shape.value',
      ].sort(),
    );
  });

  it.each([null, 'text', 42, [], {}])('%j is refused without a crash', (json) => {
    expect(checkPolicy([json]).length).toBeGreaterThan(0);
    expect(() => parsePolicy(json)).toThrow(/policy document/);
  });
});

describe('approvals, notices, reminders and points in time', () => {
  const is = (fact: string, value: unknown, op = 'eq'): Json => ({ fact, op, value });
  const found = (change: Json) =>
    checkPolicy([{ ...plain(), ...change }, ...shippedDocuments()]).map(
      ({ path, code }) => `${path} ${code}`,
    );

  it.each<[string, Json, string]>([
    [
      'a step without an approver',
      { approvals: [{ id: 'a', step: 'smile', by: 'leader' }] },
      '/approvals/0/step shape.value',
    ],
    [
      'an approver that the sign-in does not know',
      { approvals: [{ id: 'a', step: 'close', by: 'king' }] },
      '/approvals/0/by shape.value',
    ],
    [
      'an approval named twice',
      { approvals: [approval(), approval()] },
      '/approvals/1/id approval.id.repeated',
    ],
    [
      'a notice of an unknown event',
      { notices: [{ id: 'n', at: 'case.shut' }] },
      '/notices/0/at notice.at.unknown',
    ],
    [
      'a text of a notice with an unknown field',
      { notices: [{ id: 'n', text: { zh: '编号 {caseNumber}', en: '{complaintNo}' } }] },
      '/notices/0/text/zh notice.field.unknown',
    ],
    [
      'a text of a notice with half a brace',
      { notices: [{ id: 'n', text: { zh: '编号', en: '{complaintNo' } }] },
      '/notices/0/text/en notice.brace',
    ],
    [
      'a text of a notice without what it must contain',
      {
        notices: [
          {
            ...{ id: 'n', mustContain: ['caseNo', 'reason'] },
            text: { zh: '编号 {complaintNo}', en: 'Registered.' },
          },
        ],
      },
      '/notices/0/text/en notice.text.missing',
    ],
    [
      'a degree that reads an unknown fact',
      { accountability: degrees(is('guilt', true)) },
      '/accountability/degrees/rules/0/when/fact fact.unknown',
    ],
    [
      'an extension without an approver',
      { extensions: [{ clocks: ['*'], approvers: [{ role: 'king' }] }] },
      '/extensions/0/approvers/0/role role.unknown',
    ],
    [
      'a point in time without a clock',
      { timeNodes: [{ stage: 'closed', clock: 'nothing' }] },
      '/timeNodes/0/clock clock.unknown',
    ],
    [
      'a reminder on a day that is none',
      { calendarReminder: { weeklyFrom: '02-30', dailyFrom: '11-15' } },
      '/calendarReminder/weeklyFrom reminder.day',
    ],
    [
      'reminders in the wrong order',
      { calendarReminder: { weeklyFrom: '11-15', dailyFrom: '10-01' } },
      '/calendarReminder/dailyFrom reminder.order',
    ],
    [
      'quiet hours of a whole day',
      { ladder: { quietHours: { from: '07:00', to: '06:00' }, steps: [breach()] } },
      '/ladder/quietHours ladder.quiet',
    ],
    [
      'an acknowledgement before the due time',
      {
        ladder: {
          steps: [
            { ...breach(), id: 'w', action: 'warn', after: '-1h', acknowledgeWithin: '10m' },
            breach(),
          ],
        },
      },
      '/ladder/steps/0/acknowledgeWithin ladder.acknowledge.early',
    ],
    [
      'an acknowledgement with nothing after it',
      { ladder: { steps: [{ ...breach(), acknowledgeWithin: '4h' }] } },
      '/ladder/steps/0/acknowledgeWithin ladder.acknowledge.last',
    ],
    [
      'a reminder after the due time',
      { ladder: { steps: [{ ...breach(), action: 'remind', after: '1h' }] } },
      '/ladder/steps/0 ladder.late',
    ],
    [
      'a report before the due time',
      { ladder: { steps: [{ ...breach(), action: 'report', after: '-1h' }] } },
      '/ladder/steps/0 ladder.early',
    ],
    [
      'an acknowledgement in words',
      { ladder: { steps: [{ ...breach(), acknowledgeWithin: 'soon' }] } },
      '/ladder/steps/0/acknowledgeWithin shape.format',
    ],
  ])('%s', (_, change, expected) => {
    expect(found(change)).toEqual([expected]);
  });

  function approval(): Json {
    return { id: 'a', step: 'close', by: 'leader' };
  }
  function breach(): Json {
    return { id: 'b', action: 'breach', after: '0h', notify: ['owner'] };
  }
  function degrees(when: Json): Json {
    return { degrees: { default: 'minor', rules: [{ id: 'd', degree: 'severe', when }] } };
  }
});

describe('layers', () => {
  it('are in the order in which they decide: a law after everything that extends it', () => {
    const policy = composePolicy(shippedDocuments().map(parsePolicy), [
      'tcm-yulin',
      'group-default',
    ]);
    expect(policy.layers.map((layer) => layer.id)).toEqual([
      'tcm-yulin',
      'group-default',
      'cn-national',
    ]);
    expect(policy.ladder.find((step) => step.id === 'breach')?.acknowledgeWithin).toBe('4h');
  });

  it('may shorten an inherited limit', () => {
    const draft = { ...plain(), clocks: [{ ...law(), duration: days(4) }] };
    expect(checkPolicy([draft, ...shippedDocuments()])).toEqual([]);
  });

  it.each([
    [
      'a unit that cannot be compared',
      { duration: { value: 2, unit: 'month', basis: 'calendar' } },
      'inherited.unit',
    ],
    ['a weaker kind', { kind: 'target' }, 'inherited.weakened'],
    ['another start', { start: 'case.accepted' }, 'inherited.start'],
    [
      'one more event that stops it',
      { stop: ['feedback.interim', 'feedback.given', 'case.closed'] },
      'inherited.stop',
    ],
  ])('may not give an inherited limit %s', (_, change, code) => {
    const draft = { ...plain(), clocks: [{ ...law(), ...change }] };
    expect(checkPolicy([draft, ...shippedDocuments()]).map((problem) => problem.code)).toEqual([
      code,
    ]);
  });

  it('must reach a feedback clock', () => {
    expect(checkPolicy([{ ...plain(), extends: [] }]).map((problem) => problem.code)).toEqual([
      'feedback.missing',
    ]);
  });

  it('may not extend each other in a circle', () => {
    const one = { ...plain(), id: 'one', extends: ['two'] };
    const two = { ...plain(), id: 'two', extends: ['one'] };
    expect(checkPolicy([one, two]).map((problem) => problem.code)).toContain('extends.cycle');
    expect(() => composePolicy([parsePolicy(one), parsePolicy(two)], ['one'])).toThrow(/circle/);
  });

  it('are refused when they name a policy that is not there', () => {
    expect(() => composePolicy([], ['tcm-yulin'])).toThrow(/There is no policy tcm-yulin/);
  });
});

function plain(): Json {
  return {
    schemaVersion: 1,
    id: 'draft',
    version: '1.0',
    effectiveFrom: '2026-01-01',
    extends: ['cn-national@2026.1'],
    timezone: 'Asia/Shanghai',
    calendar: { base: 'CN', cutoff: '17:00' },
    clocks: [],
  };
}

function law(): Json {
  const national = shippedDocuments()
    .map(parsePolicy)
    .find((document) => document.id === 'cn-national');
  return { ...national?.clocks.find((clock) => clock.id === 'nat.simple5') };
}

function days(value: number): Json {
  return { value, unit: 'day', basis: 'working' };
}

function withMistakes(): Json {
  const is = (fact: string, value: unknown, op = 'eq'): Json => ({ fact, op, value });
  const clock = (id: string, change: Json = {}): Json => ({
    id,
    start: 'case.received',
    stop: 'feedback.given',
    duration: days(3),
    kind: 'limit',
    ...change,
  });
  return {
    ...plain(),
    timezone: 'Asia/Yulin',
    effectiveTo: '2025-01-01',
    extends: ['cn-national@2026.1', 'shaanxi@1.0'],
    calendar: {
      base: 'CN',
      cutoff: '17:00',
      shifts: [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ],
    },
    acceptance: { anonymous: { mode: 'register-and-assess', dropClocks: ['nat.simple5'] } },
    taxonomy: [{ code: 'C01', zh: '窗口', en: 'Windows' }],
    nature: {
      levels: ['major', 'general'],
      rules: [
        { id: 'N1', level: 'serious', when: is('harm', true) },
        { id: 'N2', level: 'major', when: is('harmed', true) },
        { id: 'N3', level: 'major', when: is('harm', 1, 'ge') },
        { id: 'N4', level: 'major', when: is('repeatCount', 'three') },
        { id: 'N5', level: 'major', when: is('priority', 'P1') },
      ],
      precedence: ['major'],
      default: 'general',
    },
    routing: {
      rules: [
        { id: 'R1', when: is('category', 'C01'), to: ' ' },
        { id: 'R1', when: is('category', 'C99'), to: '门诊部' },
      ],
      fallback: '投诉中心',
    },
    tracks: [{ id: 'T1', when: is('complex', true), overrides: ['T0'] }],
    clocks: [
      clock('a', { start: 'case.recieved', stop: ['feedback.given', 'feedback.done'] }),
      clock('b', { stop: 'case.received' }),
      { ...law(), duration: days(7) },
      clock('c', {
        duration: { value: 24, unit: 'hour', basis: 'calendar' },
        when: is('track', 'T9'),
      }),
      clock('d', { duration: { value: 'agreedDate', unit: 'anchor', basis: 'calendar' } }),
      clock('a', { warn: [{ at: '4h', notify: ['owner'] }], ref: ['R-999'] }),
    ],
    pauses: [{ on: 'supplement.requested', resume: 'supplement.recieved', clocks: ['answer*'] }],
    ladder: {
      steps: [
        { id: 'breach', action: 'breach', after: '-1h', notify: ['owner'] },
        { id: 'up', action: 'escalate', after: '24h', notify: ['leader'] },
      ],
    },
    followUp: {
      plans: [
        {
          id: 'p',
          trigger: 'case.shut',
          items: [{ after: days(3) }],
          executor: '客服',
          mustAnswer: ['advice'],
        },
      ],
    },
    notices: [{ id: 'n', startsClock: 'statement84' }],
  };
}

/** Places where a document names something in Chinese only. */
function missingEnglish(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'zh' in value && !('en' in value) && !path.startsWith('/notices') ? [path] : [];
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, item]) => missingEnglish(item, `${path}/${key}`)),
  ];
}
