import { Injectable } from '@nestjs/common';
import { ProblemError, type Receipt } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { v7 as uuid } from 'uuid';
import { type Addition, orderMark, wordsOf } from './addition.js';
import { ClaimRefusals } from './claim-refusals.repository.js';
import {
  channelActor,
  complaintReceived,
  complaintSupplemented,
  spokenOf,
} from './complaint-received.js';
import { ExternalOrderRepository, LOCK_ONLY, type OrderName } from './external-order.repository.js';
import { insertComplaints, type NewComplaint } from './insert-complaints.repository.js';
import { Complaints, type NumberSequenceEntity } from './complaint.entity.js';
import { claimKeys, type Claim, complaintUnder, findClaim } from './idempotency.repository.js';
import {
  type Admission,
  complaintNoOf,
  type Registered,
  type Registration,
  yearIn,
} from './registration.js';

/** A request whose order has a complaint already: what it says is added to that one. */
interface Correction {
  readonly claim: Claim;
  readonly complaintId: string;
}

/**
 * Stores submissions: number, sealed complaint, bound attachments, event and answer, all in one transaction. A number of
 * an outside body makes one complaint, whatever the keys: what comes later under it is added to that complaint.
 */
@Injectable()
export class RegistrationRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly dataKeys: DataKeys,
    private readonly refusals: ClaimRefusals,
    private readonly orders: ExternalOrderRepository,
  ) {}

  /** All of one tenant. One outcome for each, in order; a repeated key gets the receipt of the first time. */
  async registerAll(registrations: readonly Registration[]): Promise<readonly Registered[]> {
    const [first] = registrations;
    if (!first) return [];
    return this.unitOfWork.run(first.tenantId, (tx) => this.registerWithin(tx, registrations));
  }

  /** The same in a transaction that is open already. */
  async registerWithin(
    tx: Transaction,
    registrations: readonly Registration[],
  ): Promise<readonly Registered[]> {
    const [first] = registrations;
    if (!first) return [];
    const keys = await this.dataKeys.forTenant(tx);
    const wanted = registrations.map((registration) => claimOf(registration, keys));
    const claims = await claimKeys(tx, wanted);
    const fresh = claims.filter((claim) => claim.fresh);
    const refused = await this.refusals.bind(tx, keys, fresh);
    const admitted = fresh.filter((claim) => !refused.has(claim.complaintId));
    const { corrections, urged } = await this.placeOrders(tx, keys, admitted);
    const added = new Map(corrections.map(({ claim, complaintId }) => [claim, complaintId]));
    const own = admitted.filter((claim) => !added.has(claim));
    const stored = await this.store(tx, keys, own, first.timeZone);
    for (const complaint of stored.filter(({ id }) => urged.has(id)))
      await this.applyUrges(tx, complaint);
    for (const correction of corrections) await this.addCorrection(tx, keys, correction);
    const settled = claims.map((claim) => {
      const complaintId = added.get(claim);
      return complaintId === undefined ? claim : { ...claim, complaintId };
    });
    const receipts = await this.receiptsOf(tx, keys, stored, settled);
    const errors = await this.refusals.errors(tx, keys, refused);
    return settled.map((claim) => outcomeOf(claim, receipts, errors));
  }

  /** The receipt of an earlier request with this key, or null when there was none. Throws when the body was another. */
  async earlierReceipt(registration: Omit<Registration, 'admission'>): Promise<Receipt | null> {
    return this.unitOfWork.run(registration.tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const claim = await findClaim(tx, claimOf(registration, keys));
      if (!claim) return null;
      const outcome = outcomeOf(claim, await this.receiptsOf(tx, keys, [], [claim]), new Map());
      if ('error' in outcome) throw outcome.error;
      return outcome.receipt;
    });
  }

  /** The number of the complaint that a client's key stands for, whatever its body was; null when it stands for none. */
  async numberUnder(tenantId: string, client: string, key: string): Promise<string | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const slot = { client, key: keys.fingerprint('idempotency-key', key) };
      const complaintId = await complaintUnder(tx, slot);
      return complaintId === null ? null : this.orders.complaintNoOf(tx, complaintId);
    });
  }

  private async store(
    tx: Transaction,
    keys: PersonalData,
    fresh: readonly Claim[],
    timeZone: string,
  ): Promise<readonly NewComplaint[]> {
    if (fresh.length === 0) return [];
    const year = yearIn(timeZone, tx.now);
    const firstNumber = (await takeNumbers(tx, year, fresh.length)) - fresh.length + 1;
    const complaints = fresh.flatMap(
      ({ complaintId, admission, correlationId, receiptShown }, i) =>
        admission
          ? [
              {
                id: complaintId,
                complaintNo: complaintNoOf(year, firstNumber + i),
                admission,
                correlationId,
                receiptShown,
                resembles: null,
              },
            ]
          : [],
    );
    await this.dataKeys.toSeal(
      tx,
      complaints.map(({ id }) => id),
      true,
    );
    const stored = await insertComplaints(tx, keys, markAlike(complaints));
    const events = stored.map((complaint) => complaintReceived(complaint, tx.now));
    await this.outbox.append(tx, events);
    return stored;
  }

  /** Gives orders without a complaint theirs. `corrections` are the claims whose order has one already. */
  private async placeOrders(
    tx: Transaction,
    keys: PersonalData,
    admitted: readonly Claim[],
  ): Promise<{
    readonly corrections: readonly Correction[];
    /** Complaints whose order was pressed for before it came. */
    readonly urged: ReadonlySet<string | null>;
  }> {
    const named = admitted.flatMap((claim) => {
      const name = orderOf(claim.admission);
      return name ? [{ claim, name, slot: slotOf(name) }] : [];
    });
    const firsts = named.filter(({ slot }, i) => named.findIndex((one) => one.slot === slot) === i);
    const orders = await this.orders.claim(
      tx,
      firsts.map(({ claim, name }) => ({
        ...name,
        complaintId: claim.complaintId,
        mark: markOf(claim, keys),
        receivedAt: claim.admission?.receivedAt ?? null,
        dueAt: claim.admission?.externalDueAt ?? null,
      })),
    );
    const holders = new Map(orders.map((order) => [slotOf(order), order.complaintId]));
    const corrections = named.flatMap(({ claim, slot }) => {
      const complaintId = holders.get(slot) ?? claim.complaintId;
      return complaintId === claim.complaintId ? [] : [{ claim, complaintId }];
    });
    const urged = orders.filter(({ additions }) => additions > 0);
    return { corrections, urged: new Set(urged.map(({ complaintId }) => complaintId)) };
  }

  /** A mere repetition under another key says nothing new, and adds nothing. */
  private async addCorrection(
    tx: Transaction,
    keys: PersonalData,
    { claim, complaintId }: Correction,
  ): Promise<void> {
    await giveOver(tx, claim, complaintId);
    const { admission } = claim;
    const name = orderOf(admission);
    if (!name || !admission) return;
    const mark = markOf({ admission }, keys);
    const [order] = await this.orders.claim(tx, [{ ...name, ...LOCK_ONLY }]);
    if (order?.mark && mark && order.mark.equals(mark)) return;
    const { receivedAt: at, externalDueAt } = admission;
    const addition: Addition = {
      ...name,
      id: claim.complaintId,
      kind: 'correction',
      at,
      externalDueAt,
      words: wordsOf(admission),
    };
    const { additions: nr } = await this.orders.add(tx, addition, { key: null, mark });
    const complaintNo = await this.orders.complaintNoOf(tx, complaintId);
    const complaint = { id: complaintId, complaintNo };
    const author = channelActor(name.adapterId);
    const head = { ...addition, nr };
    const found = spokenOf(admission.dangers);
    await this.outbox.append(tx, [complaintSupplemented(complaint, author, head, tx.now, found)]);
  }

  /** What pressed for the order before it came is published right after the order itself. */
  private async applyUrges(
    tx: Transaction,
    { id, complaintNo, admission }: NewComplaint,
  ): Promise<void> {
    const name = orderOf(admission);
    if (!name) return;
    const urges = await this.orders.heads(tx, name);
    await this.orders.makeFindable(tx, [id]);
    const complaint = { id, complaintNo };
    const author = channelActor(name.adapterId);
    const events = urges.map((urge) => complaintSupplemented(complaint, author, urge, tx.now));
    await this.outbox.append(tx, events);
  }

  private async receiptsOf(
    tx: Transaction,
    keys: PersonalData,
    stored: readonly NewComplaint[],
    claims: readonly Claim[],
  ): Promise<ReadonlyMap<string, Receipt>> {
    const fresh = stored.map(
      ({ id, complaintNo, admission: { receivedAt, limits, warnings } }) => ({
        id,
        complaintNo,
        receivedAt,
        limits,
        warnings,
      }),
    );
    const known = new Set(fresh.map(({ id }) => id));
    const others = claims.map((claim) => claim.complaintId).filter((id) => !known.has(id));
    const earlier =
      others.length === 0
        ? []
        : await Receipted.select(tx, 'where tenant_id = $1 and id = any($2::uuid[])', [
            tx.tenantId,
            [...new Set(others)],
          ]);
    return new Map(
      [...earlier, ...fresh].map(({ id, complaintNo, receivedAt, limits, warnings }) => [
        id,
        {
          complaintNo,
          trackingCode: keys.trackingCode(id),
          shortCode: keys.shortCode(id),
          receivedAt: receivedAt.toISOString(),
          limits: [...limits],
          ...(warnings.length > 0 ? { warnings: [...warnings] } : {}),
        },
      ]),
    );
  }
}

