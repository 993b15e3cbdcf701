import type { CaseStateName, Envelope, LocalizedText } from '@tingsu/contracts';
import { stepLabelOf } from './step-labels.js';

/** Something that the sender may know happened. */
export interface Step {
  readonly at: string;
  readonly label: LocalizedText;
}

export interface CopiedClock {
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly met: boolean;
  /** Where the time was extended: what was promised first, and how the new time was reached. */
  readonly extended?: ExtendedLimit;
  /** How a time that moved was reached. */
  readonly explanation?: readonly LocalizedText[];
}

interface ExtendedLimit {
  readonly label: LocalizedText;
  readonly originalDueAt: string;
  /** True when the complainant was to be told: then it is shown even if it was not among the limits of the receipt. */
  readonly told: boolean;
}

/** What intake keeps of a case. */
export interface CaseCopy {
  readonly caseId: string;
  readonly complaintId: string;
  readonly state: CaseStateName;
  readonly campus: string;
  /** Departments that work on the case now. */
  readonly departments: readonly string[];
  readonly steps: readonly Step[];
  readonly clocks: Readonly<Record<string, CopiedClock>>;
  /** When the outcome was told. */
  readonly answeredAt: string | null;
}

export type CaseEvent = Envelope & { readonly data: Readonly<Record<string, unknown>> };

/** The copy after an event; null when there is no case to apply it to. Later events win, so order matters (inbox). */
export function afterEvent(copy: CaseCopy | null, event: CaseEvent): CaseCopy | null {
  if (event.type === 'case.opened.v1') return opened(event);
  if (!copy) return null;
  return {
    ...copy,
    state: event.data['state'] as CaseStateName,
    departments: departmentsAfter(copy.departments, event),
    steps: stepsAfter(copy.steps, event),
    clocks: clocksAfter(copy.clocks, event),
    answeredAt: answeredAfter(copy.answeredAt, event),
  };
}

function opened({ aggregateid, data }: CaseEvent): CaseCopy {
  return {
    caseId: aggregateid,
    complaintId: String(data['complaintId']),
    state: data['state'] as CaseStateName,
    campus: String(data['campus']),
    departments: [],
    steps: [],
    clocks: {},
    answeredAt: null,
  };
}

/** Who works on the case may read the complaint: from dispatch on, until the department gives the case back. */
function departmentsAfter(
  departments: readonly string[],
  { type, data }: CaseEvent,
): readonly string[] {
  if (type === 'case.dispatched.v1')
    return [...new Set([String(data['lead']), ...(data['assist'] as string[])])];
  if (type === 'case.departmentContacted.v1')
    return [...new Set([...departments, String(data['department'])])];
  if (type === 'case.returned.v1')
    return departments.filter((department) => department !== data['department']);
  return departments;
}

function stepsAfter(steps: readonly Step[], { type, time }: CaseEvent): readonly Step[] {
  const label = stepLabelOf(type);
  // Several clocks of one case are extended together; the sender is told once.
  const told = steps.some((step) => step.at === time && step.label.zh === label?.zh);
  return label && !told ? [...steps, { at: time, label }] : steps;
}

function answeredAfter(answeredAt: string | null, { type, time }: CaseEvent): string | null {
  return type === 'case.feedbackGiven.v1' || type === 'case.resolvedOnSpot.v1' ? time : answeredAt;
}

interface ClockChange {
  readonly clockId: string;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly explanation?: readonly LocalizedText[];
}

interface ClocksChanged {
  readonly started: readonly ClockChange[];
  readonly moved: readonly ClockChange[];
  readonly resumed: readonly ClockChange[];
  readonly met: readonly { readonly clockId: string }[];
}

function clocksAfter(clocks: CaseCopy['clocks'], { type, data }: CaseEvent): CaseCopy['clocks'] {
  if (type === 'case.clockExtended.v1') return withExtension(clocks, data as unknown as Extended);
  // A new round begins its promises anew.
  if (type === 'case.reopened.v1')
    return Object.fromEntries(
      Object.entries(clocks).map(([id, { dueAt, provisional }]) => [
        id,
        { dueAt, provisional, met: false },
      ]),
    );
  if (type !== 'case.clocksChanged.v1') return clocks;
  const { started, moved, resumed, met } = data as unknown as ClocksChanged;
  const next: Record<string, CopiedClock> = { ...clocks };
  for (const { clockId, dueAt, provisional } of started)
    next[clockId] = { dueAt, provisional, met: next[clockId]?.met ?? false };
  for (const { clockId, dueAt, provisional, explanation } of [...moved, ...resumed]) {
    const steps = explanation ? { explanation } : {};
    next[clockId] = {
      ...next[clockId],
      dueAt,
      provisional,
      met: next[clockId]?.met ?? false,
      ...steps,
    };
  }
  for (const { clockId } of met) {
    const clock = next[clockId];
    if (clock) next[clockId] = { ...clock, met: true };
  }
  return next;
}

interface Extended extends ClockChange {
  readonly label: LocalizedText;
  readonly originalDueAt: string;
  readonly complainantTold: boolean;
}

/** The complainant sees the new time and the one promised first (T-37, R-104). */
function withExtension(clocks: CaseCopy['clocks'], change: Extended): CaseCopy['clocks'] {
  const {
    clockId,
    label,
    dueAt,
    provisional,
    originalDueAt,
    complainantTold: told,
    explanation,
  } = change;
  const known = clocks[clockId];
  const extended = { label, originalDueAt, told: told || known?.extended?.told === true };
  return {
    ...clocks,
    [clockId]: {
      dueAt,
      provisional,
      met: known?.met ?? false,
      extended,
      ...(explanation ? { explanation } : {}),
    },
  };
}
