import { kindsOfChannel, UNTIMED_KINDS, type BindingRow, type CaseKind } from '@tingsu/contracts';
import { PolicyError } from '../documents/compose-policy.js';
import type { Policy } from '../documents/policy.js';
import { hint } from '../documents/problems.js';
import { meaningOf } from '../documents/units.js';
import { rememberedWith } from '../remembered.js';
import { rowKey, scopeKey } from './binding.js';
import {
  atRow,
  type BindingGround,
  type BindingProblem,
  type Organisation,
  type PublishedVersion,
} from './binding-problem.js';
import { coverage } from './check-coverage.js';

/**
 * Everything that stands against a set: each open campus, department and channel must fall under exactly one row on each day from
 * today on, and each row must name policies that can be worked by. Empty = fit for approval.
 */
export function checkBindings(
  rows: readonly BindingRow[],
  ground: BindingGround,
): readonly BindingProblem[] {
  const places = rows.flatMap((row, index) => placeProblems(row, index, ground));
  return [
    ...places,
    ...repeats(rows),
    ...pastDays(rows, ground),
    ...rows.flatMap((row, index) => policyProblems(row, index, ground)),
    ...(places.length === 0 ? coverage(rows, ground) : []),
  ];
}

function placeProblems(
  { campus, department, caseKind, channel }: BindingRow,
  index: number,
  { campuses, departments }: BindingGround,
): BindingProblem[] {
  const at = atRow(index);
  const problems: BindingProblem[] = [];
  const here = campuses.filter(({ code }) => campus === null || code === campus);
  const found = departments.find(({ code }) => code === department);
  if (here.length === 0) {
    const help = hint(
      campus ?? '',
      campuses.map(({ code }) => code),
    );
    problems.push(
      at(
        'campus',
        'binding.campus.unknown',
        `没有院区 ${campus}。${help.zh}`,
        `There is no campus ${campus}. ${help.en}`,
      ),
    );
  }
  if (department !== null && !found)
    problems.push(
      at(
        'department',
        'binding.department.unknown',
        `没有科室 ${department}，请从列表中选择。`,
        `There is no department ${department}. Choose one from the list.`,
      ),
    );
  if (found && found.campus !== campus)
    problems.push(
      at(
        'department',
        'binding.department.campus',
        `${found.name.zh}不属于这个院区，请选择它所在的院区。`,
        `${found.name.en} is on another campus. Choose that campus.`,
      ),
    );
  if (
    channel !== null &&
    here.length > 0 &&
    !here.some(({ channels }) => channels.includes(channel))
  )
    problems.push(
      at(
        'channel',
        'binding.channel.closed',
        '这个院区没有开通此渠道，请换一个渠道或院区。',
        'This channel is not open on the campus. Choose another channel or campus.',
      ),
    );
  if (channel !== null && !kindsOfChannel(channel).includes(caseKind))
    problems.push(
      at(
        'channel',
        'binding.channel.kind',
        '这个渠道不产生此类投诉，请换一个渠道或类型。',
        'Complaints of this kind never come by this channel. Choose another channel or kind.',
      ),
    );
  return problems;
}

function repeats(rows: readonly BindingRow[]): BindingProblem[] {
  return rows.flatMap((row, index) => {
    const same = rows.findIndex(
      (one, other) => other !== index && one.from === row.from && scopeKey(one) === scopeKey(row),
    );
    if (same < 0) return [];
    return atRow(index)(
      '',
      'binding.repeated',
      `与第 ${same + 1} 行的范围和日期相同，请删除其中一行。`,
      `Row ${same + 1} has the same place and day. Remove one of them.`,
    );
  });
}

function pastDays(rows: readonly BindingRow[], { today, before }: BindingGround): BindingProblem[] {
  const approved = new Set(before.map(rowKey));
  return rows.flatMap((row, index) =>
    row.from >= today || approved.has(rowKey(row))
      ? []
      : atRow(index)(
          'from',
          'binding.past',
          `起用日期已过。请填 ${today} 或以后的日期；已经立案的投诉不会改变制度。`,
          `The day is over. Write ${today} or later: complaints that are already open keep their policy.`,
        ),
  );
}

function policyProblems(row: BindingRow, index: number, ground: BindingGround): BindingProblem[] {
  const day = row.from > ground.today ? row.from : ground.today;
  const names = row.policies.flatMap((reference, position) =>
    nameProblem(reference, day, ground, (...what) => atRow(index)(`policies/${position}`, ...what)),
  );
  if (names.length > 0) return names;
  const at = (code: string, zh: string, en: string): BindingProblem =>
    atRow(index)('policies', code, zh, en);
  try {
    return workable(ground.policyOn(row.policies, day), row, ground, at);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return [
      at(
        'binding.uncomposable',
        `这些制度不能一起使用：${error.message}`,
        `These policies cannot be used together: ${error.message}`,
      ),
    ];
  }
}

type At = (code: string, zh: string, en: string) => BindingProblem;

