import { Injectable } from '@nestjs/common';
import type { Identity, Page, RegisterEntry } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { ExternalOrderRepository } from '../complaints/external-order.repository.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import { StaffRegistrationRepository } from '../complaints/staff-registration.repository.js';
import { entryFor, openedForRegister, type SealedWords } from './register-entry.js';
import {
  pageStatement,
  REGISTER_PLACE,
  type RegisterAsked,
  type StoredRow,
  totalStatement,
} from './register-statement.repository.js';

/** Counting a year of a large group takes longer than a page. */
const COUNTING_MS = 60_000;

/** Reads the register a page at a time. */
@Injectable()
export class RegisterPages {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
    private readonly registrations: StaffRegistrationRepository,
  ) {}

  /** A page may hold fewer rows than its limit: what the reader is kept away from is left out. `counted`: with those of the pages before. */
  async page(
    tx: Transaction,
    who: Identity,
    asked: RegisterAsked,
  ): Promise<Page<RegisterEntry> & { readonly counted: number }> {
    const { sql, values } = pageStatement(tenantOf(tx), asked);
    const rows = await tx.query<StoredRow>(sql, values);
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    const before = REGISTER_PLACE.read(asked.cursor)?.[2] ?? 0;
    const entries = await this.opened(tx, who, page);
    const counted = before + entries.length;
    return {
      items: entries.map((entry, index) => ({ nr: before + index + 1, ...entry })),
      nextCursor:
        last && rows.length > page.length
          ? REGISTER_PLACE.write([last.place, last.id, counted])
          : null,
      counted,
    };
  }

  async total(
    tx: Transaction,
    asked: Pick<RegisterAsked, 'scope' | 'filters' | 'timeZone'>,
  ): Promise<number> {
    const { sql, values } = totalStatement(tenantOf(tx), asked);
    const [row] = await tx.query<{ total: number }>(sql, values, COUNTING_MS);
    return row?.total ?? 0;
  }

  private async opened(
    tx: Transaction,
    who: Identity,
    rows: readonly StoredRow[],
  ): Promise<Omit<RegisterEntry, 'nr'>[]> {
    const reached = rows.flatMap((row) => {
      const access = accessOnRecord(who, row, row);
      return access && access.roles.length > 0 ? [{ row, fields: access.fields }] : [];
    });
    const ids = reached.map(({ row }) => row.id);
    const keys = await this.dataKeys.toOpen(tx, ids);
    const staff = await this.registrations.ofComplaints(tx, ids);
    const additions = await this.orders.opened(tx, ids);
    return reached.map(({ row, fields }) => {
      const later = additions.filter(({ complaintId }) => complaintId === row.id);
      const words = wordsOf(row, keys);
      return entryFor(
        openedForRegister(row, words, {
          staff: staff.get(row.id) ?? null,
          later: later.map((one) => one.words),
        }),
        fields,
      );
    });
  }
}

function wordsOf(row: StoredRow, keys: PersonalData): SealedWords {
  const open = (column: keyof SealedWords): string | null =>
    keys.openOptional(complaintCell(row.id, column), row[column]);
  return {
    ...{ content: open('content'), demand: open('demand'), name: open('name') },
    ...{ phone: open('phone'), email: open('email'), address: open('address') },
  };
}
