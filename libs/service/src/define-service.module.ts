import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ARCHIVE_ENTITIES, type GrowingTable, keepingOf, MaintenanceModule } from '@tingsu/archive';
import { type DataSourceSettings, DatabaseModule } from '@tingsu/database';
import { bootstrap, type ServiceOptions } from '@tingsu/http';
import {
  eventQueueOf,
  GROWING_MESSAGING,
  MessagingModule,
  RabbitTransport,
  SEALED_MESSAGING,
} from '@tingsu/messaging';
import { RECORD_ENTITIES, RecordModule, type SealedLog } from '@tingsu/record';
import { DataKeys, MasterRing, namesMasterKey } from '@tingsu/privacy';
import { loadConfig } from '@tingsu/runtime';
import { z } from 'zod';
import { ParkedController } from './parked.controller.js';
import type { ServiceConfig } from './service-config.js';
import { STORAGE, StorageController, type StorageOptions } from './storage.controller.js';

/** Injection token of the service's checked configuration. */
export const CONFIG = Symbol('CONFIG');

type Environment = Readonly<Record<string, string | undefined>>;

export interface ServiceDefinition<Config extends ServiceConfig> {
  /** Name of the process, its schema and its queue. */
  readonly name: string;
  /** What it reads from the environment: `z.object({ ...SERVICE_CONFIG, … })`. */
  readonly config: z.ZodType<Config>;
  readonly entities: DataSourceSettings['entities'];
  /** Its tables that are cut by months, besides those of messaging. */
  readonly growing?: readonly GrowingTable[];
  /** Its tables to which rows are only added, besides those of messaging: each row is sealed. */
  readonly sealed?: readonly SealedLog[];
  /** One Nest module per feature folder. */
  readonly features: readonly Type[];
  /** False for a service that only publishes events. */
  readonly consumes?: boolean;
  /** How its HTTP side differs from the usual. */
  readonly http?: (
    config: Config,
  ) => Pick<ServiceOptions, 'identify' | 'trustProxy' | 'timeouts' | 'routes'>;
}

export interface Service {
  readonly name: string;
  readonly entities: DataSourceSettings['entities'];
  /** Its tables that are cut by months, with how long each is kept. Throws when `KEEP_MONTHS` is wrong. */
  growing(keepMonths?: string): readonly GrowingTable[];
  /** Its logs whose rows are sealed. */
  readonly sealed: readonly SealedLog[];
  /** The service as configured by this environment. Throws when a variable is missing or wrong. */
  options(environment?: Environment): ServiceOptions;
  /** Runs the process until it is stopped; ends it with exit code 1 when it cannot start. */
  start(): Promise<void>;
}

/**
 * Runs several services in this process until it is stopped. `TINGSU_SERVICES` is JSON: what each reads from its environment before that of
 * the process, by name. Each stops before those that stand in front of it.
 *
 * @public called by the entry that deploy/bundle.mjs writes
 */
export async function startTogether(services: readonly Service[]): Promise<void> {
  const own = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(process.env['TINGSU_SERVICES'] ?? '{}'));
  await bootstrap(
    services.map((service) => () => service.options({ ...process.env, ...own[service.name] })),
  );
}

/** Puts the parts that every service has around its features: configuration, database, messaging, HTTP. */
export function defineService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
): Service {
  const { name, consumes = true } = definition;
  const entities = [...definition.entities, ...ARCHIVE_ENTITIES, ...RECORD_ENTITIES];
  const sealed = [...SEALED_MESSAGING, ...(definition.sealed ?? [])];
  const growing = (keepMonths = ''): readonly GrowingTable[] =>
    kept(keepMonths, name, [...GROWING_MESSAGING, ...(definition.growing ?? [])]);
  const options = (environment: Environment = process.env): ServiceOptions => {
    const config = loadConfig(definition.config, environment);
    return {
      name,
      module: ServiceModule.of(
        { ...definition, entities, sealed },
        config,
        growing(config.KEEP_MONTHS),
      ),
      environment,
      ...(consumes ? { microservice: RabbitTransport } : {}),
      ...definition.http?.(config),
    };
  };
  return {
    name,
    entities,
    growing,
    sealed,
    options,
    start: () => bootstrap([() => options()]),
  };
}

function kept(
  text: string,
  service: string,
  tables: readonly GrowingTable[],
): readonly GrowingTable[] {
  const keeping = keepingOf(text, service, tables);
  if ('fault' in keeping) throw new Error(`KEEP_MONTHS: ${keeping.fault}`);
  return keeping.tables;
}

/** Global, so that every feature may inject the configuration and, where a master key is given, the keys of personal data. */
@Module({})
class ConfigModule {
  static of(service: string, config: ServiceConfig): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      ...(namesMasterKey(config)
        ? [
            { provide: MasterRing, useFactory: () => MasterRing.from(config) },
            {
              provide: DataKeys,
              useFactory: (ring: MasterRing) => new DataKeys(ring, service),
              inject: [MasterRing],
            },
          ]
        : []),
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}

@Module({})
class ServiceModule {
  static of<Config extends ServiceConfig>(
    { name: service, entities, sealed = [], features, consumes = true }: ServiceDefinition<Config>,
    config: Config,
    growing: readonly GrowingTable[],
  ): DynamicModule {
    const { DATABASE_URL: url, AMQP_URL: amqpUrl, POOL_SIZE: poolSize } = config;
    return {
      module: ServiceModule,
      imports: [
        ConfigModule.of(service, config),
        DatabaseModule.forRoot({
          url,
          service,
          entities,
          poolSize,
          pooler: config.DATABASE_POOLER,
        }),
        MessagingModule.forRoot({
          service,
          amqpUrl,
          prefetch: config.PREFETCH,
          ...(consumes ? { queue: { name: eventQueueOf(service) } } : {}),
        }),
        MaintenanceModule.forRoot({
          service,
          tables: growing,
          archive: config.ARCHIVE,
          everyMinutes: config.MAINTAIN_MINUTES,
        }),
        RecordModule.forRoot({
          service,
          logs: sealed,
          key: config.RECORD_KEY,
          origin: config.RECORD_ORIGIN,
          everySeconds: config.RECORD_SECONDS,
          folder: config.RECORD_FOLDER,
        }),
        ...features,
      ],
      controllers: consumes ? [ParkedController, StorageController] : [],
      providers: [
        {
          provide: STORAGE,
          useValue: {
            service,
            tables: growing,
            archived: config.ARCHIVE !== undefined,
            disk: config.DATABASE_DISK,
          } satisfies StorageOptions,
        },
      ],
    };
  }
}
