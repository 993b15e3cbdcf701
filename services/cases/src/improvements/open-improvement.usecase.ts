import { Injectable } from '@nestjs/common';
import {
  ImprovementOpened,
  mayInHouse,
  ProblemError,
  type Actor,
  type FieldError,
  type Identity,
  type ImprovementOrigin,
  type OpenImprovement,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import type { Policy } from '@tingsu/policy';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOf } from '../cases/case-access.js';
import { AnswerProblem } from '../common-problems/answer-problem.usecase.js';
import { Cases } from '../ledger/case.entity.js';
import type { Directory } from '../lifecycle/units.js';
import { ReferenceData, type Reference } from '../policies/reference.repository.js';
import { improvementEvent } from './improvement-events.repository.js';
import { alarmsUntil, dueOnDay } from './improvement-times.js';
import {
  addAction,
  addCases,
  addStep,
  findAction,
  sealWords,
  setAlarms,
  type Action,
} from './improvements.repository.js';

/** An action as it begins, whoever or whatever it comes from. */
interface Beginning extends Omit<OpenImprovement, 'origin' | 'caseNos' | 'dueOn'> {
  readonly campus: string;
  readonly origin: { readonly kind: ImprovementOrigin; readonly id: string | null };
  readonly caseIds: readonly string[];
  readonly follows: string | null;
  readonly dueAt: Date;
}

/** Opens an improvement action: from cases, from a common problem, or from nothing but the wish to be better. */
@Injectable()
export class OpenImprovements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly problems: AnswerProblem,
  ) {}

  /** Returns its id. Asked for twice it is opened once. */
  execute(who: Identity, { origin, caseNos, dueOn, ...wanted }: OpenImprovement): Promise<string> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { personId } = who;
      const reference = await this.reference.load(tx);
      const { directory } = reference;
      const campus = campusOf(wanted.department, directory);
      if (personId === null || !mayInHouse(who, 'improvement.open', { ...wanted, campus }))
        throw new ProblemError(
          'access.denied',
          'The complaint centre, leaders and the head of the department open improvement actions.',
        );
      const known = await findAction(tx, wanted.actionId);
      if (known?.openedBy === personId) return known.actionId;
      const dueAt = dueOnDay(dueOn, tx.now, directory.timeZone);
      const found = await casesOf(tx, who, caseNos);
      const problem =
        origin.kind === 'problem' && origin.id
          ? await this.problems.lock(tx, who, origin.id)
          : null;
      const causes = ruleAt(campus, reference)?.causes.map(({ code }) => code) ?? [];
      const refused: Refusable = {
        ...wanted,
        caseNos,
        found,
        dueAt,
        directory,
        knownCauses: causes,
      };
      refuseFaults(refused);
      if (dueAt === null) throw new Error('a day that is not allowed was let through');
      const caseIds = [
        ...new Set([...found.map(({ caseId }) => caseId), ...(problem?.caseIds ?? [])]),
      ];
      const actor = { type: 'person', id: personId, role: null } as const;
      await this.begin(tx, actor, reference, {
        ...{ ...wanted, campus, origin, caseIds, dueAt, follows: null },
        category: problem?.category ?? wanted.category,
      });
      if (problem)
        await this.problems.answer(tx, problem, {
          personId,
          actionId: wanted.actionId,
          reason: null,
        });
      return wanted.actionId;
    });
  }

  /** Writes an action, its first step, its alarms and its event. */
  async begin(
    tx: Transaction,
    actor: Actor & { readonly id: string },
    reference: Reference,
    beginning: Beginning,
  ): Promise<void> {
    const keys = await this.keys.forTenant(tx);
    const action = actionOf(tx, keys, actor.id, beginning);
    const { actionId, dueAt } = action;
    if (!(await addAction(tx, action)))
      throw new ProblemError('request.invalid', 'This id is taken. Choose another.', {
        errors: [{ path: 'actionId', code: 'taken', message: 'Choose another id.' }],
      });
    await addCases(tx, actionId, beginning.caseIds);
    await addStep(tx, keys, action, { step: 'opened', actor: actor.id, words: null });
    const times = ruleAt(action.campus, reference)?.improvement ?? {};
    await setAlarms(tx, actionId, alarmsUntil(dueAt, tx.now, times));
    const { causes, category, origin, follows } = action;
    const told = {
      ...{ origin, category, follows, causes: [...causes], caseIds: [...beginning.caseIds] },
      dueAt: dueAt.toISOString(),
    };
    const when = { actor, at: tx.now };
    await this.outbox.append(tx, [improvementEvent(ImprovementOpened, action, told, when)]);
  }
}

/** The policy of complaints from outside that holds on a campus. */
export const ruleAt = (campus: string, { book }: Reference): Policy | null =>
  book.policyFor({ campus, department: null, caseKind: 'external', channel: 'web_form' });

const campusOf = (department: string, { departments }: Directory): string =>
  departments.find(({ code }) => code === department)?.campus ?? '';

const Found = Cases.pick('caseId', 'caseNo', 'access');
async function casesOf(tx: Transaction, who: Identity, caseNos: readonly string[]) {
  if (caseNos.length === 0) return [];
  const rows = await Found.select(tx, 'where tenant_id = $1 and case_no = any($2::text[])', [
    tenantOf(tx),
    caseNos,
  ]);
  return rows.filter((row) => accessOf(who, row).roles.length > 0);
}

function actionOf(
  tx: Transaction,
  keys: PersonalData,
  openedBy: string,
  { title, what, origin, caseIds: _, ...beginning }: Beginning,
): Action {
  return {
    ...beginning,
    ...{ tenantId: tenantOf(tx), version: 1, openedBy, openedAt: tx.now, orderAt: beginning.dueAt },
    ...{ origin: origin.kind, originId: origin.id, state: 'open', round: 1 },
    ...{ doneAt: null, doneBy: null, checkDueAt: null, endedAt: null },
    words: sealWords(keys, beginning.actionId, { title, what }),
  };
}

interface Refusable extends Pick<OpenImprovement, 'department' | 'owner' | 'causes' | 'caseNos'> {
  readonly found: readonly { readonly caseNo: string }[];
  readonly dueAt: Date | null;
  readonly directory: Directory;
  readonly knownCauses: readonly string[];
}

function refuseFaults(wanted: Refusable): void {
  const { directory, department, owner, dueAt, causes, knownCauses, caseNos, found } = wanted;
  const unseen = caseNos.filter((caseNo) => !found.some((one) => one.caseNo === caseNo));
  const faults: readonly (readonly [boolean, string, string])[] = [
    [
      !directory.departments.some(({ code }) => code === department),
      'department',
      'Choose a department of the directory.',
    ],
    [
      owner !== null && !directory.staff.some(({ id, active }) => id === owner && active),
      'owner',
      'Choose a person who works here.',
    ],
    [dueAt === null, 'dueOn', 'Choose a day from today on, at most two years ahead.'],
    [causes.some((one) => !knownCauses.includes(one)), 'causes', 'Choose causes of the policy.'],
    [unseen.length > 0, 'caseNos', `There is no case ${unseen[0] ?? ''} that you may see.`],
  ];
  const errors: FieldError[] = faults
    .filter(([wrong]) => wrong)
    .map(([, path, message]) => ({ path, code: 'unknown', message }));
  if (errors.length > 0)
    throw new ProblemError('request.invalid', 'Correct the action. Nothing was saved.', { errors });
}
