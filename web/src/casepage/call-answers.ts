import type { CallScript } from '@tingsu/contracts';

/** Asked as a score, not in words. */
const SATISFACTION = 'satisfaction';

/** The questions of a call that are answered in words, and whether each must be. */
export const questionsIn = ({
  questions,
  mustAnswer,
}: CallScript): readonly { readonly question: string; readonly must: boolean }[] =>
  questions
    .filter((question) => question !== SATISFACTION)
    .map((question) => ({ question, must: mustAnswer.includes(question) }));

/** Answers as they are sent: trimmed, without the empty ones; undefined when nothing was answered. */
export const givenAnswers = (answers: unknown): Readonly<Record<string, string>> | undefined => {
  const given = Object.entries(answers ?? {}).flatMap(([question, words]) =>
    typeof words === 'string' && words.trim() ? [[question, words.trim()] as const] : [],
  );
  return given.length > 0 ? Object.fromEntries(given) : undefined;
};
