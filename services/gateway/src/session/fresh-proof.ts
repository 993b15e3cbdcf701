/** When someone last proved to be the person of the session. */
export interface Proofs {
  readonly provedAt: Date;
  /** By more than the password; null when not in this session. */
  readonly factorAt: Date | null;
  /** Whether the person has anything besides the password. */
  readonly hasFactor: boolean;
}

/** What is asked for: any proof, or where the person has one a factor. */
export type ProofLevel = 'any' | 'factor';

/** What is missing before something that needs a fresh proof; null when nothing is. */
export function proofMissing(
  { provedAt, factorAt, hasFactor }: Proofs,
  level: ProofLevel,
  minutes: number,
  now: Date,
): 'session.step_up' | 'session.prove_factor' | null {
  const isFresh = (at: Date | null): boolean =>
    at !== null && now.getTime() - at.getTime() <= minutes * 60_000;
  if (level === 'factor' && hasFactor) return isFresh(factorAt) ? null : 'session.prove_factor';
  return isFresh(provedAt) ? null : 'session.step_up';
}
