import { found as english } from './call-backs-found.en';
import { found as chinese } from './call-backs-found.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
