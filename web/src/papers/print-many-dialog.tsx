import { PAPER_TEMPLATES, subjectOfPaper, type PaperTemplate } from '@tingsu/contracts';
import { Alert, Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import '../i18n/papers';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { charactersOf } from './paper-address';
import { type Printing, usePrintMany } from './use-print-many';

const Progressing = ({ printing }: { readonly printing: Printing }) => {
  const { t, reason } = useWords();
  const { done, of, leftOut, address, papers, missing, problem, running } = printing;
  return (
    <div role="status" data-print-many={running ? 'running' : 'done'}>
      {running && (
        <Progress
          aria-label={t('printManyRunning', { done, of })}
          percent={of === 0 ? 0 : Math.floor((done / of) * 99)}
        />
      )}
      {running && <p>{t('printManyRunning', { done, of })}</p>}
      {problem && <ProblemView error={problem} />}
      {address && (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            {t('printManyOpen', { count: papers })}
          </a>
        </p>
      )}
      {!running && !address && !problem && <p>{t('printManyNone')}</p>}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('papersMissing', { characters: charactersOf(missing.join(' ')) })}
        />
      )}
      {leftOut.length > 0 && (
        <>
          <p>{t('printManyLeftOut', { count: leftOut.length })}</p>
          <ul className="plain-list">
            {leftOut.map(({ caseNo, code }) => (
              <li key={caseNo}>
                {caseNo} <span className="soft">{reason(code) ?? code}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

interface Props {
  readonly chosen: readonly string[];
  onClose(): void;
}

/** One paper of the chosen cases as one file to print, in the order of the list. */
export const PrintManyDialog = ({ chosen, onClose }: Props) => {
  const { t, label, language } = useWords();
  const { printing, start } = usePrintMany();
  const [template, setTemplate] = useState<PaperTemplate>('register-form');
  return (
    <Modal
      open
      title={t('printManyTitle', { count: chosen.length })}
      okText={t('printManyStart')}
      cancelText={t('close')}
      okButtonProps={{ loading: printing?.running ?? false }}
      mask={{ closable: false }}
      onOk={() => void start(template, { caseNos: [...chosen], language })}
      onCancel={onClose}
    >
      <p className="soft">{t('printManyHint')}</p>
      <Select<PaperTemplate>
        aria-label={t('printManyWhich')}
        className="wide"
        value={template}
        onChange={setTemplate}
        options={PAPER_TEMPLATES.filter((one) => subjectOfPaper(one) === null).map((value) => ({
          value,
          label: label('paper', value),
        }))}
      />
      {printing && <Progressing printing={printing} />}
    </Modal>
  );
};
