import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  type Identity,
  SENT_MEDIA,
  type SentMedium,
  type TestedMessage,
  TestedMessageSchema,
  type TestMessage,
  TestMessageSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { SendTestMessage } from './send-test-message.usecase.js';

/** Whether an account sends, before complainants depend on it. */
@Controller('api/v1/media-accounts/:medium/test')
export class TestMessageController {
  constructor(private readonly tests: SendTestMessage) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Send a test message by the account of a medium, to an address of your own',
    description:
      'It belongs to no complaint and says only that it is a test. The address is not kept.',
    tag: 'Media accounts',
    body: TestMessageSchema,
    response: TestedMessageSchema,
    problems: ['access.denied', 'request.invalid'],
  })
  send(
    @CurrentIdentity() who: Identity,
    @Param('medium', zodParam(z.enum(SENT_MEDIA))) medium: SentMedium,
    @Body(zodBody(TestMessageSchema)) { to }: TestMessage,
  ): Promise<TestedMessage> {
    return this.tests.execute(who, medium, to);
  }
}
