import { holesIn, MS_PER_DAY, type RosterDuty, type RosterWeek } from '@tingsu/contracts';

/**
 * Times where the hospital is are compared as if they were UTC: of `2026-11-23T08:00` it only matters what comes first and how far apart
 * two of them are. What the clock on the wall means as an instant, the database says.
 */
export const wallMs = (wall: string): number => Date.parse(`${wall}:00Z`);
const wallOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

const asSpan = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: new Date(wallMs(from)).toISOString(),
  to: new Date(wallMs(to)).toISOString(),
});

export const weekOf = (monday: string): { readonly from: string; readonly to: string } => {
  const from = `${monday}T00:00`;
  return { from, to: wallOf(wallMs(from) + 7 * MS_PER_DAY) };
};

export const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;

/** Where nobody is on duty in the week. `duties` are all that touch it. */
export const holesOf = (duties: readonly RosterDuty[], monday: string): RosterWeek['holes'] =>
  holesIn(
    duties.map((duty) => ({ personId: duty.personId, ...asSpan(duty) })),
    asSpan(weekOf(monday)),
  ).map(({ from, to }) => ({ from: wallOf(Date.parse(from)), to: wallOf(Date.parse(to)) }));
