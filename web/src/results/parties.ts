import type { ServedOn } from '@tingsu/contracts';

/** What a department or a person is called. */
export const partyName = (
  on: ServedOn,
  {
    department,
    person,
  }: { readonly department: (code: string) => string; readonly person: (id: string) => string },
): string => ('unit' in on ? department(on.unit) : person(on.person));
