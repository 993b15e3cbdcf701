import { ownAccount as english } from './own-account.en';
import { ownAccount as chinese } from './own-account.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
