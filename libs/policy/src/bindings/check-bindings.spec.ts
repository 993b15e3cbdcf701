import { describe, expect, it } from '@jest/globals';
import { CHANNELS, kindOfChannel, type BindingRow } from '@tingsu/contracts';
import fc from 'fast-check';
import { policyOf, shippedPolicies } from '../shipped.fixture.js';
import { bindingFor, bindingsOn, type Place } from './binding.js';
import type { BindingGround } from './binding-problem.js';
import { checkBindings } from './check-bindings.js';

const TODAY = '2026-11-26';
const campus = (code: string): BindingGround['campuses'][number] => ({
  code,
  name: { zh: code, en: code },
  channels: ['web_form', 'hotline', 'staff_portal'],
  open: true,
});
const department = (
  code: string,
  answersFor: string[] = [],
): BindingGround['departments'][number] => ({
  code,
  campus: code.split('.')[0] ?? '',
  name: { zh: code, en: code },
  public: true,
  answersFor,
  headNurse: null,
});
/** Every unit to which a shipped policy sends a complaint. */
const UNITS = shippedPolicies().flatMap(({ routing }) =>
  routing ? [...routing.rules.map(({ to }) => to), routing.fallback] : [],
);
const ground: BindingGround = {
  campuses: [campus('main'), campus('east')],
  departments: [
    department(
      'main.all',
      UNITS.flatMap((unit) => unit.split('|')),
    ),
    department('main.pharmacy'),
    department('east.pharmacy'),
  ],
  versions: shippedPolicies().map(({ id, version, effectiveFrom }) => ({
    id,
    version,
    effectiveFrom,
  })),
  calendarIds: ['CN'],
  today: TODAY,
  before: [],
  policyOn: (references) => policyOf(...references),
};
const row = (change: Partial<BindingRow> = {}): BindingRow => ({
  campus: null,
  department: null,
  caseKind: 'external',
  channel: null,
  from: TODAY,
  policies: ['tcm-yulin', 'group-default'],
  ...change,
});
const INTERNAL = row({ caseKind: 'internal', policies: ['internal-complaints'] });
const found = (rows: readonly BindingRow[], on: Partial<BindingGround> = {}) =>
  checkBindings(rows, { ...ground, ...on });
const codes = (rows: readonly BindingRow[], on: Partial<BindingGround> = {}) =>
  found(rows, on).map(({ code, path }) => [code, path]);

