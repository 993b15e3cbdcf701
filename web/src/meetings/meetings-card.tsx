import '../i18n/meetings';
import type { CaseDetail, Meeting, Review } from '@tingsu/contracts';
import { useDirectory } from '../kit/directory';
import { FoldCard } from '../kit/fold-card';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
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
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const { panel, sitting, askedAt } = review;
  const names = (ids: readonly string[]): string => ids.map(directory.person).join('、');
  const { minutes, opinion, legalAdvice, dissent } = wordsOfReview(detail.timeline, index);
  return (
    <li data-review={panel.kind}>
      <p>
        <strong>{label('committeeKind', panel.kind)}</strong>{' '}
        <span className="soft">
          {sitting
            ? t('reviewSat', { day: sitting.heldOn, sat: sitting.sat.length })
            : t('reviewAsked', { at: long(askedAt), needed: panel.needed })}
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

const MeetingItem = ({ meeting }: { readonly meeting: Meeting }) => {
  const { t, label, long } = useWords();
  const directory = useDirectory();
  const { kind, at, place, persons, units, representatives, outcome, signature } = meeting;
  const who = [...persons.map(directory.person), ...units.map(directory.department)];
  return (
    <li data-meeting={kind}>
      <p>
        <strong>{label('meetingKind', kind)}</strong>{' '}
        <span className="soft">
          {[
            long(at),
            place,
            t(`meetingOutcome_${outcome ?? 'open'}`),
            signature && label('meetingSignature', signature),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p className="soft">
        {[
          who.join('、'),
          representatives !== null && `${t('fieldRepresentatives')} ${representatives}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
};

/** Meetings about the case, and committees and teams that sat on it. */
export const MeetingsCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, label, long } = useWords();
  const reviews = detail.reviews ?? [];
  const meetings = detail.meetings ?? [];
  const last = reviews.at(-1);
  const next = meetings.findLast(({ outcome }) => outcome === null) ?? meetings.at(-1);
  if (!last && !next) return null;
  const waits = last !== undefined && last.sitting === null;
  return (
    <FoldCard
      id="meetings"
      title={t('meetingsTitle')}
      gist={
        next && !waits
          ? t('meetingsPlanned', { what: label('meetingKind', next.kind), at: long(next.at) })
          : t(waits ? 'meetingsWait' : 'meetingsDone', {
              what: label('committeeKind', last?.panel.kind ?? 'technical'),
            })
      }
      owed={
        waits &&
        detail.commands.some(({ command, allowed }) => command === 'recordReview' && allowed)
      }
    >
      <ul className="plain-list">
        {meetings.map((meeting) => (
          <MeetingItem key={meeting.meetingId} meeting={meeting} />
        ))}
        {reviews.map((review, index) => (
          <ReviewItem key={review.askedAt} review={review} index={index} detail={detail} />
        ))}
      </ul>
    </FoldCard>
  );
};
