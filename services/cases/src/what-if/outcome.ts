import type { LocalizedText, WhatIf, WhatIfChange } from '@tingsu/contracts';
import type { ClockReading, Triage } from '@tingsu/policy';

/** What a policy makes of one complaint. */
export interface Outcome {
  readonly triage: Pick<
    Triage,
    'acceptance' | 'nature' | 'priority' | 'routing' | 'track' | 'reportable'
  >;
  readonly clocks: readonly Pick<ClockReading, 'clockId' | 'label' | 'dueAt' | 'metAt' | 'state'>[];
}

const KINDS = {
  acceptance: { zh: '受理', en: 'acceptance' },
  nature: { zh: '性质', en: 'nature' },
  priority: { zh: '优先级', en: 'priority' },
  routing: { zh: '主办部门', en: 'lead department' },
  track: { zh: '办理类别', en: 'track' },
  reportable: { zh: '上报', en: 'reportable' },
} as const satisfies Record<string, LocalizedText>;
type Kind = keyof typeof KINDS;

const decided: Readonly<Record<Kind, (triage: Outcome['triage']) => string>> = {
  acceptance: ({ acceptance }) => acceptance,
  nature: ({ nature }) => nature,
  priority: ({ priority }) => priority,
  routing: ({ routing }) => routing.lead,
  track: ({ track }) => track ?? '–',
  reportable: ({ reportable }) => String(reportable),
};

/** What would be otherwise; null when nothing. */
export function changeBetween(
  subject: string,
  before: Outcome,
  after: Outcome,
): WhatIfChange | null {
  const decisions = (Object.keys(KINDS) as Kind[])
    .map((kind) => ({
      kind,
      before: decided[kind](before.triage),
      after: decided[kind](after.triage),
    }))
    .filter((one) => one.before !== one.after);
  const clocks = pairs(before, after)
    .map(([was, would]) => ({
      clockId: (was ?? would)?.clockId ?? '',
      label: (would ?? was)?.label ?? { zh: '', en: '' },
      before: was?.dueAt ?? null,
      after: would?.dueAt ?? null,
    }))
    .filter((one) => one.before !== one.after);
  return decisions.length + clocks.length === 0 ? null : { subject, decisions, clocks };
}

type ClockTally = Omit<WhatIf['clocks'][number], 'clockId'>;
/** Counts over all that was looked at so far; plain JSON. */
export interface Tallies {
  readonly decisions: Readonly<Record<string, number>>;
  readonly clocks: Readonly<Record<string, ClockTally>>;
}
export const NOTHING: Tallies = { decisions: {}, clocks: {} };

export function counted(
  tallies: Tallies,
  before: Outcome,
  after: Outcome,
  change: WhatIfChange | null,
): Tallies {
  const decisions = { ...tallies.decisions };
  for (const { kind } of change?.decisions ?? []) decisions[kind] = (decisions[kind] ?? 0) + 1;
  const clocks = { ...tallies.clocks };
  for (const [was, would] of pairs(before, after)) {
    const clock = was ?? would;
    if (clock)
      clocks[clock.clockId] = withPair(clocks[clock.clockId] ?? empty(clock.label), was, would);
  }
  return { decisions, clocks };
}

type Clock = Outcome['clocks'][number];

function withPair(tally: ClockTally, was: Clock | undefined, would: Clock | undefined): ClockTally {
  const shift = was && would ? Date.parse(would.dueAt) - Date.parse(was.dueAt) : 0;
  const one = (condition: boolean): number => (condition ? 1 : 0);
  return {
    label: tally.label,
    earlier: tally.earlier + one(shift < 0),
    later: tally.later + one(shift > 0),
    added: tally.added + one(!was),
    removed: tally.removed + one(!would),
    metBefore: tally.metBefore + one(inTime(was)),
    metAfter: tally.metAfter + one(inTime(would)),
    stopped: tally.stopped + one(was?.state === 'met' || would?.state === 'met'),
  };
}

const empty = (label: LocalizedText): ClockTally => ({
  label,
  earlier: 0,
  later: 0,
  added: 0,
  removed: 0,
  metBefore: 0,
  metAfter: 0,
  stopped: 0,
});

function inTime(clock: Clock | undefined): boolean {
  return (
    clock?.state === 'met' &&
    clock.metAt !== null &&
    Date.parse(clock.metAt) <= Date.parse(clock.dueAt)
  );
}

function pairs(
  before: Outcome,
  after: Outcome,
): (readonly [Clock | undefined, Clock | undefined])[] {
  const was = new Map(before.clocks.map((clock) => [clock.clockId, clock]));
  const would = new Map(after.clocks.map((clock) => [clock.clockId, clock]));
  return [...new Set([...was.keys(), ...would.keys()])].map(
    (id) => [was.get(id), would.get(id)] as const,
  );
}

/** As it is shown: decisions that change, and clocks that change or were stopped at all. */
export function shown({ decisions, clocks }: Tallies): Pick<WhatIf, 'decisions' | 'clocks'> {
  const changes = ({ earlier, later, added, removed, stopped }: ClockTally): boolean =>
    earlier + later + added + removed + stopped > 0;
  return {
    decisions: (Object.keys(KINDS) as Kind[])
      .filter((key) => (decisions[key] ?? 0) > 0)
      .map((key) => ({ key, label: KINDS[key], count: decisions[key] ?? 0 })),
    clocks: Object.entries(clocks)
      .filter(([, tally]) => changes(tally))
      .map(([clockId, tally]) => ({ clockId, ...tally })),
  };
}
