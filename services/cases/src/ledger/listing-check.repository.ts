import type { Transaction } from '@tingsu/database';
import type { CaseState } from '../lifecycle/case-state.js';
import { canonicalJson } from './canonical.js';
import { CaseBars, CaseMembers, Cases } from './case.entity.js';
import { barredFrom, inNumbers, memberRowsOf, wordsOf } from './case-member.js';
import { caseRowOf, NEVER } from './case-row.js';
import { ListWords } from './list-words.repository.js';

const Row = Cases.pick('version', 'state', 'open', 'campus', 'leadDepartment', 'dueKey');
const Member = CaseMembers.omit('tenantId', 'caseId', 'receivedAt');

/** Whether lists show the case where its log says: in its state and order, to everyone with a part in it and to no one who is kept away. */
export async function isListedRight(
  tx: Transaction,
  state: CaseState,
  listWords = new ListWords(),
): Promise<boolean> {
  const [row] = await Row.select(tx, 'where case_id = $1', [state.caseId]);
  const members = await Member.select(tx, 'where case_id = $1 order by member', [state.caseId]);
  const bars = await CaseBars.pick('who').select(
    tx,
    'where case_id = $1 order by who collate "C"',
    [state.caseId],
  );
  const { version, state: stage, open, campus, leadDepartment, dueKey } = caseRowOf(state);
  const words = memberRowsOf(state);
  const numbers = await listWords.find(tx, wordsOf(words));
  if ([...wordsOf(words)].some((word) => !numbers.has(word))) return false;
  const expectedMembers = inNumbers(words, numbers).sort((one, other) => one.member - other.member);
  const expected = {
    row: keyed({ version, state: stage, open, campus, leadDepartment, dueKey }),
    members: expectedMembers.map(({ caseId: _id, receivedAt: _at, ...rest }) => keyed(rest)),
    bars: barredFrom(state),
  };
  return (
    canonicalJson(expected) ===
    canonicalJson({
      row: row ? keyed(row) : null,
      members: members.map(keyed),
      bars: bars.map(({ who }) => who),
    })
  );
}

/** The driver reads `infinity` as a number. */
const keyed = <Row extends { readonly dueKey: Date | string }>(row: Row) => ({
  ...row,
  dueKey: Number.isFinite(new Date(row.dueKey).getTime())
    ? new Date(row.dueKey).toISOString()
    : NEVER,
});
