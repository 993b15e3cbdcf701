import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isDatabaseUnavailable } from './client.js';
import { CLOCK, type Clock, clockFromEnvironment } from './clock.js';
import { createDataSource, type DataSourceSettings } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

export interface DatabaseModuleOptions extends DataSourceSettings {
  readonly clock?: Clock;
}

@Injectable()
class CloseDatabase implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Provides DataSource, UnitOfWork and CLOCK to the whole service. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        CloseDatabase,
        { provide: CLOCK, useFactory: () => options.clock ?? clockFromEnvironment() },
        { provide: DataSource, useFactory: () => openWhenReady(createDataSource(options)) },
        {
          provide: UnitOfWork,
          useFactory: (dataSource: DataSource, clock: Clock) =>
            new UnitOfWork(dataSource, options.service, clock),
          inject: [DataSource, CLOCK],
        },
      ],
      exports: [CLOCK, DataSource, UnitOfWork],
    };
  }
}

/** A service that starts together with the database waits for it instead of dying. */
async function openWhenReady(dataSource: DataSource, tries = 60): Promise<DataSource> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (attempt === tries || !isDatabaseUnavailable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
