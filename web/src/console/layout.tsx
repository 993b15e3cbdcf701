import '../i18n/ownership';
import { Badge, Dropdown } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate, useNavigationType } from 'react-router';
import { BulkJobsProvider } from '../bulk/bulk-jobs';
import { FindBox } from '../find/find-box';
import { FindWordsProvider } from '../find/find-words';
import { useKeptDrafts } from '../drafts/use-draft';
import { inLanguage } from '../i18n/language';
import { switchLanguage } from '../i18n/setup';
import type { TextKey } from '../i18n/texts';
import { useStanding } from '../accountability/use-standing';
import { useLiveConnected } from '../kit/live';
import { Loading } from '../kit/loading';
import { useSession, useSignOut } from '../kit/session';
import { useShowCurrent } from '../kit/show-current';
import { ReportButton } from '../safety/report-button';
import { useStoppedWebhooks } from '../partners/stopped-webhooks';
import { useOpenRefused } from '../refused/open-refused';
import {
  useHasGroupRole,
  useHasRole,
  useReachesInHouse,
  useWatchesOnly,
  useWords,
} from '../kit/words';
import { useUnread } from '../notices/use-notices';
import { NewComplaint } from './new-complaint';
import { PersonMenu } from './person-menu';
import { Shortcuts } from './shortcuts';

/** Not needed for the first page: it waits for the telephone. */
const CallPopup = lazy(() =>
  import('../register/call-popup').then((loaded) => ({ default: loaded.CallPopup })),
);

interface NavigationItem {
  readonly to: string;
  readonly text: TextKey;
  readonly badge?: number;
}

/** What people come back to all day stands in the bar, the rest under one menu. */
const useNavigationItems = (): {
  readonly daily: readonly NavigationItem[];
  readonly more: readonly NavigationItem[];
} => {
  const { count: unread } = useUnread();
  const leads = useHasRole('leader', 'centre_head', 'auditor', 'tenant_admin', 'department_head');
  const boards = useHasRole('leader', 'centre_head', 'auditor', 'department_head');
  const decides = useHasRole('leader');
  const supervises = useHasRole('leader', 'centre_head');
  const centre = useHasGroupRole('centre_officer', 'centre_head');
  const refused = useOpenRefused(centre);
  const routines = useReachesInHouse('routine.read');
  const wholeIncidents = useReachesInHouse('incident.read');
  const incidents = useReachesInHouse('incident.floor') || wholeIncidents;
  const rosters = useReachesInHouse('roster.read');
  const committees = useReachesInHouse('committee.edit');
  const inlets = useReachesInHouse('inlet.read');
  const books = useReachesInHouse('register.read');
  const posters = useReachesInHouse('poster.print');
  const takesOrders = useReachesInHouse('order.take');
  const orders = useReachesInHouse('order.configure') || takesOrders;
  const calls = useHasRole('callback_agent', 'centre_officer', 'centre_head', 'department_head');
  const letters = useHasRole('centre_officer', 'centre_head');
  const reports = useHasRole(
    ...(['centre_officer', 'centre_head', 'supervisor', 'leader', 'auditor'] as const),
  );
  const agent = useHasRole('callback_agent');
  const watches = useHasRole('auditor', 'privacy_officer');
  const erases = useReachesInHouse('erasure.read');
  const { data: standing } = useStanding(true);
  const rewards = useReachesInHouse('reward.give');
  const answers = standing !== undefined && (standing.on || standing.mine);
  const atHome = useWatchesOnly();
  const accounts = useHasGroupRole('tenant_admin');
  const changesWatched = useHasRole('tenant_admin', 'auditor', 'privacy_officer');
  const stopped = useStoppedWebhooks(accounts);
  const operates = useHasRole('operator', 'platform_operator', 'tenant_admin');
  const when = (allowed: boolean, item: NavigationItem) => (allowed ? [item] : []);
  return {
    daily: [
      { to: '/', text: atHome ? 'navAccessLog' : 'navWork' },
      ...when(agent, { to: '/callbacks', text: 'navCallbacks' }),
      { to: '/notices', text: 'navNotices', badge: unread },
      ...when(decides, { to: '/approvals', text: 'navApprovals' }),
      ...when(supervises, { to: '/supervise', text: 'navSupervise' }),
      ...when(boards, { to: '/clocks', text: 'navClocks' }),
      ...when(leads, { to: '/dashboard', text: 'navDashboard' }),
      ...when(watches && !atHome, { to: '/access-log', text: 'navAccessLog' }),
      ...when(erases, { to: '/erasures', text: 'navErasures' }),
    ],
    more: [
      ...when(supervises && !decides, { to: '/approvals', text: 'navApprovals' }),
      ...when(calls && !agent, { to: '/callbacks', text: 'navCallbacks' }),
      ...when(orders, { to: '/orders', text: 'navOrders' }),
      ...when(centre, { to: '/refused', text: 'navRefused', badge: refused }),
      ...when(letters, { to: '/letters', text: 'navLetters' }),
      ...when(!atHome, { to: '/results', text: 'navResults' }),
      ...when(boards, { to: '/ledger', text: 'navLedger' }),
      ...when(answers, { to: '/accountability', text: 'navAccountability' }),
      ...when(reports, { to: '/reportable', text: 'navReports' }),
      ...when(rewards, { to: '/rewards', text: 'navRewards' }),
      ...when(books, { to: '/register-book', text: 'navRegisterBook' }),
      ...when(!atHome, { to: '/improvements', text: 'navImprovements' }),
      ...when(incidents, { to: '/safety', text: 'navSafety' }),
      ...when(routines, { to: '/routines', text: 'navRoutines' }),
      ...when(rosters, { to: '/roster', text: 'navRoster' }),
      ...when(committees, { to: '/committees', text: 'navCommittees' }),
      ...when(posters, { to: '/posters', text: 'navPosters' }),
      { to: '/policies', text: 'navPolicies' },
      { to: '/calendars', text: 'navCalendars' },
      ...when(accounts, { to: '/people', text: 'navPeople' }),
      ...when(changesWatched, { to: '/administration-log', text: 'navAdministrationLog' }),
      ...when(accounts, { to: '/accounts', text: 'navAccounts' }),
      ...when(inlets, { to: '/channels', text: 'navChannels' }),
      ...when(accounts, { to: '/robots', text: 'navRobots' }),
      ...when(accounts, { to: '/partners', text: 'navPartners', badge: stopped }),
      ...when(operates, { to: '/operator', text: 'navOperator' }),
    ],
  };
};

