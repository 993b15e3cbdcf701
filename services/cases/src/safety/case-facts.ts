import type { SafetyAct } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from '../lifecycle/case-event.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { endedMark } from '../lifecycle/invalidity.js';
import type { Standing } from './standing.js';

/** What the log of a case is told of a file that belongs to it. */
export type TellsCase = (state: CaseState, context: DecisionContext) => CaseEvent[];

type What = CaseEventOf<'incidentRecorded'>['data']['what'];
const WHAT_OF: Readonly<Partial<Record<SafetyAct['act'] | 'raise' | 'expire', What>>> = {
  ...{ raise: 'raised', link: 'linked', callPolice: 'policeCalled' },
  ...{ securityArrived: 'securityArrived', end: 'ended' },
};

/**
 * An incident of a case is part of its history (T-40); that a mark of the complaint is over changes what is said of it. Null for
 * what stays in the file alone.
 */
export function factFor(
  fileId: string,
  { state: file, caseNo, endedAt }: Standing,
  act: SafetyAct['act'] | 'raise' | 'expire',
): TellsCase | null {
  if (caseNo === null) return null;
  if (file.sort === 'mark' && file.of === 'complaint' && endedAt !== null) {
    const { mark, stand } = file;
    return stand === 'refused' || act === 'note'
      ? null
      : (state, context) =>
          endedMark(state, { mark, how: stand === 'expired' ? 'expired' : 'lifted' }, context);
  }
  const what = WHAT_OF[act];
  if (file.sort !== 'incident' || !what) return null;
  const times: Partial<Record<What, string | null>> = {
    ...{ raised: file.happenedAt, policeCalled: file.policeCalledAt },
    securityArrived: file.securityAt,
  };
  const happenedAt = times[what] ?? null;
  const data = { fileId, incident: file.kind, what, happenedAt };
  return ({ state }) => [{ kind: 'incidentRecorded', data: { state, ...data } }];
}
