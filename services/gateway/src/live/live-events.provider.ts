import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { readGauge, logger } from '@tingsu/runtime';
import { EventTap } from '@tingsu/messaging';
import type { ServerResponse } from 'node:http';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { Sessions } from '../session/sessions.provider.js';
import { hintFor, type Listener } from './hint.js';
import { KnownCases } from './known-cases.js';

const HEARTBEAT_MS = 15_000;
/** With what a session is remembered for, a right that was taken away is gone from an open page within five seconds. */
const RIGHTS_MS = 2_000;
/** A reader that does not take what we send is cut off rather than kept in memory. */
const MOST_UNSENT_BYTES = 256 * 1024;
/** Open pages of one person; the oldest ends when there are more. */
const MOST_STREAMS_A_PERSON = 20;
const KEYS = ['case.#', 'complaint.#', 'notice.#', 'directory.#', 'policy.#', 'call.#'];

/** An open page; its rights follow those of the session. */
export interface Stream extends Listener {
  grants: Listener['grants'];
  worksIn: Listener['worksIn'];
  readonly token: string;
  readonly out: ServerResponse;
}

/** The pages that listen, and the events that are passed to them. Nothing is kept: a page that was away looks again. */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private readonly cases = new KnownCases();
  private tap: EventTap | null = null;
  private heartbeat: NodeJS.Timeout | undefined;
  private rights: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {
    readGauge('gateway_live_streams', 'Pages that listen to events', () => this.streams.size);
  }

  /** The broker is asked for events only from the first page that listens on. */
  add(stream: Stream): void {
    const own = [...this.streams].filter(({ personId }) => personId === stream.personId);
    if (own.length >= MOST_STREAMS_A_PERSON) own[0]?.out.end();
    this.streams.add(stream);
    stream.out.once('close', () => this.streams.delete(stream));
    stream.out.write('retry: 3000\n\n: welcome\n\n');
    this.tap ??= this.listen();
    this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT_MS).unref();
    this.rights ??= setInterval(() => void this.checkRights(), RIGHTS_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.heartbeat);
    clearInterval(this.rights);
    for (const { out } of this.streams) out.end();
    await this.tap?.close();
  }

  beat(): void {
    for (const stream of this.streams) this.write(stream, ': still here\n\n');
  }

  /** Ends the streams of sessions that are over, and gives the others the rights that their people hold now. */
  async checkRights(): Promise<void> {
    for (const stream of this.streams) {
      const session = await this.sessions
        .find(stream.tenantId, stream.token)
        .catch(() => undefined);
      if (session === null) {
        stream.out.end('event: session-ended\ndata: {}\n\n');
        continue;
      }
      // Rights that cannot be looked up are none.
      stream.grants = session?.grants ?? [];
      stream.worksIn = session?.worksIn ?? stream.worksIn;
    }
  }

  private listen(): EventTap {
    const tap = new EventTap({
      url: this.config.AMQP_URL,
      service: 'gateway',
      keys: KEYS,
      onEvent: (event) => this.tell(event),
    });
    tap
      .open()
      .catch((error: unknown) =>
        logger.warn({ err: error }, 'pages are not live until the broker is back'),
      );
    return tap;
  }

  private tell(event: Parameters<ConstructorParameters<typeof EventTap>[0]['onEvent']>[0]): void {
    const facts = this.cases.factsOf(event);
    for (const stream of this.streams) {
      const hint = stream.tenantId === event.tenantid ? hintFor(event, facts, stream) : null;
      if (hint)
        this.write(stream, `id: ${event.id}\nevent: hint\ndata: ${JSON.stringify(hint)}\n\n`);
    }
  }

  private write(stream: Stream, text: string): void {
    if (stream.out.writableLength > MOST_UNSENT_BYTES) stream.out.destroy();
    else stream.out.write(text);
  }
}
