import type { Entered, ProposalPreview } from '@tingsu/contracts';

/** What the form holds, as it was typed. */
export interface Typed {
  readonly personId: string | null;
  readonly supervisorId: string | null;
  readonly department: string;
  readonly outcomes: readonly string[];
  readonly misconduct: readonly string[];
  readonly fine: boolean;
  readonly facts: readonly FactName[];
  readonly loss: string;
  readonly delayDays: number | null;
  readonly repeat: number | null;
  readonly ownFault: boolean;
  readonly ownLoss: string;
  readonly commission: string;
  readonly wage: string;
  readonly leastWage: string;
  readonly overdue: readonly string[];
  readonly late: boolean;
  readonly lateAccepted: boolean;
}
export const FACT_NAMES = [
  'customerLost',
  'concealment',
  'bottomLineBreach',
  'abusiveAttitude',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

export const blankFor = (preview: ProposalPreview): Typed => ({
  ...{ personId: preview.persons[0] ?? null, supervisorId: null },
  department: preview.departments[0] ?? '',
  ...{ outcomes: [], misconduct: [], fine: false, facts: [], loss: '', delayDays: null },
  ...{ repeat: preview.sameIssue, ownFault: false, ownLoss: preview.paid?.value ?? '' },
  ...{ commission: '', wage: '', leastWage: '', overdue: [], late: false, lateAccepted: false },
});

const AMOUNT = /^\d{1,10}(\.\d{1,6})?$/;
export const isAmount = (value: string): boolean => value === '' || AMOUNT.test(value);

/** What is sent; amounts that are no amounts yet are left out. */
export function enteredOf(typed: Typed, currency: string): Entered {
  const money = (value: string) => (AMOUNT.test(value) ? { value, currency } : undefined);
  const [lossAmount, loss] = [money(typed.loss), money(typed.ownLoss)];
  const [commission, monthlyWage] = [money(typed.commission), money(typed.wage)];
  const minimumWage = money(typed.leastWage);
  return {
    ...{ personId: typed.personId, supervisorId: typed.supervisorId },
    ...{ department: typed.department, fine: typed.fine },
    facts: {
      ...Object.fromEntries(typed.facts.map((name) => [name, true])),
      ...(lossAmount ? { lossAmount } : {}),
      ...(typed.delayDays === null ? {} : { workDelayDays: typed.delayDays }),
      ...(typed.repeat === null ? {} : { repeatCount: typed.repeat }),
    },
    ...(typed.ownFault && loss
      ? {
          ownFault: {
            loss,
            ...(commission ? { commission } : {}),
            ...(monthlyWage ? { monthlyWage } : {}),
            ...(minimumWage ? { minimumWage } : {}),
          },
        }
      : {}),
    overdue: [...typed.overdue],
    ...(typed.late ? { late: { reasonAccepted: typed.lateAccepted } } : {}),
    ...{ outcomes: [...typed.outcomes], misconduct: [...typed.misconduct] },
  };
}
