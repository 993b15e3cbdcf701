import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CASE_EVENT_KINDS, caseEventOf, definitionOf, type RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { fold } from './evolve.js';
import { historiesWith, type StoredHistory } from './stored-history.fixture.js';

const FOLDER = new URL('./histories/', import.meta.url);

const linesOf = (name: string): readonly string[] =>
  gunzipSync(readFileSync(new URL(name, FOLDER)))
    .toString()
    .trim()
    .split('\n');

/**
 * Histories as some version stored them, one a line: facts as in the log, and the case that they made then. A line is never changed and never
 * removed. `UPDATE_HISTORIES=1` adds histories with the kinds of facts that no line has yet.
 */
const stored = (): readonly StoredHistory[] =>
  readdirSync(FOLDER).flatMap((name) =>
    linesOf(name).map((line) => JSON.parse(line) as StoredHistory),
  );

function keep(added: readonly StoredHistory[]): void {
  const name = `${new Date().toISOString().slice(0, 10)}.jsonl.gz`;
  const before = readdirSync(FOLDER).includes(name) ? linesOf(name) : [];
  const lines = [...before, ...added.map((history) => JSON.stringify(history))];
  writeFileSync(new URL(name, FOLDER), gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
}

const kindsIn = (histories: readonly StoredHistory[]) =>
  new Set(
    histories.flatMap(({ facts }) => facts.map(({ type, data }) => caseEventOf(type, data).kind)),
  );

describe('histories that earlier versions stored', () => {
  if (process.env['UPDATE_HISTORIES'] === '1') {
    const known = kindsIn(stored());
    keep(historiesWith(CASE_EVENT_KINDS.filter((kind) => !known.has(kind))));
  }
  const histories = stored();

  it('hold every kind of fact that a case can have', () => {
    const known = kindsIn(histories);
    expect(CASE_EVENT_KINDS.filter((kind) => !known.has(kind))).toEqual([]);
  });

  it('still make the case that they made then', () => {
    for (const { caseId, facts, state } of histories) {
      const recorded = facts.map(
        ({ type, data, ...place }) => ({ ...caseEventOf(type, data), ...place }) as RecordedEvent,
      );
      // What the product has learned to say of a case since then stands beside it.
      expect(fold(caseId, recorded)).toMatchObject(state as unknown as Record<string, CaseState>);
    }
  });

  it('are still what the contracts of their facts allow', () => {
    for (const { facts } of histories)
      for (const { type, data } of facts) {
        const { kind } = caseEventOf(type, data);
        expect([kind, definitionOf(kind).data.safeParse(data).error]).toEqual([kind, undefined]);
      }
  });
});
