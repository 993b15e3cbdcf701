import { Injectable } from '@nestjs/common';
import {
  caseNoOf,
  COMMANDS,
  ProblemError,
  type Actor,
  type CommandName,
  type Identity,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { parseOrProblem } from '@tingsu/http';
import { counter } from '@tingsu/runtime';
import { z } from 'zod';
import { useDraft } from '../case-drafts/case-drafts.repository.js';
import { committeesOn } from '../committees/committees.repository.js';
import { firedSteps, ladderOf } from '../deadlines/clocks.repository.js';
import { CaseStore, type LoadedCase, type Write } from '../ledger/case-store.repository.js';
import { stepKey } from '../ledger/clock-row.js';
import { recordedOf } from '../ledger/folded-case.repository.js';
import { factsOf } from '../ledger/log-facts.repository.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { stillStands } from '../lifecycle/concerns.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { decide, type Command } from '../lifecycle/decide.js';
import type { PayloadOf } from '../lifecycle/payload.js';
import { decideLink, decideMerge } from '../lifecycle/merge.js';
import { decideUnmerge, mergedInto } from '../lifecycle/unmerge.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { FollowCase } from '../safety/follow-case.usecase.js';
import { caseIdsOf } from './case-list.repository.js';
import { AccessRefused, accessOf, departmentsOf, notFound, requireSight } from './case-access.js';

export interface CommandRequest {
  readonly caseNo: string;
  readonly command: CommandName;
  /** Left out only by a command that does not depend on what its author saw of the case. */
  readonly expectedVersion?: number | undefined;
  /** Of the author's draft that is sent with it, which is then used up. */
  readonly draftRevision?: number | undefined;
  readonly payload: unknown;
}
export interface CommandResult {
  readonly caseNo: string;
  readonly version: number;
  readonly state: string;
}

const commands = counter('tingsu_case_commands_total', 'Commands carried out on cases', [
  'command',
]);

const suggestions = counter(
  'tingsu_classification_suggestions_total',
  'Classifications for which the words suggested something, by whether it was taken',
  ['taken'],
);

function countSuggestion(command: CommandName, payload: unknown): void {
  if (command !== 'classify') return;
  const { suggested } = payload as PayloadOf<'classify'>;
  if (suggested) suggestions.inc({ taken: suggested.taken ? 'yes' : 'no' });
}

/** One command on one case (or on two, for a merge), in one transaction. */
@Injectable()
export class RunCommand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly reference: ReferenceData,
    private readonly following: FollowCase,
  ) {}

  async execute(who: Identity, request: CommandRequest): Promise<CommandResult> {
    const payload = payloadOf(request);
    const result = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.within(tx, who, request, payload),
    );
    commands.inc({ command: request.command });
    countSuggestion(request.command, payload);
    return result;
  }

  private async within(
    tx: Transaction,
    who: Identity,
    request: CommandRequest,
    payload: unknown,
  ): Promise<CommandResult> {
    const targetNo =
      request.command === 'merge' || request.command === 'link'
        ? caseNoOf((payload as { targetCaseNo: string }).targetCaseNo)
        : null;
    const [loaded, named] = await this.load(tx, request.caseNo, targetNo);
    const { state } = loaded;
    const context = await this.contextFor(tx, who, state, request.command);
    await checkVersion(tx, state, { ...request, payload }, context);
    const left = request.command === 'reopen' ? mergedInto(state) : null;
    const writes = left
      ? await this.unmerged(tx, loaded, left, payload as PayloadOf<'reopen'>, context)
      : named
        ? writesOfBoth(loaded, named, { command: request.command, payload }, who, context)
        : [
            {
              decision: decide(state, { name: request.command, payload } as Command, context),
              logHash: loaded.logHash,
            },
          ];
    await this.store.write(tx, await Promise.all(writes.map((write) => withSteps(tx, write))));
    await this.following.execute(
      tx,
      writes.map(({ decision }) => decision),
    );
    await forgetDraft(tx, who, state.caseId, request);
    const after = writes[0]?.decision.state ?? state;
    return { caseNo: after.caseNo, version: after.version, state: after.state };
  }

  private async load(
    tx: Transaction,
    caseNo: string,
    targetNo: string | null,
  ): Promise<readonly [LoadedCase, LoadedCase | null]> {
    const numbers = targetNo === null ? [caseNo] : [caseNo, targetNo];
    const loaded = await this.store.lock(tx, await caseIdsOf(tx, numbers));
    const byNo = new Map([...loaded.values()].map((one) => [one.state.caseNo, one]));
    const source = byNo.get(caseNo);
    if (!source) throw notFound(caseNo);
    if (targetNo === null) return [source, null];
    const target = byNo.get(targetNo);
    if (!target) throw notFound(targetNo);
    return [source, target];
  }

  /** A case that leaves another one changes both; who opens it again need not see the other. */
  private async unmerged(
    tx: Transaction,
    source: LoadedCase,
    targetNo: string,
    payload: PayloadOf<'reopen'>,
    context: DecisionContext,
  ): Promise<Write[]> {
    const [target] = await this.load(tx, targetNo, null);
    const { caseId } = target.state;
    const history = (await factsOf(tx, [caseId])).get(caseId)?.map(recordedOf) ?? [];
    const both = decideUnmerge(source.state, target.state, history, payload, context);
    return [
      { decision: both[0], logHash: source.logHash },
      { decision: both[1], logHash: target.logHash },
    ];
  }

  private async contextFor(
    tx: Transaction,
    who: Identity,
    state: CaseState,
    command: CommandName,
  ): Promise<DecisionContext> {
    const access = accessOf(who, state);
    requireSight(access, state);
    const role = access.roleFor(command);
    if (!role)
      throw new AccessRefused(
        'access.denied',
        `Your role does not allow ${command} on this case.`,
        state.caseNo,
        'not_allowed_by_role',
      );
    const actor: Actor = { type: 'person', id: who.personId, role };
    const context = (await this.reference.load(tx)).contextFor(state, {
      at: tx.now,
      actor,
      roles: access.roles,
      departments: departmentsOf(who, state),
    });
    return ASKS_COMMITTEES.has(command)
      ? { ...context, committees: await committeesOn(tx, state.campus) }
      : context;
  }
}

