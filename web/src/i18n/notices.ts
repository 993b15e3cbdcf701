import { notices as english } from './notices.en';
import { notices as chinese } from './notices.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