/** Opened by click or Enter, walked by arrows; the count of what waits inside shows on the button. */
const MoreMenu = ({ items }: { readonly items: readonly NavigationItem[] }) => {
  const { t } = useWords();
  const { pathname } = useLocation();
  const here = items.find(({ to }) => pathname.startsWith(to));
  const waiting = items.reduce((sum, { badge = 0 }) => sum + badge, 0);
  const entries = items.map(({ to, text, badge }) => ({
    key: to,
    label: (
      <Link to={to} aria-current={here?.to === to ? 'page' : undefined}>
        {t(text)} {badge ? <Badge count={badge} size="small" overflowCount={99} /> : null}
      </Link>
    ),
  }));
  return (
    <Dropdown menu={{ items: entries, selectedKeys: here ? [here.to] : [] }} trigger={['click']}>
      <button
        type="button"
        className={here ? 'bar-button active' : 'bar-button'}
        aria-current={here && 'page'}
      >
        {here ? t(here.text) : t('navMore')} ▾
        {waiting > 0 && <Badge count={waiting} size="small" overflowCount={99} />}
      </button>
    </Dropdown>
  );
};

const LiveDot = () => {
  const { t } = useWords();
  const connected = useLiveConnected();
  const text = t(connected ? 'live' : 'notLive');
  return (
    <span className={connected ? 'live on' : 'live'} role="img" aria-label={text} title={text}>
      {connected ? '●' : '○'}
    </span>
  );
};

/** The find box with the pages of the menu and what can be done from everywhere. */
const Find = ({ pages }: { readonly pages: readonly NavigationItem[] }) => {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const registers = useReachesInHouse('complaint.register');
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <FindBox
      pages={pages.map(({ to, text }) => ({ text: t(text), run: () => void navigate(to) }))}
      actions={[
        ...(registers ? [{ text: t('newComplaint'), run: () => void navigate('/new') }] : []),
        { text: t('language'), run: () => switchLanguage(other) },
        { text: t('signOut'), run: () => void signOut() },
      ]}
    />
  );
};

export const Layout = () => {
  const { t, language } = useWords();
  const me = useSession();
  useKeptDrafts();
  const { daily, more } = useNavigationItems();
  const { pathname } = useLocation();
  const menu = useRef<HTMLElement>(null);
  // A count that comes later makes the menu longer.
  useShowCurrent(menu, [pathname, ...daily.map(({ badge }) => badge ?? 0)].join());
  const wentBack = useNavigationType() === 'POP';
  useEffect(() => {
    if (!wentBack) window.scrollTo(0, 0);
  }, [pathname, wentBack]);
  return (
    <FindWordsProvider>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <span className="top-brand">
          <img src="/icon.svg" alt="" width={30} height={30} />
          <span>
            <strong>{t('product')}</strong>{' '}
            <small>{me && inLanguage(me.tenant.name, language)}</small>
          </span>
        </span>
        <nav ref={menu} aria-label={t('navLabel')}>
          {daily.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.to === '/'}>
              {t(item.text)}
              {item.badge ? <Badge count={item.badge} size="small" overflowCount={99} /> : null}
            </NavLink>
          ))}
          <MoreMenu items={more} />
        </nav>
        <span className="top-end">
          <ReportButton />
          <NewComplaint />
          <Suspense fallback={null}>
            <CallPopup />
          </Suspense>
          <Find pages={[...daily, ...more]} />
          <LiveDot />
          <Shortcuts pages={[...daily, ...more]} />
          <PersonMenu />
        </span>
      </header>
      <main id="main" tabIndex={-1}>
        <BulkJobsProvider>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </BulkJobsProvider>
      </main>
    </FindWordsProvider>
  );
};