function nameProblem(
  reference: string,
  day: string,
  { versions }: BindingGround,
  at: At,
): BindingProblem[] {
  const [id = '', version] = reference.split('@');
  const known = versions.filter((one) => one.id === id);
  const named = known.filter((one) => version === undefined || isVersion(one.version, version));
  if (named.length === 0) {
    const help = hint(reference, known.length > 0 ? known.map(keyOf) : idsOf(versions));
    return [
      at(
        'binding.policy.unknown',
        `没有制度 ${reference}。${help.zh}`,
        `There is no policy ${reference}. ${help.en}`,
      ),
    ];
  }
  const first = named.map(({ effectiveFrom }) => effectiveFrom).sort()[0] ?? day;
  if (first <= day) return [];
  return [
    at(
      'binding.policy.later',
      `这项制度自 ${first} 起才生效，请把起用日期改到那天或以后。`,
      `This policy takes effect on ${first} only. Let the row begin on that day or later.`,
    ),
  ];
}

/** The version, or one that corrects it: 1.0.1 stands in for 1.0. */
const isVersion = (version: string, wanted: string): boolean =>
  version === wanted || version.startsWith(`${wanted}.`);
const keyOf = ({ id, version }: PublishedVersion): string => `${id}@${version}`;
const idsOf = (versions: readonly PublishedVersion[]): string[] => [
  ...new Set(versions.map(({ id }) => id)),
];

const KINDS: Readonly<Record<CaseKind, { readonly zh: string; readonly en: string }>> = {
  external: { zh: '外部投诉', en: 'external complaints' },
  internal: { zh: '内部投诉', en: 'internal complaints' },
  hazard: { zh: '安全隐患', en: 'hazards' },
  suggestion: { zh: '建议', en: 'suggestions' },
  praise: { zh: '表扬', en: 'praise' },
};
/** Milestones with which a person outside the office learns how a complaint ended. */
const TOLD = ['feedback.given', 'response.sent', 'complainant.informed', 'resultNotice.served'];

/** Whether cases of the kind can be worked by the policy, from taking them to the answer. */
function workable(
  policy: Policy,
  { caseKind }: BindingRow,
  { departments, calendarIds }: BindingGround,
  at: At,
): BindingProblem[] {
  const problems: BindingProblem[] = [];
  if (policy.caseKind !== caseKind)
    problems.push(
      at(
        'binding.kind',
        `这项制度只管${KINDS[policy.caseKind].zh}，${KINDS[caseKind].zh}按它无法办结。请换一项制度。`,
        `This policy is for ${KINDS[policy.caseKind].en} only and leaves ${KINDS[caseKind].en} without an end. Choose another policy.`,
      ),
    );
  else if (!UNTIMED_KINDS.includes(caseKind) && !hasEnd(policy))
    problems.push(
      at(
        'binding.no_end',
        '按这些制度，投诉没有办结的期限。请加上一项规定答复期限的制度。',
        'Under these policies nothing says by when a complaint is answered. Add a policy with a time limit for the answer.',
      ),
    );
  if (Array.isArray(policy.taxonomy) && policy.taxonomy.length === 0)
    problems.push(
      at(
        'binding.no_category',
        '这项制度的投诉类别是空的，投诉无法受理。请先在制度中补上类别。',
        'The policy has an empty list of categories, so that no complaint can be accepted. Add categories to the policy first.',
      ),
    );
  if (!calendarIds.includes(policy.calendarId))
    problems.push(
      at(
        'binding.calendar',
        `没有日历 ${policy.calendarId}。请先建立这个日历。`,
        `There is no calendar ${policy.calendarId}. Add it first.`,
      ),
    );
  const missing = targetsOf(policy).filter((unit) => !isThere(unit, policy, departments));
  if (missing.length > 0)
    problems.push(
      at(
        'binding.routing',
        `没有科室负责：${namesOf(missing, policy, 'zh').join('、')}。请在科室目录中指定由谁负责，或换一项制度。`,
        `No department on any campus answers for: ${namesOf(missing, policy, 'en').join(', ')}. Say in the directory which one does, or choose another policy.`,
      ),
    );
  return problems;
}

const hasEnd = ({ clocks }: Policy): boolean =>
  clocks.some(({ stops }) => stops.some((stop) => TOLD.includes(stop)));

const namesOf = (units: readonly string[], policy: Policy, language: 'zh' | 'en'): string[] =>
  units.map((unit) => policy.units[unit]?.[language] ?? unit);

/** Units to which the policy sends a complaint. */
const targetsOf = ({ routing }: Policy): string[] =>
  routing ? [...new Set([...routing.rules.map(({ to }) => to), routing.fallback])] : [];

const isThere = (unit: string, policy: Policy, departments: Organisation['departments']): boolean =>
  unit
    .split('|')
    .some((name) => meaningOf(policy, name) !== null || answeredBy(departments).has(name));

/** Everything for which some department of the group answers. */
const answeredBy = rememberedWith(
  (departments: Organisation['departments']) =>
    new Set(departments.flatMap(({ code, answersFor }) => [code, ...answersFor])),
);
