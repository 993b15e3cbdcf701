import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type DecideErasure,
  type Erasure,
  type ErasureGround,
  type ErasurePreview,
  type ErasureQuery,
  type HouseAction,
  houseReach,
  type Identity,
  mayInHouse,
  type Page,
  ProblemError,
  type ProposeErasure,
  localDay,
} from '@tingsu/contracts';
import { tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { notFound } from '../cases/case-access.js';
import { stateByNumber } from '../cases/case-detail.repository.js';
import { CaseStore } from '../ledger/case-store.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { conclude } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  addErasure,
  decideErasure,
  type ErasureRow,
  listErasures,
  lockErasure,
  mayDecide,
  sealedIn,
  takeOut,
  viewOf,
  whatGoes,
  whatStays,
} from './erasures.repository.js';
import { keptUntil, obstaclesTo } from './obstacles.js';

/**
 * Erases what a person said, by two people: one proposes it with ground and reason, another decides. The key of the case is destroyed and the
 * fact is written into its log in one transaction; the other services follow the event. Facts, counts and the chain of the log stay.
 */
@Injectable()
export class EraseCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly store: CaseStore,
  ) {}

  list(who: Identity, query: ErasureQuery): Promise<Page<Erasure>> {
    return this.within(who, 'erasure.read', async (tx) =>
      listErasures(tx, who, query, await this.keys.forTenant(tx)),
    );
  }

  /** Shows what would go, and changes nothing. */
  preview(who: Identity, caseNo: string, ground: ErasureGround | null): Promise<ErasurePreview> {
    return this.within(who, 'erasure.read', async (tx) => {
      const { state } = await stateByNumber(tx, caseNo);
      requireReach(who, 'erasure.read', state);
      const { timeZone } = await this.contextOf(tx, who, state);
      return {
        caseNo: state.caseNo,
        complaintNo: state.complaintNo,
        obstacles: [...obstaclesTo(state, ground, { at: tx.now, timeZone })],
        keptUntil: keptUntil(state, localDay(tx.now, timeZone)),
        goes: await whatGoes(tx, state),
        stays: await whatStays(tx, state),
      };
    });
  }

  /** Proposed again under the same id it is the same. */
  propose(who: Identity, erasureId: string, wanted: ProposeErasure): Promise<Erasure> {
    return this.within(who, 'erasure.propose', async (tx) => {
      const { state } = await stateByNumber(tx, wanted.caseNo);
      requireReach(who, 'erasure.propose', state);
      const keys = await this.keys.forTenant(tx);
      const known = await lockErasure(tx, erasureId);
      if (known) {
        if (known.proposedBy !== who.personId || known.caseId !== state.caseId) throw denied();
        return viewOf(known, who, keys);
      }
      await this.requireNow(tx, who, state, wanted.ground);
      const row: ErasureRow = {
        ...{ tenantId: tenantOf(tx), erasureId, caseId: state.caseId, campus: state.campus },
        ...{ ground: wanted.ground, state: 'proposed', proposedBy: personOf(who) },
        reason: sealedIn(keys, erasureId, 'reason', wanted.reason),
        ...{ proposedAt: tx.now, decidedBy: null, decidedAt: null, answer: null },
      };
      if (!(await addErasure(tx, row)))
        throw new ProblemError(
          'erasure.not_now',
          'Someone has proposed this already. Decide on that proposal.',
        );
      const { caseNo, complaintNo } = state;
      return viewOf({ ...row, caseNo, complaintNo }, who, keys);
    });
  }

  /** Decided again in the same way by the same person it is the same. */
  decide(who: Identity, erasureId: string, decision: DecideErasure): Promise<Erasure> {
    return this.within(who, 'erasure.decide', async (tx) => {
      const row = await lockErasure(tx, erasureId);
      if (!row) throw new ProblemError('erasure.not_found', 'There is no such erasure.');
      requireReach(who, 'erasure.decide', row);
      const wanted = decision.approve ? 'done' : 'refused';
      const keys = await this.keys.forTenant(tx);
      if (row.state !== 'proposed') {
        if (row.state === wanted && row.decidedBy === who.personId) return viewOf(row, who, keys);
        throw new ProblemError('erasure.decided', 'Someone has decided this already.');
      }
      if (!mayDecide(who, row))
        throw new ProblemError(
          'erasure.own_proposal',
          'Another privacy officer or the head of the complaint centre decides what you proposed.',
        );
      if (decision.approve) await this.erase(tx, who, row);
      const decided = {
        ...({ ...row, state: wanted, decidedBy: personOf(who), decidedAt: tx.now } as const),
        answer: decision.approve ? null : sealedIn(keys, erasureId, 'answer', decision.reason),
      };
      await decideErasure(tx, decided);
      return viewOf(decided, who, keys);
    });
  }

  /** Who may do this nowhere is not told which cases there are. */
  private within<Result>(
    who: Identity,
    action: ErasureAction,
    work: (tx: Transaction) => Promise<Result>,
  ): Promise<Result> {
    if (houseReach(who, action).campuses?.length === 0) return Promise.reject(denied());
    return this.unitOfWork.run(who.tenantId, work);
  }

  private async erase(tx: Transaction, who: Identity, row: ErasureRow): Promise<void> {
    const { caseId, erasureId, ground } = row;
    const loaded = (await this.store.lock(tx, [caseId])).get(caseId);
    if (!loaded) throw notFound(caseId);
    const { state, logHash } = loaded;
    const context = await this.requireNow(tx, who, state, ground);
    const { complaintId } = state;
    const data = { state: state.state, complaintId, erasureId, ground };
    const decision = conclude(state, { events: [{ kind: 'erased', data }] }, context);
    await this.store.write(tx, [{ decision, logHash }]);
    await this.keys.destroy(tx, [caseId]);
    await takeOut(tx, state);
  }

  private async contextOf(tx: Transaction, { personId }: Identity, state: CaseState) {
    const actor: Actor = { type: 'person', id: personId, role: null };
    return (await this.reference.load(tx)).contextFor(state, { at: tx.now, actor });
  }

  private async requireNow(
    tx: Transaction,
    who: Identity,
    state: CaseState,
    ground: ErasureGround,
  ) {
    const context = await this.contextOf(tx, who, state);
    const obstacles = obstaclesTo(state, ground, { at: tx.now, timeZone: context.timeZone });
    if (obstacles.length === 0) return context;
    throw new ProblemError(
      'erasure.not_now',
      `Nothing can be erased in this case now: ${obstacles.join(', ')}.`,
    );
  }
}

type ErasureAction = Extract<HouseAction, `erasure.${string}`>;

function requireReach(
  who: Identity,
  action: ErasureAction,
  { campus }: { readonly campus: string },
): void {
  if (!mayInHouse(who, action, { campus, department: null })) throw denied();
}

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'Erasures are for privacy officers; the head of the complaint centre may decide on them.',
  );

function personOf({ personId }: Identity): string {
  if (personId === null) throw denied();
  return personId;
}
