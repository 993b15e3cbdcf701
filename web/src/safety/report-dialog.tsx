import { INCIDENT_KINDS, INCIDENT_NAMES } from '@tingsu/contracts';
import { App, Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { inLanguage } from '../i18n/language';
import '../i18n/safety';
import { useDirectory } from '../kit/directory';
import { newKey } from '../kit/new-key';
import { ProblemView } from '../kit/problem-view';
import { useSession } from '../kit/session';
import { useWords } from '../kit/words';
import './safety.css';
import { useOpenSafetyFile } from './use-safety';

const NOWHERE = '';

/** Where a person works is where it most likely happens; it can be changed before the press that reports. */
const useOwnPlace = () => {
  const grants = useSession()?.grants ?? [];
  const directory = useDirectory();
  const own = grants.find(({ department }) => department !== null) ?? grants[0];
  return {
    campus: own?.campus ?? directory.campuses[0]?.code ?? '',
    department: own?.department ?? NOWHERE,
  };
};

/** What it is, in one press. Sent from the page of a case it belongs to that case. */
export const ReportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const directory = useDirectory();
  const caseNo = useMatch('/cases/:caseNo')?.params.caseNo;
  const own = useOwnPlace();
  const [chosen, setChosen] = useState<{ campus?: string; department?: string }>({});
  const [fileId] = useState(newKey);
  const id = useId();
  const campus = chosen.campus ?? own.campus;
  const department = chosen.department ?? (chosen.campus ? NOWHERE : own.department);
  const opening = useOpenSafetyFile(fileId, (file) => {
    void message.success(t('safetyReported'));
    onClose();
    void navigate(`/safety/${file.fileId}`);
  });
  const departments = directory.departments.filter((one) => one.campus === campus);
  return (
    <Modal open title={t('safetyReport')} footer={null} onCancel={onClose}>
      {opening.error && <ProblemView error={opening.error} />}
      <p className="soft">{t('safetyReportHelp')}</p>
      <div className="row report-where">
        <label htmlFor={`${id}-campus`}>{t('safetyReportCampus')}</label>
        <Select
          id={`${id}-campus`}
          value={campus}
          options={directory.campuses.map(({ code }) => ({
            value: code,
            label: directory.campus(code),
          }))}
          onChange={(value) => setChosen({ campus: value })}
        />
        <label htmlFor={`${id}-department`}>{t('safetyReportDepartment')}</label>
        <Select
          id={`${id}-department`}
          value={department}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: NOWHERE, label: t('safetyReportNowhere') },
            ...departments.map(({ code }) => ({ value: code, label: directory.department(code) })),
          ]}
          onChange={(value) => setChosen({ campus, department: value })}
        />
      </div>
      <div className="report-kinds">
        {INCIDENT_KINDS.map((kind) => (
          <Button
            key={kind}
            danger
            size="large"
            disabled={opening.isPending || campus === ''}
            onClick={() =>
              opening.mutate({
                ...{ sort: 'incident', kind, campus, department: department || null },
                happenedAt: null,
                ...(caseNo ? { caseNo } : {}),
              })
            }
          >
            {inLanguage(INCIDENT_NAMES[kind], language)}
          </Button>
        ))}
      </div>
    </Modal>
  );
};
