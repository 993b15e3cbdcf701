import {
  ENDED_STATES,
  NAMES_EN,
  NAMES_ZH,
  type CaseStateName,
  type Limit,
  type LocalizedText,
  type Progress,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseCopy } from './case-copy.js';
import { termsOf } from './copied-meetings.js';
import { RECEIVED_LABEL } from './step-labels.js';

type Stage = Progress['stage'];

/** What each state of a case is called towards the complainant. */
const STAGE_OF = {
  received: 'received',
  registered: 'received',
  triage: 'assessing',
  awaiting_info: 'waiting_for_you',
  resolved_on_spot: 'answered',
  declined: 'declined',
  referred: 'declined',
  merged: 'merged',
  accepted: 'handling',
  dispatched: 'handling',
  investigating: 'handling',
  tech_review: 'handling',
  opinion: 'handling',
  approval: 'handling',
  feedback_due: 'handling',
  fed_back: 'answered',
  implementing: 'answered',
  closed: 'closed',
  archived: 'closed',
  suspended: 'handling',
  withdrawn: 'withdrawn',
} as const satisfies Record<CaseStateName, Stage>;

export interface ReceivedComplaint {
  readonly complaintNo: string;
  readonly receivedAt: Date;
  readonly limits: readonly Limit[];
}

/**
 * The progress page without the words of the answer, which cases keeps. `copy` is null until the case is open, and `settled` says what staff
 * settled as they registered it. `publicName` gives the name of a department that may be named outside, `policy` what holds for meetings.
 */
export function progressOf(
  complaint: ReceivedComplaint,
  copy: CaseCopy | null,
  settled: string | null = null,
  publicName: (department: string) => LocalizedText | null = () => null,
  policy: Policy | null = null,
): Progress {
  const receivedAt = complaint.receivedAt.toISOString();
  return {
    complaintNo: complaint.complaintNo,
    receivedAt,
    stage: copy ? STAGE_OF[copy.state] : 'received',
    steps: [{ at: receivedAt, label: RECEIVED_LABEL }, ...(copy?.steps ?? [])],
    limits: [
      ...complaint.limits.map((limit) => limitNow(limit, copy)),
      ...furtherLimits(complaint.limits, copy),
    ].filter((limit) => limit.met || !isOver(limit.id, copy)),
    answer: settled === null ? null : { at: copy?.answeredAt ?? receivedAt, text: settled },
    unit: unitOf(copy, publicName),
    wanted: wantedOf(copy),
    mediation: mediationOf(copy),
    expertOpinion: expertOpinionOf(copy),
    meetings: meetingsOf(copy, policy),
  };
}

/** Nobody is named in a confidential clue, also not to who gave it: pages are read over shoulders. */
function unitOf(
  copy: CaseCopy | null,
  publicName: (department: string) => LocalizedText | null,
): LocalizedText | null {
  if (!copy?.access || copy.access.confidential || STAGE_OF[copy.state] !== 'handling') return null;
  return copy.access.lead === null ? null : publicName(copy.access.lead);
}

/** Nobody is expected any more once the case has ended. */
function meetingsOf(copy: CaseCopy | null, policy: Policy | null): Progress['meetings'] {
  if (!copy?.meetings || ENDED_STATES.some((state) => state === copy.state)) return [];
  return copy.meetings.map(({ representatives, ...meeting }) => ({
    ...meeting,
    ...termsOf({ representatives }, policy),
  }));
}

function wantedOf(copy: CaseCopy | null): Progress['wanted'] {
  const wanted = copy?.wanted;
  if (!wanted) return null;
  const clock = wanted.clockId === null ? undefined : copy.clocks[wanted.clockId];
  return {
    at: wanted.at,
    missing: wanted.missing.map(elementName),
    dueAt: clock?.dueAt ?? null,
    words: null,
  };
}

/** Until when follows the clock: a rest for an appraisal or a date that was agreed moves it. */
function mediationOf(copy: CaseCopy | null): Progress['mediation'] {
  const running = copy?.mediation;
  if (!running) return null;
  const { body, bodyName, since, clockId } = running;
  const clock = clockId === null ? undefined : copy.clocks[clockId];
  return {
    by: { zh: NAMES_ZH.mediationBody[body], en: NAMES_EN.mediationBody[body] },
    ...{ name: bodyName, since, until: clock?.dueAt ?? null, paused: clock?.paused === true },
  };
}

function expertOpinionOf(copy: CaseCopy | null): Progress['expertOpinion'] {
  const awaited = copy?.expertOpinion;
  if (!awaited) return null;
  const { body, bodyName, since, clockId } = awaited;
  return {
    by: { zh: NAMES_ZH.expertBody[body], en: NAMES_EN.expertBody[body] },
    ...{ name: bodyName, since },
    until: (clockId === null ? undefined : copy.clocks[clockId])?.dueAt ?? null,
  };
}

const MISSING: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: NAMES_ZH.missing,
  en: NAMES_EN.missing,
};
/** Codes of a policy stand as they are. */
const elementName = (code: string): LocalizedText => ({
  zh: MISSING.zh[code] ?? code,
  en: MISSING.en[code] ?? code,
});

/** Whether a promise that was not met no longer applies: its clock was cancelled, or handling has ended. */
function isOver(clockId: string, copy: CaseCopy | null): boolean {
  if (copy === null) return false;
  return (
    copy.clocks[clockId]?.cancelled === true || ENDED_STATES.some((state) => state === copy.state)
  );
}

type LimitNow = Progress['limits'][number];

/** A limit as it stands: moved when its clock was moved, with what was promised first where it was extended. */
function limitNow(limit: Limit, copy: CaseCopy | null): LimitNow {
  const clock = copy?.clocks[limit.id];
  if (!clock) return { ...limit, met: false, originalDueAt: null };
  const { dueAt, provisional, met, late = false, extended, explanation } = clock;
  // The steps of the receipt still hold while the time that they led to does.
  const moved = Date.parse(dueAt) !== Date.parse(limit.dueAt);
  return {
    ...limit,
    dueAt,
    provisional,
    met,
    late,
    originalDueAt: extended?.originalDueAt ?? null,
    explanation: moved && explanation ? [...explanation] : limit.explanation,
  };
}

/** Limits that could not be promised on receipt, but whose extension was announced to the complainant. */
function furtherLimits(promised: readonly Limit[], copy: CaseCopy | null): LimitNow[] {
  return Object.entries(copy?.clocks ?? {}).flatMap(
    ([id, { dueAt, provisional, met, late = false, extended, explanation }]) =>
      extended?.told && !promised.some((limit) => limit.id === id)
        ? [
            {
              id,
              label: extended.label,
              dueAt,
              provisional,
              met,
              late,
              originalDueAt: extended.originalDueAt,
              explanation: [...(explanation ?? [])],
            },
          ]
        : [],
  );
}
