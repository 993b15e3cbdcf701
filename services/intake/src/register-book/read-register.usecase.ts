import { Injectable } from '@nestjs/common';
import type { Identity, RegisterPage, RegisterQuery } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { RegisterPages } from './register-pages.repository.js';
import { headOf, onRecord, registerScope, requirePeriod } from './register-scope.js';

/** A page of the register; each is on record with its period and how many complaints it showed. */
@Injectable()
export class ReadRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
    private readonly pages: RegisterPages,
    private readonly accessLog: AccessLogRepository,
  ) {}

  async execute(
    who: Identity,
    { cursor, limit, ...filters }: RegisterQuery,
  ): Promise<RegisterPage> {
    requirePeriod(filters);
    const reference = await this.references.of(who.tenantId);
    const scope = registerScope(who, 'register.read', filters, reference);
    const { timeZone } = reference;
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const page = await this.pages.page(tx, who, { scope, filters, timeZone, cursor, limit });
      await this.accessLog.record(
        tx,
        onRecord(who, 'register.read', { filters, scope }, page.items.length),
      );
      const { items, nextCursor } = page;
      return { ...headOf(scope, filters, reference), items, nextCursor };
    });
  }
}
