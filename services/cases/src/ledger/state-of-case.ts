import type { CaseState } from '../lifecycle/case-state.js';

/** A case as its rows have it. */
export interface StoredState {
  readonly version: number;
  readonly snapshot: CaseState;
  /** Clocks whose steps acted since the snapshot was written. */
  readonly stepped: CaseState['clocks'] | null;
}

/** The case as its log has it: steps change the clocks and the version, and nothing else. */
export const stateOf = ({ version, snapshot, stepped }: StoredState): CaseState =>
  stepped ? { ...snapshot, version, clocks: { ...snapshot.clocks, ...stepped } } : snapshot;
