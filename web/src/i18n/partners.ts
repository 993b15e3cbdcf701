import { partners as english } from './partners.en';
import { partners as chinese } from './partners.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
