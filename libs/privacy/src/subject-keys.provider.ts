import { randomBytes } from 'node:crypto';
import { tenantOf, type Transaction } from '@tingsu/database';
import { openBytes, sealBytes, type DataKey } from './envelope.provider.js';
import { KEY_BYTES } from './master-key.provider.js';
import { type KeptSubjectKey, makeSubjectKeys, subjectKeys } from './subject-key.repository.js';

/** What is known of a subject's key: itself, that there is none (yet), or that it was destroyed. */
export type SubjectKey = Buffer | 'none' | 'destroyed';
/** Of one transaction. */
export type KnownSubjects = Map<string, SubjectKey>;

/** Keys that a process remembers from one transaction to the next. */
const MOST_KNOWN = 10_000;
/** A key that another process destroyed is forgotten after so long. */
const KNOWN_FOR_MS = 30_000;

/** The keys of subjects, unwrapped. They are read or made for any number of subjects in one statement. */
export class SubjectKeyring {
  private readonly known = new Map<string, { readonly key: Buffer; readonly readAt: number }>();

  /** Learns the keys of these subjects as far as there are any. */
  async read(
    tx: Transaction,
    known: KnownSubjects,
    subjects: readonly string[],
    dataKeyOf: (epoch: number) => Buffer | undefined,
  ): Promise<void> {
    const tenantId = tenantOf(tx);
    const wanted = new Set(subjects.filter((subject) => !known.has(subject)));
    for (const subject of wanted) {
      const key = this.remembered(`${tenantId} ${subject}`);
      if (!key) continue;
      known.set(subject, key);
      wanted.delete(subject);
    }
    if (wanted.size === 0) return;
    const rows = await subjectKeys(tx, [...wanted]);
    for (const subject of wanted) known.set(subject, 'none');
    for (const row of rows) known.set(row.subject, this.unwrapped(tx, row, dataKeyOf));
  }

  /** Makes keys for those that have none. */
  async make(
    tx: Transaction,
    known: KnownSubjects,
    subjects: readonly string[],
    newest: DataKey,
    dataKeyOf: (epoch: number) => Buffer | undefined,
  ): Promise<void> {
    const lacking = [...new Set(subjects)].filter((subject) => known.get(subject) === 'none');
    if (lacking.length === 0) return;
    const drawn = randomBytes(lacking.length * KEY_BYTES);
    const rows = lacking.map((subject, i) => {
      const key = drawn.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES);
      return { subject, wrapped: sealBytes(newest, contextOf(tenantOf(tx), subject), key) };
    });
    const made = await makeSubjectKeys(tx, rows);
    const lost = made.length === rows.length ? [] : await subjectKeys(tx, lacking);
    for (const row of [...made, ...lost])
      known.set(row.subject, this.unwrapped(tx, row, dataKeyOf));
  }

  forget(tenantId: string, subjects: readonly string[]): void {
    for (const subject of subjects) this.known.delete(`${tenantId} ${subject}`);
  }

  private remembered(slot: string): Buffer | null {
    const found = this.known.get(slot);
    if (!found) return null;
    if (performance.now() - found.readAt < KNOWN_FOR_MS) return found.key;
    this.known.delete(slot);
    return null;
  }

  private unwrapped(
    tx: Transaction,
    { subject, wrapped }: KeptSubjectKey,
    dataKeyOf: (epoch: number) => Buffer | undefined,
  ): SubjectKey {
    if (!wrapped) return 'destroyed';
    const tenantId = tenantOf(tx);
    const key = openBytes(dataKeyOf, contextOf(tenantId, subject), wrapped);
    const readAt = performance.now();
    // A key made in a transaction that rolls back never existed.
    tx.afterCommit(() => {
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      this.known.set(`${tenantId} ${subject}`, { key, readAt });
    });
    return key;
  }
}

const contextOf = (tenantId: string, subject: string): string =>
  `${tenantId}|subject_key|${subject}|v1`;
