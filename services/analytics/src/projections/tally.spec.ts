import { describe, expect, it } from '@jest/globals';
import { CASE_STATES } from '@tingsu/contracts';
import fc from 'fast-check';
import type { CaseFact } from './case-fact.js';
import type { ClockFact } from './clock-fact.js';
import { merged, type TallyChange, tallyChanges } from './tally.js';

const aFact = (changes: Partial<CaseFact> = {}): CaseFact => ({
  caseId: 'c1',
  caseNo: 'C-2026-000001',
  complaintId: 'x1',
  campus: 'main',
  channel: 'hotline',
  caseKind: 'external',
  feedbackOnly: false,
  state: 'registered',
  category: null,
  nature: null,
  priority: null,
  reportable: false,
  department: null,
  hiddenFrom: [],
  receivedAt: '2026-11-20T02:12:00.000Z',
  receivedDay: '2026-11-20',
  endedAt: null,
  endedDay: null,
  fedBackAt: null,
  outcome: null,
  satisfaction: null,
  calledBack: [],
  issues: [],
  clocks: [],
  ...changes,
});

const aClock = (changes: Partial<ClockFact> = {}): ClockFact => ({
  clockId: 'contact24',
  kind: 'limit',
  impliedBy: null,
  startedAt: '2026-11-20T02:12:00.000Z',
  dueAt: '2026-11-21T02:12:00.000Z',
  state: 'running',
  breachedAt: null,
  metAt: null,
  late: false,
  ...changes,
});

const lines = (changes: readonly TallyChange[]) =>
  merged(changes)
    .map((c) =>
      `${c.delta > 0 ? '+' : ''}${c.delta} ${c.scope} ${c.day} ${c.dimension} ${c.key}`.trim(),
    )
    .sort();

describe('the changes of the counters', () => {
  it('are none when nothing that is counted changed', () => {
    expect(tallyChanges(aFact(), aFact({ satisfaction: 5 }))).toEqual([]);
  });

  it('R-219: count feedback of people who are not eligible apart from complaints', () => {
    expect(lines(tallyChanges(aFact(), aFact({ feedbackOnly: true })))).toEqual([
      '+1 * 2026-11-20 kind feedback',
      '+1 * all kind feedback',
      '+1 campus:main 2026-11-20 kind feedback',
      '+1 campus:main all kind feedback',
      '-1 * 2026-11-20 kind external',
      '-1 * all kind external',
      '-1 campus:main 2026-11-20 kind external',
      '-1 campus:main all kind external',
    ]);
  });

  it('move one case from state to state, for the group and the campus, for all time and the day of receipt', () => {
    expect(lines(tallyChanges(aFact(), aFact({ state: 'accepted' })))).toEqual([
      '+1 * 2026-11-20 state accepted',
      '+1 * all state accepted',
      '+1 campus:main 2026-11-20 state accepted',
      '+1 campus:main all state accepted',
      '-1 * 2026-11-20 state registered',
      '-1 * all state registered',
      '-1 campus:main 2026-11-20 state registered',
      '-1 campus:main all state registered',
    ]);
  });

  it('leaves a confidential clue out of the figures of the unit it complains of, and of no other', () => {
    const open = aFact({ department: 'main.pharmacy' });
    const changes = lines(tallyChanges(open, { ...open, hiddenFrom: ['main.pharmacy'] }));
    expect(changes).toContain('-1 department:main.pharmacy all received');
    expect(changes.filter((line) => !line.includes(' department:main.pharmacy '))).toEqual([]);
  });

  it('carry everything that was counted along when the case goes to another department', () => {
    const before = aFact({ department: 'main.pharmacy', clocks: [aClock({ state: 'met' })] });
    const changes = lines(tallyChanges(before, { ...before, department: 'main.nursing' }));
    expect(changes).toContain('-1 department:main.pharmacy all clock_met contact24');
    expect(changes).toContain('+1 department:main.nursing all clock_met contact24');
    expect(changes.some((line) => line.includes('* all clock_met'))).toBe(false);
  });

  it('count an end on the day of the end, everything else on the day of receipt', () => {
    const ended = aFact({
      state: 'closed',
      endedAt: '2026-11-25T02:00:00.000Z',
      endedDay: '2026-11-25',
    });
    const changes = lines(tallyChanges(aFact(), ended));
    expect(changes).toContain('+1 * 2026-11-25 ended');
    expect(changes).toContain('+1 * 2026-11-20 state closed');
  });

  it('call a case overdue only while it is open and a breached clock of its own still runs', () => {
    const overdue = (fact: CaseFact) =>
      merged(tallyChanges(null, fact)).some((change) => change.dimension === 'overdue');
    const breached = { breachedAt: '2026-11-21T02:12:00.000Z' };
    expect(overdue(aFact({ clocks: [aClock(breached)] }))).toBe(true);
    expect(overdue(aFact({ state: 'closed', clocks: [aClock(breached)] }))).toBe(false);
    expect(overdue(aFact({ clocks: [aClock()] }))).toBe(false);
    expect(overdue(aFact({ clocks: [aClock({ ...breached, state: 'met', late: true })] }))).toBe(
      false,
    );
    expect(overdue(aFact({ clocks: [aClock({ ...breached, state: 'paused' })] }))).toBe(false);
    expect(overdue(aFact({ clocks: [aClock({ ...breached, impliedBy: 'feedback3' })] }))).toBe(
      false,
    );
    expect(overdue(aFact({ clocks: [aClock({ ...breached, kind: 'followup' })] }))).toBe(false);
  });

  it('count a promise as met, late, or broken and still open; never a window, an implied or a cancelled clock', () => {
    const counted = (clock: ClockFact) =>
      merged(tallyChanges(null, aFact({ clocks: [clock] }))).flatMap((c) =>
        c.scope === '*' && c.day === 'all' && c.dimension.startsWith('clock') ? [c.dimension] : [],
      );
    const breachedAt = '2026-11-21T02:12:00.000Z';
    expect(counted(aClock({ state: 'met' }))).toEqual(['clock_met']);
    expect(counted(aClock({ state: 'met', late: true, breachedAt }))).toEqual(['clock_late']);
    expect(counted(aClock({ breachedAt }))).toEqual(['clock_open']);
    expect(counted(aClock())).toEqual([]);
    expect(counted(aClock({ state: 'cancelled', breachedAt }))).toEqual([]);
    expect(counted(aClock({ state: 'met', kind: 'window' }))).toEqual([]);
    expect(counted(aClock({ state: 'met', impliedBy: 'feedback3' }))).toEqual([]);
  });
});

