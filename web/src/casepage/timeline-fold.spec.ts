import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '../api/types';
import { foldMachine } from './timeline-fold';

const entry = (type: string, actor: string): TimelineEntry => ({
  version: 1,
  at: '2026-11-27T00:00:00Z',
  type: `${type}.v1`,
  actor: { type: actor, id: null, role: null },
  data: {},
  text: {},
});

describe('the folded timeline', () => {
  it('shows what people did, and each run of the machine as one line', () => {
    const entries = [
      entry('case.accepted', 'staff'),
      entry('case.clocksChanged', 'system'),
      entry('case.clockBreached', 'system'),
      entry('case.classified', 'staff'),
      entry('case.opened', 'system'),
    ];
    expect(
      foldMachine(entries).map((part) =>
        part.kind === 'entry' ? part.entry.type : part.entries.length,
      ),
    ).toEqual(['case.accepted.v1', 2, 'case.classified.v1', 1]);
  });
  it('is empty where nothing happened', () => {
    expect(foldMachine([])).toEqual([]);
  });
});
