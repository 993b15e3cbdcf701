import {
  ProblemError,
  type Actor,
  type CaseKind,
  type Committee,
  type Role,
  type RuleCode,
} from '@tingsu/contracts';
import type { Calendar, Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import { respondentUnitsOf } from './respondents.js';
import type { Directory, UnitContext } from './units.js';

/** All that a decision depends on besides the case and the command. */
export interface DecisionContext {
  readonly at: Date;
  readonly actor: Actor;
  /** Roles of the actor that reach this case. */
  readonly roles: readonly Role[];
  /** Departments for which the actor acts in this case. */
  readonly departments?: readonly string[];
  readonly policy: Policy;
  readonly calendar: Calendar;
  /** Of a department that has a calendar of its own; undefined where the campus's holds. */
  readonly calendarOf?: ((departmentCode: string) => Calendar | undefined) | undefined;
  /** Of the policy. */
  readonly timeZone: string;
  readonly directory: Directory;
  /** Of the register of the house; only where a command asks one. */
  readonly committees?: readonly Committee[];
  /** A fresh id (uuid v7). */
  readonly newId: () => string;
  /**
   * Policy and calendar in force today at the case's campus, for a case of its kind or of another one; a case keeps its own until it is
   * opened again (T-34) or becomes one of another kind.
   */
  readonly inForce?: (
    kind?: CaseKind,
  ) => Partial<Pick<DecisionContext, 'policy' | 'calendar' | 'calendarOf' | 'timeZone'>>;
}

/** A rule of the policy or of the state machine says no; `code` is stable and shown beside the command. */
export function refuse(code: RuleCode, detail: string): never {
  throw new ProblemError('case.rule_refused', detail, {
    errors: [{ path: '', code, message: detail }],
  });
}

export const unitsOf = (
  state: CaseState,
  { directory, policy }: Pick<DecisionContext, 'directory' | 'policy'>,
): UnitContext => ({
  policy,
  directory,
  campus: state.campus,
  respondent: respondentUnitsOf(state)[0] ?? null,
  lead: state.assignment?.lead ?? state.classification?.leadDepartment ?? null,
});
