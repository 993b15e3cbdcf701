import { Body, Controller, Get, Headers, HttpCode, Param, Put, Res } from '@nestjs/common';
import {
  type Identity,
  type ReachWish,
  ReachWishSchema,
  SaidReachWishSchema,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CalledFrom, CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { TrackedComplaints } from '../complaints/tracked-complaint.repository.js';
import { knownReachWish, sayReachWish } from './reach-wish.repository.js';

const TAG = 'Complaints';
const HEADERS = [
  {
    name: 'X-Tracking-Code',
    description: 'The tracking code of the receipt, or its short code',
    required: true,
  },
];

/** How the complainant wants to be reached, said and read with the code of the receipt. */
@Controller('api/v1/complaints/:complaintNo/reach-wish')
export class ReachWishesController {
  constructor(private readonly tracked: TrackedComplaints) {}

  @Get()
  @AllowPublic()
  @ApiRoute({
    summary: 'How the sender wants to be reached; null where nothing was said',
    tag: TAG,
    response: SaidReachWishSchema,
    headers: HEADERS,
    problems: ['complaint.not_found', 'code.resting'],
  })
  async read(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly wish: ReachWish | null }> {
    void reply.header('cache-control', 'no-store');
    const sender = { tenantId, complaintNo, code: code ?? '', address };
    return this.tracked.run(sender, async (tx, { id }) => {
      const known = await knownReachWish(tx, id);
      // Who gives the number of somebody else learns nothing of what that person said.
      if (!known || known.earlier) return { wish: null };
      const { medium, times, language } = known;
      return { wish: { medium, times, language } };
    });
  }

  @Put()
  @HttpCode(204)
  @AllowPublic()
  @ApiRoute({
    summary: 'Say how you want to be reached: by which way first, when, in which language',
    tag: TAG,
    body: ReachWishSchema,
    status: 204,
    headers: HEADERS,
    problems: ['complaint.not_found', 'code.resting', 'request.invalid'],
  })
  async say(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Body(zodBody(ReachWishSchema)) wish: ReachWish,
  ): Promise<void> {
    const sender = { tenantId, complaintNo, code: code ?? '', address };
    await this.tracked.run(sender, (tx, { id }) => sayReachWish(tx, id, wish));
  }
}
