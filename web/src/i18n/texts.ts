import i18next, { type i18n, type TFunction } from 'i18next';
import type { accountability } from './accountability.zh-CN';
import type { accesslog } from './accesslog.zh-CN';
import type { erased } from './erased.zh-CN';
import type { erasures } from './erasures.zh-CN';
import type { accounts } from './accounts.zh-CN';
import type { bindings } from './bindings.zh-CN';
import type { calendars } from './calendars.zh-CN';
import type { casepage } from './casepage.zh-CN';
import type { channels } from './channels.zh-CN';
import type { clocks } from './clocks.zh-CN';
import type { factors } from './factors.zh-CN';
import type { found } from './call-backs-found.zh-CN';
import type { callbacks } from './callbacks.zh-CN';
import type { contact } from './contact.zh-CN';
import type { department } from './department.zh-CN';
import type { told } from './told.zh-CN';
import type { desk } from './desk.zh-CN';
import type { dossier } from './dossier.zh-CN';
import type { approvals } from './approvals.zh-CN';
import type { rewards } from './rewards.zh-CN';
import type { improvements } from './improvements.zh-CN';
import type { experts } from './experts.zh-CN';
import type { mediation } from './mediation.zh-CN';
import type { holds } from './holds.zh-CN';
import type { house } from './house.zh-CN';
import type { thread } from './thread.zh-CN';
import type { Language } from './language';
import type { copies } from './copies.zh-CN';
import type { notices } from './notices.zh-CN';
import type { office } from './office.zh-CN';
import type { orders } from './orders.zh-CN';
import type { outgoing } from './outgoing.zh-CN';
import type { ownership } from './ownership.zh-CN';
import type { papers } from './papers.zh-CN';
import type { partners } from './partners.zh-CN';
import type { people } from './people.zh-CN';
import type { posters } from './posters.zh-CN';
import type { policies } from './policies.zh-CN';
import type { register } from './register.zh-CN';
import type { registerbook } from './registerbook.zh-CN';
import type { related } from './related.zh-CN';
import type { after } from './after.zh-CN';
import type { meetings } from './meetings.zh-CN';
import type { issueFigures } from './issue-figures.zh-CN';
import type { issues } from './issues.zh-CN';
import type { inquiry } from './inquiry.zh-CN';
import type { remedies } from './remedies.zh-CN';
import type { respondents } from './respondents.zh-CN';
import type { ownAccount } from './own-account.zh-CN';
import type { robots } from './robots.zh-CN';
import type { safety } from './safety.zh-CN';
import type { savedviews } from './savedviews.zh-CN';
import type { sending } from './sending.zh-CN';
import type { supervise } from './supervise.zh-CN';
import { staff as english } from './staff.en';
import { staff as chinese } from './staff.zh-CN';

type Sentences = typeof chinese &
  typeof accesslog &
  typeof erased &
  typeof erasures &
  typeof accountability &
  typeof accounts &
  typeof approvals &
  typeof bindings &
  typeof calendars &
  typeof holds &
  typeof experts &
  typeof mediation &
  typeof house &
  typeof improvements &
  typeof rewards &
  typeof dossier &
  typeof thread &
  typeof contact &
  typeof callbacks &
  typeof factors &
  typeof found &
  typeof casepage &
  typeof channels &
  typeof clocks &
  typeof department &
  typeof papers &
  typeof partners &
  typeof people &
  typeof posters &
  typeof told &
  typeof desk &
  typeof copies &
  typeof notices &
  typeof office &
  typeof orders &
  typeof ownership &
  typeof policies &
  typeof register &
  typeof registerbook &
  typeof related &
  typeof after &
  typeof meetings &
  typeof issues &
  typeof issueFigures &
  typeof inquiry &
  typeof remedies &
  typeof respondents &
  typeof ownAccount &
  typeof robots &
  typeof safety &
  typeof savedviews &
  typeof sending &
  typeof outgoing &
  typeof supervise;
export type TextKey = keyof Sentences;
export type Translate = TFunction;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Sentences };
    keySeparator: false;
    nsSeparator: false;
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}

/** The sentences of the console in both languages. `{name}` marks a value. */
export const texts: i18n = i18next;
void texts.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  initAsync: false,
  resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it renders.
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
});

/** Adds sentences that travel with the pages that speak them, so that the first page stays small. */
export const addTexts = (added: Readonly<Record<Language, Readonly<Record<string, string>>>>) => {
  for (const language of ['zh-CN', 'en'] as const)
    texts.addResourceBundle(language, 'translation', added[language], false, true, {
      silent: true,
      skipCopy: true,
    });
};

/** Speaks a fixed language, for what is not a component. */
export const textsIn = (language: Language): Translate => texts.getFixedT(language);
