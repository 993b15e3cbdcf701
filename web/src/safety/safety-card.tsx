import type { CaseDetail, SafetyOfCase, WholeSafetyFile } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { get } from '../api/http.client';
import '../i18n/safety';
import { FoldCard } from '../kit/fold-card';
import { useReachesInHouse, useWords } from '../kit/words';
import { fileTitle } from './file-title';
import { OpenDialog } from './open-dialog';
import './safety.css';
import { SafetyStanding } from './safety-standing';
import { TakenSteps } from './taken-steps';

const useSafetyOfCase = (caseNo: string, enabled: boolean) =>
  useQuery({
    queryKey: ['safety', 'case', caseNo],
    queryFn: () => get<SafetyOfCase>(`/safety-files/of-case/${encodeURIComponent(caseNo)}`),
    enabled,
    refetchInterval: 20_000,
  });

const Line = ({ file }: { readonly file: WholeSafetyFile }) => {
  const { t, language } = useWords();
  return (
    <div data-safety={file.sort}>
      <p>
        <Link to={`/safety/${file.fileId}`}>
          {fileTitle(file.state, language) ?? t('safetyPathTitle')}
        </Link>{' '}
        <SafetyStanding file={file} />
      </p>
      {file.endedAt === null && file.path.steps.length > 0 && <TakenSteps file={file} />}
    </div>
  );
};

/** Danger in a case: steps and numbers at once, and what belongs to it. Nothing where there is nothing. */
export const SafetyCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const reads = useReachesInHouse('incident.read');
  const secures = useReachesInHouse('incident.secure');
  const proposes = useReachesInHouse('restriction.propose');
  const [proposing, setProposing] = useState(false);
  const { data } = useSafetyOfCase(detail.caseNo, reads || secures);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const open = items.filter(({ endedAt }) => endedAt === null);
  return (
    <FoldCard
      id="safety-card"
      title={t('safetyCardTitle')}
      gist={t('safetyCardGist', { open: open.length, all: items.length })}
      owed={open.some(({ may }) => may.includes('acknowledge') || may.includes('agree'))}
    >
      {items.map((file) => (
        <Line key={file.fileId} file={file} />
      ))}
      {proposes && (
        <Button size="small" onClick={() => setProposing(true)}>
          {t('safetyRestrict')}
        </Button>
      )}
      {proposing && (
        <OpenDialog
          sort="restriction"
          campus={detail.campus}
          known={{ caseNo: detail.caseNo }}
          onClose={() => setProposing(false)}
        />
      )}
    </FoldCard>
  );
};
