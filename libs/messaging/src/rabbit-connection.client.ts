import { connect, type ChannelModel, type RecoveringChannelModel } from 'amqplib';
import { logger, within } from '@tingsu/runtime';
import { Socket } from 'node:net';

const CONNECT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 3_000;

export interface RabbitConnectionOptions {
  readonly url: string;
  /** Shown in the broker's list of connections. */
  readonly name: string;
  /** Makes channels and consumers; runs on every (re)connection. When it throws, the connection is tried again. */
  readonly setup: (model: ChannelModel) => Promise<void>;
}

/**
 * One connection that comes back by itself for as long as it is open. amqplib restores only the connection; whatever
 * lives on it is made in `setup`. A broker that is away makes a service slower, never unable to start.
 */
export class RabbitConnection {
  private recovering: RecoveringChannelModel | null = null;
  private model: ChannelModel | null = null;
  private up = false;
  private held = false;

  constructor(private readonly options: RabbitConnectionOptions) {}

  /** Whether messages can flow: connected and not blocked by a memory or disk alarm of the broker. */
  get flowing(): boolean {
    return this.up && !this.held;
  }

  get connected(): boolean {
    return this.up;
  }

  /** Returns at once; the first connection is made in the background. */
  async open(): Promise<void> {
    this.recovering = await connect(withHeartbeat(this.options.url), {
      timeout: CONNECT_TIMEOUT_MS,
      noDelay: true,
      clientProperties: { connection_name: this.options.name },
      recovery: {
        initialDelay: 100,
        maxDelay: 2_000,
        jitter: 0.2,
        maxRetries: Infinity,
        waitForConnect: false,
        setup: async (model: ChannelModel) => this.setUp(model),
      },
    });
    this.watch(this.recovering);
  }

  /** Resolves when the broker has been reached once. */
  async ready(): Promise<void> {
    await this.recovering?.waitForConnect();
  }

  /** Closes in good order, but does not wait for a broker that no longer answers. */
  async close(): Promise<void> {
    this.up = false;
    const closed = Promise.resolve(this.recovering?.close()).catch(() => undefined);
    if ((await within(CLOSE_TIMEOUT_MS, closed, 'late')) === 'late') this.drop();
  }

  /**
   * Ends the connection without the broker, which does not answer any more; recovery makes a new one. amqplib itself
   * would notice a dead peer only after two missed heartbeats.
   */
  drop(): void {
    const stream: unknown = this.model ? Reflect.get(this.model.connection, 'stream') : null;
    if (stream instanceof Socket) stream.destroy(new Error('the broker did not answer in time'));
  }

  private async setUp(model: ChannelModel): Promise<void> {
    // Recovery listens only after set-up; an error before that would otherwise end the process.
    model.on('error', () => undefined);
    model.on('close', () => {
      if (this.model === model) this.up = false;
    });
    this.model = model;
    this.held = false;
    await this.options.setup(model);
    this.up = true;
  }

  private watch(recovering: RecoveringChannelModel): void {
    const { name } = this.options;
    let complained = false;
    recovering.on('connect', () => {
      complained = false;
      logger.info({ connection: name }, 'connected to the broker');
    });
    recovering.on('disconnect', (error) =>
      logger.warn({ connection: name, err: error }, 'lost the broker'),
    );
    recovering.on('connect-failed', (error) => {
      if (!complained)
        logger.warn({ connection: name, err: error }, 'cannot reach or use the broker; retrying');
      complained = true;
    });
    recovering.on('error', () => undefined);
    recovering.on('blocked', () => {
      this.held = true;
      logger.warn({ connection: name }, 'the broker holds publishers back');
    });
    recovering.on('unblocked', () => {
      this.held = false;
    });
  }
}

/** A channel that dies does not bring its connection down by itself, and then nothing would ever recover. */
export function endWithChannel(
  model: ChannelModel,
  channel: { on(event: string, listener: () => void): unknown },
): void {
  channel.on('error', () => undefined);
  channel.on('close', () => void model.close().catch(() => undefined));
}

function withHeartbeat(url: string): string {
  const changed = new URL(url);
  if (!changed.searchParams.has('heartbeat')) changed.searchParams.set('heartbeat', '10');
  return changed.toString();
}
