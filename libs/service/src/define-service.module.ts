import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { type DataSourceSettings, DatabaseModule } from '@tingsu/database';
import { bootstrapService, type ServiceOptions } from '@tingsu/http';
import { eventQueueOf, MessagingModule, RabbitTransport } from '@tingsu/messaging';
import { DataKeys, parseMasterKey } from '@tingsu/privacy';
import { loadConfig } from '@tingsu/runtime';
import type { z } from 'zod';
import { ParkedController } from './parked.controller.js';
import type { ServiceConfig } from './service-config.js';

/** Injection token of the service's checked configuration. */
export const CONFIG = Symbol('CONFIG');

type Environment = Readonly<Record<string, string | undefined>>;

export interface ServiceDefinition<Config extends ServiceConfig> {
  /** Name of the process, its schema and its queue. */
  readonly name: string;
  /** What it reads from the environment: `z.object({ ...SERVICE_CONFIG, … })`. */
  readonly config: z.ZodType<Config>;
  readonly entities: DataSourceSettings['entities'];
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
  /** The service as configured by this environment. Throws when a variable is missing or wrong. */
  options(environment?: Environment): ServiceOptions;
  /** Runs the process until it is stopped; ends it with exit code 1 when it cannot start. */
  start(): Promise<void>;
}

/** Puts the parts that every service has around its features: configuration, database, messaging, HTTP. */
export function defineService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
): Service {
  const { name, entities, consumes = true } = definition;
  const options = (environment: Environment = process.env): ServiceOptions => {
    const config = loadConfig(definition.config, environment);
    return {
      name,
      module: ServiceModule.of(definition, config),
      environment,
      ...(consumes ? { microservice: RabbitTransport } : {}),
      ...definition.http?.(config),
    };
  };
  return {
    name,
    entities,
    options,
    start: async () => void (await bootstrapService(() => options())),
  };
}

/** Global, so that every feature may inject the configuration and, where a master key is given, the keys of personal data. */
@Module({})
class ConfigModule {
  static of(service: string, config: ServiceConfig): DynamicModule {
    const key = config.MASTER_KEY;
    const providers = [
      { provide: CONFIG, useValue: config },
      ...(key === undefined
        ? []
        : [{ provide: DataKeys, useFactory: () => new DataKeys(parseMasterKey(key), service) }]),
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}

@Module({})
class ServiceModule {
  static of<Config extends ServiceConfig>(
    { name: service, entities, features, consumes = true }: ServiceDefinition<Config>,
    config: Config,
  ): DynamicModule {
    const { DATABASE_URL: url, AMQP_URL: amqpUrl, POOL_SIZE: poolSize } = config;
    return {
      module: ServiceModule,
      imports: [
        ConfigModule.of(service, config),
        DatabaseModule.forRoot({ url, service, entities, poolSize }),
        MessagingModule.forRoot({
          service,
          amqpUrl,
          prefetch: config.PREFETCH,
          ...(consumes ? { queue: { name: eventQueueOf(service) } } : {}),
        }),
        ...features,
      ],
      controllers: consumes ? [ParkedController] : [],
    };
  }
}