const Receipted = Complaints.pick('id', 'complaintNo', 'receivedAt', 'limits', 'warnings');

/** The key and the attachments of a request go to the complaint that its order has already. */
async function giveOver(tx: Transaction, claim: Claim, complaintId: string): Promise<void> {
  const change = [tx.tenantId, claim.complaintId, complaintId];
  for (const table of ['idempotency_key', 'upload'])
    await tx.query(
      `update ${table} set complaint_id = $3 where tenant_id = $1 and complaint_id = $2`,
      change,
    );
}

/** The order that a submission stands for: only an adapter hands orders over. */
function orderOf(admission: Admission | null): OrderName | null {
  if (!admission?.adapterId || !admission.externalRef) return null;
  return { adapterId: admission.adapterId, externalRef: admission.externalRef };
}

const slotOf = ({ adapterId, externalRef }: OrderName): string => `${adapterId}|${externalRef}`;

const markOf = ({ admission }: Pick<Claim, 'admission'>, keys: PersonalData): Buffer | null =>
  admission && orderMark(admission, keys);

/** Equal complaints of one batch do not see each other in the database yet. */
function markAlike(complaints: readonly NewComplaint[]): readonly NewComplaint[] {
  const firsts = new Map<string, string>();
  return complaints.map((complaint) => {
    const { phone } = complaint.admission.identity;
    if (phone === null) return complaint;
    const slot = JSON.stringify([phone, complaint.admission.content]);
    const first = firsts.get(slot);
    if (first === undefined) firsts.set(slot, complaint.id);
    return { ...complaint, resembles: first ?? null };
  });
}

