import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { get } from '../api/http.client';
import { asProblem, type ApiProblem } from '../api/problem';
import type { Campuses } from '../api/types';
import { inLanguage } from '../i18n/language';
import { ComplaintForm } from './complaint-form';
import { ProblemNote } from './fields';
import { later } from './later';
import { usePreferences, useTitle } from './preferences';
import { loadReceipt } from './draft.store';
import { FinishedPage, ReceiptPage } from './receipt-page';
import { CONFIRM_PATH, CONSENT_PATH, KIOSK_PATH, Link, usePath, usePlace } from './router';

const KioskPage = later(() => import('./kiosk/kiosk-page').then((page) => page.KioskPage));
const ConsentPage = later(() => import('./consent-page').then((page) => page.ConsentPage));
const ProgressPage = later(() => import('./progress-page').then((page) => page.ProgressPage));

/** Emergencies come before everything else on every page (UX anchor 8). */
const Emergency = () => {
  const { t } = usePreferences();
  const [before, middle, after] = t('emergencyText', { police: '|', ambulance: '|' }).split('|');
  return (
    <aside className="emergency no-print" aria-label={t('emergencyTitle')}>
      <p>
        <strong>{t('emergencyTitle')}</strong> {before}
        <a href="tel:110">110</a>
        {middle}
        <a href="tel:120">120</a>
        {after}
      </p>
    </aside>
  );
};

const Header = ({
  hospital,
  path,
}: {
  readonly hospital: string | null;
  readonly path: string;
}) => {
  const { t, language, elder, setLanguage, setElder } = usePreferences();
  return (
    <header>
      <div className="bar">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <span>
            <strong>{hospital ?? t('product')}</strong>
            <small>{t('portalTitle')}</small>
          </span>
        </Link>
        <div className="switches no-print">
          <button type="button" aria-pressed={elder} onClick={() => setElder(!elder)}>
            {t(elder ? 'elderOff' : 'elderOn')}
          </button>
          <button
            type="button"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('languageSwitch')}
          </button>
        </div>
      </div>
      <nav className="no-print" aria-label={t('portalTitle')}>
        <Link to="/" current={path === '/'}>
          {t('navForm')}
        </Link>
        <Link to="/progress" current={path === '/progress'}>
          {t('navProgress')}
        </Link>
      </nav>
    </header>
  );
};

type Loaded = { readonly campuses: Campuses } | { readonly problem: ApiProblem } | null;

const useCampuses = (): readonly [Loaded, () => void] => {
  const [loaded, setLoaded] = useState<Loaded>(null);
  const load = useCallback(() => {
    setLoaded(null);
    get<Campuses>('/campuses').then(
      (campuses) => setLoaded({ campuses }),
      (error: unknown) => setLoaded({ problem: asProblem(error) }),
    );
  }, []);
  useEffect(load, [load]);
  return [loaded, load];
};

interface FormPageProps {
  readonly loaded: Loaded;
  reload(): void;
}

const FormPage = ({ loaded, reload }: FormPageProps) => {
  const place = usePlace();
  const kept = place === 'receipt' ? loadReceipt() : null;
  if (kept) return <ReceiptPage {...kept} />;
  if (place === 'finished') return <FinishedPage />;
  return <OpenForm loaded={loaded} reload={reload} part={ComplaintForm} />;
};

/** The form, once it is known which campuses take complaints. */
const OpenForm = ({
  loaded,
  reload,
  part: Part,
}: FormPageProps & { readonly part: ComponentType<Campuses> }) => {
  const { t } = usePreferences();
  if (!loaded) return <p role="status">{t('loading')}</p>;
  if ('problem' in loaded)
    return (
      <ProblemNote problem={loaded.problem} onRetry={reload}>
        <p>{t('campusesFailed')}</p>
      </ProblemNote>
    );
  const open = loaded.campuses.campuses.filter((campus) => campus.channels.includes('web_form'));
  if (open.length === 0) return <p className="notice">{t('campusesEmpty')}</p>;
  return <Part tenant={loaded.campuses.tenant} campuses={open} />;
};

const NotFound = () => {
  const { t } = usePreferences();
  useTitle(t('notFoundTitle'));
  return (
    <>
      <h1>{t('notFoundTitle')}</h1>
      <Link to="/">{t('notFoundHome')}</Link>
    </>
  );
};

export const App = () => {
  const { t, language, setTimeZone } = usePreferences();
  const path = usePath();
  const [loaded, reload] = useCampuses();
  const tenant = loaded && 'campuses' in loaded ? loaded.campuses.tenant : null;
  useEffect(() => {
    if (tenant) setTimeZone(tenant.timeZone);
  }, [tenant, setTimeZone]);
  if (path === KIOSK_PATH) return <OpenForm loaded={loaded} reload={reload} part={KioskPage} />;
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Header hospital={tenant && inLanguage(tenant.name, language)} path={path} />
      <main id="main">
        <Emergency />
        {path === '/' ? (
          <FormPage loaded={loaded} reload={reload} />
        ) : path === '/progress' || path === CONFIRM_PATH ? (
          <ProgressPage />
        ) : path === CONSENT_PATH ? (
          <ConsentPage />
        ) : (
          <NotFound />
        )}
      </main>
      <footer className="no-print">
        <p>{t('helpText')}</p>
        <p>
          <a href="/staff/">{t('staffEntry')}</a>
        </p>
      </footer>
    </>
  );
};
