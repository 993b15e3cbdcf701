import { actingFor, onDutyAt, type Absence, type Duty } from '@tingsu/contracts';

/** All rosters and absences of a group. */
export interface Rosters {
  /** By `rosterKey`. */
  readonly duties: ReadonlyMap<string, readonly Duty[]>;
  readonly absences: readonly Absence[];
}

/** Who is there at one moment. */
export interface Presence {
  /** Who is on duty for a unit of a campus; empty where there is no roster, or a hole in it. */
  readonly onDuty: (campus: string, unit: string) => readonly string[];
  /** Who acts for a person: the person, or the last of the chain of deputies. */
  readonly acting: (personId: string) => string;
}

export const NO_ROSTERS: Rosters = { duties: new Map(), absences: [] };

export const rosterKey = (campus: string, unit: string): string => `${campus}/${unit}`;

export const presenceAt = ({ duties, absences }: Rosters, at: string): Presence => ({
  onDuty: (campus, unit) => onDutyAt(duties.get(rosterKey(campus, unit)) ?? [], at),
  acting: (personId) => actingFor(personId, absences, at),
});
