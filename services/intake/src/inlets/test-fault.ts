import type { InletTest } from '@tingsu/contracts';

/** What became of a test where it left. */
export type Left = Readonly<InletTest>;

export const LEFT: Left = { fault: null, detail: null };
export const NOT_SET_UP: Left = { fault: 'not_set_up', detail: null };
