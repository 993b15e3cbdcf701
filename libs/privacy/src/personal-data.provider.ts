import { createHmac } from 'node:crypto';
import { type DataKey, openBytes, sealBytes } from './envelope.provider.js';
import { keyedMarks } from './keyed-marks.provider.js';
import { shortCodeFrom, trackingCodeFrom } from './tracking-code.js';

/** Where a sealed value lives. It opens only there, so that ciphertexts cannot be swapped between rows. */
export interface Cell {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

export interface TenantKeys {
  /** Newest last; the newest seals, all of them open. */
  readonly data: readonly [DataKey, ...DataKey[]];
  readonly index: Buffer;
  readonly tracking: Buffer;
  /** By which what is searched for is marked, newest last. */
  readonly find: readonly DataKey[];
}

/** Marks of values under one key. */
export interface FindMarks {
  readonly epoch: number;
  /** 32 bits each, in the order of the values. */
  readonly marks: readonly number[];
}

/** Seals and opens the personal data of one tenant. Nothing here waits: keys are loaded before (`DataKeys.forTenant`). */
export class PersonalData {
  private readonly keys: ReadonlyMap<number, Buffer>;
  private readonly newest: DataKey;

  constructor(
    readonly tenantId: string,
    private readonly tenantKeys: TenantKeys,
  ) {
    this.keys = new Map(tenantKeys.data.map(({ epoch, key }) => [epoch, key]));
    this.newest = tenantKeys.data.reduce((newest, key) =>
      key.epoch > newest.epoch ? key : newest,
    );
  }

  seal(cell: Cell, text: string): Buffer {
    return sealBytes(this.newest, this.contextOf(cell), Buffer.from(text, 'utf8'));
  }

  /** Throws `SealBroken` when the value was altered or belongs to another tenant, table, column or row. */
  open(cell: Cell, sealed: Buffer): string {
    return openBytes((epoch) => this.keys.get(epoch), this.contextOf(cell), sealed).toString(
      'utf8',
    );
  }

  sealOptional(cell: Cell, text: string | null | undefined): Buffer | null {
    return text === null || text === undefined ? null : this.seal(cell, text);
  }

  openOptional(cell: Cell, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.open(cell, sealed);
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
