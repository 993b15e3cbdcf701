const MS_PER_DAY = 86_400_000;

/** Days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** As many days before a period; for a whole month that is about the month before. */
export function periodBefore({ from, to }: Period): Period {
  const first = Date.parse(from);
  const days = (Date.parse(to) - first) / MS_PER_DAY + 1;
  return { from: dayOf(first - days * MS_PER_DAY), to: dayOf(first - MS_PER_DAY) };
}
