import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  type ApiKeysQuery,
  ApiKeysQuerySchema,
  ApiKeysSchema,
  type ExchangeSecret,
  ExchangeSecretSchema,
  type Identity,
  type MadeApiKey,
  MadeApiKeySchema,
  type SaveApiKey,
  SaveApiKeySchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { ApiKeys } from './api-keys.usecase.js';

const Id = zodParam(z.uuid());
const COMMON = { tag: 'Partners', problems: ['access.denied', 'request.invalid'] } as const;
const OF_ONE = { tag: 'Partners', problems: [...COMMON.problems, 'request.not_found'] } as const;

/** Who may hand in complaints by a program, by which channels, and how often. */
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'API keys by name, without the keys themselves, with how they are used',
    query: ApiKeysQuerySchema,
    response: ApiKeysSchema,
  })
  list(@CurrentIdentity() who: Identity, @Query(zodQuery(ApiKeysQuerySchema)) query: ApiKeysQuery) {
    return this.keys.list(who, query);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    ...COMMON,
    summary: 'Make an API key; this answer alone has the key in it',
    body: SaveApiKeySchema,
    response: MadeApiKeySchema,
    status: 201,
    problems: [...COMMON.problems, 'api_key.name_taken'],
  })
  make(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(SaveApiKeySchema)) wanted: SaveApiKey,
  ): Promise<MadeApiKey> {
    return this.keys.make(who, wanted);
  }

  @Put(':id')
  @HttpCode(204)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Change what a key may do; it counts within seconds',
    body: SaveApiKeySchema,
    status: 204,
    problems: [...OF_ONE.problems, 'api_key.name_taken'],
  })
  change(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(SaveApiKeySchema)) wanted: SaveApiKey,
  ): Promise<void> {
    return this.keys.change(who, id, wanted);
  }

  @Post(':id/exchange')
  @HttpCode(200)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Give out a new key; the one before works on for as long as is said',
    body: ExchangeSecretSchema,
    response: MadeApiKeySchema,
  })
  exchange(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(ExchangeSecretSchema)) { overlapHours }: ExchangeSecret,
  ): Promise<MadeApiKey> {
    return this.keys.exchange(who, id, overlapHours);
  }

  @Post(':id/revoke')
  @HttpCode(204)
  @ApiRoute({ ...OF_ONE, summary: 'Let a key open nothing any more', status: 204 })
  revoke(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<void> {
    return this.keys.revoke(who, id);
  }
}
