import { useQueryClient } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { WorkListPage } from '../worklist/work-list-page';
import { AskForProof } from './ask-for-proof';
import { CrashGuard } from './crash';
import { Outcome } from './outcome';
import { Layout } from './layout';
import { LiveProvider } from '../kit/live';
import { fetchPoliciesAhead } from '../kit/policies';
import { whenIdle } from '../kit/when-idle';
import { Loading } from '../kit/loading';
import { ProblemView } from '../kit/problem-view';
import { forgetAllButSession, SessionProvider, useMe } from '../kit/session';
import { TabLeavesSelects } from '../kit/tab-leaves-selects';
import { useLook } from '../kit/look.store';
import { THEMES } from '../kit/theme';
import { useWatchesOnly, useWords } from '../kit/words';

const SignInPage = lazy(() =>
  import('./sign-in-page').then((loaded) => ({ default: loaded.SignInPage })),
);
const MustAddFactor = lazy(() =>
  import('./must-add-factor').then((loaded) => ({ default: loaded.MustAddFactor })),
);
const loadCasePage = () => import('../casepage/case-page');
const CasePage = lazy(() => loadCasePage().then((loaded) => ({ default: loaded.CasePage })));
const DashboardPage = lazy(() =>
  import('../dashboard/dashboard-page').then((loaded) => ({ default: loaded.DashboardPage })),
);
const NoticesPage = lazy(() =>
  import('../notices/notices-page').then((loaded) => ({ default: loaded.NoticesPage })),
);
const NoticeSettingsPage = lazy(() =>
  import('../notices/settings-page').then((loaded) => ({ default: loaded.NoticeSettingsPage })),
);
const FindPage = lazy(() =>
  import('../find/find-page').then((loaded) => ({ default: loaded.FindPage })),
);
const OperatorPage = lazy(() =>
  import('../operator/operator-page').then((loaded) => ({ default: loaded.OperatorPage })),
);
const AccountPage = lazy(() =>
  import('../account/account-page').then((loaded) => ({ default: loaded.AccountPage })),
);
const ChoosePasswordPage = lazy(() =>
  import('../account/choose-password-page').then((loaded) => ({
    default: loaded.ChoosePasswordPage,
  })),
);
const CallbacksPage = lazy(() =>
  import('../callbacks/callbacks-page').then((loaded) => ({ default: loaded.CallbacksPage })),
);
const AccessLogPage = lazy(() =>
  import('../accesslog/access-log-page').then((loaded) => ({ default: loaded.AccessLogPage })),
);
const ErasuresPage = lazy(() =>
  import('../erasures/erasures-page').then((loaded) => ({ default: loaded.ErasuresPage })),
);
const RefusedPage = lazy(() =>
  import('../refused/refused-page').then((loaded) => ({ default: loaded.RefusedPage })),
);
const DeliveriesPage = lazy(() =>
  import('../partners/deliveries-page').then((loaded) => ({ default: loaded.DeliveriesPage })),
);
const ChannelsPage = lazy(() =>
  import('../channels/channels-page').then((loaded) => ({ default: loaded.ChannelsPage })),
);
const PartnersPage = lazy(() =>
  import('../partners/partners-page').then((loaded) => ({ default: loaded.PartnersPage })),
);
const PolicyPages = lazy(() =>
  import('../policies/policy-pages').then((loaded) => ({ default: loaded.PolicyPages })),
);
const ClockBoardPage = lazy(() =>
  import('../clocks/board-page').then((loaded) => ({ default: loaded.ClockBoardPage })),
);
const CalendarPages = lazy(() =>
  import('../calendars/calendar-pages').then((loaded) => ({ default: loaded.CalendarPages })),
);
const ApprovalsPage = lazy(() =>
  import('../approvals/approvals-page').then((loaded) => ({ default: loaded.ApprovalsPage })),
);
const SupervisePage = lazy(() =>
  import('../supervise/supervise-page').then((loaded) => ({ default: loaded.SupervisePage })),
);
const AccountabilityPages = lazy(() =>
  import('../accountability/accountability-pages').then((loaded) => ({
    default: loaded.AccountabilityPages,
  })),
);
const ResultsPage = lazy(() =>
  import('../results/results-page').then((loaded) => ({ default: loaded.ResultsPage })),
);
const ReportablePage = lazy(() =>
  import('../holds/reportable-page').then((loaded) => ({ default: loaded.ReportablePage })),
);
const RewardsPage = lazy(() =>
  import('../rewards/rewards-page').then((loaded) => ({ default: loaded.RewardsPage })),
);
const LedgerPage = lazy(() =>
  import('../remedies/ledger-page').then((loaded) => ({ default: loaded.LedgerPage })),
);
const ImprovementPages = lazy(() =>
  import('../improvements/improvement-pages').then((loaded) => ({
    default: loaded.ImprovementPages,
  })),
);
const RoutinesPage = lazy(() =>
  import('../house/routines-page').then((loaded) => ({ default: loaded.RoutinesPage })),
);
const RosterPage = lazy(() =>
  import('../house/roster-page').then((loaded) => ({ default: loaded.RosterPage })),
);
const SafetyPage = lazy(() =>
  import('../safety/safety-page').then((loaded) => ({ default: loaded.SafetyPage })),
);
const SafetyFilePage = lazy(() =>
  import('../safety/safety-file-page').then((loaded) => ({ default: loaded.SafetyFilePage })),
);
const CommitteesPage = lazy(() =>
  import('../meetings/committees-page').then((loaded) => ({ default: loaded.CommitteesPage })),
);
const BoxesPage = lazy(() =>
  import('../house/boxes-page').then((loaded) => ({ default: loaded.BoxesPage })),
);
const BoxLabelsPage = lazy(() =>
  import('../house/box-labels-page').then((loaded) => ({ default: loaded.BoxLabelsPage })),
);
const PostersPage = lazy(() =>
  import('../posters/posters-page').then((loaded) => ({ default: loaded.PostersPage })),
);
const AccountsPage = lazy(() =>
  import('../accounts/accounts-page').then((loaded) => ({ default: loaded.AccountsPage })),
);
const PeoplePage = lazy(() =>
  import('../people/people-page').then((loaded) => ({ default: loaded.PeoplePage })),
);
const PersonPage = lazy(() =>
  import('../people/person-page').then((loaded) => ({ default: loaded.PersonPage })),
);
const AdministrationLogPage = lazy(() =>
  import('../people/administration-log-page').then((loaded) => ({
    default: loaded.AdministrationLogPage,
  })),
);
const RobotsPage = lazy(() =>
  import('../robots/robots-page').then((loaded) => ({ default: loaded.RobotsPage })),
);
const OutgoingPage = lazy(() =>
  import('../outgoing/outgoing-page').then((loaded) => ({ default: loaded.OutgoingPage })),
);
const RegisterBookPage = lazy(() =>
  import('../registerbook/register-book-page').then((loaded) => ({
    default: loaded.RegisterBookPage,
  })),
);
const OrdersPage = lazy(() =>
  import('../orders/orders-page').then((loaded) => ({ default: loaded.OrdersPage })),
);
const NewPage = lazy(() =>
  import('../register/new-page').then((loaded) => ({ default: loaded.NewPage })),
);
const DonePage = lazy(() =>
  import('../register/done-page').then((loaded) => ({ default: loaded.DonePage })),
);
const BlankPage = lazy(() =>
  import('../register/blank-page').then((loaded) => ({ default: loaded.BlankPage })),
);
const BatchPage = lazy(() =>
  import('../register/batch-page').then((loaded) => ({ default: loaded.BatchPage })),
);

