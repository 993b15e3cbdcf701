import { Injectable } from '@nestjs/common';
import {
  MATTER_ACTS,
  ProblemError,
  type DecideMatter,
  type Identity,
  type AccountabilityMatter,
  type MatterAct,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import type { Policy } from '@tingsu/policy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { stateByNumber } from '../cases/case-detail.repository.js';
import { waitingFor } from '../lifecycle/result-rules.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { isVerified } from './established.js';
import { matterEvent } from './matter-event.repository.js';
import { doerOf, mayReadAt, unitDepartment } from './matter-rights.js';
import {
  actRefusal,
  actsFor,
  afterAct,
  isOpenToConcerned,
  isShownToConcerned,
  personsIn,
  type Doer,
  type Stay,
} from './matter-rules.js';
import {
  entriesOf,
  matterNotFound,
  readMatter,
  writeMatter,
  type StoredMatter,
} from './matters.repository.js';
import { recomputed } from './proposal.js';
import { actRefused, refusedBy, wordsCell } from './refused.js';

interface Seen {
  readonly matter: StoredMatter;
  readonly doer: Doer;
  readonly policy: Policy;
  /** The department that keeps the files of the staff. */
  readonly office: string | null;
  readonly stay: Stay;
  /** For what of the case the matter waits, and until when; null where it does not. */
  readonly waits: AccountabilityMatter['waits'];
  /** The reader is held responsible himself: he sees his own lines, and no more. */
  readonly concerned: boolean;
}

/** Reads one matter, and does the next thing with it. */
@Injectable()
export class ActOnMatter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly log: CaseAccessLog,
  ) {}

  read(who: Identity, matterId: string): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.seen(tx, who, matterId, false);
      await this.log.recordMatter(tx, who, seen.matter.caseNo);
      return this.viewOf(tx, seen);
    });
  }

  act(
    who: Identity,
    matterId: string,
    act: MatterAct,
    { version, reason, changes = [] }: Omit<DecideMatter, 'changes'> & Partial<DecideMatter>,
  ): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.seen(tx, who, matterId, true);
      const { matter, doer, policy, stay } = seen;
      if (matter.version !== version)
        throw new ProblemError(
          'accountability.stale_version',
          'The matter has changed in the meantime. Reload it and look again.',
          { currentVersion: matter.version },
        );
      const refusal = actRefusal(act, matter, doer, stay);
      if (refusal) throw actRefused(refusal);
      const { kind, ...standing } = afterAct(act, matter, doer, changes.length > 0);
      const lines =
        changes.length === 0
          ? {}
          : computedAgain(matter, recomputed(matter.established, matter.changes, changes, policy));
      const { tenantId: _tenant, ...before } = matter;
      const after = { ...before, ...lines, ...standing, version: version + 1 };
      const words = (await this.keys.forTenant(tx)).seal(wordsCell(matterId, version + 1), reason);
      await writeMatter(tx, after, { kind, by: doer.personId, words });
      await this.outbox.append(tx, [matterEvent(kind, after, doer.personId, tx.now, seen.office)]);
      return this.viewOf(tx, { ...seen, matter: { ...matter, ...after } });
    });
  }

  private async seen(
    tx: Transaction,
    who: Identity,
    matterId: string,
    lock: boolean,
  ): Promise<Seen> {
    const matter = await readMatter(tx, matterId, lock);
    const { directory, book } = await this.reference.load(tx);
    const { state } = await stateByNumber(tx, matter.caseNo);
    const policy = book.policyOf(state.policies);
    const doer = doerOf(who, matter, policy, directory);
    if (!doer) throw matterNotFound();
    const concerned = matter.persons.includes(doer.personId);
    const sees = concerned ? isOpenToConcerned(matter) : mayReadAt(who, matter, policy, directory);
    if (!sees) throw matterNotFound();
    const { personnel } = policy.accountability;
    const office = unitDepartment(personnel, matter.campus, policy, directory);
    const waits = waitingFor(state, tx.now, policy);
    const needsResult = matter.lines.some(({ amount }) => amount !== null);
    const stay = { waits: waits !== null, groundless: needsResult && !isVerified(state) };
    return { matter, doer, policy, office, concerned, stay, waits };
  }

  private async viewOf(
    tx: Transaction,
    { matter, doer, policy, concerned, stay, waits }: Seen,
  ): Promise<AccountabilityMatter> {
    const keys = await this.keys.forTenant(tx);
    const entries = await entriesOf(tx, matter.matterId);
    const { matterId, version, caseNo, campus, department, state, degree } = matter;
    const own = <Of extends { readonly personId: string | null }>(lines: readonly Of[]): Of[] =>
      lines.filter(({ personId }) => !concerned || personId === doer.personId);
    return {
      ...{ matterId, version, caseNo, campus, department, state, degree },
      persons: concerned ? [doer.personId] : [...matter.persons],
      madeAt: matter.madeAt.toISOString(),
      lines: own(matter.lines),
      history: entries
        .filter(({ kind }) => !concerned || isShownToConcerned(kind))
        .map((entry) => ({
          ...{ kind: entry.kind, at: entry.at.toISOString(), by: entry.by },
          words: keys.open(wordsCell(matterId, entry.version), entry.words),
        })),
      appealTo: policy.accountability.appealTo,
      circularIssuer: policy.accountability.circularIssuer,
      waits,
      mayDo: actsFor(matter, doer, stay, MATTER_ACTS),
    };
  }
}

/** Who was concerned stays so, even where his line is left out: he does not come to decide. */
function computedAgain(
  { persons }: StoredMatter,
  answer: ReturnType<typeof recomputed>,
): Pick<StoredMatter, 'lines' | 'changes' | 'degree' | 'persons'> {
  if ('refused' in answer) throw refusedBy(answer.refused);
  const { lines, changes, degree } = answer.computed;
  return { lines, changes, degree, persons: [...new Set([...persons, ...personsIn(lines)])] };
}