const instant = fc.constantFrom(null, '2026-11-21T00:00:00.000Z');
const someClocks = fc.uniqueArray(
  fc.record({
    clockId: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('limit', 'target', 'window', 'followup'),
    impliedBy: fc.constantFrom(null, 'a'),
    state: fc.constantFrom(
      'running' as const,
      'paused' as const,
      'met' as const,
      'cancelled' as const,
    ),
    breachedAt: instant,
    late: fc.boolean(),
  }),
  { selector: (clock) => clock.clockId },
);
/** Several may be of the same category, so that one case counts twice in one place. */
const someIssues = fc.array(
  fc.record({
    issueId: fc.constantFrom('first', 'b', 'c'),
    category: fc.constantFrom(null, 'C01', 'C02'),
    topics: fc.constantFrom([], ['charges'], ['charges', 'attitude']),
    found: fc.constant(null),
    counted: fc.constantFrom(null, 'upheld', 'not_upheld'),
    causes: fc.constantFrom([], ['staffing'], ['staffing', 'process']),
  }),
  { maxLength: 4 },
);
const someFact = fc
  .record({
    campus: fc.constantFrom('main', 'east'),
    department: fc.constantFrom(null, 'main.pharmacy', 'main.nursing'),
    category: fc.constantFrom(null, 'C01', 'C02'),
    state: fc.constantFrom(...CASE_STATES),
    receivedDay: fc.constantFrom('2026-11-20', '2026-11-21'),
    endedDay: fc.constantFrom(null, '2026-11-21', '2026-11-22'),
    clocks: someClocks,
    issues: someIssues,
  })
  .map(({ clocks, ...rest }) => aFact({ ...rest, clocks: clocks.map((clock) => aClock(clock)) }));

describe('the counters', () => {
  it('kept step by step equal a recount, whatever happens to the cases', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(someFact, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
        (histories) => {
          const steps = histories.flatMap((facts) =>
            facts.flatMap((fact, i) => tallyChanges(facts[i - 1] ?? null, fact)),
          );
          const recount = histories.flatMap((facts) => tallyChanges(null, facts.at(-1) ?? null));
          expect(lines(steps)).toEqual(lines(recount));
          expect(merged(recount).every((change) => change.delta > 0)).toBe(true);
        },
      ),
    );
  });

  it('come back to nothing when every case is taken away again', () => {
    fc.assert(
      fc.property(fc.array(someFact, { maxLength: 8 }), (facts) => {
        expect(
          merged(
            facts.flatMap((fact) => [...tallyChanges(null, fact), ...tallyChanges(fact, null)]),
          ),
        ).toEqual([]);
      }),
    );
  });
});
