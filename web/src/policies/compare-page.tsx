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
import { useSay } from './use-say';

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
  const say = useSay();
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
      label: say('draftOption', { id: one.subject, version: one.version }),
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
        placeholder={say('compareChoose')}
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
  const say = useSay();
  const none = <span className="soft">{say('whatIfNone')}</span>;
  return (
    <tr data-change={line.change}>
      <td data-label={say('columnPlace')}>
        <strong>{line.where}</strong>
        <small>{line.field}</small>
        <Tag className={TONE[line.change]}>{say(line.change)}</Tag>
      </td>
      <td data-label={say('compareLeft')} className="before">
        <span>{line.before || none}</span>
      </td>
      <td data-label={say('compareRight')} className="after">
        <span>{line.after || none}</span>
      </td>
    </tr>
  );
};

const SectionTable = ({ section }: { readonly section: SectionDifferences }) => {
  const say = useSay();
  const { language } = useWords();
  const title = sectionLabel(language, section.section);
  return (
    <section className="card" aria-label={title} data-section={section.section}>
      <h2>{title}</h2>
      <table className="rules sides">
        <thead>
          <tr>
            <th scope="col">{say('columnPlace')}</th>
            <th scope="col">{say('compareLeft')}</th>
            <th scope="col">{say('compareRight')}</th>
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
  const say = useSay();
  const [old, now] = [useDocumentView(left), useDocumentView(right)];
  const found = differencesBetween(
    { document: left, names: old.names },
    { document: right, names: now.names },
  );
  const count = found.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return <Empty description={say('compareSame')} />;
  return (
    <>
      <p role="status">{say('compareCount', { count })}</p>
      {found.map((section) => (
        <SectionTable key={section.section} section={section} />
      ))}
    </>
  );
};

/** What differs between two versions or drafts, in words, side by side. */
export const ComparePage = () => {
  const say = useSay();
  usePageTitle(say('compareTitle'));
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
        <Link to="/policies">← {say('backToLibrary')}</Link>
      </p>
      <h1 className="spaced">{say('compareTitle')}</h1>
      <div className="filters">
        <SideChoice
          label={say('compareLeft')}
          value={left}
          onChange={(key) => put({ left: key })}
        />
        <SideChoice
          label={say('compareRight')}
          value={right}
          onChange={(key) => put({ right: key })}
        />
        <Button onClick={() => put({ left: right, right: left })}>{say('swap')}</Button>
      </div>
      {(left === '' || right === '') && <Empty description={say('compareNeedsTwo')} />}
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
