import type { DirectoryPublished } from '@tingsu/contracts';

export type Directory = DirectoryPublished['data'];

/** Units that policies name by their part in the case instead of by name. */
const RELATIVE: Readonly<Record<string, 'respondent' | 'lead' | 'headNurse' | 'hospital'>> = {
  当事科室: 'lead',
  科室: 'respondent',
  '被诉科室/人': 'respondent',
  责任科室: 'lead',
  责任科室负责人: 'lead',
  该病区护士长: 'headNurse',
  医院: 'hospital',
};

export interface UnitContext {
  readonly directory: Directory;
  readonly campus: string;
  readonly respondent: string | null;
  readonly lead: string | null;
}

/** The department that answers today for a unit as the policy names it; null when nobody does. `A|B` means the first that exists. */
export function departmentFor(unit: string, context: UnitContext): string | null {
  for (const name of unit.split('|')) {
    const code = relative(name, context) ?? named(name, context);
    if (code) return code;
  }
  return null;
}

export function departmentsFor(units: readonly string[], context: UnitContext): string[] {
  return [
    ...new Set(units.map((unit) => departmentFor(unit, context)).filter((code) => code !== null)),
  ];
}

function relative(unit: string, { directory, respondent, lead }: UnitContext): string | null {
  switch (RELATIVE[unit]) {
    case 'lead':
      return lead ?? respondent;
    case 'respondent':
      return respondent ?? lead;
    case 'headNurse':
      return directory.departments.find(({ code }) => code === respondent)?.headNurse ?? null;
    default:
      return null;
  }
}

/** The campus's own unit comes first, then one that serves the group. */
function named(unit: string, { directory, campus }: UnitContext): string | null {
  const answering = directory.departments.filter(({ answersFor }) => answersFor.includes(unit));
  return (
    (answering.find((department) => department.campus === campus) ?? answering[0])?.code ?? null
  );
}
