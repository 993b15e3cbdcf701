/** What the server said of something that was kept. */
interface Said {
  readonly status: number;
  readonly code: string;
}

/** What is kept of a complaint until the server has it; its words are sealed. */
export interface Kept {
  readonly key: string;
  readonly keptAt: number;
  readonly sealed: ArrayBuffer;
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** Why the server did not take it, and when it said so. */
  readonly refused: { readonly code: string; readonly at: number } | null;
}

export interface QueueState {
  /** Go as soon as the server can be reached. */
  readonly waiting: number;
  /** Were not taken: somebody has to look. */
  readonly refused: number;
}

/** What was not taken is tried again after so long: a campus may be open again. */
const AGAIN_AFTER_MS = 3_600_000;

export const isDue = ({ refused }: Pick<Kept, 'refused'>, now: number): boolean =>
  refused === null || now - refused.at >= AGAIN_AFTER_MS;

/** What becomes of a try: stored things go, and only a refusal that another try cannot mend is written down. */
export const afterTry = (problem: Said | null): 'stored' | 'later' | 'refused' => {
  if (problem === null) return 'stored';
  const { status } = problem;
  const passing = status === 0 || status === 408 || status === 429 || status >= 500;
  return passing ? 'later' : 'refused';
};

export const stateOf = (kept: readonly Pick<Kept, 'refused'>[]): QueueState => {
  const refused = kept.filter((one) => one.refused !== null).length;
  return { waiting: kept.length - refused, refused };
};
