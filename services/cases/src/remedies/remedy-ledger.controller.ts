import { Controller, Get, Query } from '@nestjs/common';
import {
  BalancesQuerySchema,
  BalancesSchema,
  LedgerQuerySchema,
  LedgerSchema,
  type Balances,
  type BalancesQuery,
  type Identity,
  type LedgerEntry,
  type LedgerQuery,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ReferenceData } from '../policies/reference.repository.js';
import { listLedger, readBalances } from './remedy-ledger.repository.js';

const tag = 'remedies';

/** What was promised in money because of complaints, and what of it was paid. */
@Controller('api/v1/remedies')
export class RemedyLedgerController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  @Get('ledger')
  @ApiRoute({
    summary:
      'Amounts of a month within your reach: promised, paid, or not paid after all; the newest first',
    description: 'An amount counts as promised once all who have to agree did.',
    tag,
    query: LedgerQuerySchema,
    response: LedgerSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(LedgerQuerySchema)) query: LedgerQuery,
  ): Promise<Page<LedgerEntry>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      return listLedger(tx, who, query, directory.timeZone);
    });
  }

  @Get('balances')
  @ApiRoute({
    summary:
      'What each department owed before a month, what the month brought, and what it owes after it',
    description:
      'Goodwill stands apart. For each row: opening + promised - paid - waived = closing.',
    tag,
    query: BalancesQuerySchema,
    response: BalancesSchema,
    problems: ['request.invalid'],
  })
  balances(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(BalancesQuerySchema)) query: BalancesQuery,
  ): Promise<Balances> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      return readBalances(tx, who, query, directory.timeZone);
    });
  }
}
