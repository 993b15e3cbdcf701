import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
} from '@nestjs/common';
import {
  AccountSchema,
  ChangeAccountSchema,
  CloseAccountSchema,
  GiveGrantSchema,
  NewAccountSchema,
  pageOf,
  StaffAccountQuerySchema,
  StaffAccountSchema,
  type Account,
  type ChangeAccount,
  type CloseAccount,
  type GiveGrant,
  type Identity,
  type NewAccount,
  type Page,
  type ProblemCode,
  type StaffAccount,
  type StaffAccountQuery,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, RequireRole, zodBody, zodParam, zodQuery } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { KeepAccounts } from './keep-accounts.usecase.js';

const tag = 'directory';
const asked: ProblemCode[] = ['session.required', 'access.denied', 'request.not_found'];
const changed: ProblemCode[] = [...asked, 'session.csrf', 'account.of_platform'];

/** Accounts of staff and what they may do, for the administrator of the group. */
@Controller('api/v1')
@RequireRole('tenant_admin')
export class AccountsController {
  constructor(private readonly accounts: KeepAccounts) {}

  @Get('directory/staff')
  @ApiRoute({
    summary: 'Accounts of the group, by login',
    tag,
    query: StaffAccountQuerySchema,
    response: pageOf(StaffAccountSchema),
    problems: ['session.required', 'access.denied', 'request.invalid'],
  })
  list(
    @Query(zodQuery(StaffAccountQuerySchema)) query: StaffAccountQuery,
    @CurrentIdentity() who: Identity,
  ): Promise<Page<StaffAccount>> {
    return this.accounts.list(who, query);
  }

  @Post('accounts')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Make an account; the person chooses a password by a link',
    tag,
    body: NewAccountSchema,
    response: AccountSchema,
    status: 201,
    problems: ['session.required', 'session.csrf', 'access.denied', 'request.invalid'],
  })
  create(
    @Body(zodBody(NewAccountSchema)) body: NewAccount,
    @CurrentIdentity() who: Identity,
  ): Promise<Account> {
    return this.accounts.create(who, body);
  }

  @Get('accounts/:login')
  @ApiRoute({
    summary: 'An account, its roles, and what rests on the person alone',
    tag,
    response: AccountSchema,
    problems: asked,
  })
  read(@Param('login') login: string, @CurrentIdentity() who: Identity): Promise<Account> {
    return this.accounts.read(who, login);
  }

  @Put('accounts/:login')
  @ApiRoute({
    summary: 'Change an account',
    tag,
    body: ChangeAccountSchema,
    response: AccountSchema,
    problems: [...changed, 'account.stale_version', 'request.invalid'],
  })
  change(
    @Param('login') login: string,
    @Body(zodBody(ChangeAccountSchema)) body: ChangeAccount,
    @CurrentIdentity() who: Identity,
  ): Promise<Account> {
    return this.accounts.change(who, login, body);
  }

  @Post('accounts/:login/close')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Close an account with a reason; the sessions of the person end at once',
    tag,
    body: CloseAccountSchema,
    response: AccountSchema,
    problems: [...changed, 'account.own_rights', 'account.last_administrator', 'request.invalid'],
  })
  close(
    @Param('login') login: string,
    @Body(zodBody(CloseAccountSchema)) body: CloseAccount,
    @CurrentIdentity() who: Identity,
  ): Promise<Account> {
    return this.accounts.close(who, login, body);
  }

  @Post('accounts/:login/open')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Open an account that was closed',
    tag,
    response: AccountSchema,
    problems: changed,
  })
  open(@Param('login') login: string, @CurrentIdentity() who: Identity): Promise<Account> {
    return this.accounts.open(who, login);
  }

  @Delete('accounts/:login/sessions')
  @HttpCode(204)
  @ApiRoute({
    summary: 'End all sessions of a person',
    tag,
    status: 204,
    problems: changed,
  })
  endSessions(
    @Param('login') login: string,
    @Req() request: FastifyRequest,
    @CurrentIdentity() who: Identity,
  ): Promise<void> {
    return this.accounts.endSessions(who, login, addressOf(request));
  }

  @Post('accounts/:login/grants')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Give a person a role, for good or until an instant',
    tag,
    body: GiveGrantSchema,
    response: AccountSchema,
    status: 201,
    problems: [...changed, 'account.own_rights', 'request.invalid'],
  })
  give(
    @Param('login') login: string,
    @Body(zodBody(GiveGrantSchema)) body: GiveGrant,
    @CurrentIdentity() who: Identity,
  ): Promise<Account> {
    return this.accounts.give(who, login, body);
  }

  @Delete('accounts/:login/grants/:grantId')
  @ApiRoute({
    summary: 'Take a role from a person',
    tag,
    response: AccountSchema,
    problems: [...changed, 'account.last_administrator', 'request.invalid'],
  })
  take(
    @Param('login') login: string,
    @Param('grantId', zodParam(z.uuid())) grantId: string,
    @CurrentIdentity() who: Identity,
  ): Promise<Account> {
    return this.accounts.take(who, login, grantId);
  }
}
