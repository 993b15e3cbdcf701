import '../i18n/outgoing';
import './outgoing.css';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useDirectory } from '../kit/directory';
import { usePageTitle } from '../kit/page-title';
import { useHasRole, useWords } from '../kit/words';
import { dayIn } from '../time/instants';
import { serverNow } from '../time/server-time';
import { CallsList } from './calls-list';
import { LettersList } from './letters-list';
import type { TaskMedium } from './use-sending-tasks';

const PATHS: Readonly<Record<TaskMedium, string>> = {
  letter: '/letters',
  phone: '/calls-to-make',
};

/** What people carry out so that a message reaches its complainant: letters to post and calls to make. */
export const OutgoingPage = ({ medium }: { readonly medium: TaskMedium }) => {
  const { t, timeZone } = useWords();
  const directory = useDirectory();
  const navigate = useNavigate();
  const [campus, setCampus] = useState<string | null>(null);
  const carries = useHasRole('centre_officer', 'centre_head');
  const title = t(medium === 'letter' ? 'lettersTitle' : 'callsTitle');
  usePageTitle(title);
  const today = dayIn(timeZone, serverNow());
  const List = medium === 'letter' ? LettersList : CallsList;
  return (
    <div className="page outgoing">
      <div className="page-head">
        <h1>{title}</h1>
        <Segmented<TaskMedium>
          aria-label={t('outgoingKind')}
          value={medium}
          onChange={(chosen) => void navigate(PATHS[chosen])}
          options={[
            { value: 'letter', label: t('lettersTitle') },
            { value: 'phone', label: t('callsTitle') },
          ]}
        />
      </div>
      <p className="soft">{t(medium === 'letter' ? 'lettersIntro' : 'callsIntro')}</p>
      {carries ? (
        <>
          <p>
            {' '}
            <Select
              aria-label={t('filterCampus')}
              value={campus ?? ''}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('outgoingAllCampuses') },
                ...directory.campuses.map(({ code }) => ({
                  value: code,
                  label: directory.campus(code),
                })),
              ]}
              onChange={(value) => setCampus(value === '' ? null : value)}
            />
          </p>{' '}
          <List key={medium} campus={campus} today={today} />
        </>
      ) : (
        <p>{t('outgoingNotYours')}</p>
      )}
    </div>
  );
};
