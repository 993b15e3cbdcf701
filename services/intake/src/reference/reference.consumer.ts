import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DirectoryPublished, PolicyActivated } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { parsePolicy } from '@tingsu/policy';
import { ReferenceRepository } from './reference.repository.js';

@Controller()
export class ReferenceConsumer {
  constructor(private readonly references: ReferenceRepository) {}

  @EventPattern<string>(DirectoryPublished.type)
  async copyDirectory(
    @Payload() events: DirectoryPublished[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    const latest = events.at(-1);
    if (!latest) return;
    const { tenantCode, tenantName, timeZone, campuses, departments, staff } = latest.data;
    await this.references.storeDirectory(tx, latest.aggregateversion, {
      tenantCode,
      tenantName,
      timeZone,
      campuses,
      departments,
      people: staff.filter(({ active }) => active).map(({ id }) => id),
    });
  }

  /** A document that cannot be used is refused here, where it is parked and seen, and not at the next complaint. */
  @EventPattern<string>(PolicyActivated.type)
  async copyPolicies(
    @Payload() events: PolicyActivated[],
    @Ctx() { tx }: InboxContext,
  ): Promise<void> {
    const latest = events.at(-1);
    if (!latest) return;
    latest.data.documents.forEach(parsePolicy);
    await this.references.storePolicies(tx, latest.aggregateversion, latest.data);
  }
}
