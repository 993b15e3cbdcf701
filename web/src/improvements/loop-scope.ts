import { LOOP_STANDS, type LoopKind, type LoopScope, type LoopStand } from '@tingsu/contracts';

/** What the address of a list says beside its kind: one campus, and the days in which what ended has ended. */
export const scopeFrom = (search: URLSearchParams): LoopScope => {
  const of = (name: keyof LoopScope) => {
    const value = search.get(name);
    return value ? { [name]: value } : {};
  };
  return { ...of('campus'), ...of('from'), ...of('to') };
};

export const standFrom = (search: URLSearchParams): LoopStand | null =>
  LOOP_STANDS.find((stand) => stand === search.get('list')) ?? null;

/** Ninety days up to today, as long as nothing else is chosen. */
export function withPeriod(scope: LoopScope, today: string): LoopScope {
  if (scope.from !== undefined || scope.to !== undefined) return scope;
  const from = new Date(Date.parse(today) - 90 * 86_400_000).toISOString().slice(0, 10);
  return { ...scope, from, to: today };
}

const LISTS = {
  problem: '/improvements/problems',
  action: '/improvements',
  inspection: '/improvements/records?kind=inspection',
  training: '/improvements/records?kind=training',
  meeting: '/improvements/records?kind=meeting',
  reading: '/improvements/readings',
  lesson: '/improvements/lessons',
  circular: '/results?issued=circulars',
} as const satisfies Record<LoopKind, string>;

/** Typical cases have names of their own for where they stand. */
const LESSONS: Partial<Record<LoopStand, string>> = { open: 'draft', closed: 'published' };

/** The list behind a number. */
export function listOf(kind: LoopKind, stand: LoopStand, scope: LoopScope): string {
  const [path, fixed] = LISTS[kind].split('?');
  const search = new URLSearchParams(fixed);
  if (kind !== 'circular')
    search.set('list', kind === 'lesson' ? (LESSONS[stand] ?? stand) : stand);
  for (const [name, value] of Object.entries(scope)) if (value) search.set(name, value);
  return `${path ?? ''}?${search.toString()}`;
}
