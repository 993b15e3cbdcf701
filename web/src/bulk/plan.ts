import type { CaseStanding } from '@tingsu/contracts';

export type BulkAction = 'acknowledge' | 'merge' | 'assign' | 'remind' | 'urge';

export const BULK_TITLES = {
  acknowledge: 'bulkAcknowledge',
  merge: 'bulkMerge',
  assign: 'bulkAssign',
  remind: 'bulkRemind',
  urge: 'bulkUrge',
} as const satisfies Record<BulkAction, string>;

/** A command that is sent for one case. */
export interface Step {
  readonly caseNo: string;
  readonly command: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly expectedVersion?: number;
}

/** What will happen to one case: commands, or the code of why nothing does. */
export interface Plan {
  readonly caseNo: string;
  readonly steps: readonly Step[];
  readonly refusal: string | null;
}

/** Every step of a clock that waits for the reader to say that he knows. */
export function acknowledging({ caseNo, asked }: CaseStanding): Plan {
  const steps = asked.map((payload) => ({ caseNo, command: 'acknowledgeClock', payload }));
  return { caseNo, steps, refusal: steps.length === 0 ? 'bulk.nothing_asked' : null };
}

export interface MergeAnswers {
  readonly target: string;
  /** The same person complains of the same matter: what a merge asks for. */
  readonly same: boolean;
}

/** All but the target go into the target. */
export function merging(standing: CaseStanding, answers: MergeAnswers): Plan {
  const { caseNo } = standing;
  const { target, same } = answers;
  if (caseNo === target) return { caseNo, steps: [], refusal: null };
  return given(standing, 'merge', {
    targetCaseNo: target,
    samePerson: same,
    sameMatter: same,
  });
}

/** To a person of the complaint centre; whose it is already stays as it is. */
export function assigning(standing: CaseStanding, person: string | null): Plan {
  const { caseNo, owner } = standing;
  if (person !== null && owner === person) return { caseNo, steps: [], refusal: 'owner.same' };
  const plan = given(standing, 'assign', { person });
  return person === null ? { ...plan, steps: [] } : plan;
}

/** A note of the office that tells the owner of the case; nobody else reads a reminder of a colleague. */
export function reminding(standing: CaseStanding, text: string): Plan {
  const { caseNo, owner } = standing;
  if (owner === null) return { caseNo, steps: [], refusal: 'bulk.no_owner' };
  const plan = given(standing, 'note', { text, mentions: [owner] });
  return text === '' ? { ...plan, steps: [] } : plan;
}

/** Presses the department that leads, which has to answer. */
export function urging(standing: CaseStanding, demand: string): Plan {
  const plan = given(standing, 'urge', { demand });
  return demand === '' ? { ...plan, steps: [] } : plan;
}

/** What can be planned for one of the chosen cases; one that is not there any more, or not for the reader, is told too. */
export const plannedFor = (
  caseNo: string,
  standings: readonly CaseStanding[],
  plan: (standing: CaseStanding) => Plan,
): Plan => {
  const standing = standings.find((one) => one.caseNo === caseNo);
  return standing ? plan(standing) : { caseNo, steps: [], refusal: 'case.not_found' };
};

/** One command of the case, where its state and its policy allow it to the reader now. */
function given(
  { caseNo, version, commands }: CaseStanding,
  command: string,
  payload: Step['payload'],
): Plan {
  const found = commands.find((one) => one.command === command);
  if (!found) return { caseNo, steps: [], refusal: 'case.state_refused' };
  if (!found.allowed) return { caseNo, steps: [], refusal: found.reasonCode };
  return {
    caseNo,
    steps: [{ caseNo, command, payload, expectedVersion: version }],
    refusal: null,
  };
}
