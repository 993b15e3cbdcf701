/** The services behind the gateway. */
export const SERVICES = ['intake', 'cases', 'notifications', 'analytics'] as const;
export type ServiceName = (typeof SERVICES)[number];

export type LimitName = 'complaints' | 'uploads' | 'progress' | 'sign-in';

export interface ForwardedRoute {
  readonly prefix: string;
  readonly service: ServiceName;
  /** Visitors of the portal may call it; all others need a session. */
  readonly public: boolean;
  /** The body passes through unread, because it may be large. */
  readonly streamed: boolean;
  /** Which limit of requests holds, and whether for all of them or only for those that add something at the address itself. */
  readonly limit?: { readonly name: LimitName; readonly of: 'additions' | 'all' };
}

const staff = (prefix: string, service: ServiceName): ForwardedRoute => ({
  prefix,
  service,
  public: false,
  streamed: false,
});

/** What the sender of a complaint does with its code: guessing codes is slow. */
const bySender = (action: string): ForwardedRoute => ({
  prefix: `/complaints/:complaintNo/${action}`,
  service: 'intake',
  public: true,
  streamed: false,
  limit: { name: 'progress', of: 'all' },
});

/** Which service answers for which addresses under `/api/v1`. `/internal` is in no row, so it cannot be reached from outside. */
export const FORWARDED: readonly ForwardedRoute[] = [
  {
    ...{ prefix: '/complaints', service: 'intake', public: true, streamed: false },
    limit: { name: 'complaints', of: 'additions' },
  },
  {
    ...{ prefix: '/uploads', service: 'intake', public: true, streamed: true },
    limit: { name: 'uploads', of: 'additions' },
  },
  ...[
    'messages',
    'withdrawal',
    'rating',
    'confirmation',
    'objection',
    'receipt',
    'reach-wish',
    'consent',
  ].map(bySender),
  {
    ...{ prefix: '/consent', service: 'intake', public: true, streamed: false },
    limit: { name: 'progress', of: 'all' },
  },
  {
    ...{ prefix: '/complaints/lost-receipts', service: 'intake', public: true, streamed: false },
    limit: { name: 'progress', of: 'all' },
  },
  {
    ...{ prefix: '/partner/orders', service: 'intake', public: true, streamed: false },
    limit: { name: 'complaints', of: 'additions' },
  },
  { prefix: '/receipts', service: 'intake', public: true, streamed: false },
  // The public halves are for whoever is handed a dossier.
  { prefix: '/dossier-keys', service: 'intake', public: true, streamed: false },
  {
    ...{ prefix: '/partner', service: 'intake', public: true, streamed: false },
    limit: { name: 'progress', of: 'all' },
  },
  {
    ...{ prefix: '/inlets/arrivals', service: 'intake', public: true, streamed: false },
    limit: { name: 'progress', of: 'all' },
  },
  staff('/inlets', 'intake'),
  staff('/media-accounts', 'intake'),
  staff('/api-keys', 'intake'),
  staff('/webhooks', 'intake'),
  staff('/sendings', 'intake'),
  staff('/refused-submissions', 'intake'),
  staff('/register-book/exports', 'intake'),
  staff('/order-authorities', 'intake'),
  staff('/posters', 'intake'),
  staff('/cases', 'cases'),
  staff('/cases/:caseNo/messages', 'intake'),
  staff('/policies', 'cases'),
  staff('/policy-bindings', 'cases'),
  staff('/policy-drafts', 'cases'),
  staff('/calendars', 'cases'),
  staff('/what-if', 'cases'),
  staff('/clocks', 'cases'),
  staff('/routines', 'cases'),
  staff('/improvements', 'cases'),
  staff('/common-problems', 'cases'),
  staff('/lessons', 'cases'),
  staff('/learning-records', 'cases'),
  staff('/loops', 'cases'),
  staff('/readings', 'cases'),
  staff('/safety-files', 'cases'),
  staff('/boxes', 'cases'),
  staff('/committees', 'cases'),
  staff('/saved-views', 'cases'),
  staff('/form-drafts', 'cases'),
  staff('/follow-ups', 'cases'),
  staff('/remedies', 'cases'),
  staff('/result-notices', 'cases'),
  staff('/reportable-events', 'cases'),
  staff('/accountability', 'cases'),
  staff('/erasures', 'cases'),
  staff('/rewards', 'cases'),
  staff('/notices', 'notifications'),
  staff('/analytics', 'analytics'),
];

const isService = (name: string): name is ServiceName =>
  SERVICES.some((service) => service === name);

/** `/api/v1/operator/cases/parked/7` or `…/storage` as the service cases knows it; null when there is no such service. */
export function operatorPath(
  url: string,
): { readonly service: ServiceName; readonly path: string } | null {
  const [, service, rest] =
    /^\/api\/v1\/operator\/([a-z]+)\/(parked(?:[/?].*)?|storage)$/.exec(url) ?? [];
  return service && rest && isService(service)
    ? { service, path: `/api/v1/operator/${rest}` }
    : null;
}
