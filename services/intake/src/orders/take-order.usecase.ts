import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  caseNoOf,
  type Identity,
  mayInHouse,
  type OrderCells,
  type OrderCheck,
  type OrderFault,
  type OrderField,
  type OrderTaken,
  ProblemError,
  type Submission,
  SubmissionSchema,
  type CheckOrders,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, UnitOfWork } from '@tingsu/database';
import { parseOrProblem } from '@tingsu/http';
import { admit } from '../complaints/admission.js';
import { RecordUrge } from '../complaints/record-urge.usecase.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import type { Admission } from '../complaints/registration.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Reference } from '../reference/reference-data.js';
import { type KnownOrder, KnownOrders } from './known-orders.repository.js';
import { requireAuthority } from './order-access.js';
import { type Authority, OrderAuthorityRepository } from './order-authority.repository.js';
import { orderDraftOf, type OrderDraft, type OrderPlace } from './order-draft.js';

/** Orders that staff hand in from a table: looked at first, then taken one by one, each as often as anybody likes. */
@Injectable()
export class TakeOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly orders: KnownOrders,
    private readonly references: ReferenceRepository,
    private readonly register: RegisterComplaint,
    private readonly urges: RecordUrge,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  /** What would become of each order, by the rules by which it is taken. */
  async check(who: Identity, id: string, { orders }: CheckOrders): Promise<readonly OrderCheck[]> {
    const { authority, reference } = await this.opened(who, id);
    const place = placeOf(authority, reference);
    const read = orders.map(({ row, cells }) => {
      const draft = orderDraftOf(cells, place);
      return { row, draft, ...this.admitted(who, draft, authority, reference) };
    });
    const known = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.orders.find(
        tx,
        authority.adapter.id,
        read.map(({ draft, admission }) => ({ externalRef: draft.orderNo, admission })),
      ),
    );
    return read.map(({ row, draft, faults }, index) => ({
      row,
      state: stateOf(faults, known[index] ?? null),
      complaintNo: known[index]?.complaintNo ?? null,
      dueAt: draft.dueAt?.toISOString() ?? null,
      faults: [...faults],
    }));
  }

  /** Throws `request.invalid` with the fields that are wrong. The same order is one complaint however often it is taken. */
  async take(who: Identity, id: string, cells: OrderCells): Promise<OrderTaken> {
    const { authority, reference } = await this.opened(who, id);
    const draft = orderDraftOf(cells, placeOf(authority, reference));
    const { faults, submission } = this.admitted(who, draft, authority, reference);
    if (faults.length > 0 || !submission) throw faulty(faults);
    const { adapter } = authority;
    const [before] = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.orders.find(tx, adapter.id, [{ externalRef: draft.orderNo, admission: null }]),
    );
    const { complaintNo } = await this.register.execute({
      ...{ tenantId: who.tenantId, sender: adapter, submission, receiptShown: false },
      key: keyOf('order', submission),
    });
    for (const { kind, said } of draft.news)
      await this.urges.execute({ adapter, kind, urge: said, key: keyOf(kind, said) });
    return { known: before !== null, complaintNo, caseNo: caseNoOf(complaintNo) };
  }

  private async opened(
    who: Identity,
    id: string,
  ): Promise<{ readonly authority: Authority; readonly reference: Reference }> {
    const authority = await this.unitOfWork.run(who.tenantId, async (tx) =>
      requireAuthority(who, await this.authorities.find(tx, id)),
    );
    return { authority, reference: await this.references.of(who.tenantId) };
  }

  private admitted(
    who: Identity,
    { submission: body, faults }: OrderDraft,
    { adapter }: Authority,
    reference: Reference,
  ): {
    readonly submission: Submission | null;
    readonly admission: Admission | null;
    readonly faults: readonly OrderFault[];
  } {
    const refused = { submission: null, admission: null };
    try {
      const submission = parseOrProblem(SubmissionSchema, body);
      const place = { campus: submission.campus, department: null };
      if (!mayInHouse(who, 'order.take', place)) return { ...refused, faults: [OTHER_CAMPUS] };
      const admission = admit(submission, adapter, reference, this.time.now());
      return { submission, admission, faults };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ...refused, faults: withoutDoubles([...faults, ...faultsIn(error)]) };
    }
  }
}

function placeOf({ channel, campus, mapping }: Authority, reference: Reference): OrderPlace {
  const codes = reference.campuses;
  return {
    ...{ channel, campus, mapping, timeZone: reference.timeZone },
    campusCalled: (name) =>
      codes.find((code) => {
        const { zh, en } = reference.campus(code)?.name ?? {};
        return [code, zh, en].includes(name);
      }) ?? null,
    later: (at, from, amount, dayEnd) =>
      reference.later(
        { campus: at, department: null, channel, caseKind: 'external' },
        ...([from, amount, dayEnd] as const),
      ),
  };
}

/** The same words have the same key, so that an import that broke off is simply repeated. */
const keyOf = (kind: string, body: object): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;

function stateOf(faults: readonly OrderFault[], known: KnownOrder | null): OrderCheck['state'] {
  if (faults.length > 0) return 'faulty';
  if (known === null) return 'new';
  return known.same ? 'known' : 'changed';
}

const FIELDS: Readonly<Record<string, OrderField>> = {
  externalRef: 'orderNo',
  content: 'content',
  demand: 'demand',
  campus: 'campus',
  receivedAt: 'dispatchedAt',
  externalDueAt: 'dueBy',
  'complainant.name': 'name',
  'complainant.phone': 'phone',
  'complainant.address': 'address',
};
const OTHER_CAMPUS: OrderFault = {
  field: 'campus',
  code: 'other_campus',
  message: 'Of another campus, whose complaint office takes it',
};

const faultsIn = ({ code, detail, extra: { errors = [] } }: ProblemError): readonly OrderFault[] =>
  errors.length === 0
    ? [{ field: null, code, message: detail }]
    : errors.map((one) => ({
        field: FIELDS[one.path] ?? null,
        code: one.code,
        message: one.message,
      }));

/** Of several things that are wrong with one field, the first says what to do. */
const withoutDoubles = (faults: readonly OrderFault[]): readonly OrderFault[] =>
  faults.filter(({ field }, index) => faults.findIndex((one) => one.field === field) === index);

const faulty = (faults: readonly OrderFault[]): ProblemError =>
  new ProblemError('request.invalid', 'Correct the listed fields of the order and send it again.', {
    errors: faults.map(({ field, code, message }) => ({
      path: field === null ? 'cells' : `cells.${field}`,
      ...{ code, message },
    })),
  });
