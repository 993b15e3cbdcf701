import {
  accessTo,
  ProblemError,
  type AccessFacts,
  type CaseAccess,
  type Identity,
} from '@tingsu/contracts';
import type { CaseState } from '../lifecycle/case-state.js';

/** What the reader may do to the case. A case whose access facts are not known yet is closed to everyone. */
export function accessOf(
  who: Identity,
  { access }: { readonly access: AccessFacts | null },
): CaseAccess {
  return access
    ? accessTo(who, { ...access, tenantId: who.tenantId })
    : { bar: null, roles: [], fields: [], roleFor: () => null };
}

/** Departments for which a person acts in the case: by a grant, or in the place of a head who may not. */
export const departmentsOf = (
  { personId, grants }: Identity,
  { access }: { readonly access: AccessFacts | null },
): string[] => {
  const lent = (access?.standIns ?? []).filter((one) => one.personId === personId);
  return [...new Set([...grants, ...lent].map(({ department }) => department))].filter(
    (code) => code !== null,
  );
};

const sees = ({ roles }: CaseAccess): boolean => roles.length > 0;

/** Refused by right; the reason is for the access log, the problem for the reader. */
export class AccessRefused extends ProblemError {
  constructor(
    code: 'case.not_found' | 'access.denied',
    detail: string,
    readonly caseNo: string,
    readonly reason: string,
  ) {
    super(code, detail);
  }
}

/** Throws unless the reader may see the case; the problem is the same as for a case that does not exist. */
export function requireSight(access: CaseAccess, { caseNo }: Pick<CaseState, 'caseNo'>): void {
  if (!sees(access))
    throw new AccessRefused(
      'case.not_found',
      detailOf(caseNo),
      caseNo,
      access.bar ?? 'out_of_reach',
    );
}

export const notFound = (caseNo: string): ProblemError =>
  new ProblemError('case.not_found', detailOf(caseNo));

const detailOf = (caseNo: string): string => `There is no case ${caseNo} that you may see.`;
