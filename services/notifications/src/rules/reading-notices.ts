import { is, type ReadingAsked, ReadingDue } from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import type { Rosters } from '../rosters/rosters.js';
import { departmentHead } from './audience.js';
import { audienceNamed } from './named-audience.js';
import { aboutNoCase } from './no-case.js';
import type { Notice, NoticeFacts } from './notice.js';
import { noticesFor } from './recipients.js';

/** Those who have to read something are told themselves: nobody reads it for who is away. When it is taken one level up, those above. */
export function readingNotices(
  event: ReadingAsked | ReadingDue,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const { title, dueAt, readers } = event.data;
  const facts = { name: title, dueAt, at: event.time, subjectId: event.aggregateid };
  if (is(event, ReadingDue) && event.data.step === 'escalation')
    return toThoseAbove(event, { ...facts, count: readers.length }, directory, rosters);
  const template = !is(event, ReadingDue)
    ? 'reading.asked'
    : event.data.step === 'overdue'
      ? 'reading.overdue'
      : 'reading.due';
  const there = new Set(directory.staff.filter(({ active }) => active).map(({ id }) => id));
  return readers
    .filter((id) => there.has(id))
    .map((recipientId) => ({
      ...{ template, recipientId },
      facts: { ...facts, caseNo: null, timeZone: directory.timeZone },
    }));
}

function toThoseAbove(
  { time, data: { notify, department } }: ReadingDue,
  facts: Omit<NoticeFacts, 'caseNo' | 'timeZone'>,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const campus = directory.departments.find(({ code }) => code === department)?.campus ?? '';
  const ofOwner = departmentHead(department);
  const to = notify.map((name) => audienceNamed(name, ofOwner, { department, means: null }));
  const message = { template: 'reading.escalated' as const, to, facts: {}, department };
  return noticesFor(message, aboutNoCase(campus), { directory, rosters, at: time }).notices.map(
    (notice) => ({ ...notice, facts: { ...notice.facts, ...facts, caseNo: null } }),
  );
}
