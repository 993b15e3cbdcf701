import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  CaseCountsSchema,
  CaseDetailSchema,
  CaseListSchema,
  CaseLoadSchema,
  CaseQuerySchema,
  CaseStateSchema,
  ClassificationPreviewSchema,
  COMMAND_NAMES,
  CommandRequestSchema,
  OrderAnswersRequestSchema,
  OrderAnswersSchema,
  PreviewRequestSchema,
  ProblemError,
  RegisterHandlingAnswerSchema,
  RegisterHandlingRequestSchema,
  RespondentHistorySchema,
  respondentPerson,
} from '@tingsu/contracts';
import type {
  CaseDetail,
  CaseLoad,
  ClassificationPreview,
  CommandName,
  Identity,
  OrderAnswer,
  RegisterHandlingAnswer,
  RespondentHistory,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { AllowPublic, ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { CONFIG } from '@tingsu/service';
import { z } from 'zod';
import { CaseAccessLog } from '../access/access-log.repository.js';
import type { CasesConfig } from '../config.js';
import { ListWords } from '../ledger/list-words.repository.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { readCase } from './case-detail.repository.js';
import { countViews, listCases } from './case-list.repository.js';
import type { Asking, CaseCounts, CaseList, CaseQuery } from './case-list.repository.js';
import { readLoad } from './case-load.repository.js';
import { readAnswer } from './case-answer.repository.js';
import type { CaseAnswer } from './case-answer.repository.js';
import { readOrderAnswers } from './order-answers.repository.js';
import { readRegisterHandling } from './register-handling.repository.js';
import { PreviewClassification } from './preview-classification.usecase.js';
import { readRespondentHistory } from './respondent-history.repository.js';
import { RunCommand } from './run-command.usecase.js';
import type { CommandResult } from './run-command.usecase.js';

const CommandResultSchema = z.object({
  caseNo: z.string(),
  version: z.number().int(),
  state: CaseStateSchema,
});

@Controller('api/v1')
export class CasesController {
  private readonly words = new ListWords();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly keys: DataKeys,
    private readonly runCommand: RunCommand,
    private readonly previewClassification: PreviewClassification,
    private readonly accessLog: CaseAccessLog,
    @Inject(CONFIG) private readonly config: CasesConfig,
  ) {}

  @Get('cases')
  @ApiRoute({
    summary: 'Work list within your scope',
    tag: 'cases',
    query: CaseQuerySchema,
    response: CaseListSchema,
    problems: ['request.invalid', 'access.denied', 'policy.missing'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CaseQuerySchema)) query: CaseQuery,
  ): Promise<CaseList> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const sources = { words: this.words, keys: this.keys };
      const page = await listCases(tx, sources, query, await this.askedBy(tx, who));
      if (beginsHistoryOfPerson(query)) await this.accessLog.recordSearch(tx, who, ['respondent']);
      return page;
    });
  }

  @Get('cases/counts')
  @ApiRoute({
    summary: 'How many cases within your scope each view of your roles holds',
    tag: 'cases',
    response: CaseCountsSchema,
    problems: ['policy.missing'],
  })
  counts(@CurrentIdentity() who: Identity): Promise<CaseCounts> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      countViews(tx, this.words, await this.askedBy(tx, who)),
    );
  }

  private async askedBy(tx: Transaction, who: Identity): Promise<Asking> {
    const { directory } = await this.reference.load(tx);
    const { UNASSIGNED_MINUTES: unassignedMinutes } = this.config;
    return { who, timeZone: directory.timeZone, unassignedMinutes };
  }

  @Get('cases/load')
  @ApiRoute({
    summary: 'How the open cases within your scope are spread over people and departments',
    tag: 'cases',
    response: CaseLoadSchema,
    problems: ['policy.missing'],
  })
  load(@CurrentIdentity() who: Identity): Promise<CaseLoad> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      return readLoad(tx, this.words, directory, await this.askedBy(tx, who));
    });
  }

  @Get('cases/:caseNo')
  @ApiRoute({
    summary: 'A case with clocks, timeline and the commands you may give',
    tag: 'cases',
    response: CaseDetailSchema,
    problems: ['case.not_found'],
  })
  read(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<CaseDetail> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) => {
        const detail = await readCase(tx, who, caseNo, await this.reference.load(tx), this.keys);
        await this.accessLog.recordRead(tx, who, caseNo);
        return detail;
      }),
    );
  }

  @Get('cases/:caseNo/respondents')
  @ApiRoute({
    summary: 'How many cases complain of those of whom this one complains',
    description:
      'This one included, as far as you reach them: since the day from which a history looks back, and within the days in which a complaint ' +
      'counts as repeated. Nobody is listed where you are not shown who is complained of.',
    tag: 'cases',
    response: RespondentHistorySchema,
    problems: ['case.not_found', 'policy.missing'],
  })
  respondents(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
  ): Promise<RespondentHistory> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) =>
        readRespondentHistory(tx, this.words, caseNo, await this.askedBy(tx, who), this.config),
      ),
    );
  }

  @Post('cases/:caseNo/commands/:command')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Give a command',
    description: `Commands: ${COMMAND_NAMES.join(', ')}.`,
    tag: 'cases',
    body: CommandRequestSchema,
    response: CommandResultSchema,
    problems: [
      'case.command_unknown',
      'case.not_found',
      'access.denied',
      'case.stale_version',
      'case.state_refused',
      'case.rule_refused',
      'request.invalid',
    ],
  })
  command(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Param('command') command: string,
    @Body(zodBody(CommandRequestSchema)) body: z.infer<typeof CommandRequestSchema>,
  ): Promise<CommandResult> {
    if (!isCommand(command))
      throw new ProblemError(
        'case.command_unknown',
        `The commands are ${COMMAND_NAMES.join(', ')}.`,
      );
    return this.accessLog.recordingRefusals(who, command, () =>
      this.runCommand.execute(who, { caseNo, command, ...body }),
    );
  }

  @Post('cases/:caseNo/classification/preview')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Try a classification without saving it',
    tag: 'cases',
    body: PreviewRequestSchema,
    response: ClassificationPreviewSchema,
    problems: [
      'case.not_found',
      'access.denied',
      'case.state_refused',
      'case.rule_refused',
      'request.invalid',
    ],
  })
  preview(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Body(zodBody(PreviewRequestSchema)) { facts }: z.infer<typeof PreviewRequestSchema>,
  ): Promise<ClassificationPreview> {
    return this.accessLog.recordingRefusals(who, 'classify', () =>
      this.previewClassification.execute(who, caseNo, facts),
    );
  }

  @Post('internal/order-answers')
  @HttpCode(200)
  @ApiRoute({
    summary: 'What became of orders, for the gateway that writes the table of their answers',
    tag: 'cases',
    body: OrderAnswersRequestSchema,
    response: OrderAnswersSchema,
    problems: ['request.invalid'],
  })
  async orderAnswers(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(OrderAnswersRequestSchema))
    { caseNos }: z.infer<typeof OrderAnswersRequestSchema>,
  ): Promise<{ readonly items: readonly OrderAnswer[] }> {
    return this.unitOfWork.run(who.tenantId, async (tx) => ({
      items: await readOrderAnswers(tx, who, caseNos, this.keys),
    }));
  }

  @Post('internal/register-handling')
  @HttpCode(200)
  @ApiRoute({
    summary: 'How cases were handled, for the gateway that puts the register together',
    tag: 'cases',
    body: RegisterHandlingRequestSchema,
    response: RegisterHandlingAnswerSchema,
    problems: ['request.invalid'],
  })
  async registerHandling(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(RegisterHandlingRequestSchema))
    { caseNos }: z.infer<typeof RegisterHandlingRequestSchema>,
  ): Promise<RegisterHandlingAnswer> {
    return this.unitOfWork.run(who.tenantId, async (tx) => ({
      items: await readRegisterHandling(tx, who, caseNos, this.keys),
    }));
  }

  /** The answer to the complainant, for whom intake has checked the tracking code. */
  @Get('internal/case-answers/:complaintId')
  @AllowPublic()
  answer(
    @CurrentIdentity() who: Identity,
    @Param('complaintId', zodParam(z.uuid())) complaintId: string,
  ): Promise<CaseAnswer> {
    if (who.complaintId !== complaintId)
      throw new ProblemError(
        'complaint.not_found',
        'Give the number together with its tracking code.',
      );
    return this.unitOfWork.run(who.tenantId, (tx) => readAnswer(tx, complaintId, this.keys));
  }
}

function isCommand(name: string): name is CommandName {
  return (COMMAND_NAMES as readonly string[]).includes(name);
}

/** Whoever asks what was complained of a member of staff is on record; paging on is no new question. */
const beginsHistoryOfPerson = ({ respondent, cursor }: CaseQuery): boolean =>
  cursor === undefined && respondent?.startsWith(respondentPerson('')) === true;
