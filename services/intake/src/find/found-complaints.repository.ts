import { Injectable } from '@nestjs/common';
import type { FieldClass, Found, Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { foundAt, type FoundHit, type Place, type Reading, type Seen } from '@tingsu/find';
import { DataKeys, type PersonalData, withoutNumbers } from '@tingsu/privacy';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { Complaints } from '../complaints/complaint.entity.js';
import {
  ExternalOrderRepository,
  type OpenedAddition,
  textsOf,
} from '../complaints/external-order.repository.js';
import { saidByStaff } from '../complaints/findable.provider.js';
import { complaintCell } from '../complaints/complaint-cell.js';
import type { StaffEntry } from '../complaints/staff-registration.js';
import { StaffRegistrationRepository } from '../complaints/staff-registration.repository.js';
import { CaseCopies } from '../progress/case-copy.entity.js';

const Head = Complaints.pick(
  'id',
  'complaintNo',
  'campus',
  'department',
  'namedUnits',
  'namedPersons',
  'receivedAt',
  'externalRef',
  'adapterId',
);
const Copy = CaseCopies.pick('state', 'access');
type Head = RowOf<typeof Head> & RowOf<typeof Copy> & { readonly caseId: string | null };
const HEADS = `select ${Head.as('c')}, ${Copy.as('k')}, k.case_id as "caseId" from complaint c
  left join case_copy k on k.tenant_id = c.tenant_id and k.complaint_id = c.id
  where c.tenant_id = $1 and c.id = any($2::uuid[])`;
const Sealed = Complaints.pick('id', 'content', 'demand', 'name', 'phone');

/** A complaint that the reader reaches, with the classes of fields that he sees of it. */
interface Reached extends Head {
  readonly fields: readonly FieldClass[];
}

/** Compares what the index named with what the reader may see of it. */
@Injectable()
export class FoundComplaints {
  constructor(
    private readonly dataKeys: DataKeys,
    private readonly orders: ExternalOrderRepository,
    private readonly registrations: StaffRegistrationRepository,
  ) {}

  async look(
    tx: Transaction,
    who: Identity,
    places: readonly Place[],
    readings: readonly Reading[],
  ): Promise<readonly (FoundHit<Found> | null)[]> {
    const reached = await this.reached(tx, who, places);
    const parts = await this.partsOf(tx, [...reached.values()]);
    return places.map(({ subject, part }) => {
      const head = reached.get(subject);
      if (!head) return null;
      const by = foundAt(part, parts.get(subject) ?? [], readings);
      return by && { subject, item: itemOf(head, by) };
    });
  }

  private async reached(
    tx: Transaction,
    who: Identity,
    places: readonly Place[],
  ): Promise<ReadonlyMap<string, Reached>> {
    const ids = [...new Set(places.map(({ subject }) => subject))];
    const heads = await tx.query<Head>(HEADS, [tx.tenantId, ids]);
    return new Map(
      heads.flatMap((head) => {
        const access = accessOnRecord(who, head, head);
        return access && access.roles.length > 0
          ? [[head.id, { ...head, fields: access.fields }]]
          : [];
      }),
    );
  }

  /** What the reader sees of each complaint, part by part, the newest first. */
  private async partsOf(
    tx: Transaction,
    reached: readonly Reached[],
  ): Promise<ReadonlyMap<string, readonly { readonly part: number; readonly seen: Seen }[]>> {
    if (reached.length === 0) return new Map();
    const ids = reached.map(({ id }) => id);
    const keys = await this.dataKeys.toOpen(tx, ids);
    const sealed = await Sealed.select(tx, 'where tenant_id = $1 and id = any($2::uuid[])', [
      tx.tenantId,
      ids,
    ]);
    const additions = await this.orders.opened(tx, ids);
    const staff = await this.registrations.ofComplaints(tx, ids);
    const heads = new Map(reached.map((head) => [head.id, head]));
    return new Map(
      sealed.flatMap((row) => {
        const head = heads.get(row.id);
        if (!head) return [];
        const later = additions.filter(({ complaintId }) => complaintId === row.id).reverse();
        const parts = [
          ...later.map((one) => ({ part: one.nr, seen: seenInAddition(one, head.fields) })),
          { part: 0, seen: seenIn(row, head, keys, staff.get(row.id) ?? null) },
        ];
        return [[row.id, parts]];
      }),
    );
  }
}

function seenIn(
  row: RowOf<typeof Sealed>,
  { fields, externalRef }: Reached,
  keys: PersonalData,
  staff: StaffEntry | null,
): Seen {
  const open = (column: 'content' | 'demand' | 'name' | 'phone'): string | null =>
    keys.openOptional(complaintCell(row.id, column), row[column]);
  const { texts, names, numbers } = saidByStaff(staff);
  return {
    ...seenBy(fields, {
      names: fields.includes('identity') ? [open('name'), ...names] : [],
      phone: fields.includes('contact') ? open('phone') : null,
      texts: fields.includes('words') ? [open('content'), open('demand'), ...texts] : [],
    }),
    numbers: [
      ...(externalRef === null ? [] : [externalRef]),
      ...(fields.includes('identity') ? numbers : []),
    ],
  };
}

function seenInAddition({ words }: OpenedAddition, fields: readonly FieldClass[]): Seen {
  const { name, patientName, phone, recordNo, visitNo } = words;
  const names = [name, patientName ?? null];
  const numbers = [recordNo, visitNo].filter((number) => typeof number === 'string');
  return {
    ...seenBy(fields, { names, phone, texts: textsOf(words) }),
    numbers: fields.includes('identity') ? numbers : [],
  };
}

/** The classes of fields decide, as they do where the complaint is read. */
function seenBy(
  fields: readonly FieldClass[],
  said: {
    readonly names: readonly (string | null)[];
    readonly phone: string | null;
    readonly texts: readonly (string | null)[];
  },
): Seen {
  const contact = fields.includes('contact');
  const texts = fields.includes('words') ? said.texts.filter((text) => text !== null) : [];
  return {
    names: fields.includes('identity') ? said.names.filter((name) => name !== null) : [],
    phones: said.phone !== null && contact ? [said.phone] : [],
    texts: texts.map((text) => withoutNumbers(text, fields)),
    phonesInTexts: contact,
  };
}

const itemOf = (head: Reached, by: Found['foundBy']): Found => ({
  caseNo: head.access?.caseNo ?? null,
  complaintNo: head.complaintNo,
  state: head.state,
  campus: head.campus,
  receivedAt: head.receivedAt.toISOString(),
  foundBy: by,
});