/** The last of `count` consecutive numbers. The row lock makes concurrent registrations of a tenant wait, so there are no gaps. */
async function takeNumbers(tx: Transaction, year: number, count: number): Promise<number> {
  const [row] = await tx.query<Pick<NumberSequenceEntity, 'last'>>(
    `insert into number_sequence as s (tenant_id, year, last) values ($1, $2, $3)
     on conflict (tenant_id, year) do update set last = s.last + excluded.last returning last`,
    [tx.tenantId, year, count],
  );
  if (!row) throw new Error('No number was given out');
  return row.last;
}

function claimOf(
  registration: Omit<Registration, 'admission'> & {
    readonly admission?: Registration['admission'];
  },
  keys: PersonalData,
): Claim {
  const { client, key, submission, admission, correlationId, receiptShown } = registration;
  const sentFingerprint = keys.fingerprint('submission', JSON.stringify(submission));
  return {
    client,
    key: keys.fingerprint('idempotency-key', key),
    fingerprint: sentFingerprint,
    sentFingerprint,
    complaintId: uuid(),
    fresh: true,
    admission: admission ?? null,
    correlationId,
    receiptShown,
  };
}

function outcomeOf(
  claim: Claim | undefined,
  receipts: ReadonlyMap<string, Receipt>,
  refused: ReadonlyMap<string, ProblemError>,
): Registered {
  if (!claim) return { error: new Error('A submission has no outcome') };
  if (!claim.fingerprint.equals(claim.sentFingerprint)) return { error: keyReused() };
  const refusal = refused.get(claim.complaintId);
  if (refusal) return { error: refusal };
  const receipt = receipts.get(claim.complaintId);
  return receipt
    ? { receipt }
    : { error: new Error('The complaint of an idempotency key is missing') };
}

const keyReused = (): ProblemError =>
  new ProblemError(
    'idempotency.key_reused',
    'This key already stands for another submission. Use a new key for a new complaint.',
  );
