import type {
  Identity,
  IncidentState,
  Restricted,
  SafetyEntry,
  SafetyFile,
  SafetyState,
} from '@tingsu/contracts';
import { goOnWith } from '@tingsu/policy';
import type { PersonalData } from '@tingsu/privacy';
import { mayActOn, sightOf } from './safety-access.js';
import type { SafetyEntryEntity, SafetyFileEntity } from './safety-file.entity.js';
import { isHeld, isInForce, leavesToOthers } from './held-rules.js';
import { actsNow } from './safety-rules.js';
import type { SafetyMoment, Standing } from './standing.js';

type Row = Omit<SafetyFileEntity, 'tenantId'>;

export const standingOf = (row: Row): Standing => ({
  state: row.state,
  department: row.department,
  people: row.people,
  caseNo: row.caseNo,
  endedAt: row.endedAt?.toISOString() ?? null,
  due: row.due && row.dueAt ? { what: row.due, at: row.dueAt.toISOString() } : null,
});

export const headlineCell = (fileId: string) => ({
  table: 'safety_file',
  column: 'headline',
  rowId: fileId,
});

/** The file as this reader may see it. */
export function viewOf(row: Row, who: Identity, keys: PersonalData): SafetyFile {
  const standing = standingOf(row);
  const { fileId, sort, campus, department, endedAt } = {
    ...row,
    endedAt: standing.endedAt,
  };
  const isWhole = sightOf(who, row) === 'whole';
  return {
    ...{ fileId, sort, campus, department, endedAt },
    raisedAt: row.raisedAt.toISOString(),
    headline: keys.openOptional(headlineCell(fileId), row.headline),
    raisedBy: isWhole ? row.raisedBy : null,
    caseNo: isWhole ? row.caseNo : null,
    due: isWhole ? standing.due : null,
    state: isWhole ? row.state : ofFloor(row.state),
    may: actsNow(standing).filter(
      (act) =>
        mayActOn(who, row, act) &&
        !(isHeld(row.state) && leavesToOthers(row.state, act, who.personId)),
    ),
  };
}

/** What the people of the floor need: what it is, and which steps were taken. No floor learns of anything but incidents. */
function ofFloor(state: SafetyState): SafetyState {
  if (state.sort !== 'incident') return state;
  const { sort, kind, steps } = state;
  const hidden: Omit<IncidentState, 'sort' | 'kind' | 'steps'> = {
    ...{ happenedAt: null, acknowledgedBy: null, acknowledgedAt: null, escalatedAt: null },
    ...{ policeCalledAt: null, securityAt: null },
  };
  return { sort, kind, steps, ...hidden };
}

export function entryOf(
  { fileId, version, at, byId, act, facts, words }: Omit<SafetyEntryEntity, 'tenantId'>,
  keys: PersonalData,
  cell: (fileId: string, version: number) => Parameters<PersonalData['openOptional']>[0],
): SafetyEntry {
  const text = keys.openOptional(cell(fileId, version), words);
  return {
    ...{ version, at: at.toISOString(), by: byId, act, facts },
    words: text === null ? {} : (JSON.parse(text) as Record<string, string>),
  };
}

/** What two people decided about who complained in a case; null while it waits for the second, and from its last day on. */
export function restrictedOf(
  { fileId, caseNo, state, headline }: Row,
  keys: PersonalData,
  { at, rules }: Omit<SafetyMoment, 'by'>,
): Restricted['items'][number] | null {
  if (!isHeld(state) || !isInForce(state, at) || caseNo === null) return null;
  return {
    ...{ fileId, caseNo, until: state.until },
    limits: state.sort === 'restriction' ? state.limits : [],
    mark: state.sort === 'mark' ? state.mark : null,
    contact: keys.openOptional(headlineCell(fileId), headline),
    goOn: state.sort === 'restriction' ? goOnWith(rules) : null,
  };
}
