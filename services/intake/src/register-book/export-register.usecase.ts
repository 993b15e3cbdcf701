import { Injectable } from '@nestjs/common';
import {
  type Identity,
  ProblemError,
  type RegisterExport,
  type RegisterExportPage,
  type RegisterExportRequest,
} from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { AccessLogRepository } from '../access/access-log.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import {
  findExport,
  insertExport,
  keepExport,
  type KeptExport,
  lockExport,
  type OwnExport,
} from './register-exports.repository.js';
import { RegisterPages } from './register-pages.repository.js';
import {
  headOf,
  onRecord,
  registerScope,
  type RegisterScope,
  requirePeriod,
  requireRows,
} from './register-scope.js';

/** Complaints that are read at once for a file: few enough to hold, many enough to be quick. */
const PAGE = 500;

/**
 * Files of the register. Who may is looked at when one is asked for and again with each page of it; the access log says what was asked for,
 * and how much of it was handed out.
 */
@Injectable()
export class ExportRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly references: ReferenceRepository,
    private readonly pages: RegisterPages,
    private readonly accessLog: AccessLogRepository,
  ) {}

  async start(who: Identity, request: RegisterExportRequest): Promise<RegisterExport> {
    requirePeriod(request);
    const { scope, timeZone } = await this.allowed(who, request);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const total = await this.pages.total(tx, { scope, filters: request, timeZone });
      requireRows(total);
      const personId = personOf(who);
      const exportId = await insertExport(tx, personId, { request, total });
      await this.accessLog.record(
        tx,
        onRecord(who, 'register.export', { filters: request, scope }, total),
      );
      return shownOf(await this.own(tx, { exportId, personId }, findExport));
    });
  }

  async read(who: Identity, exportId: string): Promise<RegisterExport> {
    await this.allowed(who, {});
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      shownOf(await this.own(tx, { exportId, personId: personOf(who) }, findExport)),
    );
  }

  /** What was handed out until then stays on record. One that is over stays as it is. */
  async cancel(who: Identity, exportId: string): Promise<RegisterExport> {
    const { scope } = await this.allowed(who, {});
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const own = { exportId, personId: personOf(who) };
      const kept = await this.own(tx, own, lockExport);
      if (kept.state !== 'running') return shownOf(kept);
      await this.move(tx, who, { ...kept, state: 'cancelled' }, scope);
      return shownOf(await this.own(tx, own, findExport));
    });
  }

  /** The next page of a file; without a cursor the file begins, also for the second time. Throws `register_export.cancelled`. */
  async page(who: Identity, exportId: string, cursor?: string): Promise<RegisterExportPage> {
    await this.allowed(who, {});
    const own = { exportId, personId: personOf(who) };
    const { request } = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.own(tx, own, findExport),
    );
    const { scope, timeZone, reference } = await this.allowed(who, request);
    const asked = { scope, filters: request, timeZone, cursor, limit: PAGE };
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { items, nextCursor, counted } = await this.pages.page(tx, who, asked);
      const kept = await this.own(tx, own, lockExport);
      if (kept.state === 'cancelled') throw cancelled();
      // A page that is asked for twice counts once: how far the file is, its cursor says.
      const state = nextCursor === null ? 'done' : 'running';
      await this.move(tx, who, { ...kept, state, done: counted }, scope);
      return { ...headOf(scope, request, reference), items, nextCursor, request };
    });
  }

  private async move(
    tx: Transaction,
    who: Identity,
    next: KeptExport,
    scope: RegisterScope,
  ): Promise<void> {
    await keepExport(tx, next);
    if (next.state === 'running') return;
    const read = { filters: next.request, scope };
    await this.accessLog.record(tx, onRecord(who, 'register.exported', read, next.done));
  }

  private async allowed(who: Identity, of: Partial<Pick<RegisterExportRequest, 'campus'>>) {
    const reference = await this.references.of(who.tenantId);
    const scope = registerScope(who, 'register.export', of, reference);
    return { scope, reference, timeZone: reference.timeZone };
  }

  private async own(tx: Transaction, own: OwnExport, find: typeof findExport): Promise<KeptExport> {
    const kept = await find(tx, own);
    if (!kept)
      throw new ProblemError(
        'register_export.not_found',
        'There is no such export of yours. Ask for it again.',
      );
    return kept;
  }
}

const personOf = ({ personId }: Identity): string => {
  if (personId === null) throw new Error('a person exports the register');
  return personId;
};

const cancelled = (): ProblemError =>
  new ProblemError('register_export.cancelled', 'The export was cancelled. Ask for it again.');

const shownOf = ({
  exportId,
  request,
  state,
  done,
  total,
  movedAt,
}: KeptExport): RegisterExport => ({
  ...{ exportId, format: request.format, state, done, total },
  movedAt: movedAt.toISOString(),
});
