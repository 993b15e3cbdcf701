import type { CaseDetail, MadePaper, PaperLanguage, PaperList } from '@tingsu/contracts';
import { Alert, App, Button, Segmented } from 'antd';
import { useState } from 'react';
import '../i18n/papers';
import './papers.css';
import { inLanguage } from '../i18n/language';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { DossierPart } from '../dossier/dossier-part';
import { charactersOf, paperAddress } from './paper-address';
import { useMakePaper, usePapers } from './use-papers';
import { useOpenPaper } from './use-open-paper';

type Paper = PaperList['papers'][number];

/** Forms that are also filled in by hand. */
const FORMS: readonly Paper['template'][] = [
  'register-form',
  'meeting-minutes',
  'case-meeting-minutes',
  'settlement',
  'callback-form',
  'hold-list',
  'hold-opening',
  'hold-return',
  'autopsy-consent',
];

const titleOf = ({ title, about }: Paper, language: PaperLanguage): string =>
  [inLanguage(title, language), about].filter(Boolean).join(' ');

const keyOf = ({ template, about }: Paper): string => `${template} ${about ?? ''}`;

const Made = ({ paper, onOpen }: { readonly paper: MadePaper; onOpen(): void }) => {
  const { t, long } = useWords();
  const { person } = useDirectory();
  const { number, version, madeBy, madeAt, sha256 } = paper;
  return (
    <li data-paper-version={version}>
      <button type="button" className="plain" onClick={onOpen}>
        {[number, t('papersVersion', { version })].filter(Boolean).join(' · ')}
      </button>{' '}
      <span className="soft">{t('papersBy', { name: person(madeBy), at: long(madeAt) })}</span>
      <details>
        <summary className="soft">{t('papersHash')}</summary>
        <code>{sha256}</code>
      </details>
    </li>
  );
};

const Row = ({
  paper,
  caseNo,
  chosen,
  onMake,
  onOpen,
}: {
  readonly paper: Paper;
  readonly caseNo: string;
  readonly chosen: PaperLanguage;
  onMake: (() => void) | null;
  onOpen(href: string): void;
}) => {
  const { t, language } = useWords();
  const { template, about, draft, made } = paper;
  const title = titleOf(paper, language);
  return (
    <li data-paper={template} data-about={about ?? undefined}>
      <strong>{title}</strong> {draft && <span className="soft">{t('papersDraft')}</span>}
      <div className="row">
        <Button
          size="small"
          aria-label={t('papersOpenNamed', { title })}
          onClick={() => onOpen(paperAddress(caseNo, template, { about, language: chosen }))}
        >
          {t('papersOpen')}
        </Button>
        {FORMS.includes(template) && (
          <Button
            size="small"
            aria-label={t('papersBlankNamed', { title })}
            onClick={() =>
              onOpen(paperAddress(caseNo, template, { about, language: chosen, blank: true }))
            }
          >
            {t('papersBlank')}
          </Button>
        )}
        {onMake && !draft && (
          <Button size="small" aria-label={t('papersMakeNamed', { title })} onClick={onMake}>
            {t('papersMake')}
          </Button>
        )}
      </div>
      {made.length > 0 && (
        <ul className="plain-list">
          {made.map((one) => (
            <Made
              key={one.paperId}
              paper={one}
              onOpen={() => onOpen(paperAddress(caseNo, template, { about, version: one.version }))}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

const Later = ({ papers }: { readonly papers: readonly Paper[] }) => {
  const { t, language } = useWords();
  if (papers.length === 0) return null;
  return (
    <details>
      <summary>{t('papersLater', { count: papers.length })}</summary>
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={keyOf(paper)}>
            {titleOf(paper, language)}{' '}
            <span className="soft">
              {t(paper.reason === 'access.denied' ? 'papersDenied' : 'papersNotYet')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Content = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const { caseNo } = detail;
  const { data, error, isPending, refetch } = usePapers(caseNo, detail.version, true);
  const making = useMakePaper(caseNo);
  const reader = useOpenPaper();
  const [chosen, setChosen] = useState<PaperLanguage>(language);
  if (isPending) return <Loading rows={3} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const make = ({ template, about }: Paper): void =>
    making.mutate(
      {
        ...{ template, language: chosen, paperId: crypto.randomUUID() },
        ...(about ? { about } : {}),
      },
      {
        onSuccess: ({ missing }) => {
          reader.setMissing(missing.length > 0 ? missing.join(' ') : null);
          void message.success(t('papersMade'));
        },
      },
    );
  const problem = making.error ?? reader.problem;
  return (
    <>
      <p className="soft">{t('papersHint')}</p>
      <Segmented<PaperLanguage>
        aria-label={t('papersLanguage')}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'zh-CN', label: t('papersChinese') },
          { value: 'en', label: t('papersEnglish') },
        ]}
      />
      {problem && <ProblemView error={problem} />}
      {reader.missing && (
        <Alert
          type="warning"
          showIcon
          title={t('papersMissing', { characters: charactersOf(reader.missing) })}
        />
      )}
      <ul className="plain-list papers" aria-busy={making.isPending || reader.busy}>
        {data.papers
          .filter(({ reason, made }) => reason === null || made.length > 0)
          .map((paper) => (
            <Row
              key={keyOf(paper)}
              paper={paper}
              caseNo={caseNo}
              chosen={chosen}
              onMake={data.mayMake && !making.isPending ? () => make(paper) : null}
              onOpen={(href) => void reader.open(href)}
            />
          ))}
      </ul>
      {data.mayTakeOut && <DossierPart caseNo={caseNo} language={chosen} />}
      <Later papers={data.papers.filter(({ reason, made }) => reason && made.length === 0)} />
    </>
  );
};

/** Papers of the case; asked for when they are looked at. */
export const PapersCard = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <section className="card papers-card" aria-labelledby="papers-title">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2 id="papers-title">{t('papersTitle')}</h2>
        </summary>
        {open && <Content detail={detail} />}
      </details>
    </section>
  );
};
