import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Identity, type InletTest, ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource, UnitOfWork } from '@tingsu/database';
import { ConfirmPublisher, SUBMISSIONS_EXCHANGE } from '@tingsu/messaging';
import { logger } from '@tingsu/runtime';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import { TEST_MESSAGE } from '../channels/adapter-messages.usecase.js';
import { testCall } from '../wechat/test-call.adapter.js';
import { ArrivedTests } from './arrived-tests.repository.js';
import { ListInlets } from './list-inlets.usecase.js';
import { PublicDoor } from './public-door.adapter.js';
import { LEFT, type Left, NOT_SET_UP } from './test-fault.js';
import { TestMail } from './test-mail.adapter.js';

/** Sends a message through a way by which complaints come in. It makes no complaint; that it came is seen where it is taken up. */
@Injectable()
export class TestInlet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inlets: ListInlets,
    private readonly arrived: ArrivedTests,
    private readonly door: PublicDoor,
    private readonly mail: TestMail,
    private readonly publisher: ConfirmPublisher,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  async execute(who: Identity, id: string): Promise<InletTest> {
    const inlet = await this.inlets.one(who, id);
    if (!inlet.mayTest)
      throw new ProblemError('access.denied', 'This inlet cannot be tested, or not by you.');
    const testId = randomUUID();
    await this.unitOfWork.run(who.tenantId, (tx) => this.arrived.begin(tx, id, testId));
    const left = await this.send(who.tenantId, inlet, testId);
    logger.info({ inlet: id, by: who.personId, fault: left.fault }, 'an inlet was tested');
    return left;
  }

  private send(
    tenantId: string,
    { kind, name }: Awaited<ReturnType<ListInlets['one']>>,
    testId: string,
  ): Promise<Left> {
    switch (kind) {
      case 'wechat':
        return this.call(tenantId, testId);
      case 'mailbox':
        return this.mail.send(name ?? '', testId);
      case 'queue':
        return this.publish(testId);
      default:
        return this.door.post(`/api/v1/inlets/arrivals/${testId}`, 'application/json', '{}');
    }
  }

  private async call(tenantId: string, testId: string): Promise<Left> {
    const account = await this.unitOfWork.run(tenantId, (tx) => this.accounts.find(tx, 'wechat'));
    const { settings, secret } = account ?? {};
    if (settings?.provider !== 'wechat' || secret?.callToken === undefined) return NOT_SET_UP;
    const { query, body } = testCall(
      { token: secret.callToken, appId: settings.appId, aesKey: secret.aesKey ?? null },
      testId,
      this.time.now(),
    );
    return this.door.post(`/api/v1/receipts/wechat?${query}`, 'text/xml', body);
  }

  private async publish(testId: string): Promise<Left> {
    const [settlement] = await this.publisher.publish([
      {
        ...{ exchange: SUBMISSIONS_EXCHANGE, routingKey: 'test', type: TEST_MESSAGE },
        ...{ messageId: testId, body: Buffer.from('{}') },
      },
    ]);
    return settlement === 'confirmed' ? LEFT : { fault: 'refused', detail: settlement ?? null };
  }
}
