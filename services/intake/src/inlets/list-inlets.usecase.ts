import { Inject, Injectable } from '@nestjs/common';
import {
  houseReach,
  type Identity,
  type Inlet,
  type Inlets,
  ProblemError,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, type Transaction, UnitOfWork } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import { stateOf } from '../channels/key-state.js';
import { fieldProblem } from '../complaints/field-problem.js';
import type { IntakeConfig } from '../config.js';
import { MOST_A_DAY as MAILS_A_DAY } from '../mailbox/verdict.js';
import type { Reference } from '../reference/reference-data.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { MOST_A_DAY as CALLS_A_DAY } from '../wechat/call.js';
import { inletsFor } from './inlet-list.js';
import { InletsRepository, type KnownAdapter } from './inlets.repository.js';
import { waysIn } from './ways-in.js';

const PER_PERSON_A_DAY = { wechat: CALLS_A_DAY, mailbox: MAILS_A_DAY };

/** Every way by which complaints come in, as far as a person reaches it. */
@Injectable()
export class ListInlets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inlets: InletsRepository,
    private readonly references: ReferenceRepository,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'MAILBOXES' | 'MAIL_INLET_PORT'>,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  async execute(who: Identity): Promise<Inlets> {
    const reads = reachOf(who, 'inlet.read');
    if (reads?.length === 0)
      throw new ProblemError('access.denied', 'Channels are seen to by administrators.');
    const reference = await this.references.of(who.tenantId);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { items: adapters, more } = await this.inlets.adapters(tx);
      const ways = waysIn({
        campuses: campusesOf(reference),
        adapters: adapters.map((adapter) => this.withState(adapter)),
        wechat: await this.wechat(tx),
        mailboxes: this.config.MAILBOXES.filter(({ tenant }) => tenant === who.tenantId),
        takesMails: this.config.MAIL_INLET_PORT !== undefined,
        perPersonADay: PER_PERSON_A_DAY,
      });
      const counts = await this.inlets.counts(tx, reads);
      const known = { counts, kept: await this.inlets.kept(tx) };
      return {
        items: inletsFor(ways, known, { reads, configures: reachOf(who, CONFIGURE) }),
        more,
      };
    });
  }

  /** Throws `request.not_found` for one that the person does not reach. */
  async one(who: Identity, id: string): Promise<Inlet> {
    const found = (await this.execute(who)).items.find((inlet) => inlet.id === id);
    if (!found) throw new ProblemError('request.not_found', 'There is no such inlet.');
    return found;
  }

  async assign(who: Identity, id: string, personId: string | null): Promise<void> {
    const { mayAssign } = await this.one(who, id);
    if (!mayAssign)
      throw new ProblemError('access.denied', 'Its administrator says who answers for it.');
    const { knowsPerson } = await this.references.of(who.tenantId);
    if (personId !== null && !knowsPerson(personId))
      throw fieldProblem('personId', 'unknown', 'There is no such person on the staff');
    await this.unitOfWork.run(who.tenantId, (tx) => this.inlets.assign(tx, id, personId));
  }

  private withState(adapter: KnownAdapter) {
    return { ...adapter, state: stateOf(adapter, this.time.now()) };
  }

  private async wechat(tx: Transaction): Promise<{ readonly appId: string } | null> {
    const account = await this.accounts.find(tx, 'wechat');
    return account?.settings.provider === 'wechat' && account.secret?.callToken !== undefined
      ? { appId: account.settings.appId }
      : null;
  }
}

const CONFIGURE = 'inlet.configure';
const reachOf = (who: Identity, action: 'inlet.read' | typeof CONFIGURE) =>
  who.kind === 'staff' ? houseReach(who, action).campuses : [];

const campusesOf = (reference: Reference) =>
  reference.campuses.flatMap((code) => {
    const campus = reference.campus(code);
    return campus?.open ? [{ code, channels: campus.channels }] : [];
  });
