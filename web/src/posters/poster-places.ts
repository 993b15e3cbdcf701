import { type Box, MOST_POSTERS, type PosterPlace } from '@tingsu/contracts';
import type { Campuses } from '../api/types';

type Campus = Campuses['campuses'][number];

/** Everything on a campus that a poster can be for, in the order in which they are printed. */
export const postersOf = (campus: Campus, boxes: readonly Box[]): readonly PosterPlace[] => [
  { kind: 'campus' },
  ...campus.departments.map(({ code }): PosterPlace => ({ kind: 'department', code })),
  ...boxes
    .filter((box) => box.active && box.campus === campus.code)
    .map(({ code, place }): PosterPlace => ({ kind: 'box', code, place })),
];

/** What tells two places of a campus apart. */
export const keyOf = (place: PosterPlace): string =>
  place.kind === 'campus' ? 'campus' : `${place.kind}:${place.code}`;

/** More than fit in one file are left for the next one. */
export const isTooMany = (chosen: readonly PosterPlace[]): boolean => chosen.length > MOST_POSTERS;
