import '../i18n/meetings';
import {
  isOpenMeeting,
  isUnrecorded,
  isWithComplainant,
  type CaseDetail,
  type CommandName,
  type Meeting,
  type Review,
} from '@tingsu/contracts';
import { Button } from 'antd';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { PapersOf } from '../papers/papers-of';
import { saveInCalendar } from '../time/save-in-calendar';
import { serverNow } from '../time/server-time';
import { wordsOfReview } from './words-of-review';

const Words = ({ title, words }: { readonly title: string; readonly words: string }) => (
  <details>
    <summary>{title}</summary>
    <p className="said" dir="auto">
      {shown(words)}
    </p>
  </details>
);

const ReviewItem = ({
  review,
  index,
  detail,
}: {
  readonly review: Review;
  readonly index: number;
  readonly detail: CaseDetail;
}) => {
  const { t, label, long, list } = useWords();
  const directory = useDirectory();
  const { panel, sitting, askedAt, dueOn } = review;
  const names = (ids: readonly string[]): string => list(ids.map(directory.person));
  const { minutes, opinion, legalAdvice, dissent } = wordsOfReview(detail.timeline, index);
  return (
    <li data-review={panel.kind}>
      <p>
        <strong>{label('committeeKind', panel.kind)}</strong>{' '}
        <span className="soft">
          {sitting
            ? t('reviewSat', { day: sitting.heldOn, sat: sitting.sat.length })
            : t('reviewAsked', { at: long(askedAt), needed: panel.needed })}
          {!sitting && dueOn && ` · ${t('reviewDue', { day: dueOn })}`}
        </span>
      </p>
      <p className="soft">
        {[
          t('reviewChair', { name: directory.person(panel.chair) }),
          panel.secretary && t('reviewSecretary', { name: directory.person(panel.secretary) }),
          t('reviewMembers', { names: names(sitting?.sat ?? panel.members) }),
          panel.keptOut.length > 0 && t('reviewKeptOut', { names: names(panel.keptOut) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {opinion && (
        <p className="said" dir="auto">
          {shown(opinion)}
        </p>
      )}
      {sitting?.dissenting.map((id, place) => (
        <blockquote key={id}>
          <p className="said" dir="auto">
            {t('reviewDissent', { name: directory.person(id) })} {shown(dissent[place] ?? '')}
          </p>
        </blockquote>
      ))}
      {minutes && <Words title={t('fieldMinutes')} words={minutes} />}
      {legalAdvice && <Words title={t('fieldLegalAdvice')} words={legalAdvice} />}
    </li>
  );
};

const MeetingItem = ({
  meeting,
  number,
  detail: { caseNo, fields },
}: {
  readonly meeting: Meeting;
  /** Counted through the case, from 1. */
  readonly number: number;
  readonly detail: CaseDetail;
}) => {
  const { t, label, long, list } = useWords();
  const directory = useDirectory();
  const { meetingId, kind, at, place, persons, units, representatives, outcome, signature } =
    meeting;
  const { changes = 0, replies = [] } = meeting;
  const now = new Date(serverNow());
  const saying = (comes: boolean): string =>
    list(
      replies.filter((one) => one.comes === comes).map(({ person }) => directory.person(person)),
    );
  const save = (): void =>
    saveInCalendar(
      {
        ...{ id: meetingId, at, place, changes, off: false },
        name: t('meetingCalendarName', { caseNo }),
      },
      now,
    );
  const who = [...persons.map(directory.person), ...units.map(directory.department)];
  return (
    <li data-meeting={kind}>
      <p>
        <strong>{label('meetingKind', kind)}</strong>{' '}
        <span className="soft">
          {[
            long(at),
            place,
            isUnrecorded(meeting, now)
              ? t('meetingUnrecorded')
              : t(`meetingOutcome_${outcome ?? 'open'}`),
            changes > 0 && t('meetingChanges', { count: changes }),
            signature && label('meetingSignature', signature),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p className="soft">
        {[
          who.length > 0 && t('meetingWho', { names: list(who) }),
          representatives !== null && t('meetingMost', { count: representatives }),
          saying(true) && t('meetingComes', { names: saying(true) }),
          saying(false) && t('meetingDeclines', { names: saying(false) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="row">
        {isOpenMeeting(meeting) && Date.parse(at) > now.getTime() && (
          <Button size="small" onClick={save}>
            {t('meetingCalendar')}
          </Button>
        )}
        {fields?.includes('opinion') && (outcome === null || outcome === 'held') && (
          <PapersOf
            caseNo={caseNo}
            templates={[isWithComplainant(meeting) ? 'meeting-minutes' : 'case-meeting-minutes']}
            about={String(number)}
          />
        )}
      </div>
    </li>
  );
};

const gistOf = (meeting: Meeting, now: Date) =>
  isUnrecorded(meeting, now)
    ? 'meetingsMissing'
    : meeting.outcome === 'not_held'
      ? 'meetingsMissed'
      : 'meetingsPlanned';

/** Meetings about the case, and committees and teams that sat on it. */
export const MeetingsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  const reviews = detail.reviews ?? [];
  const meetings = detail.meetings ?? [];
  const last = reviews.at(-1);
  const next = meetings.findLast(({ outcome }) => outcome === null) ?? meetings.at(-1);
  if (!last && !next) return null;
  const waits = last !== undefined && last.sitting === null;
  const missing = meetings.some((one) => isUnrecorded(one, new Date(serverNow())));
  const mayDo = (name: CommandName): boolean =>
    detail.commands.some(({ command, allowed }) => command === name && allowed);
  return (
    <FoldCard
      id="meetings"
      title={t('meetingsTitle')}
      gist={
        next && !waits
          ? t(gistOf(next, new Date(serverNow())), {
              what: label('meetingKind', next.kind),
              at: long(next.at),
            })
          : t(waits ? 'meetingsWait' : 'meetingsDone', {
              what: label('committeeKind', last?.panel.kind ?? 'technical'),
            })
      }
      owed={(waits && mayDo('recordReview')) || (missing && mayDo('recordMeeting'))}
    >
      <ul className="plain-list">
        {meetings.map((meeting, index) => (
          <MeetingItem
            key={meeting.meetingId}
            meeting={meeting}
            number={index + 1}
            detail={detail}
          />
        ))}
        {reviews.map((review, index) => (
          <ReviewItem key={review.askedAt} review={review} index={index} detail={detail} />
        ))}
      </ul>
    </FoldCard>
  );
};
