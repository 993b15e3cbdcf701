import { isOpenReport, isUnsent, type RegulatorReport } from '@tingsu/contracts';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import { refuse, type DecisionContext } from './context.js';
import { factsAfter } from './facts-check.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { eventAt } from './hold-rules.js';
import { foundSince, reportsOf } from './report-rules.js';
import { wasBefore } from './typed-times.js';

/** Duties towards authorities, from the mark to the end (T-14, R-175, R-207 to R-210). */
export const DUTIES: Handlers<
  | 'markReportable'
  | 'reportToRegulator'
  | 'recordReportStep'
  | 'draftReport'
  | 'submitReport'
  | 'supplementReport'
  | 'closeReport'
> = {
  markReportable: (state, { reason, ...graded }, context) => ({
    events: [
      ...gradedBy(state, graded, context),
      { kind: 'markedReportable', data: { state: state.state } },
    ],
    texts: { reason },
  }),

  reportToRegulator: (state, { subject, authority, method, reference }) => ({
    events: [{ kind: 'reportedToRegulator', data: { state: state.state, subject, method } }],
    texts: { authority, reference },
  }),

  recordReportStep: (state, { step, at, method, whom, note }, context) => {
    const wanted = context.policy.reportable?.actions ?? [];
    if (step !== 'other' && !wanted.includes(step))
      refuse('report.step_unknown', 'The policy has no such step.');
    requireWithin(at, state, context);
    const minutes = Math.floor((Date.parse(at) - Date.parse(foundSince(state))) / 60_000);
    const data = { state: state.state, step, at, method, minutes: Math.max(0, minutes) };
    return { events: [{ kind: 'reportStep', data }], texts: { whom, note } };
  },

  draftReport: (state, { report, subject, grade, accidentGrade, authority, text }) => {
    if (report !== undefined && !isUnsent(known(report, state)))
      refuse('report.submitted', 'The authority has this report: add a supplement to it.');
    return {
      events: [
        {
          kind: 'reportDrafted',
          data: {
            ...{ state: state.state, subject, worded: text !== undefined },
            number: report ?? reportsOf(state).length + 1,
            grade: grade ?? null,
            accidentGrade: accidentGrade ?? null,
          },
        },
      ],
      texts: { authority, text },
    };
  },

  submitReport: (state, { report, at, method, reference }, context) => {
    const { subject, worded, ...sent } = known(report, state);
    if (!isUnsent(sent as RegulatorReport))
      refuse('report.submitted', 'The authority has this report: add a supplement to it.');
    if (!worded) refuse('report.empty', 'The draft says nothing yet: write it first.');
    requireWithin(at, state, context);
    const data = { state: state.state, subject, method, number: report, reportedAt: at };
    return { events: [{ kind: 'reportedToRegulator', data }], texts: { reference } };
  },

  supplementReport: (state, { report, at, method, text, reference }, context) => {
    requireSent(known(report, state), at);
    requireWithin(at, state, context);
    const data = { state: state.state, number: report, at, method };
    return { events: [{ kind: 'reportSupplemented', data }], texts: { text, reference } };
  },

  closeReport: (state, { report, note }) => {
    requireSent(known(report, state));
    const data = { state: state.state, number: report };
    return { events: [{ kind: 'reportClosed', data }], texts: { note } };
  },
};

const known = (number: number, state: CaseState): RegulatorReport =>
  reportsOf(state).find((one) => one.number === number) ??
  refuse('report.unknown', 'This case has no such report.');

function requireSent(report: RegulatorReport, at?: string): void {
  if (!isOpenReport(report))
    refuse('report.closed', 'The report was not given to the authority yet, or is closed.');
  if (at && report.submittedAt && wasBefore(at, report.submittedAt))
    refuse('report.before_event', 'That is before the report was given.');
}

function requireWithin(at: string, state: CaseState, { at: now }: DecisionContext): void {
  if (Date.parse(at) > now.getTime())
    refuse('report.future', 'That is still to come: record it once it has happened.');
  const event = eventAt(state);
  if (event !== null && wasBefore(at, event))
    refuse('report.before_event', 'That is before the event happened or was found.');
}

/** The grade and the time of the event are facts of the case, by which its clocks are chosen. */
function gradedBy(
  state: CaseState,
  { grade, accidentGrade, foundAt }: Omit<PayloadOf<'markReportable'>, 'reason'>,
  context: DecisionContext,
): CaseEvent[] {
  if (foundAt !== undefined && Date.parse(foundAt) > context.at.getTime())
    refuse('report.future', 'The event cannot have been found in the future.');
  const said = {
    ...(grade === undefined ? {} : { safetyEventGrade: grade }),
    ...(accidentGrade === undefined ? {} : { possibleAccidentGrade: accidentGrade }),
    ...(foundAt === undefined ? {} : { eventFoundAt: foundAt }),
  };
  if (Object.keys(said).length === 0) return [];
  const before = state.classification?.facts ?? {};
  return [classified(state, factsAfter(before, { ...before, ...said }, context), context, true)];
}
