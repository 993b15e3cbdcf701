import type { Progress } from '@tingsu/contracts';
import { inLanguage } from '../i18n/language';
import { shown } from '../kit/plain-text';
import { longInstant } from '../time/instants';
import { usePreferences } from './preferences';

type Meeting = NonNullable<Progress['meetings']>[number];

/** To which meetings the sender is asked: when, where, who may come, what to bring, and how to say that it cannot be. */
export const Meetings = ({
  progress: { meetings = [], complaintNo },
}: {
  readonly progress: Progress;
}) => {
  const { t } = usePreferences();
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby="meetings-title">
      <h2 id="meetings-title">{t('meetingTitle')}</h2>
      {meetings.map((meeting) => (
        <OneMeeting key={meeting.meetingId} meeting={meeting} complaintNo={complaintNo} />
      ))}
    </section>
  );
};

const OneMeeting = ({
  meeting,
  complaintNo,
}: {
  readonly meeting: Meeting;
  readonly complaintNo: string;
}) => {
  const { t, language, timeZone } = usePreferences();
  const { meetingId, at, place, most, bring, changes, off } = meeting;
  const when = longInstant(at, language, timeZone);
  const save = async (): Promise<void> => {
    const { saveInCalendar } = await import('../time/save-in-calendar');
    saveInCalendar(
      {
        ...{ id: meetingId, at, place, changes, off },
        name: t('meetingName', { no: complaintNo }),
      },
      new Date(),
    );
  };
  if (off) return <p className="strong">{t('meetingOff', { at: when })}</p>;
  return (
    <div data-meeting={meetingId}>
      <p className="strong">
        {when}
        {changes > 0 && ` · ${t('meetingChanged')}`}
      </p>
      <ul>
        {place !== null && <li>{t('meetingPlace', { place: shown(place) })}</li>}
        {most !== null && <li>{t('meetingMost', { most })}</li>}
        {bring && <li>{t('meetingBring', { what: inLanguage(bring, language) })}</li>}
        <li>
          {t('meetingCannot')} <a href="#thread-title">{t('meetingWrite')}</a>
        </li>
      </ul>
      <button type="button" className="button secondary no-print" onClick={() => void save()}>
        {t('meetingCalendar')}
      </button>
    </div>
  );
};
