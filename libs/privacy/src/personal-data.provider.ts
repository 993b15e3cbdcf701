import { createHmac } from 'node:crypto';
import { ERASED_WORDS, ProblemError } from '@tingsu/contracts';
import { type DataKey, openBytes, sealBytes } from './envelope.provider.js';
import { keyedMarks } from './keyed-marks.provider.js';
import type { KnownSubjects, SubjectKey } from './subject-keys.provider.js';
import { shortCodeFrom, trackingCodeFrom } from './tracking-code.js';

/** Where a sealed value lives. It opens only there, so that ciphertexts cannot be swapped between rows. */
export interface Cell {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  /** Whose complaint it is: then the data key of that subject seals it, and it is gone with that key. */
  readonly subject?: string;
}

export interface TenantKeys {
  /** Newest last; the newest seals, all of them open. */
  readonly data: readonly [DataKey, ...DataKey[]];
  readonly index: Buffer;
  readonly tracking: Buffer;
  /** By which what is searched for is marked, newest last. */
  readonly find: readonly DataKey[];
}

/** In the place of an epoch: sealed by the key of the subject, of which there is one. Epochs of data keys of tenants are smallints. */
const OF_SUBJECT = 0xffff;

/** Marks of values under one key. */
export interface FindMarks {
  readonly epoch: number;
  /** 32 bits each, in the order of the values. */
  readonly marks: readonly number[];
}

/**
 * Seals and opens the personal data of one tenant. Nothing here waits: keys are loaded before (`DataKeys.forTenant`, and `toOpen` or `toSeal`
 * for cells of a subject). Of a subject whose key was destroyed nothing opens, also not what was sealed before it had one.
 */
export class PersonalData {
  private readonly keys: ReadonlyMap<number, Buffer>;
  readonly newest: DataKey;

  constructor(
    readonly tenantId: string,
    private readonly tenantKeys: TenantKeys,
    private readonly subjects: KnownSubjects = new Map(),
  ) {
    this.keys = new Map(tenantKeys.data.map(({ epoch, key }) => [epoch, key]));
    this.newest = tenantKeys.data.reduce((newest, key) =>
      key.epoch > newest.epoch ? key : newest,
    );
  }

  /** The same keys with those of the subjects that a transaction learns of. */
  within(subjects: KnownSubjects): PersonalData {
    return new PersonalData(this.tenantId, this.tenantKeys, subjects);
  }

  readonly dataKeyOf = (epoch: number): Buffer | undefined => this.keys.get(epoch);

  /** Throws `complaint.erased` where the key of the subject was destroyed: nothing is written of it any more. */
  seal(cell: Cell, text: string): Buffer {
    const key = cell.subject === undefined ? this.newest : this.sealingKey(cell.subject);
    return sealBytes(key, this.contextOf(cell), Buffer.from(text, 'utf8'));
  }

  /**
   * `ERASED_WORDS` where the key of the subject was destroyed, or nothing is left of the value. Throws `SealBroken` when the value was altered or belongs to another tenant,
   * table, column or row.
   */
  open(cell: Cell, sealed: Buffer): string {
    const key = cell.subject === undefined ? 'none' : this.keyOf(cell.subject);
    if (key === 'destroyed' || sealed.length === 0) return ERASED_WORDS;
    const keyOf = (epoch: number): Buffer | undefined =>
      epoch === OF_SUBJECT ? (key === 'none' ? undefined : key) : this.keys.get(epoch);
    return openBytes(keyOf, this.contextOf(cell), sealed).toString('utf8');
  }

  /** What was sealed as JSON; `erased` in its place where the key of the subject was destroyed. */
  openJson(cell: Cell, sealed: Buffer, erased: unknown): unknown {
    return sealed.length === 0 || this.isErased(cell.subject)
      ? erased
      : JSON.parse(this.open(cell, sealed));
  }

  sealOptional(cell: Cell, text: string | null | undefined): Buffer | null {
    return text === null || text === undefined ? null : this.seal(cell, text);
  }

  /** Also null where the key of the subject was destroyed. */
  openOptional(cell: Cell, sealed: Buffer | null): string | null {
    return sealed === null || sealed.length === 0 || this.isErased(cell.subject)
      ? null
      : this.open(cell, sealed);
  }

  /** Whether the key of the subject was destroyed. */
  isErased(subject: string | undefined): boolean {
    return subject !== undefined && this.keyOf(subject) === 'destroyed';
  }

  private keyOf(subject: string): SubjectKey {
    const key = this.subjects.get(subject);
    if (key === undefined)
      throw new Error('The key of this subject was not loaded: toOpen, toSeal');
    return key;
  }

  private sealingKey(subject: string): DataKey {
    const key = this.keyOf(subject);
    if (key === 'none') throw new Error('This subject has no key yet: toSeal');
    if (key === 'destroyed')
      throw new ProblemError(
        'complaint.erased',
        'What was said in this complaint was erased by law. Nothing can be added to it.',
      );
    return { epoch: OF_SUBJECT, key };
  }

  /** 16 bytes by which equal values of one field can be found without reading them. Pass the value normalised. */
  blindIndex(field: string, normalised: string): Buffer {
    return createHmac('sha256', this.tenantKeys.index)
      .update(`${field}\0${normalised}`)
      .digest()
      .subarray(0, 16);
  }

  get findEpoch(): number {
    return this.newestFind.epoch;
  }

  /** The marks under which an index keeps these values from now on. */
  findMarks(values: readonly string[]): FindMarks {
    const { epoch, key } = this.newestFind;
    return { epoch, marks: keyedMarks(key, values) };
  }

  /** The marks under which an index may have these values: while a key is exchanged there are two. */
  findMarksOfAll(values: readonly string[]): readonly FindMarks[] {
    return this.tenantKeys.find.map(({ epoch, key }) => ({
      epoch,
      marks: keyedMarks(key, values),
    }));
  }

  private get newestFind(): DataKey {
    const newest = this.tenantKeys.find.at(-1);
    if (!newest) throw new Error('There is no key for the index by which complaints are found');
    return newest;
  }

  /** A fingerprint of anything, for comparing without keeping it (e.g. the body of an idempotent request). */
  fingerprint(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.tenantKeys.index)
      .update(`fingerprint\0${purpose}\0${value}`)
      .digest();
  }

  /** The same complaint always gets the same code, so that a repeated request can be answered without storing the code. */
  trackingCode(complaintId: string): string {
    return trackingCodeFrom(this.tenantKeys.tracking, complaintId);
  }

  /** The short code of a complaint; the same each time, too. */
  shortCode(complaintId: string): string {
    return shortCodeFrom(this.tenantKeys.tracking, complaintId);
  }

  private contextOf({ table, column, rowId }: Cell): string {
    return `${this.tenantId}|${table}|${column}|v1|${rowId}`;
  }
}
