import { sentMoney } from './money';

/** A part of an amount as far as it is typed. */
export interface TypedInstalment {
  readonly value?: string | undefined;
  readonly dueOn?: string | undefined;
}

/** What is sent: lines in which nothing was typed are left out, and one part alone is no payment in parts. */
export const sentInstalments = (typed: unknown): { value: string; dueOn: string }[] | undefined => {
  const parts = linesOf(typed).map(({ value, dueOn = '' }) => ({
    value: sentMoney({ value })?.value ?? '',
    dueOn,
  }));
  return parts.length > 1 ? parts : undefined;
};

/** Whether each line has an amount and a day, or nothing was typed at all. */
export const areWholeInstalments = (typed: unknown): boolean => {
  const lines = linesOf(typed);
  return (
    lines.length !== 1 &&
    lines.every(({ value = '', dueOn }) => dueOn && /^[\d,，\s]+(\.\d+)?$/.test(value))
  );
};

const linesOf = (typed: unknown): TypedInstalment[] =>
  (Array.isArray(typed) ? (typed as TypedInstalment[]) : []).filter(
    ({ value, dueOn }) => value?.trim() || dueOn,
  );
