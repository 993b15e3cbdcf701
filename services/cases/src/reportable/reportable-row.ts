import {
  AccidentGradeSchema,
  EventGradeSchema,
  reportStateOf,
  type ReportState,
} from '@tingsu/contracts';
import type { Given } from '@tingsu/database';
import type { CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import { foundSince, hasDutyToReport, reportsOf } from '../lifecycle/report-rules.js';
import type { ReportableEventEntity } from './reportable-event.entity.js';

export type ReportableRow = Given<Omit<ReportableEventEntity, 'tenantId'>>;

/** The row of the register that a decision leaves; nothing where it changes none. */
export function reportableRowsOf({ before, state }: Decision): ReportableRow[] {
  if (!hasDutyToReport(state)) return [];
  const row = rowOf(state);
  const known = before && hasDutyToReport(before) ? rowOf(before) : null;
  return JSON.stringify(known) === JSON.stringify(row) ? [] : [row];
}

function rowOf(state: CaseState): ReportableRow {
  const facts = state.classification?.facts ?? {};
  const reports = reportsOf(state);
  const given = reports.flatMap(({ submittedAt }) => submittedAt ?? []);
  return {
    ...{ caseId: state.caseId, caseNo: state.caseNo, campus: state.campus },
    state: stateOf(state),
    foundAt: foundSince(state),
    grade:
      EventGradeSchema.safeParse(facts['safetyEventGrade']).data ??
      reports.findLast(({ grade }) => grade !== null)?.grade ??
      null,
    accidentGrade:
      AccidentGradeSchema.safeParse(facts['possibleAccidentGrade']).data ??
      reports.findLast(({ accidentGrade }) => accidentGrade !== null)?.accidentGrade ??
      null,
    reportedAt: given.toSorted((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null,
  };
}

/** Of several reports the one that is least far. */
function stateOf(state: CaseState): ReportState {
  const states = reportsOf(state).map(reportStateOf);
  const order = ['drafted', 'submitted', 'supplemented', 'closed'] as const;
  return order.find((one) => states.includes(one)) ?? 'marked';
}
