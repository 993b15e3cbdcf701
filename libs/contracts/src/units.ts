import type { DirectoryPublished } from './reference-events.js';
import type { UnitMeaning } from './vocabulary.js';

type Department = DirectoryPublished['data']['departments'][number];

/** The departments of a case that a policy can mean by a unit. */
interface Parties {
  readonly respondent: string | null;
  readonly lead: string | null;
  readonly departments: readonly Department[];
}

/**
 * The department of the case that a unit of its policy means: the one complained of, the one that leads, each for the other while it
 * is not known, or the head nurse of the ward. Null for a unit that is no party, and where there is none.
 */
export function partyOf(
  means: UnitMeaning | null,
  { respondent, lead, departments }: Parties,
): string | null {
  switch (means) {
    case 'lead':
    case 'leadHead':
      return lead ?? respondent;
    case 'respondent':
    case 'respondentHead':
      return respondent ?? lead;
    case 'headNurse':
      return departments.find(({ code }) => code === respondent)?.headNurse ?? null;
    default:
      return null;
  }
}

/** Where the work of a department went that was merged; null where it was closed without a successor. */
function successorOf(code: string, departments: readonly Department[]): Department | null {
  const passed = new Set<string>();
  let now = departments.find((one) => one.code === code);
  while (now?.closed === true && !passed.has(now.code)) {
    passed.add(now.code);
    const { mergedInto } = now;
    now = departments.find((one) => one.code === mergedInto);
  }
  return now && now.closed !== true ? now : null;
}

/**
 * The departments that answer for a unit by its name: the one with that code, or what it was merged into, else those of the campus, else
 * those of the group.
 */
export function answeringFor(
  unit: string,
  campus: string,
  departments: readonly Department[],
): readonly Department[] {
  const successor = successorOf(unit, departments);
  if (successor) return [successor];
  const answering = departments.filter(({ answersFor }) => answersFor.includes(unit));
  const here = answering.filter((department) => department.campus === campus);
  return here.length > 0 ? here : answering;
}