/** Commands that look into the register of committees. */
const ASKS_COMMITTEES: ReadonlySet<CommandName> = new Set<CommandName>(['requestReview', 'submit']);

function payloadOf({ command, payload }: CommandRequest): unknown {
  return parseOrProblem(z.object({ payload: COMMANDS[command] }), { payload }).payload;
}

async function forgetDraft(
  tx: Transaction,
  { personId }: Identity,
  caseId: string,
  { command, draftRevision }: CommandRequest,
): Promise<void> {
  if (personId !== null && draftRevision !== undefined)
    await useDraft(tx, { personId, caseId, command }, draftRevision);
}

/** Who joins or links two cases must see both. */
function writesOfBoth(
  source: LoadedCase,
  target: LoadedCase,
  { command, payload }: { readonly command: CommandName; readonly payload: unknown },
  who: Identity,
  context: DecisionContext,
): Write[] {
  requireSight(accessOf(who, target.state), target.state);
  const [first, second] =
    command === 'merge'
      ? decideMerge(source.state, target.state, payload as PayloadOf<'merge'>, context)
      : decideLink(source.state, target.state, payload as PayloadOf<'link'>, context);
  return [
    { decision: first, logHash: source.logHash },
    { decision: second, logHash: target.logHash },
  ];
}

/** Where the ladder of an acknowledged clock stands; its next step goes back to its own time. */
async function withSteps(tx: Transaction, write: Write): Promise<Write> {
  const acknowledged = write.decision.events.find(({ kind }) => kind === 'clockAcknowledged');
  if (acknowledged?.kind !== 'clockAcknowledged') return withFiredSteps(tx, write);
  const { clockId } = acknowledged.data;
  const found = await ladderOf(tx, write.decision.state.caseId, clockId);
  if (!found) return write;
  const { ladder, nextStep } = found;
  return { ...write, progress: new Map([[clockId, { ladder, next: nextStep ?? ladder.length }]]) };
}

/** A new grading may change the ladders under running clocks; steps that acted already must not act again. */
async function withFiredSteps(tx: Transaction, write: Write): Promise<Write> {
  if (!write.decision.events.some(({ kind }) => kind === 'classified')) return write;
  const steps = await firedSteps(tx, [write.decision.state.caseId]);
  return { ...write, fired: new Set(steps.map((step) => stepKey(step, step.stepId))) };
}

/** An acknowledgement does not change the case, so an older version is accepted. */
async function checkVersion(
  tx: Transaction,
  { caseId, version }: CaseState,
  { command, expectedVersion, payload }: CommandRequest,
  who: Pick<DecisionContext, 'departments'>,
): Promise<void> {
  if (command === 'acknowledgeClock') return;
  if (expectedVersion === undefined) {
    const errors = [
      {
        path: 'expectedVersion',
        code: 'required',
        message: 'Give the version of the case that you saw',
      },
    ];
    throw new ProblemError('request.invalid', 'Give the version of the case that you saw.', {
      errors,
    });
  }
  if (expectedVersion === version) return;
  const facts = (await factsOf(tx, [caseId])).get(caseId) ?? [];
  const since = facts.filter((fact) => fact.version > expectedVersion).map(recordedOf);
  if (expectedVersion > version || !stillStands({ name: command, payload } as Command, who, since))
    throw stale(version);
}

function stale(currentVersion: number): ProblemError {
  return new ProblemError(
    'case.stale_version',
    'The case has changed in the meantime. Reload it and repeat your change.',
    {
      currentVersion,
    },
  );
}
