import { issues as english } from './issues.en';
import { issues as chinese } from './issues.zh-CN';
import { addTexts } from './texts';

addTexts({ 'zh-CN': chinese, en: english });
