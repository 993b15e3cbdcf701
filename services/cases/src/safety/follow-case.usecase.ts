import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { dangersOf } from '@tingsu/policy';
import { DataKeys } from '@tingsu/privacy';
import type { CaseEventOf, RecordedEvent } from '../lifecycle/case-event.js';
import { SYSTEM, type CaseState } from '../lifecycle/case-state.js';
import type { Decision } from '../lifecycle/conclude.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { appealAsked, pathAsked } from './announce-safety.usecase.js';
import { appealed, foundMalicious, isHeld, isInForce } from './held-rules.js';
import { OpenBySystem } from './open-by-system.usecase.js';
import { afterWord, pathOf } from './path-rules.js';
import { safetyAt, toldAtFirst, type SafetyGround } from './safety-context.js';
import {
  addEntry,
  changeFile,
  lockHeld,
  lockPath,
  secureBy,
  type SafetyRow,
} from './safety-files.repository.js';
import { standingOf } from './safety-view.js';
import type { Standing } from './standing.js';

type Spoken = CaseEventOf<'dangerSpoken'>['data'];

/** What happens in a case and asks for something about the safety of people, or about whom it judges: in the transaction of the case. */
@Injectable()
export class FollowCase {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly opening: OpenBySystem,
  ) {}

  async execute(tx: Transaction, decisions: readonly Decision[]): Promise<void> {
    for (const { before, state, events } of decisions)
      for (const event of events) await this.follow(tx, event, before, state);
  }

  private async follow(
    tx: Transaction,
    event: RecordedEvent,
    before: CaseState | null,
    state: CaseState,
  ): Promise<void> {
    if (event.kind === 'dangerSpoken') await this.spoken(tx, event.data, before, state);
    if (event.kind === 'invalidated' && event.data.kind === 'malicious')
      await this.found(tx, state, before?.invalidity?.proposedBy ?? null, event);
    if (event.kind === 'messageReceived' && event.data.message === 'objection')
      await this.objected(tx, state, event.data.nr);
  }

  /** Later words of danger add to the steps of the case, which are opened where there were none. */
  private async spoken(
    tx: Transaction,
    { key, where, dangers }: Spoken,
    before: CaseState | null,
    state: CaseState,
  ): Promise<void> {
    const ground = await this.groundOf(tx, state);
    const path = (await lockPath(tx, state.caseNo)) ?? (await this.opened(tx, before, state));
    const standing = standingOf(path);
    if (standing.state.sort !== 'path') return;
    const word = { key, where, dangers, at: tx.now.toISOString() };
    const moment = { at: tx.now, rules: ground.rules };
    const after = afterWord({ ...standing, state: standing.state }, word, moment);
    if (after.state.words?.length === standing.state.words?.length) return;
    const moved = await this.moved(tx, path, after, 'spoken', { key, where, dangers });
    const asked = { sort: 'path', dangers } as const;
    await secureBy(tx, path.fileId, ground.departments(toldAtFirst(asked, ground.rules)));
    if (after.endedAt === null) await this.outbox.append(tx, [pathAsked(moved, dangers, ground)]);
  }

  /** The steps of a case before its first later word; what the complaint itself said is asked for as well. */
  private async opened(
    tx: Transaction,
    before: CaseState | null,
    state: CaseState,
  ): Promise<SafetyRow> {
    const dangers = dangersOf(before?.classification?.facts ?? {});
    await this.open(tx, state, 'path', (ground) => {
      const path = pathOf({ caseNo: state.caseNo, dangers }, { at: tx.now, rules: ground.rules });
      return dangers.length > 0 ? path : { ...path, state: { ...path.state, words: [] } };
    });
    const path = await lockPath(tx, state.caseNo);
    if (!path) throw new Error('The steps of a case in danger could not be opened');
    return path;
  }

  /** What two people found of a complaint is a word that ends, is reviewed and can be appealed against. */
  private async found(
    tx: Transaction,
    state: CaseState,
    first: string | null,
    { actor }: RecordedEvent,
  ): Promise<void> {
    const second = actor.id;
    if (second === null) return;
    await this.open(tx, state, 'mark', ({ rules }) =>
      foundMalicious(state.caseNo, [first ?? second, second], { at: tx.now, rules }),
    );
  }

  /** The person objects on the progress page: whatever two people decided about him is appealed against. */
  private async objected(tx: Transaction, state: CaseState, nr: number): Promise<void> {
    const ground = await this.groundOf(tx, state);
    for (const row of await lockHeld(tx, state.caseNo)) {
      const standing = standingOf(row);
      if (!isHeld(standing.state) || !isInForce(standing.state, tx.now)) continue;
      if (standing.state.appealedAt !== null) continue;
      const moment = { at: tx.now, rules: ground.rules };
      const after = appealed({ ...standing, state: standing.state }, moment);
      const moved = await this.moved(tx, row, after, 'appeal', { message: nr });
      await this.outbox.append(tx, [appealAsked(moved, ground, SYSTEM)]);
    }
  }

  private async groundOf(
    tx: Transaction,
    { campus }: Pick<CaseState, 'campus'>,
  ): Promise<SafetyGround> {
    const { book, directory } = await this.reference.load(tx);
    return safetyAt({ campus }, book, directory);
  }

  /** One more version of a file, by the system. */
  private async moved(
    tx: Transaction,
    { fileId, version: before, campus }: SafetyRow,
    standing: Standing,
    act: string,
    facts: Readonly<Record<string, unknown>>,
  ) {
    const version = before + 1;
    const keys = await this.keys.forTenant(tx);
    await changeFile(tx, fileId, version, standing, null);
    await addEntry(tx, fileId, version, { by: null, act, facts, words: {} }, keys);
    return { fileId, version, campus, standing, at: tx.now };
  }

  /** Once for a case, and a mark once for a round of it. */
  private async open(
    tx: Transaction,
    { caseId, campus, round }: CaseState,
    sort: 'path' | 'mark',
    standingIn: (ground: SafetyGround) => Standing | null,
  ): Promise<void> {
    const ground = await this.groundOf(tx, { campus });
    const standing = standingIn(ground);
    const name = sort === 'path' ? `path/${caseId}` : `mark/${caseId}/${round}`;
    if (standing)
      await this.opening.execute(tx, { name, sort, campus, standing, ground, facts: {} });
  }
}
