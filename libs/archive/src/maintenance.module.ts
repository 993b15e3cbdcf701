import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { gauge, logger, Loop } from '@tingsu/runtime';
import type { GrowingTable } from './growing.js';
import { maintain, type Maintained } from './maintain.usecase.js';
import { objectStoreFrom } from './object-store.adapter.js';

export interface MaintenanceOptions {
  readonly service: string;
  readonly tables: readonly GrowingTable[];
  /** `file:///directory` or `s3://bucket?…`; undefined = nothing is archived, so nothing is dropped. */
  readonly archive: string | undefined;
  /** Between two rounds, in minutes. */
  readonly everyMinutes: number;
}

const OPTIONS = Symbol('MAINTENANCE_OPTIONS');
const MINUTE_MS = 60_000;
/** A start has enough to do. */
const FIRST_ROUND_MS = 10 * MINUTE_MS;
const maintainedAt = gauge(
  'tingsu_maintenance_success_timestamp_seconds',
  'When the last round of maintenance ended well, in seconds since 1970',
);
const keptPartitions = gauge(
  'tingsu_maintenance_kept_partitions',
  'Partitions whose time is over and that could not be archived and dropped',
);

/** Looks after the partitions of the service now and then. Several processes take turns. */
@Injectable()
class MaintenanceJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(
    @Inject(OPTIONS) private readonly options: MaintenanceOptions,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {
    this.loop = new Loop(
      options.everyMinutes * MINUTE_MS,
      0.25,
      () => this.round(),
      (error) => logger.error({ err: error }, 'maintenance failed; the next round goes on'),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
    this.loop.wakeIn(FIRST_ROUND_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private async round(): Promise<Maintained> {
    const { service, tables, archive } = this.options;
    const store = archive === undefined ? null : await objectStoreFrom(archive);
    const onProgress = (line: string) => logger.info({ line }, 'maintenance');
    const done = await maintain({
      service,
      unitOfWork: this.unitOfWork,
      tables,
      store,
      onProgress,
    });
    maintainedAt.set(Date.now() / 1000);
    keptPartitions.set(done.kept.length);
    return done;
  }
}

@Module({})
export class MaintenanceModule {
  static forRoot(options: MaintenanceOptions): DynamicModule {
    return {
      module: MaintenanceModule,
      providers: [{ provide: OPTIONS, useValue: options }, MaintenanceJob],
    };
  }
}
