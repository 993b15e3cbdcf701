import type { CaseDetail, CommandName } from '@tingsu/contracts';

/** The two answers to each question that waits for an approval. */
const QUESTIONS = [
  ['approve', 'reject'],
  ['approveExtension', 'rejectExtension'],
  ['approveRemedy', 'rejectRemedy'],
] as const satisfies readonly (readonly [yes: CommandName, no: CommandName])[];

/** The questions of a case that this person may answer, the opinion first. */
export const askedOf = ({
  commands,
}: Pick<CaseDetail, 'commands'>): readonly (readonly [yes: CommandName, no: CommandName])[] =>
  QUESTIONS.filter(([yes]) => commands.some(({ command, allowed }) => command === yes && allowed));
