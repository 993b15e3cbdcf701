import type { CaseEventKind, CaseEventOf, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';

/** What a fact does to a case. */
export type Change = Partial<CaseState>;
export type Changes = {
  readonly [Kind in CaseEventKind]?: (
    state: CaseState,
    event: CaseEventOf<Kind> & RecordedEvent,
  ) => Change;
};
