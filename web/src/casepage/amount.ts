/** An amount as it is typed: a number, and a unit with its basis as one choice. */
export interface TypedAmount {
  readonly value: number | null;
  readonly unit: string;
}
export const A_WORKING_DAY: TypedAmount = { value: null, unit: 'day|working' };
export const amountOf = (typed: unknown): { value: number; unit: string; basis: string } => {
  const { value, unit: unitAndBasis } = (typed ?? A_WORKING_DAY) as TypedAmount;
  const [unit = 'day', basis = 'working'] = unitAndBasis.split('|');
  return { value: value ?? 0, unit, basis };
};
