import { Controller, Get, Inject } from '@nestjs/common';
import { freeBytes, type GrowingTable, storageFigures } from '@tingsu/archive';
import { type Storage, StorageSchema } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, RequireRole } from '@tingsu/http';

/** Injection token of what the storage page knows of the service besides its database. */
export const STORAGE = Symbol('STORAGE');
export interface StorageOptions {
  readonly service: string;
  readonly tables: readonly GrowingTable[];
  readonly archived: boolean;
  /** A path on the disk of the database, where this machine has it. */
  readonly disk: string | undefined;
}

/** How much this service keeps and for how long; of no group in particular. */
@Controller('api/v1/operator/storage')
@RequireRole('operator', 'platform_operator', 'tenant_admin')
export class StorageController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(STORAGE) private readonly options: StorageOptions,
  ) {}

  @Get()
  @ApiRoute({
    tag: 'operator',
    summary: 'Sizes of tables, archive and last maintenance of a service',
    response: StorageSchema,
    problems: ['access.denied'],
  })
  async read(): Promise<Storage> {
    const { service, tables, archived, disk } = this.options;
    const figures = await storageFigures(this.unitOfWork);
    const months = new Map(tables.map(({ table, keepMonths }) => [table, keepMonths]));
    const { lastArchived: last, lastRun: run } = figures;
    return {
      service,
      tables: figures.tables.map((one) => ({ ...one, keepMonths: months.get(one.table) ?? null })),
      diskFreeBytes: await freeBytes(disk),
      archive: {
        configured: archived,
        ...figures.archive,
        last: last && {
          partition: last.partition,
          at: last.archivedAt.toISOString(),
          rows: Number(last.rows),
          bytes: Number(last.bytes),
        },
      },
      maintenance: run && {
        begunAt: run.begunAt.toISOString(),
        endedAt: run.endedAt?.toISOString() ?? null,
        archived: run.archived,
        dropped: run.dropped,
        failure: run.failure,
      },
    };
  }
}
