import { isOpenPart, type Part } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What asking departments for their part does to a case. */
export const PART_CHANGES: Changes = {
  partAsked: ({ parts = [], assignment }, { at, actor, data }) => {
    const { partId, clockId, department, dueAt } = data;
    const asked: Part = {
      ...{ partId, clockId, department, dueAt, askedAt: at, askedBy: actor.id },
      ...{ signedBy: null, signedAt: null, returnedAt: null, submittedAt: null },
    };
    return {
      parts: [...parts, asked],
      assignment: assignment && {
        ...assignment,
        assist: [...new Set([...assignment.assist, department])],
      },
    };
  },
  partSigned: (state, { at, data }) =>
    changed(state, data.partId, { signedBy: data.personId, signedAt: at }),
  partReturned: (state, { at, data }) => changed(state, data.partId, { returnedAt: at }),
  partSubmitted: (state, { at, data }) => changed(state, data.partId, { submittedAt: at }),
};

const changed = ({ parts = [] }: CaseState, partId: string, change: Partial<Part>): Change => ({
  parts: parts.map((part) => (part.partId === partId ? { ...part, ...change } : part)),
});

/** Another department leads, or another round begins: what was asked before is in the log. */
export const askedAnew = ({ parts, departmentUrges, delegate }: CaseState): Change => ({
  ...(delegate ? { delegate: null } : {}),
  ...(parts ? { parts: [] } : {}),
  ...(departmentUrges ? { departmentUrges: [] } : {}),
});

/** The opinion stands, so nobody waits for a part any more. */
export const noMoreParts = ({ parts }: CaseState): Change =>
  parts ? { parts: parts.filter((part) => !isOpenPart(part)) } : {};
