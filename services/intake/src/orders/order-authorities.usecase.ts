import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  FORWARDED_CHANNELS,
  type Identity,
  type NewOrderAuthority,
  type OrderAuthority,
  ProblemError,
  type SaveOrderAuthority,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { registerAdapter } from '../channels/adapter.repository.js';
import { errorAt } from '../complaints/field-problem.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { mayConfigure, notFound, reaches, requireConfigurer } from './order-access.js';
import { type Authority, OrderAuthorityRepository } from './order-authority.repository.js';

const KEY_BYTES = 32;

/** The authorities that hand orders over to the group, and how each writes them. */
@Injectable()
export class SeeToAuthorities {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authorities: OrderAuthorityRepository,
    private readonly references: ReferenceRepository,
  ) {}

  list(who: Identity): Promise<OrderAuthority[]> {
    if (!reaches(who, 'order.take') && !reaches(who, 'order.configure'))
      throw new ProblemError('access.denied', 'Orders are taken by the complaint office.');
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      (await this.authorities.list(tx)).map((one) => viewFor(who, one)),
    );
  }

  /** An adapter that is there already under this name becomes the authority, so that its orders are the same by table and by push. */
  async add(who: Identity, { name, channel, campus }: NewOrderAuthority): Promise<OrderAuthority> {
    const changedBy = requireConfigurer(who, campus);
    await this.requireCampus(who, campus);
    if (!FORWARDED_CHANNELS.includes(channel))
      throw new ProblemError(
        'request.invalid',
        'Choose a channel by which authorities pass complaints on.',
        errorAt('channel', 'invalid_value', 'No channel of authorities'),
      );
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const adapterId = await this.adapterFor(tx, name, channel);
      if (!(await this.authorities.add(tx, { adapterId, channel, campus, changedBy })))
        throw nameTaken();
      return viewFor(who, await this.one(tx, adapterId));
    });
  }

  /** Throws `order_authority.stale_version` when somebody changed it meanwhile. */
  async save(who: Identity, id: string, wanted: SaveOrderAuthority): Promise<OrderAuthority> {
    requireConfigurer(who);
    await this.requireCampus(who, wanted.campus);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const changedBy = requireConfigurer(who, (await this.one(tx, id)).campus);
      if (!(await this.authorities.save(tx, { ...wanted, adapterId: id, changedBy })))
        throw new ProblemError(
          'order_authority.stale_version',
          'Somebody changed the authority meanwhile. Read it again.',
        );
      return viewFor(who, await this.one(tx, id));
    });
  }

  private async adapterFor(
    tx: Transaction,
    name: string,
    channel: Authority['channel'],
  ): Promise<string> {
    const known = await this.authorities.adapterNamed(tx, name);
    if (known && !known.channels.includes(channel)) throw nameTaken();
    if (known) return known.id;
    const key = randomBytes(KEY_BYTES).toString('hex');
    await registerAdapter(tx, { key, name, channels: [channel], campuses: [] });
    const made = await this.authorities.adapterNamed(tx, name);
    if (!made) throw new Error('the adapter of an authority vanished');
    return made.id;
  }

  private async one(tx: Transaction, id: string): Promise<Authority> {
    const found = await this.authorities.find(tx, id);
    if (!found) throw notFound();
    return found;
  }

  private async requireCampus({ tenantId }: Identity, campus: string): Promise<void> {
    if ((await this.references.of(tenantId)).campus(campus)) return;
    throw new ProblemError(
      'campus.unknown',
      'Choose a campus from GET /api/v1/campuses.',
      errorAt('campus', 'unknown', 'No such campus'),
    );
  }
}

const viewFor = (who: Identity, authority: Authority): OrderAuthority => ({
  ...{ id: authority.adapter.id, name: authority.adapter.name, channel: authority.channel },
  ...{ campus: authority.campus, mapping: authority.mapping, version: authority.version },
  mayConfigure: mayConfigure(who, authority),
  mayTake: reaches(who, 'order.take'),
});

const nameTaken = (): ProblemError =>
  new ProblemError('order_authority.name_taken', 'Choose another name for the authority.');
