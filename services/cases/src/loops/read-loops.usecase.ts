import { Injectable } from '@nestjs/common';
import {
  houseReach,
  LOOP_STANDS,
  ProblemError,
  type HouseAction,
  type Identity,
  type LoopCounts,
  type LoopKind,
  type Loops,
  type LoopScope,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { countProblems } from '../common-problems/common-problems.repository.js';
import { countActions } from '../improvements/improvement-views.repository.js';
import { countRecords } from '../learning-records/learning-records.repository.js';
import { lookedAfter } from '../lessons/ask-readings.usecase.js';
import { countLessons } from '../lessons/lessons.repository.js';
import { countReadings } from '../lessons/readings.repository.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { countCirculars } from '../results/addressed-results.repository.js';
import { spanOf } from './span.js';

/** Counts what is learned from complaints, each kind by the conditions of its own list. */
@Injectable()
export class ReadLoops {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  execute(who: Identity, scope: LoopScope): Promise<Loops> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      if (!reaches(who, 'improvement.read'))
        throw new ProblemError(
          'access.denied',
          'The complaint centre, leaders, auditors and departments see how improvement stands.',
        );
      const { directory } = await this.reference.load(tx);
      const span = spanOf(scope, { directory }, tx.now);
      const asks = reaches(who, 'reading.ask');
      return {
        items: [
          rowOf('problem', await countProblems(tx, who, span)),
          rowOf('action', await countActions(tx, who, span)),
          rowOf('inspection', await countRecords(tx, who, 'inspection', span)),
          rowOf('training', await countRecords(tx, who, 'training', span)),
          rowOf('meeting', await countRecords(tx, who, 'meeting', span)),
          ...(asks
            ? [rowOf('reading', await countReadings(tx, lookedAfter(who, scope, directory), span))]
            : []),
          rowOf('lesson', await countLessons(tx, who, span)),
          rowOf('circular', await countCirculars(tx, who, span)),
        ],
      };
    });
  }
}

const NOTHING: LoopCounts = Object.assign({}, ...LOOP_STANDS.map((stand) => ({ [stand]: null })));
const rowOf = (kind: LoopKind, counts: Partial<LoopCounts>) => ({ kind, ...NOTHING, ...counts });

function reaches(who: Identity, action: HouseAction): boolean {
  const { campuses, departments } = houseReach(who, action);
  return campuses === null || campuses.length + departments.length > 0;
}
