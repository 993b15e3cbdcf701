import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type OrderFault,
  type OrderField,
  ProblemError,
  type Submission,
  SubmissionSchema,
  type UrgeTaken,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, UnitOfWork } from '@tingsu/database';
import { parseOrProblem } from '@tingsu/http';
import { admit } from '../complaints/admission.js';
import { RecordUrge } from '../complaints/record-urge.usecase.js';
import { RegisterComplaint } from '../complaints/register-complaint.usecase.js';
import type { Adapter, Admission } from '../complaints/registration.js';
import type { Reference } from '../reference/reference-data.js';
import { KnownOrders } from './known-orders.repository.js';
import type { OrderDraft, OrderNews } from './order-draft.js';

/** An order by the rules by which complaints are taken. */
export interface AdmittedOrder {
  readonly submission: Submission | null;
  readonly admission: Admission | null;
  readonly faults: readonly OrderFault[];
}

/** Takes orders in the name of their authority, whatever way they came. */
@Injectable()
export class OrderTaking {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: KnownOrders,
    private readonly register: RegisterComplaint,
    private readonly urges: RecordUrge,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  /** What is wrong with an order, or what it would be stored as. */
  admitted(
    { submission: body, faults }: OrderDraft,
    adapter: Adapter,
    reference: Reference,
    reaches: (campus: string) => boolean = () => true,
  ): AdmittedOrder {
    const refused = { submission: null, admission: null };
    try {
      const submission = parseOrProblem(SubmissionSchema, body);
      if (!reaches(submission.campus)) return { ...refused, faults: [OTHER_CAMPUS] };
      const admission = admit(submission, adapter, reference, this.time.now());
      return { submission, admission, faults };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status === 503) throw error;
      return { ...refused, faults: withoutDoubles([...faults, ...faultsIn(error)]) };
    }
  }

  /** The same order is one complaint however often it is taken. Throws `request.invalid` with the fields that are wrong. */
  async take(
    adapter: Adapter,
    { orderNo, news }: OrderDraft,
    { submission, faults }: AdmittedOrder,
    arrivedAt?: Date,
  ): Promise<{ readonly known: boolean; readonly complaintNo: string }> {
    if (faults.length > 0 || !submission) throw faulty(faults);
    const { tenantId } = adapter;
    const [before] = await this.unitOfWork.run(tenantId, (tx) =>
      this.orders.find(tx, adapter.id, [{ externalRef: orderNo, admission: null }]),
    );
    const { complaintNo } = await this.register.execute({
      ...{ tenantId, sender: adapter, submission, receiptShown: false, arrivedAt },
      key: keyOf('order', submission),
    });
    for (const one of news) await this.tell(adapter, one, keyOf(one.kind, one.said));
    return { known: before !== null, complaintNo };
  }

  /** What is said of an order waits for it, if it has not come yet. */
  tell(adapter: Adapter, { kind, said }: OrderNews, key: string): Promise<UrgeTaken> {
    return this.urges.execute({ adapter, kind, urge: said, key });
  }
}

/** The same words have the same key, so that whatever broke off is simply repeated. */
export const keyOf = (kind: string, body: object): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;

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

export const faulty = (faults: readonly OrderFault[]): ProblemError =>
  new ProblemError('request.invalid', 'Correct the listed fields of the order and send it again.', {
    errors: faults.map(({ field, code, message }) => ({
      path: field === null ? 'cells' : `cells.${field}`,
      ...{ code, message },
    })),
  });
