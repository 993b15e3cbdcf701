import { Injectable } from '@nestjs/common';
import type {
  AccountabilityMatter,
  DecisionPaper,
  DecisionService,
  Identity,
  ServeDecision,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { appealUntil } from '@tingsu/policy';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { requireFresh } from './act-on-matter.usecase.js';
import { paperFor } from './decision-content.js';
import { addService, contentOf } from './decisions.repository.js';
import { matterEvent } from './matter-event.repository.js';
import { actRefusal, afterAct, serviceRefusal } from './matter-rules.js';
import { writeMatter } from './matters.repository.js';
import { ReachMatter, type Seen } from './reach-matter.usecase.js';
import { refusedBy, wordsCell } from './refused.js';

type Service = Pick<DecisionService, 'personId' | 'medium' | 'receipt'> & {
  readonly servedAt: Date;
  readonly witness?: string | undefined;
};

/** The decision as a paper, and how it reaches those whom it is about. */
@Injectable()
export class ServeDecisionPaper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachMatter,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly log: CaseAccessLog,
  ) {}

  /** Whole for who reads the matter, or the copy for somebody whom it is about; he himself gets no other. */
  paper(who: Identity, matterId: string, person: string | undefined): Promise<DecisionPaper> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { matter, decision, services, concerned, doer } = await this.reached.find(
        ...([tx, who, matterId] as const),
      );
      const forPerson = concerned ? doer.personId : (person ?? null);
      if (!decision) throw refused('', 'not_decided');
      if (forPerson !== null && !decision.concerned.includes(forPerson))
        throw refused('person', 'copy_unknown');
      await this.log.recordMatter(tx, who, matter.caseNo);
      const content = contentOf(decision, await this.keys.forTenant(tx));
      const served = services.find(({ personId }) => personId === forPerson);
      return paperFor(content, decision.sha256, forPerson, served);
    });
  }

  serve(
    who: Identity,
    matterId: string,
    { version, personId, medium, receipt, servedAt, witness }: ServeDecision,
  ): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.reached.find(tx, who, matterId, true);
      requireFresh(seen.matter, version);
      const refusal =
        actRefusal('serve', seen.standing, seen.doer, tx.now) ??
        serviceRefusal(seen.standing, personId);
      if (refusal) throw refused('personId', refusal);
      const at = servedAt === undefined ? tx.now : new Date(servedAt);
      if (receipt === 'refused' && witness === undefined)
        throw refused('witness', 'witness_missing');
      if (at > tx.now || (seen.decision && at < seen.decision.decidedAt))
        throw refused('servedAt', 'served_time');
      await this.write(tx, seen, { personId, medium, receipt, servedAt: at, witness });
      return this.reached.viewOf(tx, await this.reached.find(tx, who, matterId));
    });
  }

  /** Whoever it is about has read it here: that is service too. */
  receive(who: Identity, matterId: string, version: number): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.reached.find(tx, who, matterId, true);
      const { personId } = seen.doer;
      requireFresh(seen.matter, version);
      const refusal = actRefusal('receive', seen.standing, seen.doer, tx.now);
      if (refusal) throw refused('', refusal);
      const read = { medium: 'read', receipt: 'read' } as const;
      await this.write(tx, seen, { personId, ...read, servedAt: tx.now });
      return this.reached.viewOf(tx, await this.reached.find(tx, who, matterId));
    });
  }

  private async write(tx: Transaction, seen: Seen, service: Service): Promise<void> {
    const { matter, decision, doer, context, office } = seen;
    if (!decision) throw refused('', 'not_decided');
    const { witness, ...given } = service;
    const { policy, calendar, timeZone } = context;
    const until = appealUntil(policy, calendar, timeZone, given.servedAt.toISOString());
    const keys = await this.keys.forTenant(tx);
    const { matterId } = matter;
    const { kind, ...standing } = afterAct('serve', matter, doer, false);
    const { tenantId: _tenant, ...before } = matter;
    const after = { ...before, ...standing, version: matter.version + 1 };
    // Nothing is said with it: what is to be known stands in the service.
    const words = keys.seal(wordsCell(matterId, after.version), '');
    await writeMatter(tx, after, { kind, by: doer.personId, words });
    const row = {
      ...{ ...given, matterId, version: decision.version, recordedBy: doer.personId },
      appealUntil: until === null ? null : new Date(until),
    };
    await addService(tx, row, witness, keys);
    const more = { appealUntil: until };
    await this.outbox.append(tx, [matterEvent(kind, after, doer.personId, tx.now, office, more)]);
  }
}

const refused = (path: string, code: string) => refusedBy({ path, code, limit: null });
