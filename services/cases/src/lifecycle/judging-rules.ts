/** Two people found the complaint invalid, and the word that they found is no longer said. */
export const JUDGED = 'judged';
/** Rules by which the complainant is judged: what they set is not for everyone who sees the case. */
export const JUDGING_RULES: readonly string[] = ['malicious', 'untrue', JUDGED];

/** Whether the nature of a case is a judgement about the complainant. */
export const isJudged = (natureRules: readonly string[]): boolean =>
  natureRules.some((rule) => JUDGING_RULES.includes(rule));
