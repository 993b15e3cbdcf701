import { accounts as english } from './accounts.en';
import { accounts as chinese } from './accounts.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
