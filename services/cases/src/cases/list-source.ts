import { reachOf, type AccessPerson, type CaseQuerySchema } from '@tingsu/contracts';
import type { z } from 'zod';

/** Where a list begins: with every case, or with those of some campuses and of some members (departments, persons). */
export type ListSource =
  'everything' | { readonly campuses: readonly string[]; readonly members: readonly string[] };

/**
 * The fewest cases that hold all that the list may show: by the filter of the query, else by what the person reaches. It only says which
 * index is read; what the person may see is the condition of the list.
 */
export function sourceOf(
  { campus, department }: Pick<z.infer<typeof CaseQuerySchema>, 'campus' | 'department'>,
  who: AccessPerson,
): ListSource {
  if (department !== undefined) return { campuses: [], members: [department] };
  const { terms } = reachOf(who, 'case.read');
  const campuses = new Set<string | null>();
  const members = new Set<string>();
  for (const term of terms) {
    if (term.by === 'area') campuses.add(term.campus);
    else members.add(term.by === 'standIn' ? term.personId : term.department);
  }
  if (campuses.has(null)) return campus === undefined ? 'everything' : of([campus], []);
  const reached = [...campuses].filter((one) => one !== null);
  return of(campus === undefined ? reached : reached.filter((one) => one === campus), [...members]);
}

const of = (campuses: readonly string[], members: readonly string[]): ListSource => ({
  campuses,
  members,
});