const NotFound = () => {
  const { t } = useWords();
  return (
    <Outcome title={t('noSuchPage')}>
      <Link to="/">{t('toWorkList')}</Link>
    </Outcome>
  );
};

/** What comes after the list is a case: its page and the policies are there when it is opened. */
const WorkList = () => {
  const client = useQueryClient();
  const [shown, setShown] = useState(false);
  useEffect(
    () =>
      shown
        ? whenIdle(() => {
            void loadCasePage().catch(() => undefined);
            void fetchPoliciesAhead(client);
          })
        : undefined,
    [client, shown],
  );
  return <WorkListPage onShown={setShown} />;
};

/** A privacy officer sees no case: what he comes for is the access log. */
const Home = () => (useWatchesOnly() ? <AccessLogPage /> : <WorkList />);

const Pages = () => (
  <Routes>
    <Route element={<Layout />}>
      <Route index element={<Home />} />
      <Route path="new" element={<NewPage />} />
      <Route path="new/done" element={<DonePage />} />
      <Route path="new/batch" element={<BatchPage />} />
      <Route path="new/blank" element={<BlankPage />} />
      <Route path="cases/:caseNo" element={<CasePage />} />
      <Route path="find" element={<FindPage />} />
      <Route path="dashboard" element={<DashboardPage />} />
      <Route path="clocks" element={<ClockBoardPage />} />
      <Route path="approvals" element={<ApprovalsPage />} />
      <Route path="accountability/*" element={<AccountabilityPages />} />
      <Route path="results" element={<ResultsPage />} />
      <Route path="rewards" element={<RewardsPage />} />
      <Route path="ledger" element={<LedgerPage />} />
      <Route path="reportable" element={<ReportablePage />} />
      <Route path="supervise" element={<SupervisePage />} />
      <Route path="notices" element={<NoticesPage />} />
      <Route path="notices/settings" element={<NoticeSettingsPage />} />
      <Route path="account" element={<AccountPage />} />
      <Route path="improvements/*" element={<ImprovementPages />} />
      <Route path="routines" element={<RoutinesPage />} />
      <Route path="roster" element={<RosterPage />} />
      <Route path="committees" element={<CommitteesPage />} />
      <Route path="safety" element={<SafetyPage />} />
      <Route path="safety/:fileId" element={<SafetyFilePage />} />
      <Route path="boxes" element={<BoxesPage />} />
      <Route path="boxes/labels" element={<BoxLabelsPage />} />
      <Route path="posters" element={<PostersPage />} />
      <Route path="letters" element={<OutgoingPage medium="letter" />} />
      <Route path="calls-to-make" element={<OutgoingPage medium="phone" />} />
      <Route path="callbacks" element={<CallbacksPage />} />
      <Route path="register-book" element={<RegisterBookPage />} />
      <Route path="orders" element={<OrdersPage />} />
      <Route path="access-log" element={<AccessLogPage />} />
      <Route path="erasures" element={<ErasuresPage />} />
      <Route path="refused" element={<RefusedPage />} />
      <Route path="robots" element={<RobotsPage />} />
      <Route path="people" element={<PeoplePage />} />
      <Route path="people/:login" element={<PersonPage />} />
      <Route path="administration-log" element={<AdministrationLogPage />} />
      <Route path="accounts" element={<AccountsPage />} />
      <Route path="channels" element={<ChannelsPage />} />
      <Route path="partners" element={<PartnersPage />} />
      <Route path="partners/webhooks/:id" element={<DeliveriesPage />} />
      <Route path="operator" element={<OperatorPage />} />
      <Route path="policies/*" element={<PolicyPages />} />
      <Route path="calendars/*" element={<CalendarPages />} />
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);

