import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  AccountabilityStandingSchema,
  DecideAppealSchema,
  DecideMatterSchema,
  DecisionPaperQuerySchema,
  DecisionPaperSchema,
  MatterQuerySchema,
  AccountabilityMatterSchema,
  MattersSchema,
  MatterStepSchema,
  PreviewProposalSchema,
  ProposalPreviewSchema,
  ProposeSchema,
  ReceiveDecisionSchema,
  ServeDecisionSchema,
  type AccountabilityStanding,
  type DecideMatter,
  type DecisionPaper,
  type Identity,
  type AccountabilityMatter,
  type MatterQuery,
  type MatterRow,
  type MatterStep,
  type Page,
  type PreviewProposal,
  type ProposalPreview,
  type Propose,
  type ServeDecision,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { ReferenceData } from '../policies/reference.repository.js';
import { ActOnMatter } from './act-on-matter.usecase.js';
import { matterReach } from './matter-rights.js';
import { listMatters } from './matters.repository.js';
import { ProposeMatter } from './propose-matter.usecase.js';
import { ServeDecisionPaper } from './serve-decision.usecase.js';

const tag = 'accountability';
const id = zodParam(z.uuid());
const OF_ACTS = [
  ...['request.invalid', 'accountability.not_found', 'accountability.refused'],
  'accountability.stale_version',
] as const;

/** Who answers for what was found right in a complaint (责任追究). A decision on paper: nothing is deducted here. */
@Controller('api/v1/accountability')
export class AccountabilityController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly proposing: ProposeMatter,
    private readonly acting: ActOnMatter,
    private readonly serving: ServeDecisionPaper,
  ) {}

  @Get('standing')
  @ApiRoute({
    summary: 'Whether the module is on for you, and as what',
    tag,
    response: AccountabilityStandingSchema,
    problems: [],
  })
  standing(@CurrentIdentity() who: Identity): Promise<AccountabilityStanding> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { book, directory } = await this.reference.load(tx);
      const reach = matterReach(who, book, directory);
      const query = { view: 'mine', limit: 1 } as const;
      const mine = await listMatters(tx, who, query, reach);
      const within = reach.campuses === null || reach.campuses.length > 0;
      return {
        on: reach.on.length > 0 && (within || reach.departments.length > 0),
        campuses: [...reach.on],
        mine: mine.items.length > 0,
        proposes: reach.proposes,
        personnel: reach.personnel.length > 0,
      };
    });
  }

  @Get('matters')
  @ApiRoute({
    summary: 'Matters within your reach, or those in which you are held responsible; newest first',
    tag,
    query: MatterQuerySchema,
    response: MattersSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(MatterQuerySchema)) query: MatterQuery,
  ): Promise<Page<MatterRow>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { book, directory } = await this.reference.load(tx);
      return listMatters(tx, who, query, matterReach(who, book, directory));
    });
  }

  @Post('preview')
  @HttpCode(200)
  @ApiRoute({
    summary: 'What the rules of the house say about a case; nothing is saved',
    tag,
    body: PreviewProposalSchema,
    response: ProposalPreviewSchema,
    problems: ['request.invalid', 'access.denied', 'case.not_found', 'accountability.refused'],
  })
  preview(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(PreviewProposalSchema)) body: PreviewProposal,
  ): Promise<ProposalPreview> {
    return this.proposing.preview(who, body);
  }

  @Post('matters')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Propose to hold people responsible',
    tag,
    body: ProposeSchema,
    response: AccountabilityMatterSchema,
    problems: ['request.invalid', 'access.denied', 'case.not_found', 'accountability.refused'],
  })
  async propose(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(ProposeSchema)) body: Propose,
  ): Promise<AccountabilityMatter> {
    return this.acting.read(who, await this.proposing.propose(who, body));
  }

  @Get('matters/:matterId')
  @ApiRoute({
    summary: 'A matter with its lines and its history; of what concerns you, your own lines',
    tag,
    response: AccountabilityMatterSchema,
    problems: ['accountability.not_found'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
  ): Promise<AccountabilityMatter> {
    return this.acting.read(who, matterId);
  }

  @Post('matters/:matterId/decide')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Agree to a proposal, as it is or changed within its limits; the second decides it',
    tag,
    body: DecideMatterSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  decide(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(DecideMatterSchema)) body: DecideMatter,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'decide', body);
  }

  @Get('matters/:matterId/decision')
  @ApiRoute({
    summary: 'What was decided, as it stands on the paper: whole, or the copy for one person',
    tag,
    query: DecisionPaperQuerySchema,
    response: DecisionPaperSchema,
    problems: ['request.invalid', 'accountability.not_found', 'accountability.refused'],
  })
  paper(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Query(zodQuery(DecisionPaperQuerySchema)) { person }: z.infer<typeof DecisionPaperQuerySchema>,
  ): Promise<DecisionPaper> {
    return this.serving.paper(who, matterId, person);
  }

  @Post('matters/:matterId/serve')
  @HttpCode(200)
  @ApiRoute({
    summary: 'The decision was handed or sent to somebody whom it is about, who signed or refused',
    tag,
    body: ServeDecisionSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  serve(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(ServeDecisionSchema)) body: ServeDecision,
  ): Promise<AccountabilityMatter> {
    return this.serving.serve(who, matterId, body);
  }

  @Post('matters/:matterId/receive')
  @HttpCode(200)
  @ApiRoute({
    summary: 'You have read the decision about you; the time to appeal begins',
    tag,
    body: ReceiveDecisionSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  receive(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(ReceiveDecisionSchema)) { version }: z.infer<typeof ReceiveDecisionSchema>,
  ): Promise<AccountabilityMatter> {
    return this.serving.receive(who, matterId, version);
  }

  @Post('matters/:matterId/appeal')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Appeal against what was decided about you: nothing is executed until that is decided',
    tag,
    body: MatterStepSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  appeal(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(MatterStepSchema)) body: MatterStep,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'appeal', body);
  }

  @Post('matters/:matterId/decide-appeal')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Decide on an appeal: the decision stands, or is changed',
    tag,
    body: DecideAppealSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  decideAppeal(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(DecideAppealSchema)) body: DecideMatter,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'decideAppeal', body);
  }

  @Post('matters/:matterId/execute')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Personnel carried the decision out, outside this product',
    tag,
    body: MatterStepSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  execute(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(MatterStepSchema)) body: MatterStep,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'execute', body);
  }

  @Post('matters/:matterId/close')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Close what was carried out',
    tag,
    body: MatterStepSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  close(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(MatterStepSchema)) body: MatterStep,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'close', body);
  }

  @Post('matters/:matterId/drop')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Drop a proposal before it is decided',
    tag,
    body: MatterStepSchema,
    response: AccountabilityMatterSchema,
    problems: OF_ACTS,
  })
  drop(
    @CurrentIdentity() who: Identity,
    @Param('matterId', id) matterId: string,
    @Body(zodBody(MatterStepSchema)) body: MatterStep,
  ): Promise<AccountabilityMatter> {
    return this.acting.act(who, matterId, 'drop', body);
  }
}
