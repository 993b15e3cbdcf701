import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { counter, gauge, logger, Loop, registerHealth } from '@tingsu/runtime';
import { signingKey, verifierKey } from './checkpoint.js';
import { folderPlace } from './folder-place.adapter.js';
import { handOver, type Place } from './hand-over.usecase.js';
import { newestCheckpoint, placeStates } from './places.repository.js';
import { seal, type SealRound } from './seal.usecase.js';
import type { SealedLog } from './sealed-log.js';

export interface RecordOptions {
  readonly service: string;
  readonly logs: readonly SealedLog[];
  /** Ed25519, PKCS #8 in base64; undefined = nothing is sealed. */
  readonly key: string | undefined;
  /** Names the installation in its checkpoints. */
  readonly origin: string;
  readonly everySeconds: number;
  readonly folder: string | undefined;
}

/** Injection token of the options. */
const RECORD = Symbol('RECORD');

/** Between two rounds while much is waiting: the work of people goes first. */
const BREATH_MS = 100;
/** Sealing that stands still for longer is shown. */
const LATE_MS = 5 * 60_000;
const sealedRows = counter('tingsu_record_sealed_rows_total', 'Rows of logs that were sealed');
const sealedAt = gauge(
  'tingsu_record_success_timestamp_seconds',
  'When the last round of sealing ended well, in seconds since 1970',
);
const treeSize = gauge('tingsu_record_size', 'Leaves in the tree of the record');
const failingPlaces = gauge(
  'tingsu_record_failing_place',
  '1 for an outside place that does not take checkpoints',
  ['place'],
);

/** Seals what was written, every few seconds, and hands checkpoints to the outside places. Several processes take turns. */
@Injectable()
class SealJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop<SealRound>;
  private readonly places: readonly Place[];
  private readonly tried = new Map<string, number>();
  private doneAt = Date.now();
  private forgetHealth: () => void = () => undefined;

  constructor(
    @Inject(RECORD) private readonly options: RecordOptions,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
  ) {
    this.places = placesOf(options);
    this.loop = new Loop(
      options.everySeconds * 1_000,
      0.1,
      () => this.round(),
      (error) => logger.error({ err: error }, 'sealing failed; the next round goes on'),
      { next: ({ hasMore }) => (hasMore ? BREATH_MS : null) },
    );
  }

  onApplicationBootstrap(): void {
    if (this.options.key === undefined) {
      logger.warn('RECORD_KEY is not set: logs are not sealed');
      return;
    }
    this.forgetHealth = registerHealth('record', () => this.check(), { critical: false });
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.forgetHealth();
    await this.loop.stop();
  }

  private async round(): Promise<SealRound> {
    const { service, logs, origin, key = '' } = this.options;
    const { unitOfWork } = this;
    const done = await seal({
      unitOfWork,
      logs,
      origin: `${origin}/${service}`,
      key: signingKey(key),
    });
    this.doneAt = Date.now();
    sealedAt.set(this.doneAt / 1_000);
    sealedRows.inc(done.rows);
    await handOver(unitOfWork, this.places, this.tried);
    await this.show();
    return done;
  }

  private async show(): Promise<void> {
    const { newest, states } = await this.unitOfWork.system(async (tx) => ({
      newest: await newestCheckpoint(tx),
      states: await placeStates(tx),
    }));
    treeSize.set(newest?.size ?? 0);
    for (const { name } of this.places) {
      const state = states.find(({ place }) => place === name);
      failingPlaces.set({ place: name }, state?.failingSince ? 1 : 0);
    }
  }

  private async check(): Promise<void> {
    if (Date.now() - this.doneAt > LATE_MS) throw new Error('Logs have not been sealed for long');
    const states = await this.unitOfWork.system(placeStates);
    const failing = states.find(
      ({ failingSince }) => failingSince && Date.now() - failingSince.getTime() > LATE_MS,
    );
    if (failing) throw new Error(`The place ${failing.place} takes no checkpoints`);
  }
}

function placesOf({ service, key, origin, folder }: RecordOptions): readonly Place[] {
  if (key === undefined) return [];
  const published = verifierKey(`${origin}/${service}`, signingKey(key));
  return folder === undefined ? [] : [folderPlace(folder, service, published)];
}

@Module({})
export class RecordModule {
  static forRoot(options: RecordOptions): DynamicModule {
    return {
      module: RecordModule,
      providers: [{ provide: RECORD, useValue: options }, SealJob],
    };
  }
}
