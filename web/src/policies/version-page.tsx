import type { PolicyVersion, PolicyVersionDetail } from '@tingsu/contracts';
import { Button, Select, Tag } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useHasRole, useWords } from '../kit/words';
import { Behind } from './behind';
import { Export } from './export';
import { asDocument, type JsonObject } from './json';
import { PolicyTables, titleOf } from './policy-tables';
import './policies.css';
import { useStartPolicy } from './use-start-policy';
import { useDocumentView, useLibrary, useVersion, useVocabulary } from './use-policies';
import { VersionState } from './version-state';

/** Starts a draft of a policy and goes to it. */
const StartDraft = ({
  policyId,
  version,
}: {
  readonly policyId: string;
  readonly version: string;
}) => {
  const { t } = useWords();
  const start = useStartPolicy();
  return (
    <>
      <Button
        type="primary"
        loading={start.isPending}
        onClick={() => start.mutate({ policyId, basedOn: version })}
      >
        {t('newDraft')}
      </Button>
      {start.error && <ProblemView error={start.error} />}
    </>
  );
};

const CompareChoice = ({
  policyId,
  version,
}: {
  readonly policyId: string;
  readonly version: string;
}) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { items } = useLibrary(true);
  const mine = `${policyId}@${version}`;
  const others = items
    .map((one) => `${one.policyId}@${one.version}`)
    .filter((key) => key !== mine)
    .toSorted(
      (one, other) =>
        Number(other.startsWith(`${policyId}@`)) - Number(one.startsWith(`${policyId}@`)),
    );
  if (others.length === 0) return null;
  return (
    <Select
      className="filter"
      aria-label={t('compareWith')}
      placeholder={t('compareWith')}
      value={null}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={others.map((key) => ({ value: key, label: key }))}
      onChange={(left: string) =>
        void navigate(`/policies/compare?${new URLSearchParams({ left, right: mine }).toString()}`)
      }
    />
  );
};

const Approval = ({ version }: { readonly version: PolicyVersion }) => {
  const { t } = useWords();
  const directory = useDirectory();
  if (!version.author) return <>{t('shipped')}</>;
  return (
    <>
      {t('author', { name: directory.person(version.author) })}
      {version.approver && ` · ${t('approver', { name: directory.person(version.approver) })}`}
    </>
  );
};

const Layers = ({
  layers,
  names,
}: Pick<ReturnType<typeof useDocumentView>, 'layers' | 'names'>) => (
  <section className="card" aria-labelledby="title-layers">
    <h2 id="title-layers">{names.t('layersTitle')}</h2>
    {layers.length === 0 ? (
      <p className="soft">{names.t('layersNone')}</p>
    ) : (
      <>
        <p>{names.t('layersText')}</p>
        <ul>
          {layers.map((layer) => (
            <li key={String(layer.id)}>
              <Link to={`/policies/${String(layer.id)}/${String(layer.version)}`}>
                {titleOf(layer, names)}
              </Link>{' '}
              <small className="inline">
                {names.t('versionLine', { id: String(layer.id), version: String(layer.version) })}
              </small>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

const Reading = ({
  version,
  document,
}: {
  readonly version: PolicyVersionDetail;
  readonly document: JsonObject;
}) => {
  const { t } = useWords();
  const { names, layers } = useDocumentView(document);
  const edits = useHasRole('tenant_admin');
  const title = titleOf(document, names);
  usePageTitle(title);
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="soft">
            {t('versionLine', { id: version.policyId, version: version.version })} ·{' '}
            {t('columnEffective')}: {version.effectiveFrom} · <Approval version={version} />{' '}
            <VersionState state={version.state} />
            {version.boundCampuses.length > 0 && <Campuses codes={version.boundCampuses} />}
          </p>
        </div>
        <div className="row">
          <CompareChoice policyId={version.policyId} version={version.version} />
          <Export name={`${version.policyId}-${version.version}`} document={document} />
          {edits && <StartDraft policyId={version.policyId} version={version.version} />}
        </div>
      </div>
      <Behind policyId={version.policyId} version={version.version} behind={version.behind} />
      <Layers layers={layers} names={names} />
      <PolicyTables document={document} layers={layers} names={names} />
      <details className="card">
        <summary>{t('asJson')}</summary>
        <pre className="message-body">{JSON.stringify(document, null, 2)}</pre>
      </details>
    </>
  );
};

/** Campuses that a policy binds today. */
export const Campuses = ({ codes }: { readonly codes: readonly string[] }) => {
  const { t } = useWords();
  const directory = useDirectory();
  return (
    <>
      {codes.map((code) => (
        <Tag key={code}>{code === '*' ? t('allOtherCampuses') : directory.campus(code)}</Tag>
      ))}
    </>
  );
};

/** One published version, read as tables. */
export const VersionPage = () => {
  const { t } = useWords();
  const { policyId = '', version = '' } = useParams();
  const found = useVersion(policyId, version);
  const isWaiting = useVocabulary().isPending;
  return (
    <div className="page policies">
      <p className="back">
        <Link to="/policies">← {t('backToLibrary')}</Link>
      </p>
      {(found.isPending || isWaiting) && <Loading rows={12} />}
      {found.error && <ProblemView error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !isWaiting && (
        <Reading version={found.data} document={asDocument(found.data.document)} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {found.isPending ? t('loading') : ''}
      </p>
    </div>
  );
};