describe('a set of bindings', () => {
  it('is fit when every campus, kind and channel falls under exactly one row', () => {
    expect(found([row(), INTERNAL])).toEqual([]);
    const special = [
      row({ campus: 'east', policies: ['customer-service'] }),
      row({ campus: 'main', department: 'main.pharmacy', policies: ['pharmacy'] }),
      row({ channel: 'hotline', campus: 'east', policies: ['timeliness'] }),
    ];
    expect(found([row(), INTERNAL, ...special])).toEqual([]);
  });

  it('names each gap with campus, kind, channel and day, in both languages', () => {
    expect(
      found([row({ campus: 'main' }), row({ campus: 'east', channel: 'web_form' }), INTERNAL]),
    ).toEqual([
      {
        path: '',
        code: 'binding.gap',
        message: {
          zh: expect.stringContaining('没有制度'),
          en: expect.stringContaining('No policy'),
        },
        place: {
          ...{ campus: 'east', department: null, caseKind: 'external', channel: 'hotline' },
          from: TODAY,
        },
      },
    ]);
    expect(found([row()]).map(({ place }) => [place?.campus, place?.caseKind])).toEqual([
      [null, 'internal'],
    ]);
    const later = found([row({ from: '2027-01-01' }), INTERNAL]);
    expect(later.map(({ place }) => place?.from)).toEqual([TODAY]);
  });

  it('names two rows that hold for the same complaints, at both, from the day on which they do', () => {
    const rows = [
      row(),
      INTERNAL,
      row({ campus: 'east', policies: ['customer-service'] }),
      row({ channel: 'hotline', from: '2027-01-01', policies: ['timeliness'] }),
    ];
    const place = { campus: 'east', channel: 'hotline', from: '2027-01-01' };
    expect(found(rows)).toMatchObject([
      { path: '/rows/2', code: 'binding.overlap', place },
      { path: '/rows/3', code: 'binding.overlap', place },
    ]);
    const pharmacy = row({ campus: 'main', department: 'main.pharmacy', policies: ['pharmacy'] });
    expect(codes([...rows, pharmacy]).map(([code, path]) => `${code} ${path}`)).toEqual([
      'binding.overlap /rows/3',
      'binding.overlap /rows/4',
      'binding.overlap /rows/2',
      'binding.overlap /rows/3',
    ]);
    const settled = row({
      ...{ campus: 'east', channel: 'hotline', from: '2027-01-01', policies: ['timeliness'] },
    } as const);
    expect(found([...rows, settled])).toEqual([]);
    expect(codes([row(), row(), INTERNAL])).toEqual([
      ['binding.repeated', '/rows/0'],
      ['binding.repeated', '/rows/1'],
    ]);
  });

  it('refuses a place that the group does not have', () => {
    const wrong = [
      row({ campus: 'west' }),
      row({ campus: 'main', department: 'main.eyes' }),
      row({ campus: 'east', department: 'main.pharmacy' }),
      row({ channel: 'letter' }),
      row({ channel: 'staff_portal' }),
    ];
    expect(codes([row(), INTERNAL, ...wrong])).toEqual([
      ['binding.campus.unknown', '/rows/2/campus'],
      ['binding.department.unknown', '/rows/3/department'],
      ['binding.department.campus', '/rows/4/department'],
      ['binding.channel.closed', '/rows/5/channel'],
      ['binding.channel.kind', '/rows/6/channel'],
    ]);
  });

  it('refuses a day that is over, unless the row was approved before', () => {
    const old = row({ from: '2026-01-01' });
    expect(codes([old, INTERNAL])).toEqual([['binding.past', '/rows/0/from']]);
    expect(codes([old, INTERNAL], { before: [old] })).toEqual([]);
    expect(codes([{ ...old, policies: ['timeliness'] }, INTERNAL], { before: [old] })).toEqual([
      ['binding.past', '/rows/0/from'],
    ]);
  });

  it('refuses policies that are unknown, not yet in force, of another kind or without an end', () => {
    const bound = (...policies: string[]) => codes([row({ policies }), INTERNAL]);
    expect(bound('tcm-yulim')).toEqual([['binding.policy.unknown', '/rows/0/policies/0']]);
    expect(bound('pharmacy@9.9')).toEqual([['binding.policy.unknown', '/rows/0/policies/0']]);
    expect(bound('pharmacy@1.0')).toEqual([]);
    expect(bound('internal-complaints')).toEqual([['binding.kind', '/rows/0/policies']]);
    const versions = [
      ...ground.versions,
      { id: 'new', version: '1.0', effectiveFrom: '2027-03-01' },
    ];
    expect(
      codes([row(), row({ campus: 'east', policies: ['new'] }), INTERNAL], { versions }),
    ).toEqual([['binding.policy.later', '/rows/1/policies/0']]);
    const endless = { ...policyOf('timeliness'), clocks: [] };
    expect(
      codes([row(), INTERNAL], {
        policyOn: (names) => (names[0] === 'tcm-yulin' ? endless : policyOf(...names)),
      }),
    ).toEqual([['binding.no_end', '/rows/0/policies']]);
  });

  it('refuses a policy that sends complaints to a unit for which no campus has a department', () => {
    const departments = ground.departments.map((one) => ({
      ...one,
      answersFor: one.answersFor.filter((unit) => unit !== '医务科主任'),
    }));
    const [problem] = found([row(), INTERNAL], { departments });
    expect(problem).toMatchObject({ code: 'binding.routing', path: '/rows/0/policies' });
    expect(problem?.message.zh).toContain('医务科主任');
    expect(problem?.message.en).not.toContain('医务科主任');
  });

  it('refuses a calendar that the group does not have', () => {
    expect(codes([row(), INTERNAL, row({ campus: 'east', policies: ['nhs-england'] })])).toEqual([
      ['binding.calendar', '/rows/2/policies'],
    ]);
  });

  it('can be made of each shipped policy: every one brings its kind of complaint to an end', () => {
    for (const { id } of shippedPolicies()) {
      const caseKind = policyOf(id).caseKind;
      const rows = [row(), INTERNAL, row({ caseKind, campus: 'east', policies: [id] })];
      const calendarIds = ['CN', policyOf(id).calendarId];
      expect([id, codes(rows, { calendarIds })]).toEqual([id, []]);
    }
  });
});

const anyRow = fc.record({
  campus: fc.constantFrom(null, 'main', 'east'),
  channel: fc.constantFrom(null, 'web_form' as const, 'hotline' as const),
  department: fc.constantFrom(null, 'pharmacy'),
  from: fc.constantFrom(TODAY, '2027-01-01', '2027-02-01'),
});
const anyRows = fc.array(anyRow, { maxLength: 8 }).map((rows) =>
  rows.map(({ campus: code, department: name, ...rest }, index) =>
    row({
      ...rest,
      campus: code,
      department: code === null || name === null ? null : `${code}.${name}`,
      policies: [`policy-${index}`],
    }),
  ),
);
const PLACES: readonly Place[] = ['main', 'east'].flatMap((code) =>
  [null, `${code}.pharmacy`, `${code}.other`].flatMap((name) =>
    CHANNELS.filter((channel) => ['web_form', 'hotline'].includes(channel)).map((channel) => ({
      campus: code,
      department: name,
      channel,
      caseKind: kindOfChannel(channel),
    })),
  ),
);

describe('a set without gaps and overlaps', () => {
  it('gives every complaint of every day exactly one row, in whatever order the rows are written', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const anything = policyOf('tcm-yulin');
        const versions = rows.map((_, index) => ({
          ...{ id: `policy-${index}`, version: '1.0', effectiveFrom: '2026-01-01' },
        }));
        const problems = found([...rows, INTERNAL], {
          versions: [...ground.versions, ...versions],
          policyOn: (names) => (names[0] === 'internal-complaints' ? policyOf(...names) : anything),
        });
        const isClean = problems.length === 0;
        const chosen = ['2026-11-26', '2027-01-15', '2027-03-01'].flatMap((day) =>
          PLACES.map((place) => {
            const one = bindingFor(bindingsOn(rows, day), place);
            const other = bindingFor(bindingsOn(rows.toReversed(), day), place);
            return { one, other };
          }),
        );
        if (isClean) return chosen.every(({ one, other }) => one !== undefined && one === other);
        return (
          problems.every(({ code }) => code !== 'binding.gap') ||
          chosen.some(({ one }) => one === undefined)
        );
      }),
      { numRuns: 300 },
    );
  });
});