const SignedIn = () => {
  const { data: me, error, isPending, refetch } = useMe();
  const wasIn = useRef(false);
  const client = useQueryClient();
  const person = me?.personId ?? null;
  const last = useRef(person);
  useEffect(() => {
    if (person === null) return;
    // Another person signed in in another tab: what is on the screen is not theirs.
    if (last.current !== null && last.current !== person) forgetAllButSession(client);
    wasIn.current = true;
    last.current = person;
  }, [person, client]);
  if (isPending) return <Loading />;
  if (error && !me) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!me)
    return (
      <Suspense fallback={<Loading />}>
        <SignInPage again={wasIn.current} />
      </Suspense>
    );
  if (me.mustAddFactor)
    return (
      <Suspense fallback={<Loading />}>
        <MustAddFactor />
      </Suspense>
    );
  return (
    <SessionProvider key={me.personId} me={me}>
      <AskForProof />
      <LiveProvider>
        <Pages />
      </LiveProvider>
    </SessionProvider>
  );
};

const Themed = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useWords();
  const look = useLook();
  return (
    <ConfigProvider
      theme={THEMES[look]}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp message={{ duration: 4 }}>
        <TabLeavesSelects>{children}</TabLeavesSelects>
      </AntApp>
    </ConfigProvider>
  );
};

export const App = () => (
  <Themed>
    <CrashGuard>
      <BrowserRouter basename="/staff">
        <Routes>
          <Route
            path="choose-password"
            element={
              <Suspense fallback={<Loading />}>
                <ChoosePasswordPage />
              </Suspense>
            }
          />
          <Route path="*" element={<SignedIn />} />
        </Routes>
      </BrowserRouter>
    </CrashGuard>
  </Themed>
);
