import type { RegulatorReport } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What a report to an authority goes through. */
export const REPORT_CHANGES: Changes = {
  reportDrafted: (state, { data: { state: _state, ...draft } }) =>
    put(state, draft.number, ({ drafts }) => ({ ...draft, drafts: drafts + 1 })),
  // One that was given without a draft is a report of its own.
  reportedToRegulator: (state, { at, data: { number, subject, method, reportedAt } }) =>
    put(state, number ?? (state.reports ?? []).length + 1, () => ({
      ...{ subject, method, submittedAt: reportedAt ?? at, worded: true },
    })),
  reportSupplemented: (state, { data }) =>
    put(state, data.number, ({ supplements }) => ({ supplements: supplements + 1 })),
  reportClosed: (state, { at, data }) => put(state, data.number, () => ({ closedAt: at })),
  reportStep: ({ reportSteps = [] }, { data: { state: _state, ...step } }) => ({
    reportSteps: [...reportSteps, step],
  }),
};

const blank = (number: number): RegulatorReport => ({
  ...{ number, subject: 'medical_fault', grade: null, accidentGrade: null, drafts: 0 },
  ...{ worded: false, submittedAt: null, method: null, supplements: 0, closedAt: null },
});

function put(
  { reports = [] }: Pick<CaseState, 'reports'>,
  number: number,
  change: (report: RegulatorReport) => Partial<RegulatorReport>,
): Change {
  const known = reports.find((one) => one.number === number);
  const after = { ...(known ?? blank(number)), ...change(known ?? blank(number)) };
  return {
    reports: known
      ? reports.map((one) => (one.number === number ? after : one))
      : [...reports, after],
  };
}
