import type { CaseState } from '../lifecycle/case-state.js';

/** A case as its rows have it. */
export interface StoredState {
  readonly version: number;
  readonly snapshot: CaseState & { readonly quietSince?: number };
  /** Clocks whose steps acted since the snapshot was written. */
  readonly stepped: CaseState['clocks'] | null;
}

/** The case as its log has it: steps change the clocks and the version, and nothing else. */
export function stateOf({ version, snapshot, stepped }: StoredState): CaseState {
  // Snapshots of earlier versions say since when only quiet facts came, which is read from the log now.
  const { quietSince: _unread, ...state } = snapshot;
  return stepped ? { ...state, version, clocks: { ...state.clocks, ...stepped } } : state;
}
