import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Identity,
  type Lesson,
  type LessonFromCase,
  type WriteLesson,
} from '@tingsu/contracts';
import { tenantOf, UnitOfWork } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { accessOf, notFound, requireSight } from '../cases/case-access.js';
import { open } from '../cases/case-detail.repository.js';
import { Cases, CaseSnapshots, CaseTexts } from '../ledger/case.entity.js';
import { ReferenceData } from '../policies/reference.repository.js';
import {
  lessonOf,
  lockLesson,
  mayOnLessons,
  openDraft,
  sealDraft,
  writeLesson,
  type LessonRow,
} from './lessons.repository.js';
import { withoutPeople } from './without-people.js';

/** Typical cases: written by one person, published by another, withdrawn when they teach nothing any more. */
@Injectable()
export class KeepLessons {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly accessLog: CaseAccessLog,
  ) {}

  write(who: Identity, lessonId: string, wanted: WriteLesson): Promise<Lesson> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { personId } = who;
      if (personId === null || !mayOnLessons(who, 'lesson.write')) throw denied();
      const keys = await this.keys.forTenant(tx);
      const known = await lockLesson(tx, lessonId);
      if ((known?.version ?? 0) !== wanted.version || (known && known.state !== 'draft'))
        throw stale(known?.version ?? 0);
      const { title, text, category, causes } = wanted;
      const row: LessonRow = {
        ...{ tenantId: tenantOf(tx), lessonId, version: wanted.version + 1, state: 'draft' },
        draft: sealDraft(keys, lessonId, { title, text }),
        ...{ title: null, text: null, category, causes, writtenBy: personId, writtenAt: tx.now },
        ...{ publishedBy: null, publishedAt: null, withdrawnBy: null, orderAt: tx.now },
      };
      await writeLesson(tx, row);
      return lessonOf(row, who, keys);
    });
  }

  /** Nobody publishes what he wrote himself: a second pair of eyes looks for names. */
  publish(who: Identity, lessonId: string, version: number): Promise<Lesson> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { personId } = who;
      const row = await lockLesson(tx, lessonId);
      if (!row) throw noSuchLesson();
      if (personId === null || !mayOnLessons(who, 'lesson.publish')) throw denied();
      if (row.writtenBy === personId)
        throw new ProblemError(
          'lesson.own_publication',
          'Somebody else must read it over and publish it.',
        );
      const keys = await this.keys.forTenant(tx);
      const words = openDraft(keys, row);
      if (row.state !== 'draft' || row.version !== version || !words) throw stale(row.version);
      const published: LessonRow = {
        ...{ ...row, ...words, version: version + 1, state: 'published', draft: null },
        ...{ publishedBy: personId, publishedAt: tx.now, orderAt: tx.now },
      };
      await writeLesson(tx, published);
      return lessonOf(published, who, keys);
    });
  }

  withdraw(who: Identity, lessonId: string): Promise<Lesson> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const row = await lockLesson(tx, lessonId);
      if (!row) throw noSuchLesson();
      if (!mayOnLessons(who, 'lesson.publish')) throw denied();
      if (row.state !== 'published') throw stale(row.version);
      const keys = await this.keys.forTenant(tx);
      const version = row.version + 1;
      const over = { state: 'withdrawn', withdrawnBy: who.personId, orderAt: tx.now } as const;
      await writeLesson(tx, { ...row, ...over, version });
      return lessonOf({ ...row, ...over, version }, who, keys);
    });
  }

  /** What a typical case could begin with: the opinion of a case that the reader may read. */
  fromCase(who: Identity, caseNo: string): Promise<LessonFromCase> {
    return this.accessLog.recordingRefusals(who, 'case.read', () =>
      this.unitOfWork.run(who.tenantId, async (tx) => {
        const [found] = await Found.select(tx, 'where case_no = $1', [caseNo]);
        if (!found) throw notFound(caseNo);
        const access = accessOf(who, found);
        requireSight(access, found);
        if (!mayOnLessons(who, 'lesson.write') || !access.fields.includes('opinion'))
          throw denied();
        const { caseId, category } = found;
        const keys = await this.keys.toOpen(tx, [caseId]);
        const { directory } = await this.reference.load(tx);
        const names = directory.staff.map(({ name }) => name);
        const words = await CaseTexts.pick('version', 'field', 'sealed').select(
          tx,
          `where case_id = $1 and field = 'opinion' order by version desc limit 1`,
          [caseId],
        );
        const [kept] = await CaseSnapshots.pick('snapshot').select(tx, 'where case_id = $1', [
          caseId,
        ]);
        const text = words
          .map(({ version, field, sealed }) => open(keys, caseId, version, field, sealed))
          .map((one) => withoutPeople(one, names, SOMEBODY))
          .join('\n');
        return { text, category, causes: [...(kept?.snapshot.causes ?? [])] };
      }),
    );
  }
}

const Found = Cases.pick('caseId', 'caseNo', 'category', 'access');
const SOMEBODY = '某某';

const denied = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'Typical cases are written by the complaint centre and published by its head or a leader.',
  );
const noSuchLesson = (): ProblemError =>
  new ProblemError('lesson.not_found', 'There is no such typical case. Choose one from the list.');
const stale = (currentVersion: number): ProblemError =>
  new ProblemError(
    'lesson.stale_version',
    'A colleague has changed it meanwhile. Reload the list and look at it again.',
    { currentVersion },
  );
