import { APPROVALS } from '@tingsu/contracts';
import type { ProofLevel } from './fresh-proof.js';

interface ProofRow {
  readonly methods: readonly string[];
  /** Of the path under `/api/v1`, without the query. */
  readonly path: RegExp;
  readonly level: ProofLevel;
}

const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const change = (path: RegExp, level: ProofLevel = 'any'): ProofRow => ({
  ...{ methods: CHANGES, path, level },
});

/**
 * What needs a proof of the last minutes of who sits there (OWASP ASVS 5.0, 7.5.1 and 7.5.3): a session may have been left open. The one
 * list; whatever else approves, reveals, hands out, erases or changes accounts gets a row here.
 */
const PROOF_TABLE: readonly ProofRow[] = [
  // Approvals.
  change(new RegExp(`^/cases/[^/]+/commands/(${APPROVALS.join('|')})$`)),
  change(/^\/policy-drafts\/[^/]+\/approve$/),
  change(/^\/accountability\/matters\/[^/]+\/decide(-appeal)?$/),
  // Reveals of identity.
  change(/^\/complaints\/[^/]+\/reveal$/),
  // What is taken out of the house.
  change(/^\/register-book\/exports$/),
  change(/^\/cases\/[^/]+\/dossier(\/copies)?$/),
  change(/^\/complaints\/[^/]+\/copies$/),
  // What cannot be taken back.
  change(/^\/erasures\/[^/]+(\/decision)?$/),
  // Accounts of others.
  change(/^\/accounts(\/|$)/),
  change(/^\/organisation(\/|$)/),
  change(/^\/api-keys(\/|$)/),
  // The own account: who changes by what it is opened shows what opens it now.
  change(/^\/me\/(code-app|passkeys|recovery-codes)(\/|$)/, 'factor'),
];

/** How fresh a proof the request needs; null for none. */
export function proofFor(method: string, url: string): ProofLevel | null {
  const path = pathOf(url);
  const row = PROOF_TABLE.find((one) => one.methods.includes(method) && one.path.test(path));
  return row?.level ?? null;
}

/** As a service will read it: an escaped letter is the letter. */
function pathOf(url: string): string {
  const path = (/^\/api\/v1(\/[^?]*)/.exec(url)?.[1] ?? '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
