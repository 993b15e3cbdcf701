import type { DraftDetail } from '@tingsu/contracts';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Select, Tag } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { get } from '../api/http.client';
import { sectionLabel } from '../i18n/administration';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { differencesBetween, type DifferenceLine, type SectionDifferences } from './differences';
import { asDocument, type JsonObject } from './json';
import './policies.css';
import { draftPath } from './use-draft';
import { useDocumentView, useDrafts, useLibrary, useVocabulary, versionPath } from './use-policies';

/** A document by `policyId@version` or `draft:<draftId>`. */
const fetchSide = async (key: string): Promise<JsonObject> => {
  if (key.startsWith('draft:'))
    return asDocument((await get<DraftDetail>(draftPath(key.slice('draft:'.length)))).content);
  const [policyId = '', version = ''] = key.split('@');
  return asDocument((await get<{ document: unknown }>(versionPath(policyId, version))).document);
};
const useSide = (key: string) =>
  useQuery({
    queryKey: ['compare', key],
    queryFn: () => fetchSide(key),
    enabled: key !== '',
    staleTime: 0,
  });

const SideChoice = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  onChange(key: string): void;
}) => {
  const { t } = useWords();
  const { items } = useLibrary(true);
  const mayDraft = useHasRole('tenant_admin', 'leader', 'auditor');
  const drafts = useDrafts('policy');
  const options = [
    ...items.map((one) => ({
      value: `${one.policyId}@${one.version}`,
      label: `${one.policyId} ${one.version}`,
    })),
    ...(mayDraft ? drafts.items : []).map((one) => ({
      value: `draft:${one.draftId}`,
      label: t('draftOption', { id: one.subject, version: one.version }),
    })),
  ];
  const all =
    value && !options.some((one) => one.value === value)
      ? [...options, { value, label: value }]
      : options;
  return (
    <label className="side-choice">
      {label}{' '}
      <Select
        className="filter"
        aria-label={label}
        placeholder={t('compareChoose')}
        value={value || undefined}
        options={all}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={onChange}
      />
    </label>
  );
};

const TONE = { added: 'tone-green', removed: 'tone-red', changed: 'tone-amber' } as const;

const Line = ({ line }: { readonly line: DifferenceLine }) => {
  const { t } = useWords();
  const none = <span className="soft">{t('whatIfNone')}</span>;
  return (
    <tr data-change={line.change}>
      <td data-label={t('columnPlace')}>
        <strong>{line.where}</strong>
        <small>{line.field}</small>
        <Tag className={TONE[line.change]}>{t(line.change)}</Tag>
      </td>
      <td data-label={t('compareLeft')} className="before">
        <span>{line.before || none}</span>
      </td>
      <td data-label={t('compareRight')} className="after">
        <span>{line.after || none}</span>
      </td>
    </tr>
  );
};

const SectionTable = ({ section }: { readonly section: SectionDifferences }) => {
  const { t, language } = useWords();
  const title = sectionLabel(language, section.section);
  return (
    <section className="card" aria-label={title} data-section={section.section}>
      <h2>{title}</h2>
      <table className="rules sides">
        <thead>
          <tr>
            <th scope="col">{t('columnPlace')}</th>
            <th scope="col">{t('compareLeft')}</th>
            <th scope="col">{t('compareRight')}</th>
          </tr>
        </thead>
        <tbody>
          {section.lines.map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Differences = ({
  left,
  right,
}: {
  readonly left: JsonObject;
  readonly right: JsonObject;
}) => {
  const { t } = useWords();
  const [old, now] = [useDocumentView(left), useDocumentView(right)];
  const found = differencesBetween(
    { document: left, names: old.names },
    { document: right, names: now.names },
  );
  const count = found.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return <Empty description={t('compareSame')} />;
  return (
    <>
      <p role="status">{t('compareCount', { count })}</p>
      {found.map((section) => (
        <SectionTable key={section.section} section={section} />
      ))}
    </>
  );
};

/** What differs between two versions or drafts, in words, side by side. */
export const ComparePage = () => {
  const { t } = useWords();
  usePageTitle(t('compareTitle'));
  const [search, setSearch] = useSearchParams();
  const left = search.get('left') ?? '';
  const right = search.get('right') ?? '';
  const [old, now] = [useSide(left), useSide(right)];
  const isWaiting = useVocabulary().isPending;
  const put = (change: Readonly<Record<string, string>>): void =>
    setSearch({ left, right, ...change }, { replace: true });
  const error = old.error ?? now.error;
  return (
    <div className="page policies">
      <p className="back">
        <Link to="/policies">← {t('backToLibrary')}</Link>
      </p>
      <h1 className="spaced">{t('compareTitle')}</h1>
      <div className="filters">
        <SideChoice label={t('compareLeft')} value={left} onChange={(key) => put({ left: key })} />
        <SideChoice
          label={t('compareRight')}
          value={right}
          onChange={(key) => put({ right: key })}
        />
        <Button onClick={() => put({ left: right, right: left })}>{t('swap')}</Button>
      </div>
      {(left === '' || right === '') && <Empty description={t('compareNeedsTwo')} />}
      {(old.isLoading || now.isLoading) && <Loading rows={8} />}
      {error && (
        <ProblemView
          error={error}
          onRetry={() => void Promise.all([old.refetch(), now.refetch()])}
        />
      )}
      {old.data && now.data && !isWaiting && <Differences left={old.data} right={now.data} />}
    </div>
  );
};
