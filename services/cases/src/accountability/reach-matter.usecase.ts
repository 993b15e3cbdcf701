import { Injectable } from '@nestjs/common';
import { MATTER_ACTS, type AccountabilityMatter, type Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { stateByNumber } from '../cases/case-detail.repository.js';
import { waitingFor } from '../lifecycle/result-rules.js';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  decisionOf,
  servicesOf,
  type StoredDecision,
  type StoredService,
} from './decisions.repository.js';
import { isVerified } from './established.js';
import type { MatterEntries } from './matter.entity.js';
import { doerOf, mayReadAt, unitDepartment } from './matter-rights.js';
import {
  actsFor,
  isOpenToConcerned,
  isShownToConcerned,
  type Doer,
  type Standing,
  type Stay,
} from './matter-rules.js';
import { entriesOf, matterNotFound, readMatter, type StoredMatter } from './matters.repository.js';
import { wordsCell } from './refused.js';

export interface Seen {
  readonly matter: StoredMatter;
  readonly entries: readonly RowOf<typeof MatterEntries>[];
  /** The decision that holds, and on whom it was served. */
  readonly decision: StoredDecision | null;
  readonly services: readonly StoredService[];
  readonly standing: Standing;
  readonly doer: Doer;
  readonly state: CaseState;
  readonly context: DecisionContext;
  /** The department that keeps the files of the staff. */
  readonly office: string | null;
  readonly stay: Stay;
  /** For what of the case the matter waits, and until when; null where it does not. */
  readonly waits: AccountabilityMatter['waits'];
  /** The reader is held responsible himself: he sees his own lines, and no more. */
  readonly concerned: boolean;
}

/** One matter, as somebody may see it. */
@Injectable()
export class ReachMatter {
  constructor(
    private readonly reference: ReferenceData,
    private readonly keys: DataKeys,
  ) {}

  /** Throws `accountability.not_found` also for a matter that the reader may not see. */
  async find(tx: Transaction, who: Identity, matterId: string, lock = false): Promise<Seen> {
    const matter = await readMatter(tx, matterId, lock);
    const reference = await this.reference.load(tx);
    const { state } = await stateByNumber(tx, matter.caseNo);
    const actor = { type: 'person', id: who.personId, role: null } as const;
    const context = reference.contextFor(state, { at: tx.now, actor });
    const { policy, directory } = context;
    const doer = doerOf(who, matter, policy, directory);
    if (!doer) throw matterNotFound();
    const concerned = matter.persons.includes(doer.personId);
    const sees = concerned ? isOpenToConcerned(matter) : mayReadAt(who, matter, policy, directory);
    if (!sees) throw matterNotFound();
    const entries = await entriesOf(tx, matterId);
    const decision = await decisionOf(tx, matterId);
    const services = decision ? await servicesOf(tx, decision) : [];
    const office = unitDepartment(
      ...([policy.accountability.personnel, matter.campus, policy, directory] as const),
    );
    const waits = waitingFor(state, tx.now, policy);
    const needsResult = matter.lines.some(({ amount }) => amount !== null);
    return {
      ...{ matter, entries, decision, services, doer, state, context, office, concerned, waits },
      stay: { waits: waits !== null, groundless: needsResult && !isVerified(state) },
      standing: {
        ...matter,
        appealed: entries.filter(({ kind }) => kind === 'appealed').map(({ by }) => by),
        decision: decision && { concerned: decision.concerned, served: services },
      },
    };
  }

  async viewOf(tx: Transaction, seen: Seen): Promise<AccountabilityMatter> {
    const { matter, doer, context, concerned, entries, decision, services } = seen;
    const keys = await this.keys.forTenant(tx);
    const { accountability } = context.policy;
    const { matterId, version, caseNo, campus, department, state, degree } = matter;
    const own = <Of extends { readonly personId: string | null }>(some: readonly Of[]): Of[] =>
      some.filter(({ personId }) => !concerned || personId === doer.personId);
    return {
      ...{ matterId, version, caseNo, campus, department, state, degree },
      persons: concerned ? [doer.personId] : [...matter.persons],
      madeAt: matter.madeAt.toISOString(),
      lines: own(matter.lines),
      decision: decision && {
        ...{ number: decision.number, decidedAt: decision.decidedAt.toISOString() },
        sha256: decision.sha256.toString('hex'),
        concerned: decision.concerned.filter((id) => !concerned || id === doer.personId),
        served: own(services).map(({ personId, medium, receipt, servedAt, appealUntil }) => ({
          ...{ personId, medium, receipt, servedAt: servedAt.toISOString() },
          appealUntil: appealUntil?.toISOString() ?? null,
        })),
      },
      history: entries
        .filter(({ kind }) => !concerned || isShownToConcerned(kind))
        .map((entry) => ({
          ...{ kind: entry.kind, at: entry.at.toISOString(), by: entry.by },
          words: keys.open(wordsCell(matterId, entry.version), entry.words),
        })),
      appealTo: accountability.appealTo,
      circularIssuer: accountability.circularIssuer,
      waits: seen.waits,
      mayDo: actsFor(seen.standing, doer, MATTER_ACTS, tx.now, seen.stay),
    };
  }
}
