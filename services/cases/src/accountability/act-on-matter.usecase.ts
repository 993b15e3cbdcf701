import { Injectable } from '@nestjs/common';
import {
  localDay,
  ProblemError,
  type AccountabilityMatter,
  type DecideMatter,
  type Identity,
  type MatterAct,
  type MatterEntryKind,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { decisionContent } from './decision-content.js';
import { keepDecision, nextNumber, type StoredDecision } from './decisions.repository.js';
import { matterEvent, type MoreFacts } from './matter-event.repository.js';
import { actRefusal, afterAct, personsIn } from './matter-rules.js';
import type { MatterEntity } from './matter.entity.js';
import { writeMatter, type StoredMatter } from './matters.repository.js';
import { recomputed } from './proposal.js';
import { ReachMatter, type Seen } from './reach-matter.usecase.js';
import { actRefused, refusedBy, wordsCell } from './refused.js';

type After = Omit<MatterEntity, 'tenantId'>;

/** Reads one matter, and does the next thing with it. */
@Injectable()
export class ActOnMatter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachMatter,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly log: CaseAccessLog,
  ) {}

  read(who: Identity, matterId: string): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.reached.find(tx, who, matterId);
      await this.log.recordMatter(tx, who, seen.matter.caseNo);
      return this.reached.viewOf(tx, seen);
    });
  }

  act(
    who: Identity,
    matterId: string,
    act: Exclude<MatterAct, 'serve' | 'receive'>,
    { version, reason, changes = [] }: Omit<DecideMatter, 'changes'> & Partial<DecideMatter>,
  ): Promise<AccountabilityMatter> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const seen = await this.reached.find(tx, who, matterId, true);
      const { matter, standing: now, doer, stay, context, office } = seen;
      requireFresh(matter, version);
      const refusal = actRefusal(act, now, doer, tx.now, stay);
      if (refusal) throw actRefused(refusal);
      const { kind, ...standing } = afterAct(act, matter, doer, changes.length > 0);
      const { established, changes: earlier } = matter;
      const lines =
        changes.length === 0
          ? {}
          : computedAgain(matter, recomputed(established, earlier, changes, context.policy));
      const { tenantId: _tenant, ...before } = matter;
      const after: After = { ...before, ...lines, ...standing, version: version + 1 };
      const keys = await this.keys.forTenant(tx);
      const words = keys.seal(wordsCell(matterId, version + 1), reason);
      await writeMatter(tx, after, { kind, by: doer.personId, words });
      const kept = isDecided(kind)
        ? await this.keep(
            tx,
            seen,
            after,
            { kind, at: tx.now, by: doer.personId, text: reason },
            keys,
          )
        : null;
      const more: MoreFacts = kept
        ? { paper: { number: kept.number, sha256: kept.sha256.toString('hex') } }
        : {};
      await this.outbox.append(tx, [matterEvent(kind, after, doer.personId, tx.now, office, more)]);
      return this.reached.viewOf(tx, await this.reached.find(tx, who, matterId));
    });
  }

  /** What was decided, as it stands now, with the next number of the campus. */
  private async keep(
    tx: Transaction,
    { entries, decision, state, context }: Seen,
    { matterId, version, department, campus, degree, lines, established }: After,
    last: Parameters<typeof decisionContent>[0]['entries'][number],
    keys: PersonalData,
  ): Promise<StoredDecision> {
    const { policy, directory, timeZone } = context;
    const { series } = policy.accountability;
    const year = Number(localDay(tx.now, timeZone).slice(0, 4));
    const number = series === null ? null : await nextNumber(tx, { campus, series, year });
    const said = entries.map(({ kind, at, by, version: of, words }) => ({
      ...{ kind, at, by, text: keys.open(wordsCell(matterId, of), words) ?? '' },
    }));
    const content = decisionContent({
      ...{ number, replaces: decision?.number ?? null, state, department, degree, lines },
      ...{ facts: established.facts, entries: [...said, last], policy, directory },
    });
    return keepDecision(tx, { matterId, version }, content, personsIn(lines), keys);
  }
}

const isDecided = (kind: MatterEntryKind): boolean => kind === 'decided' || kind === 'upheld';

export function requireFresh(matter: StoredMatter, version: number): void {
  if (matter.version === version) return;
  throw new ProblemError(
    'accountability.stale_version',
    'The matter has changed in the meantime. Reload it and look again.',
    { currentVersion: matter.version },
  );
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
