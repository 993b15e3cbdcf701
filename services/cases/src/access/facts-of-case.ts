import { nextLinkOf, type AccessFacts } from '@tingsu/contracts';
import { canonicalJson } from '../ledger/canonical.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import { unitsOf } from '../lifecycle/context.js';
import { isPartClock } from '../lifecycle/parts.js';
import { isEscalationClock } from '../lifecycle/escalation-clocks.js';
import { escalationDepartments } from '../lifecycle/escalation-rules.js';
import { isTaskClock } from '../lifecycle/inquiry-clocks.js';
import { inquiryDepartments, investigatorsOf } from '../lifecycle/inquiry-rules.js';
import { invitedDepartments, invitedPersons } from '../lifecycle/meeting-rules.js';
import { sittingPersons } from '../lifecycle/panels.js';
import { isRemedyClock } from '../lifecycle/remedy-clocks.js';
import { chainDepartments } from '../lifecycle/approval-chain.js';
import { remedyDepartments } from '../lifecycle/remedy-rules.js';
import { accusedPersonsOf, accusedUnitsOf } from '../lifecycle/respondents.js';
import { departmentFor } from '../lifecycle/units.js';
import { standInsFor } from './stand-ins.js';

/** The directory, and the policy that says what its units mean. */
type Setting = Parameters<typeof unitsOf>[1];

/** What access to the case depends on as it stands, for all services. `case.accessChanged` is published whenever it differs. */
export function accessFactsOf(state: CaseState, setting: Setting): AccessFacts {
  const facts = {
    caseNo: state.caseNo,
    complaintId: state.complaintId,
    campus: state.campus,
    lead: state.assignment?.lead ?? null,
    coUnits: coUnitsOf(state),
    supervising: supervisingOf(state, setting),
    respondent: {
      units: sorted(accusedUnitsOf(state)),
      persons: sorted(accusedPersonsOf(state)),
    },
    confidential: isConfidential(state),
    excluded: sorted(state.excluded),
    callBack: state.followUps.length > 0,
  };
  const callers = callersOf(state);
  const approver = nextLinkOf(state.chain)?.department ?? null;
  const investigators = sorted([
    ...investigatorsOf(state),
    ...sittingPersons(state),
    ...invitedPersons(state),
  ]);
  return {
    ...facts,
    standIns: standInsFor(facts, setting.directory),
    ...(callers.length > 0 ? { callers } : {}),
    ...(approver === null ? {} : { approvers: [approver] }),
    ...(investigators.length > 0 ? { investigators } : {}),
  };
}

/** Who assists, finds something out, is asked to a meeting or received what was handed up, who makes something good or decides on its amount, and who decides on the opinion. */
const coUnitsOf = (state: CaseState): string[] =>
  sorted([
    ...(state.assignment?.assist ?? []),
    ...[
      ...remedyDepartments(state),
      ...chainDepartments(state),
      ...inquiryDepartments(state),
      ...invitedDepartments(state),
      ...escalationDepartments(state),
    ].filter((code) => code !== state.assignment?.lead),
  ]);

/** Departments whose call-back is not made yet. */
const callersOf = ({ followUps, clocks }: CaseState): string[] =>
  sorted(
    followUps
      .filter(({ result }) => result === null)
      .flatMap(({ clockId }) => clocks[clockId]?.ownerDepartment ?? []),
  );

export const sameAccess = (one: AccessFacts | null, other: AccessFacts): boolean =>
  one !== null && canonicalJson(one) === canonicalJson(other);

export const isConfidential = ({ classification }: CaseState): boolean =>
  classification?.facts['confidentialFromRespondent'] === true;

/** A case is visible only to the centre until it is accepted (T-12). */
function supervisingOf(state: CaseState, setting: Setting): string[] {
  if (!state.milestones.some(({ name }) => name === 'case.accepted')) return [];
  const owners = Object.values(state.clocks)
    // Who owes a part, a finding or a remedy assists, and supervises nothing; a window is a right of who may act in it, not a duty.
    .filter(
      ({ clockId, ...clock }) =>
        isLive({ clockId, ...clock }) &&
        clock.kind !== 'window' &&
        ![isPartClock, isRemedyClock, isTaskClock, isEscalationClock].some((isOwn) =>
          isOwn(clockId),
        ),
    )
    .map(({ ownerDepartment }) => ownerDepartment);
  const unit = state.classification?.supervisor;
  const supervisor = unit ? departmentFor(unit, unitsOf(state, setting)) : null;
  const lead = state.assignment?.lead;
  return sorted(
    [...owners, supervisor].filter((code): code is string => code !== null && code !== lead),
  );
}

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
