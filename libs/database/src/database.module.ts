import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { registerHealth } from '@tingsu/runtime';
import { DataSource } from 'typeorm';
import { TIME_SOURCE, type TimeSource, timeFromEnvironment } from './time-source.provider.js';
import { type DataSourceSettings, openDataSource } from './data-source.provider.js';
import { isDatabaseUnavailable } from './unavailable.js';
import { UnitOfWork } from './unit-of-work.provider.js';

export interface DatabaseModuleOptions extends DataSourceSettings {
  readonly time?: TimeSource;
}

/** Without PostgreSQL a service is not ready. */
@Injectable()
class DatabaseLife implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    // Opening a transaction asks the database for the time.
    registerHealth('postgresql', () => this.unitOfWork.system(async () => undefined), {
      critical: true,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Provides DataSource, UnitOfWork and TIME_SOURCE to the whole service. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        DatabaseLife,
        { provide: TIME_SOURCE, useFactory: () => options.time ?? timeFromEnvironment() },
        { provide: DataSource, useFactory: () => openWhenReady(options) },
        {
          provide: UnitOfWork,
          useFactory: (dataSource: DataSource, time: TimeSource) =>
            new UnitOfWork(dataSource, options.service, time),
          inject: [DataSource, TIME_SOURCE],
        },
      ],
      exports: [TIME_SOURCE, DataSource, UnitOfWork],
    };
  }
}

/** A service that starts together with the database waits for it instead of dying. */
async function openWhenReady(settings: DataSourceSettings, tries = 60): Promise<DataSource> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openDataSource(settings);
    } catch (error) {
      if (attempt === tries || !isDatabaseUnavailable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
