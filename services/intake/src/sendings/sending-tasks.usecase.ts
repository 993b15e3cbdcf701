import { Injectable } from '@nestjs/common';
import {
  type CaseAccess,
  caseNoOf,
  cursorOf,
  houseReach,
  type Identity,
  InstantPlaceSchema,
  ProblemError,
  type SendingDone,
  type SendingGivenUp,
  type SendingTask,
  type SendingTasks,
  type SendingTasksQuery,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { accessOnRecord } from '../complaints/complaint-access.js';
import { ComplaintRepository } from '../complaints/complaint.repository.js';
import { newestOf, saidOfPerson } from '../complaints/person-said.js';
import {
  type ReachedComplaint,
  ReachedComplaints,
} from '../complaints/reached-complaint.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { nextLimit } from '../progress/next-limit.js';
import { ComplaintNumbers } from './complaint-numbers.repository.js';
import { Outcomes } from './outcomes.usecase.js';
import { SendingListRepository, type TaskOfSending } from './sending-list.repository.js';
import { SendingRepository } from './sending.repository.js';

const PLACES = cursorOf(InstantPlaceSchema);
type Task = TaskOfSending & { readonly reached: ReachedComplaint };

/** Letters to post and calls to make: people carry them out and say what came of them. */
@Injectable()
export class SendingTaskList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reached: ReachedComplaints,
    private readonly complaints: ComplaintRepository,
    private readonly messages: MessageRepository,
    private readonly lists: SendingListRepository,
    private readonly sendings: SendingRepository,
    private readonly outcomes: Outcomes,
    private readonly accessLog: AccessLogRepository,
    private readonly numbers: ComplaintNumbers,
  ) {}

  /** What the complaint centre of a person's campuses has to carry out; numbers only. */
  async list(
    who: Identity,
    { medium, campus, cursor, limit }: SendingTasksQuery,
  ): Promise<SendingTasks> {
    const reached = campusesOf(who);
    const campuses =
      campus === undefined ? reached : [campus].filter((one) => reached?.includes(one) ?? true);
    const after = PLACES.read(cursor);
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.lists.tasks(tx, medium, campuses, after, limit + 1),
    );
    const page = PLACES.page(rows, limit, ({ beganAt, sendingId }) => [
      ...([(beganAt ?? new Date(0)).toISOString(), sendingId] as const),
    ]);
    return {
      ...page,
      items: page.items
        .filter((task) => mayCarryOut(accessOnRecord(who, task, task)))
        .map(({ sendingId, messageId, complaintNo, beganAt, clocks, ...task }) => ({
          ...{ sendingId, messageId, campus: task.campus, caseNo: caseNoOf(complaintNo) },
          since: (beganAt ?? new Date(0)).toISOString(),
          dueAt: nextLimit(clocks ?? {}),
        })),
    };
  }

  /** With name, address and words; seeing it is on record like every other reveal. */
  read(who: Identity, sendingId: string): Promise<SendingTask> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { reached, medium, messageId, complaintId } = await this.find(tx, who, sendingId);
      const field = medium === 'letter' ? 'address' : 'phone';
      await this.accessLog.record(tx, {
        ...{ personId: who.personId ?? '', action: 'revealed', complaintId, uploadId: null },
        ...{ fields: ['name', field], reason: medium, outcome: 'allowed' },
      });
      const said = newestOf(saidOfPerson(await this.complaints.open(tx, reached.head)));
      const message = await this.messages.one(tx, complaintId, messageId);
      if (!message) throw notThere();
      const { language } = await this.numbers.told(tx, complaintId);
      return {
        ...{ sendingId, medium: medium === 'letter' ? 'letter' : 'phone' },
        ...{ caseNo: caseNoOf(reached.head.complaintNo), name: said.name },
        to: said[field]?.split(field === 'phone' ? ' / ' : '\n') ?? [],
        ...{ subject: message.subject, words: message.words },
        ...{ campus: reached.head.campus, language },
      };
    });
  }

  /** Posted, or said: the message has arrived. */
  done(who: Identity, sendingId: string, { on, number }: SendingDone): Promise<void> {
    return this.ending(who, sendingId, async (tx, task, ended) => {
      await this.sendings.posted(tx, sendingId, { on, number: number ?? null });
      const proof = task.medium === 'letter' ? 'posted' : 'spoken';
      await this.outcomes.arrived(tx, ended.locked, ended.way, { proof, personId: who.personId });
    });
  }

  /** It came back, or nobody was reached: the next way begins. */
  givenUp(who: Identity, sendingId: string, { why }: SendingGivenUp): Promise<void> {
    return this.ending(who, sendingId, (tx, { medium }, { locked, way }) =>
      this.outcomes.failed(tx, locked, way, `${medium}.${why}`, who.personId),
    );
  }

  private ending(
    who: Identity,
    sendingId: string,
    work: (tx: Transaction, task: Task, ended: Ended) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const task = await this.find(tx, who, sendingId);
      const locked = await this.sendings.lock(tx, task.messageId);
      const way = locked?.ways.find((one) => one.sendingId === sendingId);
      if (!locked || way?.state !== 'pending')
        throw new ProblemError('sending.ended', 'What became of it is written down already.');
      await work(tx, task, { locked, way });
    });
  }

  private async find(tx: Transaction, who: Identity, sendingId: string): Promise<Task> {
    campusesOf(who);
    const task = await this.lists.task(tx, sendingId);
    const isTask = task?.medium === 'letter' || task?.medium === 'phone';
    const reached = task && (await this.reached.find(tx, who, task.complaintNo));
    if (!task || !isTask || !reached?.access || who.personId === null) throw notThere();
    if (reached.access.roles.length === 0) throw notThere();
    if (!mayCarryOut(reached.access)) throw notOfTheCentre();
    return { ...task, reached };
  }
}

interface Ended {
  readonly locked: Parameters<Outcomes['arrived']>[1];
  readonly way: Parameters<Outcomes['arrived']>[2];
}

/** Who writes to the complainant, and may see where he is reached. */
const mayCarryOut = (access: CaseAccess | null): boolean =>
  access !== null &&
  access.roleFor('messages.write') !== null &&
  access.roleFor('contact.reveal') !== null;

const notThere = (): ProblemError =>
  new ProblemError('request.not_found', 'There is no such letter or call.');
const notOfTheCentre = (): ProblemError =>
  new ProblemError('access.denied', 'The complaint centre posts letters and calls.');

/** The campuses whose complaint centre the person works in, null for all; throws for everybody else. */
function campusesOf(who: Identity): readonly string[] | null {
  const { campuses } = houseReach(who, 'routine.do');
  if (campuses?.length === 0) throw notOfTheCentre();
  return campuses;
}
