import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { shippedDocuments } from '../shipped.fixture.js';
import { checkPolicy } from './check-policy.js';

const draft: unknown = JSON.parse(
  readFileSync(new URL('../../test/twenty-mistakes.json', import.meta.url), 'utf8'),
);

/** Written by hand beside the document, place by place. */
const EXPECTED: readonly (readonly [path: string, code: string, says: RegExp, saysZh: RegExp])[] = [
  [
    '/effectiveTo',
    'policy.effective',
    /Put effectiveTo after effectiveFrom/,
    /失效日期应晚于生效日期/,
  ],
  ['/extends/1', 'extends.unknown', /no policy shaanxi@1\.0/, /没有可叠加的制度 shaanxi@1\.0/],
  ['/timezone', 'timezone.unknown', /no time zone Asia\/Yulin/, /没有时区 Asia\/Yulin/],
  ['/calendar/shifts/1', 'calendar.shifts.order', /in order and apart/, /先后有序/],
  ['/nature/rules/0/level', 'nature.level.unknown', /no level serious/, /没有 serious/],
  [
    '/nature/rules/1/when/fact',
    'fact.unknown',
    /has no harmed\. Did you mean harm\?/,
    /没有 harmed。是否应为 harm？/,
  ],
  [
    '/routing/rules/0/to',
    'routing.target.missing',
    /names no unit to send the case to/,
    /没有承办部门/,
  ],
  ['/tracks', 'track.else.missing', /may match no track/, /可能没有轨道/],
  [
    '/clocks/0/start',
    'clock.start.unknown',
    /Did you mean case\.received\?/,
    /是否应为 case\.received？/,
  ],
  [
    '/clocks/0/stop',
    'clock.stop.unknown',
    /no milestone feedback\.done/,
    /没有事件 feedback\.done/,
  ],
  [
    '/clocks/0/duration/basis',
    'clock.basis',
    /A day cannot be counted as elapsed/,
    /day 不能按 elapsed 计算/,
  ],
  ['/clocks/0/ref/0', 'ref.unknown', /no requirement R-999/, /没有条款 R-999/],
  ['/clocks/1/duration', 'inherited.longer', /may be shorter than 5 day/, /只能短于上级的 5 day/],
  ['/pauses/0/clocks/0', 'pause.clock.unknown', /Did you mean answer3\?/, /是否应为 answer3？/],
  [
    '/ladder/quietHours',
    'ladder.quiet',
    /leave no time for reminders/,
    /免打扰时段 07:00 至 07:00 不合理/,
  ],
  ['/ladder/steps/0', 'ladder.late', /comes too late for a warn/, /过晚/],
  [
    '/ladder/steps/1/notify/0',
    'role.unknown',
    /There is no recipient ownr\. Did you mean owner\?/,
    /是否应为 owner？/,
  ],
  [
    '/ladder/steps/2/acknowledgeWithin',
    'ladder.acknowledge.last',
    /No step comes after up/,
    /之后没有步骤/,
  ],
  [
    '/approvals/0/when/op',
    'fact.operator',
    /compare it with eq, in, not contains/,
    /只能用 eq, in 比较/,
  ],
  [
    '/notices/0/at',
    'notice.at.unknown',
    /Did you mean feedback\.given\?/,
    /是否应为 feedback\.given？/,
  ],
];

describe('a policy with twenty different mistakes', () => {
  const problems = checkPolicy([draft, ...shippedDocuments()]).filter(
    (problem) => problem.document === 0,
  );

  it('gets twenty different errors, each at its place in the document', () => {
    const found = problems.map(({ path, code }) => `${path} ${code}`);
    expect(found.sort()).toEqual(EXPECTED.map(([path, code]) => `${path} ${code}`).sort());
    expect(new Set(problems.map((one) => one.code)).size).toBe(20);
  });

  it.each(EXPECTED)(
    '%s (%s) says what is wrong and what to do, in both languages',
    (path, code, says, saysZh) => {
      const problem = problems.find((one) => one.path === path && one.code === code);
      expect(problem?.message).toMatch(says);
      expect(problem?.messageZh).toMatch(saysZh);
      expect(problem?.messageZh).toMatch(/[。？]$/);
    },
  );
});
