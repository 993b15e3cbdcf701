import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { NavLink, Outlet, useLocation, useNavigationType } from 'react-router';
import { get } from '../api/http.client';
import { inLanguage } from '../i18n/language';
import { switchLanguage } from '../i18n/setup';
import type { TextKey } from '../i18n/texts';
import { useLiveConnected } from '../kit/live';
import { chooseLook, LOOK_CHOICES, useLookChoice } from '../kit/look.store';
import { Loading } from '../kit/loading';
import { useSession, useSignOut } from '../kit/session';
import { useShowCurrent } from '../kit/show-current';
import { useOpenRefused } from '../refused/open-refused';
import { useHasGroupRole, useHasRole, useReachesInHouse, useWords } from '../kit/words';

const useUnread = (): number =>
  useQuery({
    queryKey: ['unread'],
    queryFn: () => get<{ count: number }>('/notices/unread-count'),
    refetchInterval: 60_000,
  }).data?.count ?? 0;

const useNavigationItems = (): readonly { to: string; text: TextKey; badge?: number }[] => {
  const unread = useUnread();
  const leads = useHasRole('leader', 'centre_head', 'auditor', 'tenant_admin', 'department_head');
  const boards = useHasRole('leader', 'centre_head', 'auditor', 'department_head');
  const centre = useHasGroupRole('centre_officer', 'centre_head');
  const refused = useOpenRefused(centre);
  const routines = useReachesInHouse('routine.read');
  const rosters = useReachesInHouse('roster.read');
  const operates = useHasRole('operator', 'platform_operator', 'tenant_admin');
  return [
    { to: '/', text: 'navWork' },
    ...(leads ? [{ to: '/dashboard', text: 'navDashboard' as const }] : []),
    ...(boards ? [{ to: '/clocks', text: 'navClocks' as const }] : []),
    { to: '/notices', text: 'navNotices', badge: unread },
    ...(routines ? [{ to: '/routines', text: 'navRoutines' as const }] : []),
    ...(rosters ? [{ to: '/roster', text: 'navRoster' as const }] : []),
    { to: '/policies', text: 'navPolicies' },
    { to: '/calendars', text: 'navCalendars' },
    ...(centre ? [{ to: '/refused', text: 'navRefused' as const, badge: refused }] : []),
    ...(operates ? [{ to: '/operator', text: 'navOperator' as const }] : []),
  ];
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

const LOOK_TEXTS = { device: 'lookDevice', light: 'lookLight', dark: 'lookDark' } as const;

/** Goes on to the next look with each press, and says which one holds. */
const LookButton = () => {
  const { t } = useWords();
  const choice = useLookChoice();
  const next = LOOK_CHOICES[(LOOK_CHOICES.indexOf(choice) + 1) % LOOK_CHOICES.length] ?? 'device';
  return (
    <Button
      size="small"
      ghost
      title={t('lookNext', { next: t(LOOK_TEXTS[next]) })}
      onClick={() => chooseLook(next)}
    >
      {t(LOOK_TEXTS[choice])}
    </Button>
  );
};

const Person = () => {
  const { t, label, list } = useWords();
  const me = useSession();
  const signOut = useSignOut();
  const roles = [...new Set(me?.grants.map((grant) => label('role', grant.role)))];
  const [first = '', ...more] = roles;
  return (
    <>
      <span className="person" title={t('rolesOf', { roles: list(roles) })}>
        <strong>{me?.name}</strong>{' '}
        <small>
          {more.length > 0 ? t('roleAndMore', { role: first, count: more.length }) : first}
        </small>
        <span className="visually-hidden">{t('rolesOf', { roles: list(roles) })}</span>
      </span>
      <Button size="small" ghost onClick={() => void signOut()}>
        {t('signOut')}
      </Button>
    </>
  );
};

export const Layout = () => {
  const { t, language } = useWords();
  const me = useSession();
  const items = useNavigationItems();
  const { pathname } = useLocation();
  const menu = useRef<HTMLElement>(null);
  // A count that comes later makes the menu longer.
  useShowCurrent(menu, [pathname, ...items.map(({ badge }) => badge ?? 0)].join());
  const wentBack = useNavigationType() === 'POP';
  useEffect(() => {
    if (!wentBack) window.scrollTo(0, 0);
  }, [pathname, wentBack]);
  return (
    <>
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
          {items.map((item) => (
            <NavLink key={item.to} to={item.to} end={item.to === '/'}>
              {t(item.text)}
              {item.badge ? <Badge count={item.badge} size="small" overflowCount={99} /> : null}
            </NavLink>
          ))}
        </nav>
        <span className="top-end">
          <LiveDot />
          <LookButton />
          <Button
            size="small"
            ghost
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => switchLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('language')}
          </Button>
          <Person />
        </span>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
};
